#pragma once
// Docx files for tests, from the inner XML of their parts. Needs zlib.

#include <string>
#include <utility>
#include <vector>

#include "support/zip_writer.h"

namespace support {

inline constexpr const char* kWordNamespaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
    " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
    " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
    " xmlns:v=\"urn:schemas-microsoft-com:vml\"";

inline std::string run(const std::string& text, const std::string& properties = {}) {
    std::string rpr = properties.empty() ? "" : "<w:rPr>" + properties + "</w:rPr>";
    return "<w:r>" + rpr + "<w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}
// A paragraph of given runs.
inline std::string para(const std::string& runs, const std::string& properties = {}) {
    return "<w:p>" + (properties.empty() ? "" : "<w:pPr>" + properties + "</w:pPr>") + runs +
           "</w:p>";
}
// A paragraph of plain text.
inline std::string p(const std::string& text, const std::string& properties = {}) {
    return para(text.empty() ? "" : run(text), properties);
}
inline std::string styled(const std::string& style, const std::string& text) {
    return p(text, "<w:pStyle w:val=\"" + style + "\"/>");
}
inline std::string numbered(int number, int level, const std::string& text) {
    return p(text, "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" +
                       std::to_string(number) + "\"/></w:numPr>");
}
inline std::string tc(const std::string& blocks, const std::string& properties = {}) {
    return "<w:tc>" + (properties.empty() ? "" : "<w:tcPr>" + properties + "</w:tcPr>") + blocks +
           "</w:tc>";
}
inline std::string tr(const std::string& cells, const std::string& properties = {}) {
    return "<w:tr>" + (properties.empty() ? "" : "<w:trPr>" + properties + "</w:trPr>") + cells +
           "</w:tr>";
}
inline std::string tbl(const std::string& rows) { return "<w:tbl><w:tblPr/>" + rows + "</w:tbl>"; }

// A level of a numbering definition.
inline std::string lvl(int level, const std::string& format, const std::string& text,
                       const std::string& more = {}) {
    return "<w:lvl w:ilvl=\"" + std::to_string(level) +
           "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + format + "\"/>" + more +
           "<w:lvlText w:val=\"" + text + "\"/></w:lvl>";
}
inline std::string abstract_num(int id, const std::string& levels) {
    return "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) + "\">" + levels +
           "</w:abstractNum>";
}
inline std::string num(int id, int abstract_id, const std::string& overrides = {}) {
    return "<w:num w:numId=\"" + std::to_string(id) + "\"><w:abstractNumId w:val=\"" +
           std::to_string(abstract_id) + "\"/>" + overrides + "</w:num>";
}

class DocxBuilder {
  public:
    DocxBuilder& body(const std::string& xml) {
        body_ += xml;
        return *this;
    }
    // A part with its relationship: part("styles", "<w:style …>").
    DocxBuilder& part(const std::string& type, const std::string& root, const std::string& inner,
                      const std::string& id = {}) {
        std::string target = type + id + ".xml";
        related(type, target, false, id);
        return file("word/" + target, xml(root, inner));
    }
    DocxBuilder& styles(const std::string& inner) { return part("styles", "styles", inner); }
    DocxBuilder& numbering(const std::string& inner) {
        return part("numbering", "numbering", inner);
    }
    DocxBuilder& file(const std::string& name, const std::string& content) {
        files_.emplace_back(name, content);
        return *this;
    }
    DocxBuilder& related(const std::string& type, const std::string& target, bool external = false,
                         const std::string& id = {}) {
        relationships_ += "<Relationship Id=\"rId" + (id.empty() ? type : id) +
                          "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                          "relationships/" +
                          type + "\" Target=\"" + target + "\"" +
                          (external ? " TargetMode=\"External\"" : "") + "/>";
        return *this;
    }
    [[nodiscard]] std::string build() const {
        ZipWriter zip;
        zip.add("[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
        zip.add("_rels/.rels",
                relationships("<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/"
                              "officeDocument/2006/relationships/officeDocument\" "
                              "Target=\"word/document.xml\"/>"));
        zip.add("word/document.xml", xml("document", "<w:body>" + body_ + "</w:body>"));
        zip.add("word/_rels/document.xml.rels", relationships(relationships_));
        for (const auto& [name, content] : files_) zip.add(name, content);
        return zip.finish();
    }

    static std::string xml(const std::string& root, const std::string& inner) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:" + root +
               kWordNamespaces + ">" + inner + "</w:" + root + ">";
    }

  private:
    static std::string relationships(const std::string& inner) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Relationships "
               "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
               inner + "</Relationships>";
    }

    std::string body_;
    std::string relationships_;
    std::vector<std::pair<std::string, std::string>> files_;
};

}  // namespace support

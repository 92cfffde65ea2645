#pragma once
// Small PDF files made by hand: objects in, a file with its cross-reference table out.

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"

class PdfBuilder {
  public:
    // Objects are numbered from 1 in the order in which they are added.
    int add(std::string body) {
        objects_.push_back(std::move(body));
        return static_cast<int>(objects_.size());
    }
    int add_stream(const std::string& dictionary, const std::string& data) {
        return add("<< " + dictionary + " /Length " + std::to_string(data.size()) +
                   " >>\nstream\n" + data + "\nendstream");
    }
    void replace(int number, std::string body) { objects_.at(number - 1) = std::move(body); }
    [[nodiscard]] std::string finish(int root, const std::string& trailer = {}) const {
        std::string out = "%PDF-1.4\n";
        std::vector<size_t> offsets;
        for (size_t i = 0; i < objects_.size(); ++i) {
            offsets.push_back(out.size());
            out += std::to_string(i + 1) + " 0 obj\n" + objects_[i] + "\nendobj\n";
        }
        size_t xref = out.size();
        out += "xref\n0 " + std::to_string(offsets.size() + 1) + "\n0000000000 65535 f \n";
        for (size_t offset : offsets) {
            char line[32];
            std::snprintf(line, sizeof line, "%010zu 00000 n \n", offset);
            out += line;
        }
        return out + "trailer\n<< /Size " + std::to_string(offsets.size() + 1) + " /Root " +
               std::to_string(root) + " 0 R " + trailer + " >>\nstartxref\n" +
               std::to_string(xref) + "\n%%EOF\n";
    }

  private:
    std::vector<std::string> objects_;
};

// Shows text at a place (points from the lower left corner) in a font that is not embedded.
inline std::string show(double x, double y, double size, std::string_view utf8) {
    std::string hex;
    char digits[8];
    for (char32_t c : base::to_utf32(utf8)) {
        std::snprintf(digits, sizeof digits, "%04X", static_cast<unsigned>(c));
        hex += digits;
    }
    return "BT /F1 " + std::to_string(size) + " Tf " + std::to_string(x) + " " + std::to_string(y) +
           " Td <" + hex + "> Tj ET\n";
}

struct PdfParts {
    PdfBuilder builder;
    int catalog = 0;
};

// A4 pages with the given contents; `page` and `catalog` are added to those dictionaries.
inline PdfParts pdf_parts(const std::vector<std::string>& contents, const std::string& page = {},
                          const std::string& catalog = {},
                          const std::string& encoding = "UniGB-UCS2-H") {
    PdfParts out;
    PdfBuilder& b = out.builder;
    int descriptor = b.add(
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] "
        "/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>");
    int descendant = b.add(
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry "
        "(Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /FontDescriptor " +
        std::to_string(descriptor) + " 0 R >>");
    int font = b.add("<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /" +
                     encoding + " /DescendantFonts [" + std::to_string(descendant) + " 0 R] >>");
    int pages = descendant + 2;
    b.add("");  // the page tree: its kids are known below
    std::string kids;
    for (const std::string& content : contents) {
        int stream = b.add_stream("", content);
        int number = b.add("<< /Type /Page /Parent " + std::to_string(pages) +
                           " 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 " +
                           std::to_string(font) + " 0 R >> >> /Contents " + std::to_string(stream) +
                           " 0 R " + page + " >>");
        kids += std::to_string(number) + " 0 R ";
    }
    out.catalog =
        b.add("<< /Type /Catalog /Pages " + std::to_string(pages) + " 0 R " + catalog + " >>");
    b.replace(pages, "<< /Type /Pages /Kids [" + kids + "] /Count " +
                         std::to_string(contents.size()) + " >>");
    return out;
}

inline std::string pdf_file(const std::vector<std::string>& contents, const std::string& page = {},
                            const std::string& catalog = {},
                            const std::string& encoding = "UniGB-UCS2-H") {
    PdfParts parts = pdf_parts(contents, page, catalog, encoding);
    return parts.builder.finish(parts.catalog);
}

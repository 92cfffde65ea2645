#pragma once
// The parts of a docx file and how they refer to each other. Source: ECMA-376-2 (packages), 9.
// References are looked up inside the file only; what lies outside is remarked and left alone.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/xml_tree.h"
#include "document/zip_archive.h"

namespace document {

struct Relationship {
    std::string type;    // last step of the type's URI: "styles", "header"
    std::string target;  // name of the part; as written where external
    bool external = false;
};
using Relationships = std::map<std::string, Relationship, std::less<>>;  // by id

class DocxPackage {
  public:
    // Fails as ZipArchive does, and with E_DOCX where there is no main part.
    [[nodiscard]] static base::Result<DocxPackage> open(std::string_view bytes,
                                                        const std::string& file);

    // "word/document.xml" in most files.
    [[nodiscard]] const std::string& main_part() const { return main_part_; }
    [[nodiscard]] const Relationships& relationships() const { return relationships_; }
    // Target of the first relationship of that type inside the file; empty where there is none.
    [[nodiscard]] std::string part_of(std::string_view type) const;

    [[nodiscard]] base::Result<XmlTree> parse(const std::string& part);
    // Styles, numbering, notes: no part, no tree; a part that is damaged or not there gives none
    // either, and W_TRUNC is added to warnings(). Fails only where a limit is passed.
    [[nodiscard]] base::Result<std::optional<XmlTree>> parse_if_sound(const std::string& part);

    // Of the package as a whole: macros, templates and parts outside, embedded files.
    [[nodiscard]] const std::vector<Warning>& warnings() const { return warnings_; }

  private:
    DocxPackage(ZipArchive zip, std::string file) : zip_(std::move(zip)), file_(std::move(file)) {}
    [[nodiscard]] base::Result<Relationships> relationships_of(const std::string& part);
    [[nodiscard]] base::Status read_relationships();
    void remark_active_content(const Relationships& settings);
    void remark_external(const Relationships& relationships);

    ZipArchive zip_;
    std::string file_;
    std::string main_part_;
    Relationships relationships_;
    std::vector<Warning> warnings_;
};

}  // namespace document

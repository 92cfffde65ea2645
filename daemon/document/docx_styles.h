#pragma once
// What paragraph and character styles say about outline level, numbering, hiding and alignment.
// Source: ECMA-376-1, 17.7 (styles inherit by basedOn).

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "document/xml_tree.h"

namespace document {

// w:val of an on/off property (17.17.4): present without a value is on.
[[nodiscard]] bool is_on(XmlNode property);

struct StyleProperties {
    std::optional<int> outline;    // 0–8; 9: body text
    std::optional<int> numbering;  // numId; 0 removes numbering
    std::string numbering_style;   // the style in the chain that states it
    std::optional<int> level;      // ilvl
    std::optional<bool> hidden;    // w:vanish
    std::optional<bool> centred;
};

class DocxStyles {
  public:
    DocxStyles() = default;
    explicit DocxStyles(XmlNode root);

    // With all that is inherited. An empty id is the default paragraph style.
    [[nodiscard]] const StyleProperties& paragraph(std::string_view id) const;
    // Of a character style; an empty id has no properties.
    [[nodiscard]] bool hides_characters(std::string_view id) const;

  private:
    struct Style {
        std::string based_on;
        StyleProperties own;
    };
    [[nodiscard]] StyleProperties inherited(const std::string& id) const;

    std::map<std::string, Style, std::less<>> styles_;
    std::map<std::string, StyleProperties, std::less<>> effective_;
    std::string default_paragraph_;
    StyleProperties none_;
};

}  // namespace document

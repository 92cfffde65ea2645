#pragma once
// Automatic numbers of a docx, rebuilt in the order of its paragraphs: 一、 （一） 1. are often not
// in the text at all. Source: ECMA-376-1, 17.9.

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "document/xml_tree.h"

namespace document {

class DocxNumbering {
  public:
    static constexpr int kLevels = 9;

    DocxNumbering() = default;
    // `styles`: root of styles.xml, for numbering that is stated by a numbering style.
    DocxNumbering(XmlNode root, XmlNode styles);

    // The level that a paragraph style is tied to in the definition (w:pStyle).
    [[nodiscard]] std::optional<int> level_of_style(int number_id, std::string_view style) const;
    // Counts one paragraph and gives its number as printed; a blank keeps "1. " apart from a text
    // that begins with a digit, whatever w:suff says. Empty for bullets and unknown definitions.
    [[nodiscard]] std::string next(int number_id, int level);

  private:
    struct Level {
        int start = 1;
        std::string format = "decimal";
        std::string text;            // "（%1）"
        std::string style;           // w:pStyle
        std::optional<int> restart;  // w:lvlRestart
        bool legal = false;          // w:isLgl: all numbers in Arabic digits
    };
    using Levels = std::array<Level, kLevels>;
    struct Definition {
        Levels levels;
        std::array<std::optional<int>, kLevels> counters;
    };
    struct Number {
        int definition = -1;
        std::map<int, Level> replaced;  // by w:lvlOverride
        std::map<int, int> starts;      // w:startOverride, used up at first use
    };

    static Level read_level(XmlNode node);
    void read_definitions(XmlNode root);
    void read_number(XmlNode node);
    void follow_numbering_styles(XmlNode root, XmlNode styles);
    [[nodiscard]] const Level& level_at(const Number& number, int level) const;
    void count(Number& number, Definition& definition, int level);
    [[nodiscard]] std::string print(const Number& number, const Definition& definition,
                                    int level) const;

    std::map<int, Definition> definitions_;
    std::map<int, Number> numbers_;
};

}  // namespace document

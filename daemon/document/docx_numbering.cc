// Counters belong to the abstract definition: lists that share one go on counting, unless a list
// (w:num) starts anew by w:startOverride.

#include "document/docx_numbering.h"

#include "document/docx_styles.h"
#include "document/integer.h"
#include "document/number_format.h"

namespace document {

namespace {

constexpr size_t kMaxNumberText = 64;  // bytes of w:lvlText; longer ones are no number

// A writer wraps formats that older programs do not know: mc:AlternateContent/mc:Fallback.
XmlNode number_format_of(XmlNode level) {
    if (XmlNode direct = level.child("numFmt")) return direct;
    return level.child("AlternateContent").child("Fallback").child("numFmt");
}

bool ascii_letter_or_digit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

DocxNumbering::DocxNumbering(XmlNode root, XmlNode styles) {
    read_definitions(root);
    for (XmlNode node : root)
        if (node.name() == "num") read_number(node);
    follow_numbering_styles(root, styles);
}

DocxNumbering::Level DocxNumbering::read_level(XmlNode node) {
    Level level;
    level.start = number_in(node.child("start").attribute("val"), 0, 1 << 30).value_or(0);
    if (XmlNode format = number_format_of(node)) level.format = format.attribute("val");
    std::string_view text = node.child("lvlText").attribute("val");
    if (text.size() <= kMaxNumberText) level.text = text;
    level.style = node.child("pStyle").attribute("val");
    level.restart = number_in(node.child("lvlRestart").attribute("val"), 0, kLevels);
    level.legal = is_on(node.child("isLgl"));
    return level;
}

void DocxNumbering::read_definitions(XmlNode root) {
    for (XmlNode node : root) {
        std::optional<int> id = number_in(node.attribute("abstractNumId"), 0, 1 << 30);
        if (node.name() != "abstractNum" || !id) continue;
        Definition& definition = definitions_[*id];
        for (XmlNode child : node) {
            std::optional<int> at = number_in(child.attribute("ilvl"), 0, kLevels - 1);
            if (child.name() == "lvl" && at) definition.levels[*at] = read_level(child);
        }
    }
}

void DocxNumbering::read_number(XmlNode node) {
    std::optional<int> id = number_in(node.attribute("numId"), 0, 1 << 30);
    std::optional<int> definition =
        number_in(node.child("abstractNumId").attribute("val"), 0, 1 << 30);
    if (!id || !definition) return;
    Number& number = numbers_[*id];
    number.definition = *definition;
    for (XmlNode child : node) {
        std::optional<int> at = number_in(child.attribute("ilvl"), 0, kLevels - 1);
        if (child.name() != "lvlOverride" || !at) continue;
        if (XmlNode level = child.child("lvl")) number.replaced[*at] = read_level(level);
        std::optional<int> start =
            number_in(child.child("startOverride").attribute("val"), 0, 1 << 30);
        if (start) number.starts[*at] = *start;
    }
}

// A definition with w:numStyleLink stands for the one that its numbering style names.
void DocxNumbering::follow_numbering_styles(XmlNode root, XmlNode styles) {
    std::map<std::string, int, std::less<>> number_of_style;
    for (XmlNode style : styles) {
        if (style.attribute("type") != "numbering") continue;
        std::optional<int> id = number_in(
            style.child("pPr").child("numPr").child("numId").attribute("val"), 1, 1 << 30);
        if (id) number_of_style.emplace(style.attribute("styleId"), *id);
    }
    std::map<int, int> stands_for;
    for (XmlNode node : root) {
        XmlNode link = node.child("numStyleLink");
        std::optional<int> from = number_in(node.attribute("abstractNumId"), 0, 1 << 30);
        if (node.name() != "abstractNum" || !link || !from) continue;
        auto style = number_of_style.find(link.attribute("val"));
        if (style == number_of_style.end() || !numbers_.contains(style->second)) continue;
        stands_for[*from] = numbers_[style->second].definition;
    }
    for (auto& [id, number] : numbers_) {
        auto to = stands_for.find(number.definition);
        if (to != stands_for.end()) number.definition = to->second;
    }
}

const DocxNumbering::Level& DocxNumbering::level_at(const Number& number, int level) const {
    auto replaced = number.replaced.find(level);
    if (replaced != number.replaced.end()) return replaced->second;
    return definitions_.at(number.definition).levels[level];
}

std::optional<int> DocxNumbering::level_of_style(int number_id, std::string_view style) const {
    auto number = numbers_.find(number_id);
    if (style.empty() || number == numbers_.end()) return {};
    if (!definitions_.contains(number->second.definition)) return {};
    for (int level = 0; level < kLevels; ++level)
        if (level_at(number->second, level).style == style) return level;
    return {};
}

void DocxNumbering::count(Number& number, Definition& definition, int level) {
    auto start = number.starts.find(level);
    std::optional<int>& counter = definition.counters[level];
    if (start != number.starts.end()) {
        counter = start->second;
        number.starts.erase(start);
    } else {
        counter = counter ? *counter + 1 : level_at(number, level).start;
    }
    for (int deeper = level + 1; deeper < kLevels; ++deeper) {
        std::optional<int> restart = level_at(number, deeper).restart;
        if (!restart || (*restart > 0 && level < *restart)) definition.counters[deeper].reset();
    }
}

std::string DocxNumbering::print(const Number& number, const Definition& definition,
                                 int level) const {
    const Level& own = level_at(number, level);
    std::string out;
    for (size_t i = 0; i < own.text.size(); ++i) {
        bool place = own.text[i] == '%' && i + 1 < own.text.size() && own.text[i + 1] >= '1' &&
                     own.text[i + 1] <= '9';
        if (!place) {
            out += own.text[i];
            continue;
        }
        int at = own.text[++i] - '1';
        const Level& shown = level_at(number, at);
        bool legal = own.legal && shown.format != "none" && shown.format != "bullet";
        int value = definition.counters[at].value_or(shown.start);
        out += format_number(legal ? "decimal" : shown.format, value);
    }
    bool runs_into_text = !out.empty() && (out.back() == '.' || ascii_letter_or_digit(out.back()));
    if (runs_into_text) out += ' ';
    return out;
}

std::string DocxNumbering::next(int number_id, int level) {
    auto number = numbers_.find(number_id);
    if (number == numbers_.end() || level < 0 || level >= kLevels) return {};
    auto definition = definitions_.find(number->second.definition);
    if (definition == definitions_.end()) return {};
    count(number->second, definition->second, level);
    if (level_at(number->second, level).format == "bullet") return {};
    return print(number->second, definition->second, level);
}

}  // namespace document

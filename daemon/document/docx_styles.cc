#include "document/docx_styles.h"

#include "document/integer.h"

namespace document {

namespace {

// Built-in headings keep their level even where a writer leaves out w:outlineLvl: "heading 2",
// "标题 2".
std::optional<int> outline_by_name(std::string_view name) {
    for (std::string_view prefix : {"heading ", "Heading ", "标题 "}) {
        if (!name.starts_with(prefix)) continue;
        std::optional<int> level = number_in(name.substr(prefix.size()), 1, 9);
        if (level) return *level - 1;
    }
    return {};
}

StyleProperties properties_of(XmlNode style) {
    StyleProperties own;
    XmlNode paragraph = style.child("pPr");
    own.outline = number_in(paragraph.child("outlineLvl").attribute("val"), 0, 9);
    if (!own.outline) own.outline = outline_by_name(style.child("name").attribute("val"));
    XmlNode numbering = paragraph.child("numPr");
    own.numbering = number_in(numbering.child("numId").attribute("val"), 0, 1 << 30);
    if (own.numbering) own.numbering_style = style.attribute("styleId");
    own.level = number_in(numbering.child("ilvl").attribute("val"), 0, 8);
    if (XmlNode alignment = paragraph.child("jc"))
        own.centred = alignment.attribute("val") == "center";
    if (XmlNode vanish = style.child("rPr").child("vanish")) own.hidden = is_on(vanish);
    return own;
}

// What `own` leaves open comes from `base`.
void inherit(StyleProperties& own, const StyleProperties& base) {
    if (!own.outline) own.outline = base.outline;
    if (!own.numbering) {
        own.numbering = base.numbering;
        own.numbering_style = base.numbering_style;
    }
    if (!own.level) own.level = base.level;
    if (!own.hidden) own.hidden = base.hidden;
    if (!own.centred) own.centred = base.centred;
}

}  // namespace

bool is_on(XmlNode property) {
    if (!property) return false;
    std::string_view value = property.attribute("val");
    return value != "0" && value != "false" && value != "off";
}

DocxStyles::DocxStyles(XmlNode root) {
    for (XmlNode node : root) {
        if (node.name() != "style") continue;
        std::string id(node.attribute("styleId"));
        styles_[id] = {std::string(node.child("basedOn").attribute("val")), properties_of(node)};
        bool standard = node.has_attribute("default") && node.attribute("default") != "0";
        if (standard && node.attribute("type") == "paragraph") default_paragraph_ = id;
    }
    for (const auto& [id, style] : styles_) effective_[id] = inherited(id);
}

StyleProperties DocxStyles::inherited(const std::string& id) const {
    constexpr int kMaxChain = 32;  // a longer chain is a loop
    StyleProperties out;
    std::string_view at = id;
    for (int steps = 0; steps < kMaxChain && !at.empty(); ++steps) {
        auto style = styles_.find(at);
        if (style == styles_.end()) break;
        inherit(out, style->second.own);
        at = style->second.based_on;
    }
    return out;
}

const StyleProperties& DocxStyles::paragraph(std::string_view id) const {
    auto found = effective_.find(id.empty() ? std::string_view(default_paragraph_) : id);
    return found == effective_.end() ? none_ : found->second;
}

bool DocxStyles::hides_characters(std::string_view id) const {
    auto found = effective_.find(id);
    return !id.empty() && found != effective_.end() && found->second.hidden.value_or(false);
}

}  // namespace document

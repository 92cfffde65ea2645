// The only file that sees pugixml. pugixml itself parses without a limit on depth, and frees a tree
// by recursion: so limits are checked before it.

#include "document/xml_tree.h"

#include <algorithm>
#include <pugixml.hpp>

#include "document/xml_scan.h"

namespace document {

namespace {

pugi::xml_node wrap(void* node) {
    return pugi::xml_node(static_cast<pugi::xml_node_struct*>(node));
}

std::string_view local(const char* name) {
    std::string_view whole(name);
    size_t colon = whole.rfind(':');
    return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

bool is_text(pugi::xml_node node) {
    return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

// The node itself or the next sibling that is an element or character data.
pugi::xml_node content_from(pugi::xml_node node) {
    while (node && node.type() != pugi::node_element && !is_text(node)) node = node.next_sibling();
    return node;
}

pugi::xml_node named_from(pugi::xml_node node, std::string_view name) {
    while (node && (node.type() != pugi::node_element || local(node.name()) != name))
        node = node.next_sibling();
    return node;
}

pugi::xml_attribute find_attribute(pugi::xml_node node, std::string_view name) {
    pugi::xml_attribute attribute = node.first_attribute();
    while (attribute && local(attribute.name()) != name) attribute = attribute.next_attribute();
    return attribute;
}

}  // namespace

std::string_view XmlNode::name() const { return local(wrap(node_).name()); }

std::string_view XmlNode::text() const {
    pugi::xml_node node = wrap(node_);
    return is_text(node) ? std::string_view(node.value()) : std::string_view();
}

std::string XmlNode::all_text() const {
    std::string out;
    pugi::xml_node top = wrap(node_);
    pugi::xml_node at = top;
    while (at) {
        if (is_text(at)) out += at.value();
        if (at.first_child()) {
            at = at.first_child();
            continue;
        }
        while (at != top && !at.next_sibling()) at = at.parent();
        if (at == top) break;
        at = at.next_sibling();
    }
    return out;
}

std::string_view XmlNode::attribute(std::string_view local_name) const {
    return find_attribute(wrap(node_), local_name).value();
}

bool XmlNode::has_attribute(std::string_view local_name) const {
    return !find_attribute(wrap(node_), local_name).empty();
}

XmlNode XmlNode::parent() const {
    pugi::xml_node parent = wrap(node_).parent();
    return XmlNode(parent.type() == pugi::node_element ? parent.internal_object() : nullptr);
}

XmlNode XmlNode::first_child() const {
    return XmlNode(content_from(wrap(node_).first_child()).internal_object());
}

XmlNode XmlNode::next_sibling() const {
    return XmlNode(content_from(wrap(node_).next_sibling()).internal_object());
}

XmlNode XmlNode::child(std::string_view local_name) const {
    return XmlNode(named_from(wrap(node_).first_child(), local_name).internal_object());
}

XmlNode XmlNode::next(std::string_view local_name) const {
    return XmlNode(named_from(wrap(node_).next_sibling(), local_name).internal_object());
}

struct XmlTree::State {
    std::string text;  // pugixml works inside it
    pugi::xml_document document;
};

XmlTree::XmlTree(std::unique_ptr<State> state) : state_(std::move(state)) {}
XmlTree::XmlTree(XmlTree&&) noexcept = default;
XmlTree& XmlTree::operator=(XmlTree&&) noexcept = default;
XmlTree::~XmlTree() = default;

XmlNode XmlTree::root() const {
    return XmlNode(state_->document.document_element().internal_object());
}

base::Result<XmlTree> XmlTree::parse(std::string bytes, const std::string& part,
                                     const std::string& file, int max_depth) {
    if (bytes.size() > kMaxXmlBytes)
        return xml_error("E_SIZE", part, file,
                         "超过 " + std::to_string(kMaxXmlBytes >> 20) + " MiB 的上限");
    base::Result<std::string> utf8 = xml_as_utf8(std::move(bytes), part, file);
    if (!utf8.ok()) return utf8.error();
    if (base::Status within = check_xml_limits(*utf8, max_depth, part, file); !within.ok())
        return within.error();
    auto state = std::make_unique<State>();
    state->text = std::move(*utf8);
    // A blank alone in w:t is text; blanks between elements are not.
    unsigned options = pugi::parse_default | pugi::parse_ws_pcdata_single;
    pugi::xml_parse_result parsed = state->document.load_buffer_inplace(
        state->text.data(), state->text.size(), options, pugi::encoding_utf8);
    if (!parsed)
        return xml_error(
            "E_XML", part, file,
            "不是有效的 XML（第 " + std::to_string(parsed.offset + 1) + " 字节处中断）");
    return XmlTree(std::move(state));
}

}  // namespace document

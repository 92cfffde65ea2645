#pragma once
// XML as office files use it: a tree with local names. Prefixes and namespaces are not compared,
// because writers differ in them (GB/T 33190 files use "ofd:", none, or their own). Entities beyond
// the five of XML are not resolved, a DTD is refused, and depth is bounded: a reader may recurse.

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "document/readers.h"

namespace document {

inline constexpr size_t kMaxXmlBytes = 128u << 20;      // E_SIZE
inline constexpr size_t kMaxXmlNodes = 8'000'000;       // E_SIZE: elements of one part
inline constexpr size_t kMaxXmlAttributes = 1'000;      // E_XML: of one element
inline constexpr size_t kMaxAttributeBytes = 1u << 20;  // E_XML

// An element or a run of character data; a default one is no node, and every question to it has an
// empty answer. Valid as long as its tree.
class XmlNode {
  public:
    XmlNode() = default;
    explicit operator bool() const { return node_ != nullptr; }
    friend bool operator==(const XmlNode&, const XmlNode&) = default;

    // Local name of an element ("p" of w:p); empty for character data.
    [[nodiscard]] std::string_view name() const;
    // Of character data.
    [[nodiscard]] std::string_view text() const;
    // All character data within, in order.
    [[nodiscard]] std::string all_text() const;
    // Value by local name; empty where there is none.
    [[nodiscard]] std::string_view attribute(std::string_view local_name) const;
    [[nodiscard]] bool has_attribute(std::string_view local_name) const;

    [[nodiscard]] XmlNode parent() const;  // no node for the root element
    [[nodiscard]] XmlNode first_child() const;
    [[nodiscard]] XmlNode next_sibling() const;
    // The first child element, or following sibling element, of that local name.
    [[nodiscard]] XmlNode child(std::string_view local_name) const;
    [[nodiscard]] XmlNode next(std::string_view local_name) const;

    class Iterator;
    // Children of both kinds, in order.
    [[nodiscard]] Iterator begin() const;
    [[nodiscard]] Iterator end() const;

  private:
    friend class XmlTree;
    explicit XmlNode(void* node) : node_(node) {}
    void* node_ = nullptr;
};

class XmlNode::Iterator {
  public:
    explicit Iterator(XmlNode at) : at_(at) {}
    XmlNode operator*() const { return at_; }
    Iterator& operator++() {
        at_ = at_.next_sibling();
        return *this;
    }
    friend bool operator==(const Iterator&, const Iterator&) = default;

  private:
    XmlNode at_;
};

inline XmlNode::Iterator XmlNode::begin() const { return Iterator(first_child()); }
inline XmlNode::Iterator XmlNode::end() const { return Iterator(XmlNode{}); }

class XmlTree {
  public:
    // `part` ("word/document.xml") and `file` stand in messages. E_XML: not well-formed, a DTD, an
    // unknown or wrong encoding, endless attributes; E_XML_DEPTH: deeper than `max_depth`; E_SIZE.
    [[nodiscard]] static base::Result<XmlTree> parse(std::string bytes, const std::string& part,
                                                     const std::string& file,
                                                     int max_depth = kMaxXmlDepth);
    XmlTree(XmlTree&&) noexcept;
    XmlTree& operator=(XmlTree&&) noexcept;
    ~XmlTree();

    [[nodiscard]] XmlNode root() const;  // the document element

  private:
    struct State;
    explicit XmlTree(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace document

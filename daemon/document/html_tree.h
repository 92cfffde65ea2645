#pragma once
// A web page as a tree, built by the rules of browsers (HTML5 tree construction), so that unclosed
// tags and stray cells stand where a browser shows them.

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace document {

inline constexpr size_t kMaxHtmlBytes = 20u << 20;    // E_SIZE
inline constexpr size_t kMaxHtmlMemory = 400u << 20;  // E_SIZE: of the tree
inline constexpr size_t kMaxHtmlDepth = 1'000;        // E_HTML: elements open at once

// An element or a text; a default one is no node and has empty answers. Valid as long as its tree.
class HtmlNode {
  public:
    HtmlNode() = default;
    explicit operator bool() const { return node_ != nullptr; }
    friend bool operator==(const HtmlNode&, const HtmlNode&) = default;

    [[nodiscard]] std::string_view name() const;  // lower case; empty for a text
    [[nodiscard]] std::string_view text() const;  // of a text, entities resolved
    [[nodiscard]] std::string_view attribute(const char* name) const;
    [[nodiscard]] bool has_attribute(const char* name) const;
    [[nodiscard]] size_t child_count() const;
    [[nodiscard]] HtmlNode child(size_t index) const;

  private:
    friend class HtmlTree;
    explicit HtmlNode(const void* node) : node_(node) {}
    const void* node_ = nullptr;
};

class HtmlTree {
  public:
    // E_HTML: deeper than kMaxHtmlDepth; E_SIZE. Anything else is some page to a browser.
    [[nodiscard]] static base::Result<HtmlTree> parse(std::string utf8, const std::string& file);
    HtmlTree(HtmlTree&&) noexcept;
    HtmlTree& operator=(HtmlTree&&) noexcept;
    ~HtmlTree();

    [[nodiscard]] HtmlNode root() const;  // <html>

  private:
    struct State;
    explicit HtmlTree(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace document

// The only file that sees gumbo. gumbo checks no allocation and frees a tree by recursion: so its
// memory is counted and kept in a list here, given back block by block, and a parse that passes the
// limit is left by longjmp (gumbo's frames hold nothing but that memory).

#include "document/html_tree.h"

#include <gumbo.h>

#include <csetjmp>
#include <cstdlib>

#include "document/document.h"
#include "document/html_scan.h"

namespace document {

namespace {

// Blocks in a ring, so that one can be given back and the rest freed at the end.
class CountedMemory {
  public:
    CountedMemory() = default;
    ~CountedMemory() {
        while (ring_.next != &ring_) give_back(ring_.next + 1);
    }
    CountedMemory(const CountedMemory&) = delete;
    CountedMemory& operator=(const CountedMemory&) = delete;

    void* take(size_t size) {
        constexpr size_t kHardMax = size_t{1} << 40;
        if (size > kHardMax || used_ + size > kMaxHtmlMemory) std::longjmp(full, 1);
        auto* block = static_cast<Block*>(std::malloc(sizeof(Block) + size));
        if (block == nullptr) std::longjmp(full, 1);
        *block = {ring_.next, &ring_, size};
        ring_.next->previous = block;
        ring_.next = block;
        used_ += size;
        return block + 1;
    }
    void give_back(void* memory) {
        if (memory == nullptr) return;
        Block* block = static_cast<Block*>(memory) - 1;
        block->previous->next = block->next;
        block->next->previous = block->previous;
        used_ -= block->size;
        std::free(block);
    }

    std::jmp_buf full;

  private:
    struct alignas(std::max_align_t) Block {
        Block* next;
        Block* previous;
        size_t size;
    };
    Block ring_ = {&ring_, &ring_, 0};
    size_t used_ = 0;
};

const GumboNode* as_gumbo(const void* node) { return static_cast<const GumboNode*>(node); }

const GumboElement* as_element(const void* node) {
    bool element = node != nullptr && (as_gumbo(node)->type == GUMBO_NODE_ELEMENT ||
                                       as_gumbo(node)->type == GUMBO_NODE_TEMPLATE);
    return element ? &as_gumbo(node)->v.element : nullptr;
}

// Null where memory ran out. No object with a destructor lives in this frame.
GumboOutput* parse_within(CountedMemory& memory, const char* text, size_t size) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = [](void* to, size_t bytes) {
        return static_cast<CountedMemory*>(to)->take(bytes);
    };
    options.deallocator = [](void* to, void* block) {
        static_cast<CountedMemory*>(to)->give_back(block);
    };
    options.userdata = &memory;
    options.max_errors = 0;
    if (setjmp(memory.full) != 0) return nullptr;
    return gumbo_parse_with_options(&options, text, size);
}

// Of the finished tree, which can be deeper than the scan of its tags foresaw.
bool deeper_than(const GumboNode* root, size_t limit) {
    size_t depth = 0;
    const GumboNode* at = root;
    for (;;) {
        const GumboElement* element = as_element(at);
        if (element != nullptr && element->children.length > 0) {
            if (++depth > limit) return true;
            at = static_cast<const GumboNode*>(element->children.data[0]);
            continue;
        }
        while (at != root &&
               at->index_within_parent + 1 >= as_element(at->parent)->children.length) {
            at = at->parent;
            --depth;
        }
        if (at == root) return false;
        const GumboVector& siblings = as_element(at->parent)->children;
        at = static_cast<const GumboNode*>(siblings.data[at->index_within_parent + 1]);
    }
}

base::Error too_deep(const std::string& file) {
    return unreadable("E_HTML", file,
                      "网页标签嵌套超过 " + std::to_string(kMaxHtmlDepth) + " 层，已拒绝");
}

}  // namespace

std::string_view HtmlNode::name() const {
    const GumboElement* element = as_element(node_);
    if (element == nullptr) return {};
    if (element->tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element->tag);
    return "unknown";
}

std::string_view HtmlNode::text() const {
    if (node_ == nullptr) return {};
    GumboNodeType type = as_gumbo(node_)->type;
    bool text =
        type == GUMBO_NODE_TEXT || type == GUMBO_NODE_WHITESPACE || type == GUMBO_NODE_CDATA;
    return text ? std::string_view(as_gumbo(node_)->v.text.text) : std::string_view();
}

std::string_view HtmlNode::attribute(const char* name) const {
    const GumboElement* element = as_element(node_);
    if (element == nullptr) return {};
    const GumboAttribute* found = gumbo_get_attribute(&element->attributes, name);
    return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool HtmlNode::has_attribute(const char* name) const {
    const GumboElement* element = as_element(node_);
    return element != nullptr && gumbo_get_attribute(&element->attributes, name) != nullptr;
}

size_t HtmlNode::child_count() const {
    const GumboElement* element = as_element(node_);
    return element == nullptr ? 0 : element->children.length;
}

HtmlNode HtmlNode::child(size_t index) const {
    const GumboElement* element = as_element(node_);
    if (element == nullptr || index >= element->children.length) return {};
    return HtmlNode(element->children.data[index]);
}

struct HtmlTree::State {
    std::string text;  // attributes and tags of the tree point into it
    CountedMemory memory;
    const GumboNode* root = nullptr;
};

HtmlTree::HtmlTree(std::unique_ptr<State> state) : state_(std::move(state)) {}
HtmlTree::HtmlTree(HtmlTree&&) noexcept = default;
HtmlTree& HtmlTree::operator=(HtmlTree&&) noexcept = default;
HtmlTree::~HtmlTree() = default;

HtmlNode HtmlTree::root() const { return HtmlNode(state_->root); }

base::Result<HtmlTree> HtmlTree::parse(std::string utf8, const std::string& file) {
    if (utf8.size() > kMaxHtmlBytes)
        return unreadable("E_SIZE", file,
                          "网页有 " + std::to_string(utf8.size() >> 20) + " MiB，超过 " +
                              std::to_string(kMaxHtmlBytes >> 20) + " MiB 的上限");
    if (html_nests_deeper(utf8, kMaxHtmlDepth)) return too_deep(file);
    auto state = std::make_unique<State>();
    state->text = std::move(utf8);
    GumboOutput* output = parse_within(state->memory, state->text.data(), state->text.size());
    if (output == nullptr) return unreadable("E_SIZE", file, "网页展开后超过内存上限，已拒绝");
    state->root = output->root;
    if (deeper_than(state->root, 2 * kMaxHtmlDepth)) return too_deep(file);
    return HtmlTree(std::move(state));
}

}  // namespace document

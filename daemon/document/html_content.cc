#include "document/html_content.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"

namespace document {

namespace {

bool one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

// "bdsharebuttonbox TRS_nav" → words of letters, lower case.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words(1);
    for (char c : lower(text)) {
        if (c >= 'a' && c <= 'z')
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    return words;
}

bool boilerplate_class(std::string_view names) {
    constexpr std::array<std::string_view, 27> kWords = {
        "nav",         "navbar", "navigation", "menu",      "breadcrumb",
        "breadcrumbs", "crumb",  "crumbs",     "dqwz",      "share",
        "sharebox",    "footer", "copyright",  "sidebar",   "toolbar",
        "pagination",  "pager",  "qrcode",     "ewm",       "bdsharebuttonbox",
        "jiathis",     "bshare", "related",    "recommend", "search",
        "login",       "banner"};
    std::vector<std::string> words = words_of(names);
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
    });
}

bool called_content(HtmlNode node) {
    constexpr std::array<std::string_view, 10> kWords = {"zoom",     "trs",     "ucap",   "article",
                                                         "artical",  "content", "detail", "editor",
                                                         "zhengwen", "text"};
    for (const char* attribute : {"id", "class"})
        for (const std::string& word : words_of(node.attribute(attribute)))
            if (std::find(kWords.begin(), kWords.end(), word) != kWords.end()) return true;
    return node.name() == "article" || node.name() == "main";
}

// Counts text of its own: text of links counts for nothing.
class ContentFinder {
  public:
    explicit ContentFinder(const Boilerplate& boilerplate) : boilerplate_(boilerplate) {}

    size_t characters(HtmlNode node) {
        judging_ = false;
        return visit(node, false);
    }

    // Elements with most of the text are one within the other: the innermost is left first.
    MainContent find(HtmlNode body) {
        whole_ = characters(body);
        judging_ = true;
        visit(body, true);
        size_t all = boilerplate_.all_characters();
        if (called_) return {called_, all - called_characters_};
        if (dense_) return {dense_, all - dense_characters_};
        return {body, all - whole_};
    }

  private:
    size_t visit(HtmlNode node, bool may_contain) {
        if (node.name().empty()) return base::count_characters(base::trim(node.text()));
        if (node.name() == "a" || boilerplate_.holds(node)) return 0;
        // A table's parts and a line's are no container of a document, unless they are called so.
        if (one_of(node.name(), {"table", "p", "span", "font"})) may_contain = false;
        size_t count = 0;
        for (size_t i = 0; i < node.child_count(); ++i) count += visit(node.child(i), may_contain);
        if (judging_ && whole_ > 0) judge(node, count, may_contain);
        return count;
    }

    void judge(HtmlNode node, size_t count, bool may_contain) {
        constexpr size_t kMostPercent = 60, kNearlyAllPercent = 95;
        bool named_box = may_contain || node.name() == "td" || node.name() == "div";
        if (!called_ && named_box && count * 100 >= whole_ * kMostPercent && called_content(node)) {
            called_ = node;
            called_characters_ = count;
        }
        if (!dense_ && may_contain && count * 100 >= whole_ * kNearlyAllPercent) {
            dense_ = node;
            dense_characters_ = count;
        }
    }

    const Boilerplate& boilerplate_;
    size_t whole_ = 0;
    bool judging_ = false;
    HtmlNode called_;
    size_t called_characters_ = 0;
    HtmlNode dense_;
    size_t dense_characters_ = 0;
};

HtmlNode find_element(HtmlNode node, std::string_view name) {
    if (node.name() == name) return node;
    for (size_t i = 0; i < node.child_count(); ++i)
        if (HtmlNode found = find_element(node.child(i), name)) return found;
    return {};
}

std::string meta_content(HtmlNode node, std::string_view name) {
    if (node.name() == "meta" && lower(node.attribute("name")) == name)
        return std::string(base::trim(node.attribute("content")));
    for (size_t i = 0; i < node.child_count(); ++i)
        if (std::string found = meta_content(node.child(i), name); !found.empty()) return found;
    return {};
}

// Text up to a size and a number of nodes, so that asking every element of a page stays cheap.
class TextCollector {
  public:
    explicit TextCollector(HtmlNode node) { append(node); }
    [[nodiscard]] const std::string& text() const { return text_; }

  private:
    void append(HtmlNode node) {
        constexpr size_t kMaxBytes = 4096, kMaxNodes = 2000;
        if (text_.size() > kMaxBytes || ++nodes_ > kMaxNodes) return;
        text_ += node.text();
        for (size_t i = 0; i < node.child_count() && nodes_ <= kMaxNodes; ++i)
            append(node.child(i));
    }

    std::string text_;
    size_t nodes_ = 0;
};

std::string one_line(HtmlNode node) {
    std::string out;
    const TextCollector collected(node);
    for (char c : collected.text())
        if (static_cast<unsigned char>(c) > 0x20) out += c;
    base::replace_all(out, "\u00A0", "");
    base::replace_all(out, "\u3000", "");
    return out;
}

// "…〔2024〕7号" at the start of a text.
std::string document_number_in(std::string_view text) {
    constexpr size_t kLongest = 60;
    size_t end = text.find("号");
    if (end == std::string_view::npos || end > kLongest) return {};
    std::string_view number = text.substr(0, end + std::string_view("号").size());
    for (std::string_view open : {"〔20", "[20", "［20", "（20", "(20"})
        if (number.find(open) != std::string_view::npos) return std::string(number);
    return {};
}

std::string number_beside_label(const std::string& text) {
    for (std::string_view label : {"发文字号", "发文文号", "文件编号", "文号"}) {
        size_t at = text.find(label);
        if (at == std::string::npos) continue;
        std::string_view rest = std::string_view(text).substr(at + label.size());
        for (std::string_view mark : {"：", ":", "】", "]"})
            if (rest.starts_with(mark)) rest.remove_prefix(mark.size());
        if (std::string number = document_number_in(rest); !number.empty()) return number;
    }
    return {};
}

class DataSheetFinder {
  public:
    std::string find(HtmlNode node) {
        constexpr size_t kDataSheet = 1200;  // bytes: the sheet, not an element with the text too
        constexpr size_t kMaxElements = 20'000;  // sheets stand near the top
        if (++elements_ > kMaxElements) return {};
        std::string text = one_line(node);
        if (text.size() <= kDataSheet) return number_beside_label(text);
        for (size_t i = 0; i < node.child_count(); ++i) {
            if (node.child(i).name().empty() || node.child(i).name() == "head") continue;
            if (std::string found = find(node.child(i)); !found.empty()) return found;
        }
        return {};
    }

  private:
    size_t elements_ = 0;
};

}  // namespace

bool is_hidden(HtmlNode node) {
    if (node.has_attribute("hidden")) return true;
    std::string style = lower(node.attribute("style"));
    style.erase(std::remove(style.begin(), style.end(), ' '), style.end());
    return style.find("display:none") != std::string::npos ||
           style.find("visibility:hidden") != std::string::npos;
}

bool Boilerplate::holds(HtmlNode node) const {
    if (one_of(node.name(), {"script", "style", "noscript", "nav", "footer", "aside", "button",
                             "select", "iframe", "object", "template", "svg", "textarea", "input",
                             "head", "audio", "video", "map"}))
        return true;
    if (is_hidden(node)) return true;
    return by_class_ &&
           (boilerplate_class(node.attribute("class")) || boilerplate_class(node.attribute("id")));
}

Boilerplate::Boilerplate(HtmlNode root) {
    size_t kept = ContentFinder(*this).characters(root);
    by_class_ = false;
    all_ = ContentFinder(*this).characters(root);
    by_class_ = kept * 2 >= all_;
}

MainContent main_content(HtmlNode root, const Boilerplate& boilerplate) {
    HtmlNode body = find_element(root, "body");
    return ContentFinder(boilerplate).find(body ? body : root);
}

std::string page_title(HtmlNode root) {
    std::string title = meta_content(root, "articletitle");
    if (title.empty()) title = one_line(find_element(root, "h1"));
    if (!title.empty()) return title;
    title = one_line(find_element(root, "title"));
    size_t site = title.find_first_of("_|");
    size_t dash = title.rfind('-');
    return title.substr(0, site != std::string::npos ? site : dash);
}

std::string page_document_number(HtmlNode root) { return DataSheetFinder().find(root); }

}  // namespace document

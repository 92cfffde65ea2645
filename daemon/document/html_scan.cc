#include "document/html_scan.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

namespace document {

namespace {

constexpr size_t npos = std::string_view::npos;

template <size_t N>
bool one_of(std::string_view name, const std::array<std::string_view, N>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_void(std::string_view name) {
    constexpr std::array<std::string_view, 16> kVoid = {
        "area", "base", "br",    "col",    "embed", "hr",  "img",      "input",
        "link", "meta", "param", "source", "track", "wbr", "basefont", "keygen"};
    return one_of(name, kVoid);
}

// The next one closes the one before, so that a missing end tag does not nest.
bool closes_itself(std::string_view name) {
    constexpr std::array<std::string_view, 18> kLoose = {
        "p",       "li", "td", "th",     "tr",       "tbody", "thead", "tfoot", "colgroup",
        "caption", "dt", "dd", "option", "optgroup", "html",  "head",  "body",  "a"};
    return one_of(name, kLoose);
}

// These are opened again behind the parent that closed them.
bool is_formatting(std::string_view name) {
    constexpr std::array<std::string_view, 12> kFormatting = {
        "b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u"};
    return one_of(name, kFormatting);
}

bool is_raw_text(std::string_view name) {
    constexpr std::array<std::string_view, 7> kRaw = {"script", "style",  "textarea", "title",
                                                      "xmp",    "iframe", "noframes"};
    return one_of(name, kRaw);
}

class NestingScanner {
  public:
    NestingScanner(std::string_view text, size_t limit) : text_(text), limit_(limit) {}

    bool exceeds() {
        while ((at_ = text_.find('<', at_)) != npos) {
            if (!step()) return true;
        }
        return false;
    }

  private:
    // False where the limit is passed.
    bool step() {
        std::string_view rest = text_.substr(at_);
        if (rest.starts_with("<!--")) return skip_comment();
        if (rest.starts_with("<!") || rest.starts_with("<?")) return skip_past(">", 2);
        bool end_tag = rest.starts_with("</");
        size_t begin = at_ + (end_tag ? 2 : 1);
        std::string name = tag_name(begin);
        if (name.empty()) return ++at_, true;
        bool self_closing = skip_tag(begin + name.size());
        if (end_tag) return close(name), true;
        if (is_void(name) || (foreign_ && self_closing)) return true;
        if (is_raw_text(name) && !foreign_) return skip_raw_text(name);
        return open(name);
    }

    // "<!-->" is a whole comment, and "--!>" ends one too (HTML, 13.2.5.44 to 52).
    bool skip_comment() {
        size_t end = std::min(text_.find("-->", at_ + 2), text_.find("--!>", at_ + 4));
        at_ = end == npos ? text_.size() : end + 3;
        return true;
    }

    bool skip_past(std::string_view end, size_t from) {
        size_t found = text_.find(end, at_ + from);
        at_ = found == npos ? text_.size() : found + end.size();
        return true;
    }

    std::string tag_name(size_t at) const {
        std::string name;
        for (; at < text_.size() && name.size() < 64; ++at) {
            char c = text_[at];
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
            bool letter = c >= 'a' && c <= 'z';
            if (!letter && (name.empty() || c == '>' || c == '/' || c == ' ' || c == '\t' ||
                            c == '\n' || c == '\r' || c == '\f'))
                break;
            name += c;
        }
        return name;
    }

    // Past '>' outside of quoted values; true for "/>".
    bool skip_tag(size_t at) {
        constexpr std::string_view kBlanks = " \t\n\r\f";
        while (at < text_.size() && text_[at] != '>') {
            if (text_[at++] != '=') continue;
            size_t value = text_.find_first_not_of(kBlanks, at);
            if (value == npos || (text_[value] != '"' && text_[value] != '\'')) continue;
            at = std::min(text_.find(text_[value], value + 1), text_.size() - 1) + 1;
        }
        at_ = std::min(at + 1, text_.size());
        return at < text_.size() && text_[at - 1] == '/';
    }

    bool skip_raw_text(const std::string& name) {
        for (size_t at = at_; (at = text_.find("</", at)) != npos; at += 2)
            if (tag_name(at + 2) == name) return at_ = at, true;
        at_ = text_.size();
        return true;
    }

    bool open(const std::string& name) {
        // Inside of svg and math every element nests.
        if (name == "svg" || name == "math") foreign_ = true;
        if (closes_itself(name) && !foreign_) return true;
        if (is_formatting(name) && ++formatting_[name] > 0 && ++formatting_open_ > limit_)
            return false;
        stack_.push_back(name);
        ++open_[name];
        return stack_.size() <= limit_;
    }

    void close(const std::string& name) {
        if (is_formatting(name) && formatting_[name] > 0) {
            --formatting_[name];
            --formatting_open_;
        }
        if (open_[name] == 0) return;
        for (bool found = false; !found; stack_.pop_back()) {
            --open_[stack_.back()];
            found = stack_.back() == name;
        }
        if (open_["svg"] + open_["math"] == 0) foreign_ = false;
    }

    std::string_view text_;
    size_t limit_;
    size_t at_ = 0;
    std::vector<std::string> stack_;
    std::map<std::string, size_t> open_;
    std::map<std::string, size_t> formatting_;
    size_t formatting_open_ = 0;
    bool foreign_ = false;
};

}  // namespace

bool html_nests_deeper(std::string_view utf8, size_t limit) {
    return NestingScanner(utf8, limit).exceeds();
}

}  // namespace document

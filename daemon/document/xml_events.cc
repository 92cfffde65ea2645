#include "document/xml_events.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "document/readers.h"
#include "document/xml_scan.h"

namespace document {

namespace {

constexpr size_t npos = std::string_view::npos;

std::string_view local(std::string_view name) {
    size_t colon = name.rfind(':');
    return colon == npos ? name : name.substr(colon + 1);
}

bool blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// The character of amp, #10, #x4E09; 0 where there is none.
char32_t entity(std::string_view name) {
    if (name == "amp") return '&';
    if (name == "lt") return '<';
    if (name == "gt") return '>';
    if (name == "quot") return '"';
    if (name == "apos") return '\'';
    if (!name.starts_with('#')) return 0;
    name.remove_prefix(1);
    bool hex = name.starts_with('x');
    if (hex) name.remove_prefix(1);
    uint32_t code = 0;
    auto [end, failed] =
        std::from_chars(name.data(), name.data() + name.size(), code, hex ? 16 : 10);
    bool whole = failed == std::errc() && end == name.data() + name.size();
    bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    return whole && code > 0 && code <= 0x10FFFF && !surrogate ? code : 0;
}

}  // namespace

std::string decode_entities(std::string_view text) {
    std::string out;
    while (true) {
        size_t at = text.find('&');
        out += text.substr(0, at);
        if (at == npos) return out;
        size_t end = text.find(';', at);
        char32_t c = end == npos || end - at > 12 ? 0 : entity(text.substr(at + 1, end - at - 1));
        if (c == 0) {
            out += '&';
            text.remove_prefix(at + 1);
        } else {
            base::append_utf8(out, c);
            text.remove_prefix(end + 1);
        }
    }
}

base::Result<XmlEvents> XmlEvents::open(std::string bytes, const std::string& part,
                                        const std::string& file) {
    base::Result<std::string> utf8 = xml_as_utf8(std::move(bytes), part, file);
    if (!utf8.ok()) return utf8.error();
    if (base::Status within = check_xml_limits(*utf8, kMaxXmlDepth, part, file); !within.ok())
        return within.error();
    return XmlEvents(std::move(*utf8), part, file);
}

XmlEvents::Kind XmlEvents::next() {
    if (empty_) {
        empty_ = false;
        open_.pop_back();
        return Kind::kEnd;
    }
    while (!faulty_ && at_ < utf8_.size()) {
        if (utf8_[at_] == '<') {
            std::string_view rest = std::string_view(utf8_).substr(at_, 4);
            bool skipped = rest.starts_with("<?") || rest == "<!--";
            if (!skipped) return markup();
            std::string_view end = rest.starts_with("<?") ? "?>" : "-->";
            size_t found = utf8_.find(end, at_);
            if (found == npos) return fault();
            at_ = found + end.size();
            continue;
        }
        size_t end = std::min(utf8_.find('<', at_), utf8_.size());
        std::string_view raw = std::string_view(utf8_).substr(at_, end - at_);
        at_ = end;
        if (open_.empty()) continue;  // blanks around the root
        text_ = decode_entities(raw);
        return Kind::kText;
    }
    return Kind::kDone;
}

XmlEvents::Kind XmlEvents::fault() {
    faulty_ = true;
    return Kind::kDone;
}

// A '>' inside an attribute's value ends nothing.
size_t XmlEvents::tag_end(size_t from) const {
    char quote = 0;
    for (size_t i = from; i < utf8_.size(); ++i) {
        char c = utf8_[i];
        if (quote != 0) {
            if (c == quote) quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            return i;
        }
    }
    return npos;
}

XmlEvents::Kind XmlEvents::markup() {
    constexpr std::string_view kCData = "<![CDATA[";
    if (std::string_view(utf8_).substr(at_).starts_with(kCData)) {
        size_t end = utf8_.find("]]>", at_);
        if (end == npos) return fault();
        text_ = utf8_.substr(at_ + kCData.size(), end - at_ - kCData.size());
        at_ = end + 3;
        return Kind::kText;
    }
    size_t end = tag_end(at_);
    if (end == npos) return fault();
    return utf8_[at_ + 1] == '/' ? end_tag(end) : start_tag(end);
}

XmlEvents::Kind XmlEvents::start_tag(size_t end) {
    empty_ = utf8_[end - 1] == '/';
    tag_ = std::string_view(utf8_).substr(at_ + 1, end - at_ - 1 - (empty_ ? 1 : 0));
    size_t name = 0;
    while (name < tag_.size() && !blank(tag_[name])) ++name;
    name_ = local(tag_.substr(0, name));
    tag_.remove_prefix(name);
    open_.emplace_back(name_);
    at_ = end + 1;
    return Kind::kStart;
}

XmlEvents::Kind XmlEvents::end_tag(size_t end) {
    std::string_view whole = std::string_view(utf8_).substr(at_ + 2, end - at_ - 2);
    while (!whole.empty() && blank(whole.back())) whole.remove_suffix(1);
    name_ = local(whole);
    at_ = end + 1;
    if (open_.empty() || open_.back() != name_) return fault();
    open_.pop_back();
    return Kind::kEnd;
}

std::string XmlEvents::attribute(std::string_view local_name) const {
    std::string_view rest = tag_;
    while (true) {
        size_t equals = rest.find('=');
        if (equals == npos) return {};
        std::string_view name = rest.substr(0, equals);
        while (!name.empty() && blank(name.back())) name.remove_suffix(1);
        while (!name.empty() && blank(name.front())) name.remove_prefix(1);
        size_t open = rest.find_first_of("\"'", equals);
        if (open == npos) return {};
        size_t close = rest.find(rest[open], open + 1);
        if (close == npos) return {};
        if (local(name) == local_name)
            return decode_entities(rest.substr(open + 1, close - open - 1));
        rest.remove_prefix(close + 1);
    }
}

base::Status XmlEvents::status() const {
    if (!faulty_ && open_.empty()) return {};
    return xml_error("E_XML", part_, file_, "不是有效的 XML（标记没有结束或次序错误）");
}

}  // namespace document

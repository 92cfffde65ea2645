#include "document/xml_scan.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "document/charset.h"
#include "document/document.h"
#include "document/readers.h"
#include "document/xml_tree.h"

namespace document {

namespace {

constexpr size_t npos = std::string_view::npos;

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

// The encoding of <?xml version="1.0" encoding="…"?>, lower case; empty where none is declared.
std::string declared_encoding(std::string_view bytes) {
    if (!bytes.starts_with("<?xml")) return {};
    std::string_view declaration = bytes.substr(0, std::min(bytes.find("?>"), size_t{256}));
    size_t at = declaration.find("encoding");
    if (at == npos) return {};
    size_t open = declaration.find_first_of("\"'", at);
    if (open == npos) return {};
    size_t close = declaration.find(declaration[open], open + 1);
    if (close == npos) return {};
    return lower(declaration.substr(open + 1, close - open - 1));
}

bool is_gb(std::string_view encoding) {
    return encoding == "gb2312" || encoding == "gbk" || encoding == "gb18030" ||
           encoding == "cp936";
}

// Encodings whose declaration on sound UTF-8 (or ASCII) is only careless.
bool harmless(std::string_view encoding) {
    constexpr std::array<std::string_view, 9> kHarmless = {
        "",       "utf-8",   "utf8",       "us-ascii",    "ascii",
        "utf-16", "unicode", "iso-8859-1", "windows-1252"};
    return is_gb(encoding) ||
           std::find(kHarmless.begin(), kHarmless.end(), encoding) != kHarmless.end();
}

class LimitScanner {
  public:
    LimitScanner(std::string_view text, int max_depth, const std::string& part,
                 const std::string& file)
        : text_(text), max_depth_(max_depth), part_(part), file_(file) {}

    base::Status scan() {
        while (at_ < text_.size()) {
            at_ = text_.find('<', at_);
            if (at_ == npos) return {};
            if (base::Status step = markup(); !step.ok()) return step;
        }
        return {};
    }

  private:
    base::Error fail(const char* reason, const std::string& message) const {
        size_t line =
            1 + std::count(text_.begin(), text_.begin() + std::min(at_, text_.size()), '\n');
        return xml_error(reason, part_, file_, "第 " + std::to_string(line) + " 行" + message);
    }

    base::Status markup() {
        std::string_view rest = text_.substr(at_);
        if (rest.starts_with("<!--")) return skip_past("-->", 4);
        if (rest.starts_with("<![CDATA[")) return skip_past("]]>", 9);
        if (rest.starts_with("<?")) return skip_past("?>", 2);
        if (rest.starts_with("<!")) return fail("E_XML", "含有 DTD 或实体声明，已拒绝");
        if (rest.starts_with("</")) {
            if (depth_ > 0) --depth_;
            return skip_past(">", 2);
        }
        return element();
    }

    base::Status skip_past(std::string_view end, size_t from) {
        size_t found = text_.find(end, at_ + from);
        if (found == npos) return fail("E_XML", "标记没有结束");
        at_ = found + end.size();
        return {};
    }

    base::Status element() {
        if (++elements_ > kMaxXmlNodes) return fail("E_SIZE", "元素过多");
        size_t attributes = 0;
        size_t at = at_ + 1;
        while (at < text_.size() && text_[at] != '>') {
            char c = text_[at];
            if (c != '"' && c != '\'') {
                ++at;
                continue;
            }
            size_t close = text_.find(c, at + 1);
            if (close == npos) return fail("E_XML", "属性没有结束");
            if (++attributes > kMaxXmlAttributes) return fail("E_XML", "属性过多");
            if (close - at > kMaxAttributeBytes) return fail("E_XML", "属性过长");
            at = close + 1;
        }
        if (at >= text_.size()) return fail("E_XML", "标记没有结束");
        if (text_[at - 1] != '/' && ++depth_ > max_depth_)
            return fail("E_XML_DEPTH", "嵌套超过 " + std::to_string(max_depth_) + " 层，已拒绝");
        at_ = at + 1;
        return {};
    }

    std::string_view text_;
    int max_depth_;
    const std::string& part_;
    const std::string& file_;
    size_t at_ = 0;
    size_t elements_ = 0;
    int depth_ = 0;
};

}  // namespace

base::Error xml_error(const char* reason, const std::string& part, const std::string& file,
                      const std::string& message) {
    return unreadable(reason, file, "内部文件 " + base::escape_controls(part) + " " + message);
}

base::Result<std::string> xml_as_utf8(std::string bytes, const std::string& part,
                                      const std::string& file) {
    ByteOrderMark mark = byte_order_mark(bytes);
    const char* utf16 = mark.encoding != nullptr && mark.encoding != std::string_view("UTF-8")
                            ? mark.encoding
                            : nullptr;
    if (mark.encoding == nullptr && bytes.find('\0') != std::string::npos) {
        utf16 = utf16_without_mark(bytes);
        if (utf16 == nullptr) return xml_error("E_XML", part, file, "含有空字符，不是有效的 XML");
    }
    bytes.erase(0, mark.bytes.size());
    if (utf16 != nullptr) {
        std::optional<std::string> utf8 = decode_strictly(bytes, utf16);
        if (!utf8) return xml_error("E_XML", part, file, std::string("不是有效的 ") + utf16);
        return std::move(*utf8);
    }
    std::string declared = declared_encoding(bytes);
    if (!harmless(declared))
        return xml_error("E_XML", part, file,
                         "声明的编码 " + base::escape_controls(declared) + " 不支持");
    if (!base::invalid_utf8(bytes)) return bytes;
    if (!is_gb(declared)) return xml_error("E_XML", part, file, "的编码与声明不符");
    std::optional<std::string> utf8 = decode_strictly(bytes, "GB18030");
    if (!utf8) return xml_error("E_XML", part, file, "的编码与声明不符");
    return std::move(*utf8);
}

base::Status check_xml_limits(std::string_view utf8, int max_depth, const std::string& part,
                              const std::string& file) {
    return LimitScanner(utf8, max_depth, part, file).scan();
}

}  // namespace document

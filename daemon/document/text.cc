// txt and md: a paragraph block a line. Plain text comes wrapped from gazettes and pages, so which
// lines belong together is left to extraction.

#include "base/utf8.h"
#include "document/readers.h"
#include "document/text_file.h"
#include "document/text_remarks.h"

namespace document {

namespace {

constexpr size_t kMaxLines = 1'000'000;

// After ESC: "[31m", "]0;title BEL" and the like (ECMA-48) end here; a lone ESC is dropped.
size_t after_escape(std::string_view text, size_t at) {
    size_t i = at + 1;
    if (i >= text.size()) return i;
    if (text[i] == '[') {
        ++i;
        while (i < text.size() && text[i] >= 0x20 && text[i] < 0x40) ++i;
        return i < text.size() && text[i] >= 0x40 && text[i] < 0x7f ? i + 1 : i;
    }
    if (text[i] != ']') return i;
    while (i < text.size() && text[i] != '\a' && text[i] != '\n' && text[i] != '\x1b') ++i;
    return i < text.size() && text[i] == '\a' ? i + 1 : i;
}

class LineReader {
  public:
    explicit LineReader(Document& out) : out_(out) {}

    // False beyond kMaxLines.
    [[nodiscard]] bool read(std::string_view text) {
        page_ = text.find('\f') == std::string_view::npos ? 0 : 1;
        size_t plain = 0;  // start of the run that is copied at once
        for (size_t i = 0; i < text.size();) {
            auto c = static_cast<unsigned char>(text[i]);
            if (c >= 0x20 || c == '\t') {
                ++i;
                continue;
            }
            line_ += text.substr(plain, i - plain);
            i = control(text, i);
            plain = i;
            if (out_.blocks.size() > kMaxLines) return false;
        }
        line_ += text.substr(plain);
        if (!line_.empty()) end_line();
        return true;
    }

    [[nodiscard]] size_t dropped() const { return dropped_; }

  private:
    // A line ends at LF, CR LF, CR and VT; FF ends a page too.
    size_t control(std::string_view text, size_t i) {
        switch (text[i]) {
            case '\r':
                end_line();
                return text.substr(i).starts_with("\r\n") ? i + 2 : i + 1;
            case '\n':
            case '\v':
                end_line();
                return i + 1;
            case '\f':
                if (!line_.empty()) end_line();
                ++page_;
                return i + 1;
            case '\x1b':
                ++dropped_;
                return after_escape(text, i);
            default:
                ++dropped_;
                return i + 1;
        }
    }

    void end_line() {
        Block block;
        block.text = std::move(line_);
        block.place.page = page_;
        out_.blocks.push_back(std::move(block));
        line_.clear();
    }

    Document& out_;
    std::string line_;
    int page_ = 0;
    size_t dropped_ = 0;
};

}  // namespace

base::Result<Document> read_text_file(std::string_view bytes, const std::string& name) {
    if (bytes.size() > kMaxTextBytes)
        return unreadable("E_SIZE", name,
                          "文本有 " + std::to_string(bytes.size() >> 20) + " MiB，超过 " +
                              std::to_string(kMaxTextBytes >> 20) + " MiB 的上限");
    base::Result<Text> text = decode_text(bytes, name);
    if (!text.ok()) return text.error();
    Document out;
    out.format = "txt";
    out.encoding = text->encoding;
    out.wrapped = true;
    out.warnings = type_warnings(FileType::kText, bytes, name);
    for (const std::string& said : text->warnings) out.warnings.push_back({"W_ENCODING", said});
    LineReader reader(out);
    if (!reader.read(text->utf8))
        return unreadable("E_SIZE", name,
                          "文本超过 " + std::to_string(kMaxLines) + " 行的上限，请拆分后导入");
    if (reader.dropped() > 0)
        out.warnings.push_back({"W_CONTROL", "文中有 " + std::to_string(reader.dropped()) +
                                                 " 个控制字符（终端控制序列等），已略去"});
    remark_hidden_characters(out);
    return out;
}

}  // namespace document

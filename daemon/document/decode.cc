// Strict decoding first. A text that is mostly sound is read with U+FFFD for the rest, and said; a
// file glued together from UTF-8 and GB18030 is decoded line by line.

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "base/utf8.h"
#include "document/charset.h"
#include "document/document.h"
#include "document/text_file.h"

namespace document {

namespace {

using Warnings = std::vector<std::string>;

std::optional<std::string_view> known_binary(std::string_view bytes) {
    constexpr std::pair<std::string_view, std::string_view> kMagic[] = {
        {"%PDF-", "PDF 文件"},
        {"PK\x03\x04", "压缩文件（docx、xlsx、ofd 等）"},
        {"\xD0\xCF\x11\xE0", "旧版 Office 文件（doc、xls、wps）"},
        {"{\\rtf", "RTF 文件"},
        {"\x89PNG", "图片"},
        {"\xFF\xD8\xFF", "图片"},
        {"SQLite format 3", "数据库文件"}};
    for (const auto& [magic, kind] : kMagic)
        if (bytes.starts_with(magic)) return kind;
    return {};
}

base::Result<Text> checked(Text text, std::string_view name) {
    std::string& utf8 = text.utf8;
    if (has_control_characters(utf8))
        return unreadable("E_TYPE", name, "不是文本文件（含大量控制字符）");
    if (blank(utf8)) return unreadable("E_EMPTY", name, "文件没有文字内容");
    if (utf8.find('\0') != std::string::npos) {
        std::replace(utf8.begin(), utf8.end(), '\0', ' ');
        text.warnings.push_back("文中有空字符，已按空格处理");
    }
    return text;
}

// One bad unit among twenty characters is damage; more is no text of this encoding.
bool mostly_sound(const LooseText& text) {
    return text.bad.size() * 20 <= base::count_characters(text.utf8);
}

// "第 3 行、第 8 行等 12 行"
std::string lines_of(const std::vector<size_t>& lines) {
    constexpr size_t kShown = 5;
    std::vector<std::string> shown;
    for (size_t i = 0; i < lines.size() && i < kShown; ++i)
        shown.push_back("第 " + std::to_string(lines[i]) + " 行");
    std::string out = base::join(shown, "、");
    if (lines.size() > kShown) out += "等 " + std::to_string(lines.size()) + " 行";
    return out;
}

std::string bytes_of(const std::vector<size_t>& offsets) {
    constexpr size_t kShown = 5;
    std::vector<std::string> shown;
    for (size_t i = 0; i < offsets.size() && i < kShown; ++i)
        shown.push_back(std::to_string(offsets[i] + 1));
    return "第 " + base::join(shown, "、") + (offsets.size() > kShown ? " 等字节处" : " 字节处");
}

std::string replaced(const std::vector<size_t>& offsets) {
    return "有 " + std::to_string(offsets.size()) + " 处无法解码（" + bytes_of(offsets) +
           "），已用 � 代替，请核对原件";
}

base::Result<Text> loosely(std::string_view bytes, size_t mark, const char* encoding,
                           std::string_view name, Warnings warnings) {
    LooseText text = decode_loosely(bytes.substr(mark), encoding);
    for (size_t& offset : text.bad) offset += mark;
    if (!mostly_sound(text))
        return unreadable("E_ENCODING", name, std::string("不是有效的 ") + encoding + " 文本");
    if (!text.bad.empty()) warnings.push_back(replaced(text.bad));
    return checked({std::move(text.utf8), encoding, std::move(warnings)}, name);
}

struct Evidence {
    size_t wide = 0;  // valid sequences of three or four bytes: Chinese in UTF-8
    size_t bad = 0;   // bytes

    // A torn character leaves up to three bad bytes; of GB18030 nearly all bytes are bad.
    [[nodiscard]] bool looks_like_gb() const { return bad > 3 && bad > 3 * wide; }
};

Evidence utf8_evidence(std::string_view bytes) {
    Evidence found;
    for (size_t i = 0; i < bytes.size();) {
        base::CodePoint c = base::decode_utf8(bytes, i);
        if (c.size >= 3) ++found.wide;
        if (c.size == 1 && c.value == 0xFFFD) ++found.bad;
        i += c.size;
    }
    return found;
}

// Lines of two encodings in one file.
class MixedDecoder {
  public:
    base::Result<Text> decode(std::string_view bytes, std::string_view name) {
        for (size_t at = 0; at < bytes.size();) {
            size_t end = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
            ++line_;
            add_line(bytes.substr(at, end - at), at);
            at = end;
        }
        if (!mostly_sound(out_)) return unreadable("E_ENCODING", name, nothing_fits());
        Warnings warnings;
        if (!gb_lines_.empty())
            warnings.push_back("文件混用两种编码，" + lines_of(gb_lines_) +
                               "按 GB18030 读取，其余按 UTF-8 读取，请核对");
        if (!out_.bad.empty()) warnings.push_back(replaced(out_.bad));
        const char* encoding = gb_lines_.empty() ? "UTF-8" : "UTF-8+GB18030";
        return checked({std::move(out_.utf8), encoding, std::move(warnings)}, name);
    }

  private:
    void add_line(std::string_view line, size_t at) {
        Evidence utf8 = utf8_evidence(line);
        if (utf8.looks_like_gb()) {
            LooseText gb = decode_loosely(line, "GB18030");
            if (gb.bad.size() < utf8.bad) {
                gb_lines_.push_back(line_);
                return append(gb, at);
            }
        }
        append(decode_loosely(line, "UTF-8"), at);
    }

    void append(const LooseText& line, size_t at) {
        out_.utf8 += line.utf8;
        for (size_t offset : line.bad) out_.bad.push_back(at + offset);
    }

    std::string nothing_fits() const {
        return "第 " + std::to_string(out_.bad.front() + 1) +
               " 个字节起既不是 UTF-8 也不是 GB18030 编码";
    }

    LooseText out_;
    std::vector<size_t> gb_lines_;
    size_t line_ = 0;
};

}  // namespace

base::Result<Text> decode_text(std::string_view bytes, std::string_view name) {
    if (bytes.empty()) return unreadable("E_EMPTY", name, "文件是空的");
    if (std::optional<std::string_view> kind = known_binary(bytes))
        return unreadable("E_TYPE", name, "是" + std::string(*kind) + "，不是文本；请先另存为 txt");
    if (ByteOrderMark mark = byte_order_mark(bytes); mark.encoding != nullptr)
        return loosely(bytes, mark.bytes.size(), mark.encoding, name, {});
    if (const char* utf16 = utf16_without_mark(bytes))
        return loosely(bytes, 0, utf16, name,
                       {std::string("文件没有字节序标记，按 ") + utf16 + " 读取"});
    Evidence utf8 = utf8_evidence(bytes);
    if (utf8.bad == 0) return checked({std::string(bytes), "UTF-8", {}}, name);
    if (utf8.wide < utf8.bad) {
        LooseText gb = decode_loosely(bytes, "GB18030");
        if (gb.bad.empty()) return checked({std::move(gb.utf8), "GB18030", {}}, name);
        if (utf8.wide == 0 && mostly_sound(gb)) return loosely(bytes, 0, "GB18030", name, {});
    }
    return MixedDecoder().decode(bytes, name);
}

}  // namespace document

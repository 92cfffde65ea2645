// Encoding by evidence, strongest first: byte-order mark, zero bytes (UTF-16), strict UTF-8, strict
// GB18030. Statistical detectors misread short GBK texts; strict decoding does not.

#include <iconv.h>

#include <algorithm>
#include <cerrno>
#include <optional>

#include "base/utf8.h"
#include "document/text_file.h"

namespace document {

namespace {

class Converter {
  public:
    explicit Converter(const char* from) : handle_(iconv_open("UTF-8", from)) {}
    ~Converter() {
        if (usable()) iconv_close(handle_);
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;
    [[nodiscard]] bool usable() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

    // The whole input, or nothing where one sequence is not valid in the encoding.
    [[nodiscard]] std::optional<std::string> convert(std::string_view bytes) {
        if (!usable()) return {};
        std::string out(bytes.size() * 3 + 16, '\0');
        char* from = const_cast<char*>(bytes.data());
        size_t from_left = bytes.size();
        char* to = out.data();
        size_t to_left = out.size();
        if (iconv(handle_, &from, &from_left, &to, &to_left) == static_cast<size_t>(-1)) return {};
        out.resize(out.size() - to_left);
        return out;
    }

  private:
    iconv_t handle_;
};

struct Mark {
    std::string_view bytes;
    const char* encoding;
};
constexpr Mark kMarks[] = {
    {"\xEF\xBB\xBF", "UTF-8"}, {"\xFF\xFE", "UTF-16LE"}, {"\xFE\xFF", "UTF-16BE"}};

// UTF-16 without a mark: Chinese text has zero bytes only in its ASCII (digits, line ends), and
// these stand on one side. Binary data has them on both.
const char* utf16_by_zero_bytes(std::string_view bytes) {
    size_t even = 0, odd = 0;
    std::string_view head = bytes.substr(0, 4096);
    for (size_t i = 0; i < head.size(); ++i)
        if (head[i] == '\0') ++(i % 2 == 0 ? even : odd);
    if (bytes.size() % 2 != 0 || even + odd == 0) return nullptr;
    if (even == 0) return "UTF-16LE";
    if (odd == 0) return "UTF-16BE";
    return nullptr;
}

bool has_control_characters(std::string_view utf8) {
    size_t count = std::count_if(utf8.begin(), utf8.end(), [](char c) {
        auto b = static_cast<unsigned char>(c);
        return b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != '\v';
    });
    return count * 100 > utf8.size();
}

bool blank(std::string_view utf8) {
    return std::all_of(utf8.begin(), utf8.end(),
                       [](char c) { return static_cast<unsigned char>(c) <= 0x20; });
}

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

base::Error bad(std::string_view name, std::string_view reason) {
    return {base::ErrorCode::kBadInput, std::string(name) + "：" + std::string(reason)};
}

base::Result<Text> checked(Text text, std::string_view name) {
    std::string& utf8 = text.utf8;
    if (has_control_characters(utf8)) return bad(name, "不是文本文件（含大量控制字符）");
    if (blank(utf8)) return bad(name, "文件没有文字内容");
    if (utf8.find('\0') != std::string::npos) {
        std::replace(utf8.begin(), utf8.end(), '\0', ' ');
        text.warnings.push_back("文中有空字符，已按空格处理");
    }
    return text;
}

base::Result<Text> converted(std::string_view bytes, const char* encoding, std::string_view name,
                             std::vector<std::string> warnings) {
    std::optional<std::string> utf8 = Converter(encoding).convert(bytes);
    if (!utf8) return bad(name, std::string("不是有效的 ") + encoding + " 文本");
    return checked({std::move(*utf8), encoding, std::move(warnings)}, name);
}

}  // namespace

base::Result<Text> decode_text(std::string_view bytes, std::string_view name) {
    if (bytes.empty()) return bad(name, "文件是空的");
    if (std::optional<std::string_view> kind = known_binary(bytes))
        return bad(name, "是" + std::string(*kind) + "，不是文本；请先另存为 txt");
    for (const Mark& mark : kMarks) {
        if (!bytes.starts_with(mark.bytes)) continue;
        std::string_view rest = bytes.substr(mark.bytes.size());
        return converted(rest, mark.encoding, name, {});
    }
    if (const char* utf16 = utf16_by_zero_bytes(bytes))
        return converted(bytes, utf16, name,
                         {std::string("文件没有字节序标记，按 ") + utf16 + " 读取"});
    std::optional<size_t> broken = base::invalid_utf8(bytes);
    if (!broken) return checked({std::string(bytes), "UTF-8", {}}, name);
    if (std::optional<std::string> utf8 = Converter("GB18030").convert(bytes))
        return checked({std::move(*utf8), "GB18030", {}}, name);
    return bad(name,
               "第 " + std::to_string(*broken + 1) + " 个字节起既不是 UTF-8 也不是 GB18030 编码");
}

}  // namespace document

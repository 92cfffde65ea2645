#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "document/charset.h"
#include "document/text_file.h"

namespace document {

namespace {

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
    std::optional<std::string> utf8 = decode_strictly(bytes, encoding);
    if (!utf8) return bad(name, std::string("不是有效的 ") + encoding + " 文本");
    return checked({std::move(*utf8), encoding, std::move(warnings)}, name);
}

}  // namespace

base::Result<Text> decode_text(std::string_view bytes, std::string_view name) {
    if (bytes.empty()) return bad(name, "文件是空的");
    if (std::optional<std::string_view> kind = known_binary(bytes))
        return bad(name, "是" + std::string(*kind) + "，不是文本；请先另存为 txt");
    if (ByteOrderMark mark = byte_order_mark(bytes); mark.encoding != nullptr)
        return converted(bytes.substr(mark.bytes.size()), mark.encoding, name, {});
    if (const char* utf16 = utf16_without_mark(bytes))
        return converted(bytes, utf16, name,
                         {std::string("文件没有字节序标记，按 ") + utf16 + " 读取"});
    std::optional<size_t> broken = base::invalid_utf8(bytes);
    if (!broken) return checked({std::string(bytes), "UTF-8", {}}, name);
    if (std::optional<std::string> utf8 = decode_strictly(bytes, "GB18030"))
        return checked({std::move(*utf8), "GB18030", {}}, name);
    return bad(name,
               "第 " + std::to_string(*broken + 1) + " 个字节起既不是 UTF-8 也不是 GB18030 编码");
}

}  // namespace document

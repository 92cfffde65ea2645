#pragma once
// Numbers that open an item: 一、 （一） 1. （1） ① 第一条 第一章 第一阶段 问题一：. Seen at the
// beginning of a line of normalised text.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace extract {

enum class MarkerKind : uint8_t {
    kPart,          // 第一部分 第一编
    kChapter,       // 第一章
    kSection,       // 第一节
    kArticle,       // 第一条
    kChinese,       // 一、
    kPhase,         // 第一阶段
    kIssue,         // 问题一：
    kChineseParen,  // （一）
    kDigit,         // 1. 1、
    kDigitParen,    // （1） 1）
    kCircled,       // ①
};

struct Marker {
    MarkerKind kind;
    int number;
    size_t length;      // bytes, with its own mark and a blank behind it
    std::string label;  // as a heading path prints it: 一 （一） 1. 第十一条
};

[[nodiscard]] std::optional<Marker> parse_marker(std::string_view line);

// Whether raw source text, behind a bold mark, goes on with 一、 or （一）.
[[nodiscard]] bool opens_heading(std::string_view source);

// 一 … 九十九, 一百, 〇 and ASCII digits up to 9999; `length` takes the bytes used. 0 where none.
[[nodiscard]] int leading_number(std::string_view text, size_t& length);

}  // namespace extract

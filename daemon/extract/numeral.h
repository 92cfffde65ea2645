#pragma once
// Numbers as official documents print them: 12, １２, 十二, 二〇二四, 两.

#include <optional>

#include "extract/scan_text.h"

namespace extract {

struct Numeral {
    size_t end;    // behind the last character
    int value;     // 0–99999
    int digits;    // printed characters
    bool chinese;  // 十二 rather than 12
};

[[nodiscard]] bool chinese_digit(char32_t c);  // 〇零一二三四五六七八九十百两

// The number that starts at character `at`. A run of digits that a blank divides is one number up
// to four digits (20 24年), otherwise two (3 2024年). Nothing where no number starts, or over five
// digits.
[[nodiscard]] std::optional<Numeral> read_numeral(const ScanText& text, size_t at);
// False inside a run of digits or Chinese numerals: 2024 is no place to read 24.
[[nodiscard]] bool numeral_may_start(const ScanText& text, size_t at);

}  // namespace extract

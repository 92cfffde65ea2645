#pragma once
// Automatic numbers as Word and WPS print them. Source: ECMA-376-1, 17.18.59 ST_NumberFormat.

#include <string>
#include <string_view>

namespace document {

// 3 in "chineseCounting" is 三. "bullet" and "none" give nothing; an unknown format, or a value
// beyond a format's signs (⑳), is written in Arabic digits. `value` counts from 0.
[[nodiscard]] std::string format_number(std::string_view format, int value);

}  // namespace document

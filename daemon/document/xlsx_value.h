#pragma once
// What a number in a sheet stands for, by its format: a date, a percentage, a plain number.
// ECMA-376-1, 18.8.30 (numFmt) and 18.17.4 (dates and times).

#include <cstdint>
#include <string>
#include <string_view>

namespace document {

struct NumberFormat {
    bool year = false, month = false, day = false;
    bool time = false;
    bool percent = false;

    [[nodiscard]] bool date() const { return year || month || day; }
};

// Of a format code: yyyy"年"m"月"d"日", [$-804]m/d, 0.00%. Text in quotes and in brackets, colours
// and conditions do not count.
[[nodiscard]] NumberFormat number_format(std::string_view code);
// Of the formats that a file need not spell out (0–58, the Chinese ones among them).
[[nodiscard]] NumberFormat built_in_format(int id);

struct NumberText {
    std::string text;       // 2024年12月31日, 2024年12月, 14:30, 12.5%, 45000
    bool bad_date = false;  // formatted as a date, but none that exists: `text` is the number
};

// `value` as stored ("45657", "0.125"). Days count from 1899-12-31 with the 29 February 1900 that
// never was, or from 1904-01-01.
[[nodiscard]] NumberText number_text(std::string_view value, const NumberFormat& format,
                                     bool from_1904);

// 2024-12-31T00:00:00 → 2024年12月31日; anything else as it is.
[[nodiscard]] std::string iso_date_text(std::string_view value);

}  // namespace document

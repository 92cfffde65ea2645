#include "document/number_format.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace document {

namespace {

constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
constexpr std::u32string_view kFormalDigits = U"零壹贰叁肆伍陆柒捌玖";
constexpr std::u32string_view kStems = U"甲乙丙丁戊己庚辛壬癸";
constexpr std::u32string_view kBranches = U"子丑寅卯辰巳午未申酉戌亥";

std::string character(char32_t c) {
    std::string out;
    base::append_utf8(out, c);
    return out;
}

// Digit by digit: 10 is 一〇.
std::string digit_by_digit(std::u32string_view digits, int value) {
    std::string out;
    for (char c : std::to_string(value)) base::append_utf8(out, digits[c - '0']);
    return out;
}

struct Counting {
    std::u32string_view digits;
    std::u32string_view places;  // of 10, 100, 1,000
    char32_t zero;               // between places: 一百零一; 0: none
    bool one_ten;                // 10 is 一十, not 十
};

// Up to 9,999; above it Arabic digits.
std::string counted(const Counting& style, int value) {
    if (value <= 0 || value > 9'999) return std::to_string(value);
    std::string out;
    bool gap = false;
    for (int place = 3, unit = 1'000; place >= 0; --place, unit /= 10) {
        int digit = value / unit % 10;
        if (digit == 0) {
            gap = !out.empty();
            continue;
        }
        if (gap && style.zero != 0) base::append_utf8(out, style.zero);
        gap = false;
        bool bare_ten = place == 1 && digit == 1 && out.empty() && !style.one_ten;
        if (!bare_ten) base::append_utf8(out, style.digits[digit]);
        if (place > 0) base::append_utf8(out, style.places[place - 1]);
    }
    return out;
}

// a … z, aa … zz
std::string letters(char first, int value) {
    if (value <= 0 || value > 26 * 30) return std::to_string(value);
    return std::string((value - 1) / 26 + 1, static_cast<char>(first + (value - 1) % 26));
}

std::string roman(int value, bool upper) {
    constexpr std::array<std::pair<int, std::string_view>, 13> kSigns = {{{1000, "m"},
                                                                          {900, "cm"},
                                                                          {500, "d"},
                                                                          {400, "cd"},
                                                                          {100, "c"},
                                                                          {90, "xc"},
                                                                          {50, "l"},
                                                                          {40, "xl"},
                                                                          {10, "x"},
                                                                          {9, "ix"},
                                                                          {5, "v"},
                                                                          {4, "iv"},
                                                                          {1, "i"}}};
    if (value <= 0 || value > 3'999) return std::to_string(value);
    std::string out;
    for (const auto& [worth, sign] : kSigns)
        for (; value >= worth; value -= worth) out += sign;
    if (upper)
        for (char& c : out) c = static_cast<char>(c - 'a' + 'A');
    return out;
}

std::string in_row(char32_t first, int count, int value) {
    if (value < 1 || value > count) return std::to_string(value);
    return character(first + static_cast<char32_t>(value - 1));
}

std::string full_width(int value) {
    std::string out;
    for (char c : std::to_string(value))
        base::append_utf8(out, c == '-' ? U'－' : U'０' + static_cast<char32_t>(c - '0'));
    return out;
}

std::string cyclic(std::u32string_view signs, int value) {
    if (value < 1 || value > static_cast<int>(signs.size())) return std::to_string(value);
    return character(signs[value - 1]);
}

std::string padded(int value, size_t width) {
    std::string digits = std::to_string(value);
    return std::string(width > digits.size() ? width - digits.size() : 0, '0') + digits;
}

std::string ordinary(int value) { return std::to_string(value); }

struct Format {
    std::string_view name;
    std::string (*write)(int);
};
constexpr Format kFormats[] = {
    {"decimal", ordinary},
    {"decimalZero", [](int n) { return padded(n, 2); }},
    {"chineseCounting",
     [](int n) {
         return n < 100 ? counted({kDigits, U"十百千", 0, false}, n) : digit_by_digit(kDigits, n);
     }},
    {"chineseCountingThousand",
     [](int n) {
         return counted({kDigits, U"十百千", U'零', false}, n);
     }},
    {"taiwaneseCountingThousand",
     [](int n) {
         return counted({kDigits, U"十百千", U'零', false}, n);
     }},
    {"taiwaneseCounting",
     [](int n) {
         return n < 100 ? counted({kDigits, U"十百千", 0, false}, n) : digit_by_digit(kDigits, n);
     }},
    {"japaneseCounting",
     [](int n) {
         return counted({kDigits, U"十百千", 0, false}, n);
     }},
    {"koreanCounting",
     [](int n) {
         return counted({kDigits, U"十百千", 0, false}, n);
     }},
    {"ideographDigital", [](int n) { return digit_by_digit(kDigits, n); }},
    {"taiwaneseDigital", [](int n) { return digit_by_digit(kDigits, n); }},
    {"japaneseDigitalTenThousand", [](int n) { return digit_by_digit(kDigits, n); }},
    {"chineseLegalSimplified",
     [](int n) {
         return counted({kFormalDigits, U"拾佰仟", U'零', true}, n);
     }},
    {"ideographLegalTraditional",
     [](int n) {
         return counted({U"零壹貳參肆伍陸柒捌玖", U"拾佰仟", U'零', true}, n);
     }},
    {"ideographTraditional", [](int n) { return cyclic(kStems, n); }},
    {"ideographZodiac", [](int n) { return cyclic(kBranches, n); }},
    {"ideographZodiacTraditional",
     [](int n) {
         if (n < 1 || n > 60) return std::to_string(n);
         return character(kStems[(n - 1) % 10]) + character(kBranches[(n - 1) % 12]);
     }},
    {"ideographEnclosedCircle", [](int n) { return in_row(U'㊀', 10, n); }},
    {"decimalEnclosedCircle", [](int n) { return in_row(U'①', 20, n); }},
    {"decimalEnclosedCircleChinese", [](int n) { return in_row(U'①', 20, n); }},
    {"decimalEnclosedParen", [](int n) { return in_row(U'⑴', 20, n); }},
    {"decimalEnclosedFullstop", [](int n) { return in_row(U'⒈', 20, n); }},
    {"decimalFullWidth", full_width},
    {"decimalFullWidth2", full_width},
    {"decimalHalfWidth", ordinary},
    {"lowerLetter", [](int n) { return letters('a', n); }},
    {"upperLetter", [](int n) { return letters('A', n); }},
    {"lowerRoman", [](int n) { return roman(n, false); }},
    {"upperRoman", [](int n) { return roman(n, true); }},
    {"numberInDash", [](int n) { return "- " + std::to_string(n) + " -"; }},
    {"bullet", [](int) { return std::string(); }},
    {"none", [](int) { return std::string(); }},
};

}  // namespace

std::string format_number(std::string_view format, int value) {
    auto found = std::find_if(std::begin(kFormats), std::end(kFormats),
                              [&](const Format& known) { return known.name == format; });
    return found == std::end(kFormats) ? std::to_string(value) : found->write(value);
}

}  // namespace document

#include "intake/impossible_date.h"

#include "base/date.h"
#include "base/utf8.h"

namespace intake {

namespace {

constexpr int kLeapYear = 2024;
constexpr size_t kMostDigits = 2;

int digit(char32_t c) {
    if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
    if (c >= U'０' && c <= U'９') return static_cast<int>(c - U'０');
    return -1;
}

// The number that starts at `at`, which moves behind it; -1 where there is none of one or two
// digits.
int number(std::u32string_view text, size_t& at) {
    size_t start = at;
    int value = 0;
    while (at < text.size() && digit(text[at]) >= 0 && at - start < kMostDigits)
        value = value * 10 + digit(text[at++]);
    bool longer = at < text.size() && digit(text[at]) >= 0;
    return at == start || longer ? -1 : value;
}

bool taken(std::u32string_view text, size_t& at, char32_t c) {
    if (at >= text.size() || text[at] != c) return false;
    ++at;
    return true;
}

// Whether a day of the year is printed at `at`; it moves behind it.
bool month_and_day(std::u32string_view text, size_t& at, int& month, int& day) {
    month = number(text, at);
    if (month < 0 || !taken(text, at, U'月')) return false;
    day = number(text, at);
    return day >= 0 && taken(text, at, U'日');
}

}  // namespace

std::vector<std::string> impossible_dates(std::string_view utf8) {
    std::u32string text = base::to_utf32(utf8);
    std::vector<std::string> out;
    for (size_t i = 0; i < text.size(); ++i) {
        if (digit(text[i]) < 0 || (i > 0 && digit(text[i - 1]) >= 0)) continue;
        size_t at = i;
        int month = 0, day = 0;
        if (!month_and_day(text, at, month, day)) continue;
        if (!base::civil_date(kLeapYear, month, day))
            out.push_back(base::to_utf8(std::u32string_view(text).substr(i, at - i)));
    }
    return out;
}

}  // namespace intake

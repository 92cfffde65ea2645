#include "extract/numeral.h"

namespace extract {

namespace {

constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
constexpr int kMaxDigits = 5;

int digit_value(char32_t c) {
    if (c == U'零') return 0;
    if (c == U'两') return 2;
    size_t at = kDigits.find(c);
    return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

// End of the run of ASCII digits that belong together; a run that is too long is read no further.
size_t digit_run_end(const ScanText& text, size_t at) {
    size_t end = at;
    size_t gap = 0;
    while (end <= at + kMaxDigits && digit(text.at(end))) {
        if (end > at && gap == 0 && text.gap_before(end)) gap = end;
        ++end;
    }
    return gap != 0 && end - at > 4 ? gap : end;
}

// 二〇二四: one character a digit.
Numeral positional(const ScanText& text, size_t at, size_t end) {
    int value = 0;
    for (size_t i = at; i < end; ++i) value = value * 10 + digit_value(text.at(i));
    return {end, value, static_cast<int>(end - at), true};
}

// 一百二十, 十二, 三十.
Numeral multiplicative(const ScanText& text, size_t at, size_t end) {
    int total = 0;
    int pending = -1;
    for (size_t i = at; i < end; ++i) {
        char32_t c = text.at(i);
        int scale = c == U'十' ? 10 : c == U'百' ? 100 : 0;
        if (scale == 0) {
            pending = digit_value(c);
            continue;
        }
        total += (pending < 0 ? 1 : pending) * scale;
        pending = -1;
    }
    return {end, total + (pending < 0 ? 0 : pending), static_cast<int>(end - at), true};
}

}  // namespace

bool chinese_digit(char32_t c) { return c == U'十' || c == U'百' || digit_value(c) >= 0; }

std::optional<Numeral> read_numeral(const ScanText& text, size_t at) {
    size_t end = at;
    if (digit(text.at(at))) {
        end = digit_run_end(text, at);
        if (end - at > kMaxDigits) return {};
        int value = 0;
        for (size_t i = at; i < end; ++i) value = value * 10 + static_cast<int>(text.at(i) - U'0');
        return Numeral{end, value, static_cast<int>(end - at), false};
    }
    bool scaled = false;
    for (; end < at + kMaxDigits + 1 && chinese_digit(text.at(end)); ++end)
        scaled = scaled || text.at(end) == U'十' || text.at(end) == U'百';
    if (end == at || end - at > kMaxDigits) return {};
    return scaled ? multiplicative(text, at, end) : positional(text, at, end);
}

bool numeral_may_start(const ScanText& text, size_t at) {
    if (at == 0) return true;
    char32_t before = text.at(at - 1);
    if (digit(text.at(at)))
        return !digit(before) || (text.gap_before(at) && digit_run_end(text, at - 1) == at);
    return !chinese_digit(before);
}

}  // namespace extract

#include "extract/deadline_doubt.h"

#include <array>
#include <optional>

#include "base/date.h"
#include "extract/numeral.h"
#include "extract/scan_text.h"

namespace extract {

namespace {

constexpr int kLeapYear = 2024;  // a day of February that some year has
constexpr int kMonths = 12;
constexpr int kHours = 24;

// The longest of several that begin alike comes first.
constexpr std::array<std::u32string_view, 19> kOpenEnded = {
    U"持续推进", U"持续开展", U"持续加强", U"持续深化", U"持续巩固", U"长期坚持", U"长期开展",
    U"长期推进", U"常态化",   U"立行立改", U"立即整改", U"立即",     U"即知即改", U"即日起",
    U"限期",     U"尽快",     U"常抓不懈", U"第一时间", U"按期完成"};

// The year printed before a month, or one with the longest February.
int year_before(const ScanText& text, size_t month_begin) {
    constexpr size_t kDigits = 4;
    if (month_begin < kDigits + 1 || text.at(month_begin - 1) != U'年') return kLeapYear;
    std::optional<Numeral> year = read_numeral(text, month_begin - 1 - kDigits);
    return year && year->digits == kDigits ? year->value : kLeapYear;
}

// The end of 2月30日 or 13月5日 where no calendar knows it, or 0. `at`: the month's number.
size_t impossible_day_end(const ScanText& text, size_t at) {
    std::optional<Numeral> month = read_numeral(text, at);
    if (!month || text.at(month->end) != U'月') return 0;
    std::optional<Numeral> day = read_numeral(text, month->end + 1);
    bool whole = day && (text.at(day->end) == U'日' || text.at(day->end) == U'号');
    bool month_known = month->value >= 1 && month->value <= kMonths;
    if (!whole) {
        bool ends = std::u32string_view(U"底末前初上中下").find(text.at(month->end + 1)) !=
                    std::u32string_view::npos;
        return !month_known && ends ? month->end + 2 : 0;
    }
    bool known = month_known &&
                 base::civil_date(year_before(text, at), month->value, day->value).has_value();
    return known ? 0 : day->end + 1;
}

// The end of 25时前, 30:00前, or 0. `at`: the hour's number.
size_t impossible_hour_end(const ScanText& text, size_t at) {
    bool behind_day = at > 0 && (text.at(at - 1) == U'日' || text.at(at - 1) == U'号');
    std::optional<Numeral> hour = read_numeral(text, at);
    if (!behind_day || !hour || hour->value <= kHours) return 0;
    char32_t mark = text.at(hour->end);
    return mark == U'时' || mark == U'点' || mark == U':' ? hour->end + 1 : 0;
}

}  // namespace

std::string open_ended_wording(std::string_view text) {
    ScanText scan(text);
    for (size_t i = 0; i < scan.size(); ++i)
        for (std::u32string_view wording : kOpenEnded)
            if (scan.at(i) == wording.front() && scan.view(i, i + wording.size()) == wording)
                return scan.printed(i, i + wording.size());
    return {};
}

std::string impossible_date_wording(std::string_view text) {
    ScanText scan(text);
    for (size_t i = 0; i < scan.size(); ++i) {
        if (!(digit(scan.at(i)) || chinese_digit(scan.at(i))) || !numeral_may_start(scan, i))
            continue;
        size_t end = impossible_day_end(scan, i);
        if (end == 0) end = impossible_hour_end(scan, i);
        if (end != 0) return scan.printed(i, end);
    }
    return {};
}

}  // namespace extract

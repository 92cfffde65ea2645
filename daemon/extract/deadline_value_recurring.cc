// Values of recurring and relative terms.

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "extract/deadline_value.h"

namespace extract {

namespace {

using ledger::Deadline;
using ledger::DeadlineKind;

Deadline recurring(std::string rrule) {
    Deadline out;
    out.kind = DeadlineKind::kRecurring;
    out.rrule = std::move(rrule);
    return out;
}

constexpr size_t kCycleReach = 40;  // how far before 下月 its cycle may stand

// "5,20" of the places that are set.
std::string joined(const std::vector<int>& numbers) {
    std::string out;
    for (int number : numbers) out += (out.empty() ? "" : ",") + std::to_string(number);
    return out;
}

// BYMONTHDAY of a part of a month: 月底 -1, 上旬 10.
int month_day(int part) {
    switch (part) {
        case kMonthStart:
            return 1;
        case kFirstTenDays:
            return 10;
        case kMidMonth:
            return 15;
        case kSecondTenDays:
            return 20;
        default:
            return -1;
    }
}

std::string_view rule_of(int cycle) {
    switch (cycle) {
        case kDaily:
            return "FREQ=DAILY";
        case kWeekly:
            return "FREQ=WEEKLY";
        case kTenDaily:
            return "FREQ=MONTHLY;BYMONTHDAY=10,20,-1";
        case kHalfMonthly:
            return "FREQ=MONTHLY;BYMONTHDAY=15,-1";
        case kQuarterly:
            return "FREQ=MONTHLY;INTERVAL=3";
        case kHalfYearly:
            return "FREQ=MONTHLY;INTERVAL=6";
        case kYearly:
            return "FREQ=YEARLY";
        default:
            return "FREQ=MONTHLY";
    }
}

constexpr std::array<std::string_view, 8> kWeekdays = {"",   "MO", "TU", "WE",
                                                       "TH", "FR", "SA", "SU"};

bool holds(const Surroundings& s, std::u32string_view word) {
    return s.text.view(s.begin, s.end).find(word) != std::u32string_view::npos;
}

// 每周五, 每周一、周四, 每周一至周五. 每周末 names no day.
Deadline weekly(const Captures& c, const Surroundings& s) {
    if (holds(s, U"末")) return recurring("FREQ=WEEKLY");
    bool span = holds(s, U"至") || holds(s, U"到") || holds(s, U"-");
    std::string days;
    int last = 0;
    for (int place = 0; place < Captures::kPlaces && c.has(Slot::kWeekday, place); ++place) {
        int day = c.get(Slot::kWeekday, place);
        for (int d = span && last > 0 ? last + 1 : day; d <= day; ++d)
            days += (days.empty() ? "" : ",") + std::string(kWeekdays[static_cast<size_t>(d)]);
        last = day;
    }
    return recurring("FREQ=WEEKLY;BYDAY=" + days);
}

// The day of the year that one place names; day -1 at a month's end, 0 where none is named.
struct YearDay {
    int month = 0;
    int day = 0;
};

YearDay year_day(const Captures& c, int place) {
    if (c.has(Slot::kMonth, place)) {
        YearDay out{c.get(Slot::kMonth, place), 0};
        if (c.has(Slot::kDay, place)) out.day = c.get(Slot::kDay, place);
        if (c.has(Slot::kMonthPart, place)) out.day = month_day(c.get(Slot::kMonthPart, place));
        if (out.day == 0 && c.has(Slot::kBefore)) out.day = -1;
        return out;
    }
    if (c.has(Slot::kQuarter, place)) return {c.get(Slot::kQuarter, place) * 3, -1};
    switch (c.get(Slot::kYearPart, place)) {
        case -1:
        case kWithinYear:
        case kWholeYear:
            return {};
        case kFirstHalf:
        case kMidYear:
            return {6, 30};
        case kYearStart:
            return {1, 1};
        default:
            return {12, 31};
    }
}

std::string yearly_on(const std::vector<int>& months, int day) {
    std::string rule = "FREQ=YEARLY;BYMONTH=" + joined(months);
    return day == 0 ? rule : rule + ";BYMONTHDAY=" + std::to_string(day);
}

// 每年6月底和12月底: one rule; days that differ from month to month become the months' ends.
Deadline yearly(const Captures& c) {
    std::vector<int> months;
    int day = 0;
    bool same_day = true;
    for (int place = 0; place < Captures::kPlaces; ++place) {
        YearDay named = year_day(c, place);
        if (named.month == 0) continue;
        same_day = same_day && (day == 0 || named.day == 0 || named.day == day);
        if (named.day != 0) day = named.day;
        months.push_back(named.month);
    }
    if (months.empty()) return recurring("FREQ=YEARLY");
    constexpr int kLeapYear = 2024;
    for (int month : months)
        if (same_day && day > 0 && !base::civil_date(kLeapYear, month, day)) return {};
    return recurring(yearly_on(months, same_day ? day : -1));
}

std::string months_of_quarter(int day) {
    return day == 0 ? "" : ";BYMONTHDAY=" + std::to_string(day);
}

int day_of_month(const Captures& c, int otherwise) {
    if (c.has(Slot::kDay)) return c.get(Slot::kDay);
    return c.has(Slot::kMonthPart) ? month_day(c.get(Slot::kMonthPart)) : otherwise;
}

}  // namespace

Deadline produce_cycle(const Captures& c, const Surroundings& s) {
    if (c.has(Slot::kCycle)) return recurring(std::string(rule_of(c.get(Slot::kCycle))));
    if (c.has(Slot::kWeekday)) return weekly(c, s);
    return yearly(c);
}

Deadline produce_year_range(const Captures& c, const Surroundings&) {
    YearDay last = year_day(c, 0);
    return recurring(yearly_on({last.month}, last.day == 0 ? -1 : last.day));
}

Deadline produce_cycle_times(const Captures& c, const Surroundings& s) {
    Deadline out = produce_cycle(c, s);
    out.min = std::max(1, c.get(Slot::kCount));
    return out;
}

Deadline produce_monthly(const Captures& c, const Surroundings& s) {
    std::vector<int> days;
    for (int place = 0; place < Captures::kPlaces; ++place) {
        if (c.has(Slot::kDay, place)) days.push_back(c.get(Slot::kDay, place));
        if (c.has(Slot::kMonthPart, place))
            days.push_back(month_day(c.get(Slot::kMonthPart, place)));
    }
    if (days.empty())
        return recurring(holds(s, U"初") ? "FREQ=MONTHLY;BYMONTHDAY=1" : "FREQ=MONTHLY");
    bool span = days.size() == 2 && (holds(s, U"至") || holds(s, U"到") || holds(s, U"-"));
    if (span) days.erase(days.begin());
    return recurring("FREQ=MONTHLY;BYMONTHDAY=" + joined(days));
}

Deadline produce_next_month(const Captures& c, const Surroundings& s) {
    size_t from = s.begin > kCycleReach ? s.begin - kCycleReach : 0;
    std::u32string_view left = s.text.view(from, s.begin);
    bool quarter = left.find(U"每季") != left.npos && left.find(U"每月") == left.npos;
    return quarter ? produce_quarter_first_month(c, s) : produce_monthly(c, s);
}

Deadline produce_month_end(const Captures&, const Surroundings&) {
    return recurring("FREQ=MONTHLY;BYMONTHDAY=-1");
}

Deadline produce_half_year_end(const Captures& c, const Surroundings&) {
    return recurring(yearly_on({6, 12}, c.has(Slot::kDay) ? c.get(Slot::kDay) : -1));
}

Deadline produce_daily(const Captures&, const Surroundings&) { return recurring("FREQ=DAILY"); }

Deadline produce_quarter_last_month(const Captures& c, const Surroundings& s) {
    bool named_day = c.has(Slot::kDay) || c.has(Slot::kMonthPart);
    bool last_day = holds(s, U"最后一个工作日") || holds(s, U"最后一天");
    if (!named_day && !last_day && !holds(s, U"底") && !holds(s, U"末"))
        return recurring("FREQ=MONTHLY;INTERVAL=3");
    if (!c.has(Slot::kDay)) return recurring("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1");
    return recurring("FREQ=YEARLY;BYMONTH=3,6,9,12" + months_of_quarter(day_of_month(c, -1)));
}

Deadline produce_quarter_first_month(const Captures& c, const Surroundings&) {
    if (!c.has(Slot::kDay) && !c.has(Slot::kMonthPart))
        return recurring("FREQ=YEARLY;BYMONTH=1,4,7,10");
    return recurring("FREQ=YEARLY;BYMONTH=1,4,7,10" + months_of_quarter(day_of_month(c, 0)));
}

Deadline produce_interval(const Captures& c, const Surroundings& s) {
    int count = std::max(1, c.get(Slot::kCount));
    if (count == 1 && holds(s, U"隔")) count = 2;  // 每隔一周
    std::string interval = count == 1 ? "" : ";INTERVAL=" + std::to_string(count);
    switch (c.get(Slot::kUnit)) {
        case kWeeks:
            return recurring("FREQ=WEEKLY" + interval);
        case kMonths:
            return recurring("FREQ=MONTHLY" + interval);
        case kYears:
            return recurring("FREQ=YEARLY" + interval);
        case kHours:
            return recurring(count % 24 == 0 && count > 24
                                 ? "FREQ=DAILY;INTERVAL=" + std::to_string(count / 24)
                                 : "FREQ=DAILY");
        default:
            return recurring("FREQ=DAILY" + interval);
    }
}

// 1MO, -1FR; nothing where no such weekday exists in each month.
std::string numbered_weekday(const Captures& c) {
    constexpr int kNumber = 3;  // <N4>
    int number = c.has(Slot::kCount, kNumber) ? c.get(Slot::kCount, kNumber) : -1;
    if (number == 0 || number > 4) return {};
    return ";BYDAY=" + std::to_string(number) +
           std::string(kWeekdays[static_cast<size_t>(c.get(Slot::kWeekday))]);
}

Deadline produce_month_weekday(const Captures& c, const Surroundings&) {
    return recurring("FREQ=MONTHLY" + numbered_weekday(c));
}

Deadline produce_quarter_weekday(const Captures& c, const Surroundings&) {
    std::string day = numbered_weekday(c);
    if (day.empty()) return recurring("FREQ=MONTHLY;INTERVAL=3");
    bool last = day.find('-') != std::string::npos;
    return recurring("FREQ=YEARLY;BYMONTH=" + std::string(last ? "3,6,9,12" : "1,4,7,10") + day);
}

Deadline produce_year_start(const Captures& c, const Surroundings& s) {
    if (c.has(Slot::kDay)) return recurring(yearly_on({1}, c.get(Slot::kDay)));
    return recurring(yearly_on({holds(s, U"一个月") ? 1 : c.get(Slot::kMonth)}, -1));
}

Deadline produce_following_month(const Captures& c, const Surroundings& s) {
    std::u32string_view left =
        s.text.view(s.begin > kCycleReach ? s.begin - kCycleReach : 0, s.begin);
    bool cycle = false;
    for (std::u32string_view word : {U"每月", U"每个月", U"按月", U"逐月", U"月度"})
        cycle = cycle || left.find(word) != left.npos;
    bool next = c.get(Slot::kMonthWord) == 1;
    return cycle && next ? produce_monthly(c, s) : produce_point(c, s);
}

Deadline produce_month_turn(const Captures&, const Surroundings& s) {
    char32_t part = s.text.at(s.begin + 1);
    return recurring("FREQ=MONTHLY;BYMONTHDAY=" + std::string(part == U'初'   ? "1"
                                                              : part == U'中' ? "15"
                                                                              : "-1"));
}

Deadline produce_two_months(const Captures&, const Surroundings&) {
    return recurring("FREQ=MONTHLY;INTERVAL=2");
}

Deadline produce_month_start(const Captures&, const Surroundings&) {
    return recurring("FREQ=MONTHLY;BYMONTHDAY=1");
}

Deadline produce_doubled(const Captures&, const Surroundings& s) {
    switch (s.text.at(s.begin)) {
        case U'周':
            return recurring(std::string(rule_of(kWeekly)));
        case U'月':
            return recurring(std::string(rule_of(kMonthly)));
        case U'季':
            return recurring(std::string(rule_of(kQuarterly)));
        default:
            return recurring(std::string(rule_of(kDaily)));
    }
}

Deadline produce_ten_days(const Captures&, const Surroundings&) {
    return recurring(std::string(rule_of(kTenDaily)));
}

Deadline produce_alternate(const Captures& c, const Surroundings&) {
    switch (c.get(Slot::kCycle)) {
        case kDaily:
            return recurring("FREQ=DAILY;INTERVAL=2");
        case kWeekly:
            return recurring("FREQ=WEEKLY;INTERVAL=2");
        case kQuarterly:
            return recurring("FREQ=MONTHLY;INTERVAL=6");
        case kYearly:
            return recurring("FREQ=YEARLY;INTERVAL=2");
        default:
            return recurring("FREQ=MONTHLY;INTERVAL=2");
    }
}

Deadline produce_fortnight(const Captures& c, const Surroundings&) {
    std::string day =
        c.has(Slot::kWeekday)
            ? ";BYDAY=" + std::string(kWeekdays[static_cast<size_t>(c.get(Slot::kWeekday))])
            : "";
    return recurring("FREQ=WEEKLY;INTERVAL=2" + day);
}

Deadline produce_half_year(const Captures&, const Surroundings&) {
    return recurring("FREQ=MONTHLY;INTERVAL=6");
}

Deadline produce_times_a_year(const Captures& c, const Surroundings&) {
    Deadline out = recurring("FREQ=YEARLY");
    out.min = std::max(1, c.get(Slot::kCount));
    return out;
}

}  // namespace extract

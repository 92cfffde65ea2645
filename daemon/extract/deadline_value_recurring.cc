// Values of recurring and relative terms.

#include <algorithm>
#include <array>

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

std::string number_list(int first, int second) {
    std::string out = std::to_string(first);
    if (second > 0 && second != first) out += "," + std::to_string(second);
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
    int first = c.get(Slot::kWeekday);
    int second = c.has(Slot::kWeekday, 1) ? c.get(Slot::kWeekday, 1) : first;
    if (holds(s, U"末")) return recurring("FREQ=WEEKLY");
    bool span = holds(s, U"至") || holds(s, U"到") || holds(s, U"-");
    std::string days(kWeekdays[static_cast<size_t>(first)]);
    for (int day = span ? first + 1 : second; day <= second && second != first; ++day)
        days += "," + std::string(kWeekdays[static_cast<size_t>(day)]);
    return recurring("FREQ=WEEKLY;BYDAY=" + days);
}

// The day of the year that one side names: month × 100 + day, day -1 at a month's end, 0 for none.
struct YearDay {
    int month = 0;
    int day = 0;
};

YearDay year_day(const Captures& c, int which) {
    if (c.has(Slot::kMonth, which)) {
        YearDay out{c.get(Slot::kMonth, which), 0};
        if (c.has(Slot::kDay, which)) out.day = c.get(Slot::kDay, which);
        if (c.has(Slot::kMonthPart, which)) out.day = month_day(c.get(Slot::kMonthPart, which));
        if (out.day == 0 && c.has(Slot::kBefore)) out.day = -1;
        return out;
    }
    if (c.has(Slot::kQuarter, which)) return {c.get(Slot::kQuarter, which) * 3, -1};
    switch (c.get(Slot::kYearPart, which)) {
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

// 每年6月底和12月底: one rule, where both fall on the same day of their months.
Deadline yearly(const Captures& c) {
    YearDay first = year_day(c, 0);
    if (first.month == 0) return recurring("FREQ=YEARLY");
    YearDay second = year_day(c, 1);
    if (second.month != 0 && first.day == 0) first.day = second.day;
    std::string rule = "FREQ=YEARLY;BYMONTH=" + number_list(first.month, second.month);
    if (first.day == 0) return recurring(rule);
    bool month_ends = second.month != 0 && first.day != second.day;
    return recurring(rule + ";BYMONTHDAY=" + std::to_string(month_ends ? -1 : first.day));
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

Deadline produce_monthly(const Captures& c, const Surroundings& s) {
    if (!c.has(Slot::kDay) && !c.has(Slot::kMonthPart))
        return recurring(holds(s, U"初") ? "FREQ=MONTHLY;BYMONTHDAY=1" : "FREQ=MONTHLY");
    int first = day_of_month(c, 1);
    int second = c.get(Slot::kDay, 1);
    bool span = second > 0 && (holds(s, U"至") || holds(s, U"到") || holds(s, U"-"));
    return recurring("FREQ=MONTHLY;BYMONTHDAY=" +
                     (span ? std::to_string(second) : number_list(first, second)));
}

Deadline produce_quarter_last_month(const Captures& c, const Surroundings& s) {
    bool named_day = c.has(Slot::kDay) || c.has(Slot::kMonthPart);
    if (!named_day && !holds(s, U"底") && !holds(s, U"末"))
        return recurring("FREQ=MONTHLY;INTERVAL=3");
    if (!c.has(Slot::kDay)) return recurring("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1");
    return recurring("FREQ=YEARLY;BYMONTH=3,6,9,12" + months_of_quarter(day_of_month(c, -1)));
}

Deadline produce_quarter_first_month(const Captures& c, const Surroundings&) {
    if (!c.has(Slot::kDay) && !c.has(Slot::kMonthPart))
        return recurring("FREQ=YEARLY;BYMONTH=1,4,7,10");
    return recurring("FREQ=YEARLY;BYMONTH=1,4,7,10" + months_of_quarter(day_of_month(c, 0)));
}

Deadline produce_interval(const Captures& c, const Surroundings&) {
    int count = std::max(1, c.get(Slot::kCount));
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

Deadline produce_fortnight(const Captures&, const Surroundings&) {
    return recurring("FREQ=WEEKLY;INTERVAL=2");
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

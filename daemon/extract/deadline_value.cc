// Values of single dates and ranges.

#include "extract/deadline_value.h"

#include <algorithm>

#include "extract/deadline_context.h"

namespace extract {

namespace {

using base::Date;
using ledger::Deadline;
using ledger::DeadlineKind;

constexpr int kFromEnclosingYear = 10;  // year words counted from the phase, not the document

int year_of(const Captures& c, const Surroundings& s, int which, int otherwise) {
    if (c.has(Slot::kYear, which)) return c.get(Slot::kYear, which);
    int word = c.get(Slot::kYearWord, which);
    if (word < 0) return otherwise;
    return word >= kFromEnclosingYear ? otherwise + word - kFromEnclosingYear
                                      : s.document.year + word;
}

std::optional<Date> clamped(int year, int month, int day) {
    if (month < 1 || month > 12 || year < 1 || year > 9999) return {};
    return base::civil_date(year, month,
                            std::min(day, base::split(base::last_day_of_month(year, month)).day));
}

int last_day_of_part(int part) {
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
            return 31;
    }
}

int first_day_of_part(int part) {
    switch (part) {
        case kMonthEnd:
            return 31;
        case kMidMonth:
            return 15;
        case kSecondTenDays:
            return 11;
        case kLastTenDays:
            return 21;
        default:
            return 1;
    }
}

std::optional<Date> end_of_year_part(int year, int part) {
    switch (part) {
        case kFirstHalf:
        case kMidYear:
            return base::civil_date(year, 6, 30);
        case kYearStart:
            return base::civil_date(year, 1, 1);
        default:
            return base::civil_date(year, 12, 31);
    }
}

std::optional<Date> start_of_year_part(int year, int part) {
    switch (part) {
        case kSecondHalf:
            return base::civil_date(year, 7, 1);
        case kMidYear:
            return base::civil_date(year, 6, 30);
        case kYearEnd:
            return base::civil_date(year, 12, 31);
        default:
            return base::civil_date(year, 1, 1);
    }
}

struct Month {
    int year;
    int month;
};

Month plus_months(Month from, int months) {
    int index = from.year * 12 + from.month - 1 + months;
    return {index / 12, index % 12 + 1};
}

Deadline date_deadline(std::optional<Date> start, std::optional<Date> due) {
    Deadline out;
    if (!due) return out;
    out.kind = DeadlineKind::kDate;
    out.start = start;
    out.due = due;
    return out;
}

// Day, part or whole of a month that the slots of one side name.
Deadline in_month(const Captures& c, Month m) {
    if (c.has(Slot::kDay))
        return date_deadline({}, base::civil_date(m.year, m.month, c.get(Slot::kDay)));
    if (c.has(Slot::kMonthPart))
        return date_deadline({},
                             clamped(m.year, m.month, last_day_of_part(c.get(Slot::kMonthPart))));
    std::optional<Date> start = base::civil_date(m.year, m.month, 1);
    if (c.has(Slot::kBefore)) start.reset();
    return date_deadline(start, base::last_day_of_month(m.year, m.month));
}

Deadline whole_year(const Captures& c, const Surroundings& s, int year) {
    char32_t first = s.text.at(s.begin);
    bool step = !c.has(Slot::kBefore) && first != U'到' && first != U'至' && first != U'在';
    return date_deadline(step ? base::civil_date(year, 1, 1) : std::optional<Date>{},
                         base::civil_date(year, 12, 31));
}

std::optional<Date> quarter_start(int year, int quarter) {
    return base::civil_date(year, quarter * 3 - 2, 1);
}

Date quarter_end(int year, int quarter) { return base::last_day_of_month(year, quarter * 3); }

std::optional<Date> range_start(const Captures& c, int year) {
    if (c.has(Slot::kYearPart) && !c.has(Slot::kMonth))
        return start_of_year_part(year, c.get(Slot::kYearPart));
    if (c.has(Slot::kQuarter)) return quarter_start(year, c.get(Slot::kQuarter));
    if (!c.has(Slot::kMonth)) return base::civil_date(year, 1, 1);
    int day = c.has(Slot::kDay)         ? c.get(Slot::kDay)
              : c.has(Slot::kMonthPart) ? first_day_of_part(c.get(Slot::kMonthPart))
                                        : 1;
    return c.has(Slot::kDay) ? base::civil_date(year, c.get(Slot::kMonth), day)
                             : clamped(year, c.get(Slot::kMonth), day);
}

std::optional<Date> range_due(const Captures& c, int year) {
    if (c.has(Slot::kYearPart, 1)) return end_of_year_part(year, c.get(Slot::kYearPart, 1));
    if (c.has(Slot::kQuarter, 1)) return quarter_end(year, c.get(Slot::kQuarter, 1));
    int month = c.has(Slot::kMonth, 1) ? c.get(Slot::kMonth, 1) : c.get(Slot::kMonth);
    bool own_month = c.has(Slot::kMonth, 1) || c.has(Slot::kDay, 1);
    if (!own_month) return base::civil_date(year, 12, 31);
    if (c.has(Slot::kDay, 1)) return base::civil_date(year, month, c.get(Slot::kDay, 1));
    if (c.has(Slot::kMonthPart, 1))
        return clamped(year, month, last_day_of_part(c.get(Slot::kMonthPart, 1)));
    return clamped(year, month, 31);
}

}  // namespace

Deadline produce_point(const Captures& c, const Surroundings& s) {
    int year = year_of(c, s, 0, s.year);
    if (c.has(Slot::kQuarter)) return date_deadline({}, quarter_end(year, c.get(Slot::kQuarter)));
    if (c.has(Slot::kMonth)) return in_month(c, {year, c.get(Slot::kMonth)});
    if (c.has(Slot::kMonthWord))
        return in_month(c,
                        plus_months({s.document.year, s.document.month}, c.get(Slot::kMonthWord)));
    if (c.has(Slot::kYearPart))
        return date_deadline({}, end_of_year_part(year, c.get(Slot::kYearPart)));
    if (c.has(Slot::kYear) || c.has(Slot::kYearWord)) return whole_year(c, s, year);
    std::u32string_view words = s.text.view(s.begin, s.end);
    if (words.front() == U'月' && in_month_series(s.text, s.begin, s.end))
        return produce_month_turn(c, s);
    if (words.front() == U'月') return date_deadline({}, base::last_day_of_month(s.year, s.month));
    bool half = words.starts_with(U"上半年") || words.starts_with(U"年中");
    return date_deadline({}, end_of_year_part(year, half ? kFirstHalf : kYearEnd));
}

Deadline produce_range(const Captures& c, const Surroundings& s) {
    int first =
        year_of(c, s, 0, c.has(Slot::kYear, 1) ? std::min(s.year, c.get(Slot::kYear, 1)) : s.year);
    int second = year_of(c, s, 1, first);
    std::optional<Date> start = range_start(c, first);
    std::optional<Date> due = range_due(c, second);
    bool year_open = !c.has(Slot::kYear, 1) && !c.has(Slot::kYearWord, 1);
    if (start && due && *due < *start && year_open) due = range_due(c, second + 1);
    if (!start || !due || *due < *start) return {};
    return date_deadline(start, due);
}

Deadline produce_from_document(const Captures& c, const Surroundings& s) {
    Deadline out = produce_point(c, s);
    if (out.kind != DeadlineKind::kDate) return out;
    out.start = base::civil_date(s.document.year, s.document.month, s.document.day);
    return out;
}

Deadline produce_two_years(const Captures&, const Surroundings& s) {
    return date_deadline(base::civil_date(s.document.year, 1, 1),
                         base::civil_date(s.document.year + 1, 12, 31));
}

Deadline produce_first_quarters(const Captures& c, const Surroundings& s) {
    int quarter = c.has(Slot::kCount) ? c.get(Slot::kCount) : 3;
    if (quarter < 1 || quarter > 4) return {};
    return date_deadline({}, quarter_end(year_of(c, s, 0, s.year), quarter));
}

Deadline produce_same_month(const Captures& c, const Surroundings& s) {
    return in_month(c, {s.year, s.month});
}

Deadline produce_part_of_same_month(const Captures& c, const Surroundings& s) {
    char32_t first = s.text.at(s.begin);
    Captures part = c;
    part.set(Slot::kMonthPart, first == U'上'   ? kFirstTenDays
                               : first == U'中' ? kSecondTenDays
                                                : kLastTenDays);
    return in_month(part, {s.year, s.month});
}

Deadline produce_listed_quarter(const Captures& c, const Surroundings& s) {
    int quarter = c.get(Slot::kCount);
    if (quarter < 1 || quarter > 3) return {};
    return date_deadline({}, quarter_end(s.year, quarter));
}

Deadline produce_day_alone(const Captures& c, const Surroundings& s) {
    int day = c.get(Slot::kDay);
    Month month = plus_months({s.document.year, s.document.month}, day < s.document.day ? 1 : 0);
    return date_deadline({}, base::civil_date(month.year, month.month, day));
}

Deadline produce_this_quarter(const Captures&, const Surroundings& s) {
    return date_deadline({}, quarter_end(s.document.year, (s.document.month + 2) / 3));
}

Deadline produce_plan_period(const Captures& c, const Surroundings& s) {
    int last_year = 1955 + 5 * c.get(Slot::kPlanPeriod);  // the fourteenth ends in 2025
    std::u32string_view words = s.text.view(s.begin, s.end);
    bool whole = words.find(U"期间") != words.npos || words.find(U"时期") != words.npos;
    return date_deadline(whole ? base::civil_date(last_year - 4, 1, 1) : std::optional<Date>{},
                         base::civil_date(last_year, 12, 31));
}

}  // namespace extract

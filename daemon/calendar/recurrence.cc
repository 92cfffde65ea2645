#include "calendar/recurrence.h"

#include <libical/ical.h>

namespace calendar {

using base::Date;

namespace {

// Noon, not an all-day value: libical 3.0.16 steps all-day values wrongly (FREQ=DAILY stands still,
// FREQ=WEEKLY loses a day a week).
icaltimetype to_ical(Date date) {
    base::YearMonthDay d = base::split(date);
    icaltimetype time = icaltime_null_time();
    time.year = d.year;
    time.month = d.month;
    time.day = d.day;
    time.hour = 12;
    return time;
}

// libical steps a bad rule silently; a bound on steps keeps a sparse one from running for ever.
constexpr int kMaxSteps = 100000;

}  // namespace

base::Status check_rrule(const std::string& rrule) {
    icalerror_set_error_state(ICAL_MALFORMEDDATA_ERROR, ICAL_ERROR_NONFATAL);
    icalrecurrencetype rule = icalrecurrencetype_from_string(rrule.c_str());
    if (rule.freq == ICAL_NO_RECURRENCE)
        return base::Error{base::ErrorCode::kBadInput, "重复规则“" + rrule + "”不是合法的 RRULE"};
    if (rule.freq == ICAL_SECONDLY_RECURRENCE || rule.freq == ICAL_MINUTELY_RECURRENCE ||
        rule.freq == ICAL_HOURLY_RECURRENCE)
        return base::Error{base::ErrorCode::kBadInput, "重复规则“" + rrule + "”的周期短于一天"};
    return {};
}

std::vector<Date> occurrences(const std::string& rrule, Date anchor, Date from, Date to,
                              size_t limit) {
    std::vector<Date> out;
    icalrecurrencetype rule = icalrecurrencetype_from_string(rrule.c_str());
    icalrecur_iterator* iterator = icalrecur_iterator_new(rule, to_ical(anchor));
    if (iterator == nullptr) return out;
    for (int step = 0; step < kMaxSteps && out.size() < limit; ++step) {
        icaltimetype time = icalrecur_iterator_next(iterator);
        if (icaltime_is_null_time(time)) break;
        std::optional<Date> date = base::civil_date(time.year, time.month, time.day);
        if (!date || *date > to) break;
        if (!out.empty() && *date <= out.back()) continue;
        if (*date >= from) out.push_back(*date);
    }
    icalrecur_iterator_free(iterator);
    return out;
}

}  // namespace calendar

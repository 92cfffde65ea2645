#include "calendar/iso_week.h"

#include <array>
#include <cstdio>

namespace calendar {

using base::Date;
using std::chrono::days;

Date monday_of(Date date) { return date - days(base::iso_weekday(date) - 1); }

IsoWeek iso_week(Date date) {
    Date thursday = monday_of(date) + days(3);
    int year = base::split(thursday).year;
    Date first_day = *base::civil_date(year, 1, 1);
    return {year, static_cast<int>((thursday - first_day).count() / 7) + 1};
}

std::string format_iso_week(IsoWeek week) {
    std::array<char, 32> buffer;
    std::snprintf(buffer.data(), buffer.size(), "%04d-W%02d", week.year, week.week);
    return buffer.data();
}

std::optional<Date> first_workday_of_week(Date date, const WorkCalendar& calendar) {
    Date monday = monday_of(date);
    for (int i = 0; i < 7; ++i)
        if (calendar.is_workday(monday + days(i))) return monday + days(i);
    return {};
}

}  // namespace calendar

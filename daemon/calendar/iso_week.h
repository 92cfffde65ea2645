#pragma once
// ISO 8601 weeks: Monday to Sunday; week 1 holds the year's first Thursday.

#include <optional>
#include <string>

#include "base/date.h"
#include "calendar/work_calendar.h"

namespace calendar {

struct IsoWeek {
    int year;
    int week;
    friend auto operator<=>(const IsoWeek&, const IsoWeek&) = default;
};

[[nodiscard]] IsoWeek iso_week(base::Date date);
[[nodiscard]] base::Date monday_of(base::Date date);
[[nodiscard]] std::string format_iso_week(IsoWeek week);  // 2024-W41
// The first working day of the date's week; nothing in a week that is all days off.
[[nodiscard]] std::optional<base::Date> first_workday_of_week(base::Date date,
                                                              const WorkCalendar& calendar);

}  // namespace calendar

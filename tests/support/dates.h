#pragma once
// Dates and small calendars for tests.

#include <stdexcept>

#include "base/date.h"
#include "calendar/work_calendar.h"

namespace test {

inline base::Date date(std::string_view text) {
    std::optional<base::Date> parsed = base::parse_date(text);
    if (!parsed) throw std::invalid_argument("no date: " + std::string(text));
    return *parsed;
}

// "2024-10-08 09:00" at +08:00.
inline base::Instant instant(std::string_view text) {
    int hour = std::stoi(std::string(text.substr(11, 2)));
    int minute = std::stoi(std::string(text.substr(14, 2)));
    return base::at_local(date(text.substr(0, 10)),
                          std::chrono::hours(hour) + std::chrono::minutes(minute));
}

// The autumn of 2024: 国办发明电〔2023〕7号.
inline calendar::WorkCalendar national_day_2024() {
    calendar::WorkCalendar c;
    c.cover_year(2024);
    for (const char* day : {"2024-09-15", "2024-09-16", "2024-09-17"})
        c.add_day_off(date(day), "中秋");
    for (int i = 0; i < 7; ++i) c.add_day_off(date("2024-10-01") + std::chrono::days(i), "国庆节");
    for (const char* day : {"2024-09-14", "2024-09-29", "2024-10-12"})
        c.add_make_up_workday(date(day), "国庆节");
    c.cover_year(2025);
    c.add_day_off(date("2025-01-01"), "元旦");
    return c;
}

}  // namespace test

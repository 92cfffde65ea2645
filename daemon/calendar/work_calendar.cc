#include "calendar/work_calendar.h"

namespace calendar {

using base::Date;
using std::chrono::days;

void WorkCalendar::add_day_off(Date date, std::string holiday) {
    exceptions_[date] = {false, std::move(holiday)};
}

void WorkCalendar::add_make_up_workday(Date date, std::string holiday) {
    exceptions_[date] = {true, std::move(holiday)};
}

bool WorkCalendar::is_workday(Date date) const {
    auto found = exceptions_.find(date);
    return found == exceptions_.end() ? base::iso_weekday(date) <= 5 : found->second.workday;
}

std::string WorkCalendar::holiday(Date date) const {
    auto found = exceptions_.find(date);
    return found == exceptions_.end() ? "" : found->second.holiday;
}

Date WorkCalendar::workday_on_or_before(Date date) const {
    while (!is_workday(date)) date -= days(1);
    return date;
}

Date WorkCalendar::workday_on_or_after(Date date) const {
    while (!is_workday(date)) date += days(1);
    return date;
}

Date WorkCalendar::shift(Date date, int workdays) const {
    days step(workdays < 0 ? -1 : 1);
    for (int left = std::abs(workdays); left > 0;) {
        date += step;
        if (is_workday(date)) --left;
    }
    return date;
}

int WorkCalendar::workdays_between(Date from, Date to) const {
    int count = 0;
    for (Date date = from + days(1); date <= to; date += days(1)) count += is_workday(date);
    return count;
}

}  // namespace calendar

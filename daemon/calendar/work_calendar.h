#pragma once
// Working days of the People's Republic of China: weekends off, except what the State Council's
// yearly notice moves (调休). The days are data; this type only counts with them.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/date.h"

namespace calendar {

class WorkCalendar {
  public:
    // Days that differ from the plain week, with the holiday's name; a date is listed once.
    void add_day_off(base::Date date, std::string holiday);
    void add_make_up_workday(base::Date date, std::string holiday);
    // The year's notice is entered. Years that are not covered count by weekends alone.
    void cover_year(int year) { years_.insert(year); }

    [[nodiscard]] bool covers(int year) const { return years_.contains(year); }
    [[nodiscard]] const std::set<int>& years() const { return years_; }
    [[nodiscard]] bool is_workday(base::Date date) const;
    // The holiday that makes a date special, or "".
    [[nodiscard]] std::string holiday(base::Date date) const;

    // The date itself where it is a working day, else the nearest working day before or after it.
    [[nodiscard]] base::Date workday_on_or_before(base::Date date) const;
    [[nodiscard]] base::Date workday_on_or_after(base::Date date) const;
    // The n-th working day after (n > 0) or before (n < 0) a date; the date itself is not counted.
    [[nodiscard]] base::Date shift(base::Date date, int workdays) const;
    // Working days in (from, to]; 0 where to <= from.
    [[nodiscard]] int workdays_between(base::Date from, base::Date to) const;

  private:
    struct Exception {
        bool workday;
        std::string holiday;
    };
    std::map<base::Date, Exception> exceptions_;
    std::set<int> years_;
};

}  // namespace calendar

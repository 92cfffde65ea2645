#include <catch2/catch.hpp>

#include "calendar/iso_week.h"
#include "calendar/recurrence.h"
#include "calendar/work_calendar.h"
#include "support/dates.h"

using namespace calendar;
using test::date;
using test::national_day_2024;

TEST_CASE("a make-up Sunday is a working day and a National Day is none", "[calendar]") {
    WorkCalendar c = national_day_2024();
    CHECK(c.is_workday(date("2024-09-29")));
    CHECK_FALSE(c.is_workday(date("2024-10-01")));
    CHECK_FALSE(c.is_workday(date("2024-10-05")));
    CHECK(c.is_workday(date("2024-10-12")));
    CHECK_FALSE(c.is_workday(date("2024-10-13")));
    CHECK(c.holiday(date("2024-10-01")) == "国庆节");
    CHECK(c.holiday(date("2024-10-13")).empty());
}

TEST_CASE("five working days before 30 September count the make-up Sunday", "[calendar]") {
    WorkCalendar c = national_day_2024();
    CHECK(c.shift(date("2024-09-30"), -5) == date("2024-09-24"));
    CHECK(c.shift(date("2024-09-30"), 1) == date("2024-10-08"));
    CHECK(c.shift(date("2024-11-30"), -5) == date("2024-11-25"));
    CHECK(c.shift(date("2024-10-31"), 0) == date("2024-10-31"));
}

TEST_CASE("a day off moves to the nearest working day on the asked side", "[calendar]") {
    WorkCalendar c = national_day_2024();
    CHECK(c.workday_on_or_before(date("2024-11-30")) == date("2024-11-29"));
    CHECK(c.workday_on_or_after(date("2024-10-01")) == date("2024-10-08"));
    CHECK(c.workday_on_or_after(date("2024-10-08")) == date("2024-10-08"));
}

TEST_CASE("shifting forth and counting between agree", "[calendar]") {
    WorkCalendar c = national_day_2024();
    for (int n = 1; n < 60; ++n) {
        base::Date to = c.shift(date("2024-09-20"), n);
        CHECK(c.workdays_between(date("2024-09-20"), to) == n);
        CHECK(c.is_workday(to));
    }
    CHECK(c.workdays_between(date("2024-10-08"), date("2024-10-08")) == 0);
}

TEST_CASE("ISO weeks cross the year by their Thursday", "[calendar]") {
    CHECK(iso_week(date("2024-12-30")) == IsoWeek{2025, 1});
    CHECK(iso_week(date("2021-01-03")) == IsoWeek{2020, 53});
    CHECK(format_iso_week(iso_week(date("2024-10-08"))) == "2024-W41");
}

TEST_CASE("the week after National Day begins on Tuesday 8 October", "[calendar]") {
    WorkCalendar c = national_day_2024();
    CHECK(first_workday_of_week(date("2024-10-10"), c) == date("2024-10-08"));
    CHECK(first_workday_of_week(date("2024-10-17"), c) == date("2024-10-14"));
    WorkCalendar all_off;
    for (int i = 0; i < 7; ++i)
        all_off.add_day_off(date("2024-10-14") + std::chrono::days(i), "假");
    CHECK_FALSE(first_workday_of_week(date("2024-10-17"), all_off));
}

TEST_CASE("month end does not drift", "[calendar]") {
    std::vector<base::Date> dates = occurrences("FREQ=MONTHLY;BYMONTHDAY=-1", date("2024-01-01"),
                                                date("2024-01-01"), date("2024-06-30"), 99);
    REQUIRE(dates.size() == 6);
    CHECK(dates[1] == date("2024-02-29"));
    CHECK(dates[3] == date("2024-04-30"));
}

TEST_CASE("a half-month rule gives the fifteenth and the last day", "[calendar]") {
    std::vector<base::Date> dates = occurrences("FREQ=MONTHLY;BYMONTHDAY=15,-1", date("2024-02-01"),
                                                date("2024-02-01"), date("2024-02-29"), 99);
    CHECK(dates == std::vector<base::Date>{date("2024-02-15"), date("2024-02-29")});
}

TEST_CASE("a broken or too fast rule is refused", "[calendar]") {
    CHECK(check_rrule("FREQ=MONTHLY;BYMONTHDAY=20").ok());
    CHECK(check_rrule("FREQ=WEEKLY").ok());
    CHECK_FALSE(check_rrule("FREQ=SOMETIMES").ok());
    CHECK_FALSE(check_rrule("").ok());
    CHECK_FALSE(check_rrule("FREQ=SECONDLY").ok());
}

TEST_CASE("daily and weekly rules step by a day and by a week", "[calendar]") {
    std::vector<base::Date> week =
        occurrences("FREQ=WEEKLY", date("2024-10-08"), date("2024-10-08"), date("2024-10-31"), 99);
    CHECK(week == std::vector<base::Date>{date("2024-10-08"), date("2024-10-15"),
                                          date("2024-10-22"), date("2024-10-29")});
    CHECK(occurrences("FREQ=DAILY", date("2024-02-28"), date("2024-02-28"), date("2024-03-01"), 99)
              .size() == 3);
    CHECK(occurrences("FREQ=WEEKLY;BYDAY=FR", date("2024-10-08"), date("2024-10-08"),
                      date("2024-10-18"), 99)
              .back() == date("2024-10-18"));
}

TEST_CASE("expansion is bounded", "[calendar]") {
    CHECK(occurrences("FREQ=DAILY", date("2024-01-01"), date("2024-01-01"), date("2034-01-01"), 10)
              .size() == 10);
    CHECK(occurrences("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", date("2024-01-01"), date("2024-01-01"),
                      date("2034-01-01"), 10)
              .empty());
}

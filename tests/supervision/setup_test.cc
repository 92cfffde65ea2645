// The window in which messages leave, and the days that follow from a due date.

#include "supervision/setup.h"

#include <catch2/catch.hpp>

#include "support/dates.h"

using namespace test;
using namespace supervision;

namespace {

Setup autumn() { return {national_day_2024(), {}, {}}; }

}  // namespace

TEST_CASE("messages leave from 08:30 until before 17:30 on working days", "[supervision]") {
    struct Case {
        const char *at, *next;  // next moment inside the window; the same where it is inside
    };
    const Case cases[] = {
        {"2024-09-24 08:30", "2024-09-24 08:30"}, {"2024-09-24 17:29", "2024-09-24 17:29"},
        {"2024-09-24 00:00", "2024-09-24 08:30"}, {"2024-09-24 08:29", "2024-09-24 08:30"},
        {"2024-09-24 17:30", "2024-09-25 08:30"}, {"2024-09-24 23:59", "2024-09-25 08:30"},
        {"2024-09-27 18:00", "2024-09-29 08:30"}, {"2024-09-28 10:00", "2024-09-29 08:30"},
        {"2024-09-29 10:00", "2024-09-29 10:00"}, {"2024-09-30 17:30", "2024-10-08 08:30"},
        {"2024-10-03 12:00", "2024-10-08 08:30"}, {"2024-12-31 20:00", "2025-01-02 08:30"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.at);
        CHECK(next_in_window(autumn(), instant(c.at)) == instant(c.next));
        CHECK(inside_window(autumn(), instant(c.at)) == (std::string(c.at) == c.next));
        CHECK(next_run_day(autumn(), instant(c.at)) == date(std::string(c.next).substr(0, 10)));
    }
}

TEST_CASE("warn and wake days follow from due date, softness and today", "[supervision]") {
    struct Case {
        const char *due, *today;
        bool soft;
        const char *warn, *wake;
    };
    const Case cases[] = {
        {"2024-09-30", "2024-05-07", false, "2024-09-24", "2024-09-02"},  // early notice
        {"2024-09-30", "2024-09-02", false, "2024-09-24", "2024-09-02"},  // reached today
        {"2024-09-30", "2024-09-24", false, "2024-09-24", "2024-09-24"},
        {"2024-09-30", "2024-12-02", false, "2024-09-24", "2024-12-02"},  // long overdue
        {"2024-06-07", "2024-05-07", false, "2024-05-31", "2024-05-31"},  // no early notice
        {"2024-09-30", "2024-05-07", true, "2024-09-30", ""},
        {"2024-09-30", "2024-12-02", true, "2024-09-30", ""},
        {"", "2024-05-07", false, "", ""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.due, c.today, c.soft);
        std::optional<base::Date> due = base::parse_date(c.due);
        store::DerivedDays days =
            derive_days(autumn(), date("2024-05-07"), due, c.soft, date(c.today));
        CHECK(days.warn_on == base::parse_date(c.warn));
        CHECK(days.wake_on == base::parse_date(c.wake));
        store::AssignmentRow row;
        row.issued_on = date("2024-05-07");
        row.due = due;
        row.soft = c.soft;
        for (const char* mark : {"no", "new", "announced", "confirmed"}) {
            row.loaded_overdue = mark;
            store::DerivedDays of_row = derive_days(autumn(), row, date(c.today));
            bool silent = row.loaded_overdue == "new" || row.loaded_overdue == "announced";
            CHECK(of_row.warn_on == days.warn_on);
            CHECK(of_row.wake_on == (silent ? std::nullopt : days.wake_on));
        }
    }
}

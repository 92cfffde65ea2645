// The dead man's line: whether the weekly run is missing, just before, on and after its hour.

#include "supervision/weekly_watch.h"

#include <catch2/catch.hpp>

#include "supervision/small_county.h"

using namespace test;
using supervision::watch_weekly;

TEST_CASE("a missed weekly run is found two hours after its time, on its own working day",
          "[supervision]") {
    struct Case {
        const char *ran_until, *now;
        bool missed;
    };
    // Week 40 begins on Monday 09-30; week 41 on Tuesday 10-08, after the National Day.
    const Case cases[] = {
        {"2024-09-30 18:00", "2024-09-30 18:00", false},
        {"2024-09-27 18:00", "2024-09-30 10:29", false},  // before the grace is over
        {"2024-09-27 18:00", "2024-09-30 10:30", true},
        {"2024-09-30 18:00", "2024-10-07 12:00", false},  // a Monday, and a holiday
        {"2024-09-30 18:00", "2024-10-08 10:29", false},
        {"2024-09-30 18:00", "2024-10-08 10:30", true},
        {"2024-10-08 18:00", "2024-10-11 10:45", false},
        {"2024-09-30 18:00", "2024-10-12 10:45", true},  // days later still
        {"2024-09-27 18:00", "2024-10-05 12:00", true},  // of the week before, in the holiday
    };
    for (const Case& c : cases) {
        CAPTURE(c.ran_until, c.now);
        SmallLedger l("2024-09-02 08:00");
        l.enter(plan({task("一", {"县教体局"}, "2024-12-31")}));
        l.run_until(c.ran_until);
        supervision::WeeklyWatch found = watch_weekly(l.db, l.setup, instant(c.now));
        CHECK(found.missed == c.missed);
        CHECK(has(found.message, "至今没有生成") == c.missed);
        REQUIRE(found.officers.size() == 1);
        CHECK(found.officers[0].address == "office@x");
    }
}

TEST_CASE("a ledger that is empty or younger than the week's run has missed nothing",
          "[supervision]") {
    SmallLedger empty("2024-10-08 08:00");
    CHECK_FALSE(watch_weekly(empty.db, empty.setup, instant("2024-10-11 12:00")).missed);
    SmallLedger young("2024-10-09 15:00");
    young.enter(plan({task("一", {"县教体局"}, "2024-12-31")}));
    CHECK_FALSE(watch_weekly(young.db, young.setup, instant("2024-10-11 12:00")).missed);
    CHECK(watch_weekly(young.db, young.setup, instant("2024-10-14 12:00")).missed);
}

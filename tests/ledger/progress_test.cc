// 序时进度: what should be done by a day, the pace, and the yellow light's rule.

#include "ledger/progress.h"

#include <catch2/catch.hpp>

#include "ledger/assignment.h"
#include "support/dates.h"

using namespace ledger;
using test::date;

namespace {

Progress toilets(double done, bool reported = true) {
    return {310, done, reported, date("2024-06-01"), {}, false};
}

}  // namespace

TEST_CASE("the straight line from start to due date gives pace and light", "[ledger]") {
    struct Case {
        const char* today;
        double done, expected;
        Pace pace;
        bool yellow;
    };
    // 183 days from 1 June to 1 December.
    const Case cases[] = {
        {"2024-05-31", 0, 0, Pace::kOnPace, false},
        {"2024-06-01", 0, 0, Pace::kOnPace, false},
        {"2024-08-31", 155, 310.0 * 91 / 183, Pace::kOnPace, false},
        {"2024-08-31", 150, 310.0 * 91 / 183, Pace::kBehind, false},
        {"2024-08-31", 107, 310.0 * 91 / 183, Pace::kBehind, true},
        {"2024-08-31", 200, 310.0 * 91 / 183, Pace::kAhead, false},
        {"2024-12-01", 310, 310, Pace::kOnPace, false},
        {"2024-12-01", 309, 310, Pace::kBehind, false},
        {"2025-02-01", 216, 310, Pace::kBehind, true},
        {"2025-02-01", 400, 310, Pace::kOnPace, false},
    };
    for (const Case& c : cases) {
        CAPTURE(c.today, c.done);
        Progress p = toilets(c.done);
        std::optional<base::Date> due = date("2024-12-01");
        REQUIRE(expected(p, due, date(c.today)));
        CHECK(*expected(p, due, date(c.today)) == Approx(c.expected));
        CHECK(pace(p, due, date(c.today)) == c.pace);
        CHECK(falls_behind(p, due, date(c.today)) == c.yellow);
    }
}

TEST_CASE("without a report there is no pace and no yellow light", "[ledger]") {
    Progress p = toilets(0, false);
    CHECK(pace(p, date("2024-12-01"), date("2024-11-30")) == Pace::kUnreported);
    CHECK_FALSE(falls_behind(p, date("2024-12-01"), date("2024-11-30")));
}

TEST_CASE("a stated monthly schedule takes the place of the straight line", "[ledger]") {
    Progress p = toilets(40);
    p.schedule = {{date("2024-06-30"), 60}, {date("2024-07-31"), 200}};
    std::optional<base::Date> due = date("2024-12-01");
    CHECK(*expected(p, due, date("2024-06-30")) == Approx(60));
    CHECK(*expected(p, due, date("2024-07-31")) == Approx(200));
    CHECK(*expected(p, due, date("2024-12-01")) == Approx(310));
    CHECK(falls_behind(p, due, date("2024-06-30")));
    p.done = 42;
    CHECK_FALSE(falls_behind(p, due, date("2024-06-30")));
    CHECK(*expected(p, {}, date("2025-06-30")) == Approx(200));
}

TEST_CASE("without a date there is nothing to fall behind", "[ledger]") {
    CHECK_FALSE(expected(toilets(10), {}, date("2024-09-01")));
    CHECK(pace(toilets(10), {}, date("2024-09-01")) == Pace::kBehind);
    CHECK(pace(toilets(310), {}, date("2024-09-01")) == Pace::kOnPace);
    CHECK_FALSE(falls_behind(toilets(10), {}, date("2024-09-01")));
}

TEST_CASE("reports of a period are owed one by one along the line", "[ledger]") {
    Progress p{4, 0, false, date("2024-01-01"), {}, true};
    std::optional<base::Date> due = date("2024-12-31");
    CHECK_FALSE(falls_behind(p, due, date("2024-03-31")));
    CHECK(falls_behind(p, due, date("2024-04-02")));
    p.done = 1;
    CHECK_FALSE(falls_behind(p, due, date("2024-04-02")));
    CHECK(falls_behind(p, due, date("2024-07-03")));
}

TEST_CASE("lights follow progress and milestones, and a stopped clock shows grey", "[ledger]") {
    Standing s{State::kWorking,
               DeadlineKind::kDate,
               false,
               date("2024-12-01"),
               date("2024-11-24"),
               {},
               false,
               false};
    s.progress = {toilets(10)};
    CHECK(light(s, date("2024-06-02")) == Light::kGreen);
    CHECK(light(s, date("2024-08-31")) == Light::kYellow);
    s.part_due = date("2024-08-30");
    CHECK(light(s, date("2024-08-30")) == Light::kYellow);
    CHECK(light(s, date("2024-08-31")) == Light::kRed);
    CHECK(days_overdue(s, date("2024-08-31")) == 0);
    s.kind = DeadlineKind::kNone;
    CHECK(light(s, date("2024-08-31")) == Light::kRed);
    s.state = State::kSuspended;
    CHECK(light(s, date("2024-08-31")) == Light::kGrey);
    s.state = State::kClosed;
    CHECK(light(s, date("2024-08-31")) == Light::kGreen);
}

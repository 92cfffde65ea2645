#include "alert/ladder.h"

#include <catch2/catch.hpp>

#include "support/dates.h"

using namespace alert;
using test::date;

TEST_CASE("the rungs of 兴政办函〔2024〕7号 fall on their working days", "[alert]") {
    struct Row {
        const char *due, *early, *warn, *due_day, *overdue;
    };
    const Row table[] = {
        {"2024-09-30", "2024-09-02", "2024-09-24", "2024-09-30", "2024-10-08"},
        {"2024-10-31", "2024-09-29", "2024-10-24", "2024-10-31", "2024-11-01"},
        {"2024-11-30", "2024-11-04", "2024-11-25", "2024-11-29", "2024-12-02"},
        {"2024-12-31", "2024-12-03", "2024-12-24", "2024-12-31", "2025-01-02"},
    };
    calendar::WorkCalendar c = test::national_day_2024();
    for (const Row& row : table) {
        CAPTURE(row.due);
        RungDates d = rung_dates(date("2024-05-07"), date(row.due), c, {});
        CHECK(base::format_date(d.warn) == row.warn);
        CHECK(base::format_date(d.due_day) == row.due_day);
        CHECK(base::format_date(d.overdue) == row.overdue);
        REQUIRE(d.early);
        CHECK(base::format_date(*d.early) == row.early);
        CHECK(c.workdays_between(*d.early - std::chrono::days(1), date(row.due)) ==
              20 + (c.is_workday(date(row.due)) ? 1 : 0));
    }
}

TEST_CASE("a short limit is warned a day before, a middle one three, and neither early",
          "[alert]") {
    calendar::WorkCalendar c = test::national_day_2024();
    RungDates week = rung_dates(date("2024-11-01"), date("2024-11-08"), c, {});
    CHECK(week.warn == date("2024-11-07"));
    CHECK_FALSE(week.early);
    RungDates middle = rung_dates(date("2024-11-01"), date("2024-11-22"), c, {});
    CHECK(middle.warn == date("2024-11-19"));
    RungDates longer = rung_dates(date("2024-11-01"), date("2024-11-25"), c, {});
    CHECK(longer.warn == date("2024-11-18"));
    CHECK_FALSE(longer.early);
    CHECK_FALSE(rung_dates(date("2024-08-01"), date("2024-10-30"), c, {}).early);
    CHECK(rung_dates(date("2024-08-01"), date("2024-10-31"), c, {}).early);
}

TEST_CASE("only the highest rung that has come is reached", "[alert]") {
    calendar::WorkCalendar c = test::national_day_2024();
    RungDates d = rung_dates(date("2024-05-07"), date("2024-11-30"), c, {});
    CHECK_FALSE(rung_reached(d, date("2024-11-03")));
    CHECK(rung_reached(d, date("2024-11-04")) == Rung::kEarly);
    CHECK(rung_reached(d, date("2024-11-25")) == Rung::kR0);
    CHECK(rung_reached(d, date("2024-11-29")) == Rung::kR1);
    CHECK(rung_reached(d, date("2024-12-01")) == Rung::kR1);
    CHECK(rung_reached(d, date("2024-12-02")) == Rung::kO1);
    CHECK(next_rung_day(d, date("2024-05-07")) == date("2024-11-04"));
    CHECK(next_rung_day(d, date("2024-11-25")) == date("2024-11-29"));
    CHECK(next_rung_day(d, date("2024-12-02")) == d.second);
}

TEST_CASE("the ladder is silent on soft dates, closed rows and claims filed in time", "[alert]") {
    using namespace ledger;
    Standing s{State::kWorking, DeadlineKind::kDate, false, date("2024-10-31"), {}, {}, false};
    CHECK(on_ladder(s));
    s.soft = true;
    CHECK_FALSE(on_ladder(s));
    s = {State::kClaimed,
         DeadlineKind::kDate,
         false,
         date("2024-10-31"),
         {},
         date("2024-10-30"),
         false};
    CHECK_FALSE(on_ladder(s));
    s.filed = date("2024-11-01");
    CHECK(on_ladder(s));
    s.state = State::kClosed;
    CHECK_FALSE(on_ladder(s));
}

TEST_CASE("the numbers of the ladder are configuration", "[alert]") {
    ledger::LadderRules rules;
    rules.long_warn = 10;
    rules.early_days = 1000;
    RungDates d =
        rung_dates(date("2024-05-07"), date("2024-12-31"), test::national_day_2024(), rules);
    CHECK(d.warn == date("2024-12-17"));
    rules.long_warn = 38;  // ahead of the early notice
    rules.early_days = 90;
    d = rung_dates(date("2024-05-07"), date("2024-12-31"), test::national_day_2024(), rules);
    CHECK(next_rung_day(d, date("2024-10-31")) == d.warn);
    rules.early_days = 1000;
    d = rung_dates(date("2024-05-07"), date("2024-12-31"), test::national_day_2024(), rules);
    CHECK_FALSE(d.early);
}

TEST_CASE("the ladder climbs by working days, and to O4 after thirty days", "[alert]") {
    struct Row {
        const char *due, *overdue, *second, *third, *fourth;
    };
    // The National Day of 2024 is off from 10-01 to 10-07; 10-12 is a make-up workday.
    const Row table[] = {
        {"2024-09-30", "2024-10-08", "2024-10-11", "2024-10-21", "2024-10-30"},
        {"2024-10-31", "2024-11-01", "2024-11-06", "2024-11-15", "2024-12-02"},
        {"2024-11-30", "2024-12-02", "2024-12-05", "2024-12-16", "2024-12-30"},
    };
    calendar::WorkCalendar c = test::national_day_2024();
    for (const Row& row : table) {
        CAPTURE(row.due);
        RungDates d = rung_dates(date("2024-05-07"), date(row.due), c, {});
        CHECK(base::format_date(d.overdue) == row.overdue);
        CHECK(base::format_date(d.second) == row.second);
        CHECK(base::format_date(d.third) == row.third);
        CHECK(base::format_date(d.fourth) == row.fourth);
        // Just before the day the rung below holds, on the day and after it this one.
        const std::pair<base::Date, Rung> steps[] = {{d.overdue, Rung::kO1},
                                                     {d.second, Rung::kO2},
                                                     {d.third, Rung::kO3},
                                                     {d.fourth, Rung::kO4}};
        for (const auto& [day, rung] : steps) {
            CHECK(rung_reached(d, day) == rung);
            CHECK(rung_reached(d, day - std::chrono::days(1)) < rung);
            CHECK(rung_reached(d, day + std::chrono::days(1)) == rung);
            CHECK(next_rung_day(d, day - std::chrono::days(1)) == day);
        }
        CHECK_FALSE(next_rung_day(d, d.fourth));
    }
}

TEST_CASE("a row overdue when loaded climbs from the day of its confirmation", "[alert]") {
    calendar::WorkCalendar c = test::national_day_2024();
    auto dates = [&](const char* from) {
        return rung_dates(date("2024-01-04"), date("2024-03-29"), c, {}, date(from));
    };
    RungDates d = dates("2024-11-04");
    CHECK(d.overdue == date("2024-11-04"));
    CHECK(d.second == date("2024-11-07"));
    CHECK(d.third == date("2024-11-18"));
    CHECK(d.fourth == date("2024-12-03"));
    CHECK(rung_reached(d, date("2024-11-04")) == Rung::kO1);
    // A confirmation ahead of the first working day overdue moves nothing.
    CHECK(dates("2024-03-30").overdue == date("2024-04-01"));
    // One on a day off counts from the next working day.
    CHECK(dates("2024-10-03").overdue == date("2024-10-08"));
}

TEST_CASE("O4 never comes before O3, and rungs have names both ways", "[alert]") {
    ledger::LadderRules rules;
    rules.fourth_days = 1;
    RungDates d =
        rung_dates(date("2024-05-07"), date("2024-10-31"), test::national_day_2024(), rules);
    CHECK(d.fourth == d.third);
    for (int i = 0; i < kRungs; ++i)
        CHECK(rung(name(static_cast<Rung>(i))) == static_cast<Rung>(i));
    CHECK_FALSE(rung("O5"));
    CHECK(chinese_name(Rung::kO4) == "通报约谈建议");
}

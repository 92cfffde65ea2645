#include "ledger/assignment.h"

#include <catch2/catch.hpp>

#include "support/dates.h"

using namespace ledger;
using test::date;

TEST_CASE("a due date is inclusive", "[ledger]") {
    Standing s{State::kWorking,
               DeadlineKind::kDate,
               false,
               date("2024-10-31"),
               date("2024-10-24"),
               {},
               false};
    CHECK(days_overdue(s, date("2024-10-31")) == 0);
    CHECK(days_overdue(s, date("2024-11-01")) == 1);
    CHECK(light(s, date("2024-10-23")) == Light::kGreen);
    CHECK(light(s, date("2024-10-24")) == Light::kYellow);
    CHECK(light(s, date("2024-10-31")) == Light::kYellow);
    CHECK(light(s, date("2024-11-01")) == Light::kRed);
}

TEST_CASE("a claim filed in time stays green however long the review takes", "[ledger]") {
    Standing s{State::kClaimed,    DeadlineKind::kDate, false, date("2024-10-31"),
               date("2024-10-24"), date("2024-10-30"),  false};
    CHECK(light(s, date("2024-11-05")) == Light::kGreen);
    CHECK(days_overdue(s, date("2024-11-05")) == 0);
    s.filed = date("2024-11-01");
    CHECK(light(s, date("2024-11-05")) == Light::kRed);
    CHECK(days_overdue(s, date("2024-11-05")) == 5);
}

TEST_CASE("a closed row is judged by the day of filing", "[ledger]") {
    Standing s{
        State::kClosed, DeadlineKind::kDate, false, date("2024-10-31"), {}, date("2024-10-30"),
        false};
    CHECK(light(s, date("2025-01-01")) == Light::kGreen);
    s.filed = date("2024-11-02");
    CHECK(light(s, date("2025-01-01")) == Light::kGreenRinged);
}

TEST_CASE("a returned claim is yellow, and red at once when due has passed", "[ledger]") {
    Standing s{State::kWorking,
               DeadlineKind::kDate,
               false,
               date("2024-10-31"),
               date("2024-10-24"),
               {},
               true};
    CHECK(light(s, date("2024-09-01")) == Light::kYellow);
    CHECK(light(s, date("2024-11-05")) == Light::kRed);
}

TEST_CASE("a soft date turns yellow and never red", "[ledger]") {
    Standing s{State::kWorking, DeadlineKind::kDate, true, date("2024-10-31"), {}, {}, false};
    CHECK(light(s, date("2024-10-30")) == Light::kGreen);
    CHECK(light(s, date("2024-10-31")) == Light::kYellow);
    CHECK(light(s, date("2025-10-31")) == Light::kYellow);
    CHECK(days_overdue(s, date("2025-10-31")) == 0);
}

TEST_CASE("what has no clock is grey", "[ledger]") {
    Standing s{State::kIssued, DeadlineKind::kNone, false, {}, {}, {}, false};
    CHECK(light(s, date("2024-10-30")) == Light::kGrey);
    s = {State::kSuspended, DeadlineKind::kDate, false, date("2024-01-31"), {}, {}, false};
    CHECK(light(s, date("2024-10-30")) == Light::kGrey);
    CHECK(days_overdue(s, date("2024-10-30")) == 0);
    s = {State::kIssued, DeadlineKind::kRelative, false, {}, {}, {}, false};
    CHECK(light(s, date("2024-10-30")) == Light::kGrey);
}

TEST_CASE("names of states and ratings are read back, in English and Chinese", "[ledger]") {
    for (int i = 0; i < 7; ++i) {
        State s = static_cast<State>(i);
        CHECK(state(name(s)) == s);
        CHECK(state(chinese_name(s)) == s);
    }
    CHECK(rating("优秀") == Rating::kExcellent);
    CHECK_FALSE(rating("不合格"));
    CHECK_FALSE(state("overdue"));
}

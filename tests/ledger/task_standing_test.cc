// A task is done when the lead's and all required assignments are closed.

#include "ledger/task_standing.h"

#include <catch2/catch.hpp>

#include "support/dates.h"

using namespace ledger;
using test::date;

TEST_CASE("a task is done when its lead and every required part is closed", "[ledger]") {
    using R = AssignmentRole;
    using S = State;
    struct Case {
        const char* what;
        std::vector<TaskPart> parts;
        int required, closed, open_supports;
        bool done;
    };
    const Case cases[] = {
        {"lead closed, support open",
         {{R::kLead, S::kClosed}, {R::kSupport, S::kWorking}},
         1,
         1,
         1,
         true},
        {"lead open, support closed",
         {{R::kLead, S::kWorking}, {R::kSupport, S::kClosed}},
         1,
         0,
         0,
         false},
        {"one of two leads", {{R::kLead, S::kClosed}, {R::kLead, S::kClaimed}}, 2, 1, 0, false},
        {"every member", {{R::kEach, S::kClosed}, {R::kEach, S::kClosed}}, 2, 2, 0, true},
        {"a member is missing",
         {{R::kEach, S::kClosed}, {R::kEach, S::kSuspended}},
         2,
         1,
         0,
         false},
        {"a terminated one counts for nothing",
         {{R::kLead, S::kClosed}, {R::kLead, S::kTerminated}},
         1,
         1,
         0,
         true},
        {"all terminated", {{R::kLead, S::kTerminated}}, 0, 0, 0, false},
        {"supports alone", {{R::kSupport, S::kClosed}, {R::kSupport, S::kIssued}}, 2, 1, 0, false},
        {"the lead is terminated",
         {{R::kLead, S::kTerminated}, {R::kSupport, S::kClosed}},
         1,
         1,
         0,
         true},
        {"nobody", {}, 0, 0, 0, false},
    };
    for (const Case& c : cases) {
        CAPTURE(c.what);
        TaskStanding s = task_standing(c.parts);
        CHECK(s.required == c.required);
        CHECK(s.closed == c.closed);
        CHECK(s.open_supports == c.open_supports);
        CHECK(s.done == c.done);
    }
}

TEST_CASE("a task's done date is the latest filing of what is required", "[ledger]") {
    using R = AssignmentRole;
    std::vector<TaskPart> parts = {{R::kEach, State::kClosed, date("2024-10-01")},
                                   {R::kEach, State::kClosed, date("2024-10-20")},
                                   {R::kEach, State::kClosed, date("2024-10-08")}};
    CHECK(task_standing(parts).done_on == date("2024-10-20"));
    parts.push_back({R::kEach, State::kClaimed, date("2024-10-21")});
    CHECK_FALSE(task_standing(parts).done_on);
}

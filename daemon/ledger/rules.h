#pragma once
// The numbers of the ledger's rules that an administrator may change: the ladder's days, and the
// times of day at which the service speaks. Every number has its default here; the configuration
// file replaces single ones.

#include <chrono>

namespace ledger {

// When a task's reminders start (light yellow, rung R0), and when the ladder climbs (semantics.md
// §5). A limit is the span from issue to due date.
struct LadderRules {
    int short_days = 7;        // a limit of at most so many calendar days is short …
    int short_warn = 1;        // … and warned so many working days before the due date
    int middle_workdays = 15;  // a longer one, of at most so many working days …
    int middle_warn = 3;       // … is warned so many working days before
    int long_warn = 5;         // every other limit: so many working days before
    int early_days = 90;       // a limit of more calendar days than this gets one more notice …
    int early_warn = 20;       // … so many working days before the due date
    int second_workdays = 3;   // O2: so many working days after O1
    int third_workdays = 7;    // O3: so many working days after O2
    int fourth_days = 30;      // O4: so many calendar days overdue, or …
    int reds = 2;              // … so many red sheets of one unit …
    int reds_days = 90;        // … within so many calendar days

    friend bool operator==(const LadderRules&, const LadderRules&) = default;
};

// What a person may do, where offices differ.
struct ActRules {
    bool officer_closes = false;  // the office has no director: an officer closes in one step
    int extension_days = 30;      // a first extension of at most so many days is the director's
    int silence_days = 30;        // the longest silence
    int noted_workdays = 5;       // 已知悉 keeps reminders from a unit for so many working days
    int weekly_burden = 20;       // messages and reports asked of a unit in a week: more is named

    friend bool operator==(const ActRules&, const ActRules&) = default;
};

// Times of day at +08:00, since local midnight. Messages leave in [window_begin, window_end) only.
struct Schedule {
    std::chrono::minutes digest_time{8 * 60 + 30};
    std::chrono::minutes ladder_time{9 * 60};
    std::chrono::minutes window_begin{8 * 60 + 30};
    std::chrono::minutes window_end{17 * 60 + 30};

    friend bool operator==(const Schedule&, const Schedule&) = default;
};

}  // namespace ledger

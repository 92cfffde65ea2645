#pragma once
// What a run of the clock takes as given beside the ledger.

#include <chrono>
#include <optional>

#include "base/date.h"
#include "calendar/work_calendar.h"
#include "ledger/nodes.h"
#include "ledger/rules.h"
#include "store/assignment_store.h"

namespace supervision {

struct Setup {
    calendar::WorkCalendar calendar;
    ledger::LadderRules ladder;
    ledger::Schedule schedule;
    // The clock is not believed before this moment (the build's date); absent in simulation.
    std::optional<base::Instant> earliest = {};
    ledger::ActRules acts = {};
    ledger::NodeRules nodes = {};
};

// The first working day on which a ladder run can still happen at or after `now`.
[[nodiscard]] base::Date next_run_day(const Setup& setup, base::Instant now);
// Whether messages may leave: a working day, inside the window.
[[nodiscard]] bool inside_window(const Setup& setup, base::Instant now);
// `at` itself where messages may leave then, else the next opening of the window.
[[nodiscard]] base::Instant next_in_window(const Setup& setup, base::Instant at);

// Warn day and wake day of a due date, seen on `today`; `from` as in alert::rung_dates. A soft date
// warns on its day and never wakes the ladder; without a date there is neither.
[[nodiscard]] store::DerivedDays derive_days(const Setup& setup, base::Date issued_on,
                                             std::optional<base::Date> due, bool soft,
                                             base::Date today, std::optional<base::Date> from = {});
// The same for a row that stands. One that was overdue when it was loaded, and that no officer has
// confirmed, never wakes the ladder.
[[nodiscard]] store::DerivedDays derive_days(const Setup& setup, const store::AssignmentRow& row,
                                             base::Date today);

}  // namespace supervision

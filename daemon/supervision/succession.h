#pragma once
// What follows from a reform or an appointment on its day: open rows go to the successor, and in
// the next run those whom it concerns get the list of what is in hand. semantics.md §12.

#include "supervision/act.h"
#include "supervision/tick.h"

namespace supervision {

struct MoveReason {
    Actor actor;
    std::string basis;
};
// Inside the caller's transaction: the row, which is open, is the other unit's from here on; closed
// rows and their figures stay where they were earned. Where that unit has a row of the task
// already, this one is merged into it; refused where that row is over. The number of the row that
// goes on.
[[nodiscard]] base::Result<int64_t> move_row(store::Database& database,
                                             const store::AssignmentRow& row, int64_t to_unit,
                                             const MoveReason& why, const Setup& setup,
                                             base::Instant now);

// Inside the caller's transaction: changes whose day has come take effect on the rows, once.
void settle_changes(store::Database& database, const Setup& setup, base::Instant now);
[[nodiscard]] bool changes_wait(store::Database& database, base::Date today);

// Inside the caller's transaction and the window: hand-over lists to successors; to the office what
// has no owner, what is to be allotted, and which post is vacant. While nobody is there who could
// be told, it waits.
void tell_changes(store::Database& database, const Setup& setup, base::Instant now, Tick& result);
// When settle_changes or tell_changes has something to do next.
[[nodiscard]] std::optional<base::Instant> next_change(store::Database& database,
                                                       const Setup& setup, base::Instant now);

}  // namespace supervision

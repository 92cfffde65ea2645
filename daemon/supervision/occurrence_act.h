#pragma once
// Deadlines that count from an event (so many days after 收到通知): the event's date is entered
// once for a plan, and every task that waits for it gets its due date. semantics.md §3.

#include "ledger/deadline.h"
#include "supervision/act.h"

namespace supervision {

struct Occurrence {
    std::string name;          // as the tasks name it, or the only one that holds the words
    base::Date happened_on{};  // not in the future
    std::string basis;
};
// An officer's. How many assignments were dated. Each gets a due version and an event of its own.
[[nodiscard]] base::Result<int> enter_occurrence(store::Database& database, int64_t plan_id,
                                                 const Occurrence& occurrence, const Actor& actor,
                                                 const Setup& setup, base::Instant now);
// By whoever entered it, while nothing that rests on it has left the house: the rows wait again.
[[nodiscard]] base::Result<int> undo_occurrence(store::Database& database, int64_t plan_id,
                                                const std::string& name, const Actor& actor,
                                                const Setup& setup, base::Instant now);
// Rows of the plan that came to stand after their event was entered. In the caller's transaction.
void apply_occurrences(store::Database& database, int64_t plan_id, const Setup& setup,
                       base::Instant now);

// So many days, working days or months after the event; the 31st of a shorter month is its last
// day.
[[nodiscard]] base::Date relative_due(const ledger::Deadline& deadline, base::Date event,
                                      const calendar::WorkCalendar& calendar);

}  // namespace supervision

#pragma once
// Recurring duties by the clock (semantics.md §9): a period gets its task, and an assignment for
// each unit of the recurring task, on the day on which it opens. After downtime every period since
// the last run is opened, none twice.

#include <optional>

#include "ledger/plan.h"
#include "store/duty_store.h"
#include "supervision/setup.h"

namespace supervision {

// Inside the caller's transaction. How many periods were opened.
int open_periods(store::Database& database, const Setup& setup, base::Instant now);
// Midnight of the day on which the next period opens.
[[nodiscard]] std::optional<base::Instant> next_period(store::Database& database);

// A recurring task entered the ledger, or its rule changed: periods are opened from today on, and
// where the plan is no standing rule only to the end of the plan's year. Periods that ended before
// the task was entered were watched by nobody and are not owed. Of the period under way, the task
// is owed where half of it or 30 days lie ahead.
void watch_duty(store::Database& database, const ledger::Plan& plan, int64_t task_id,
                const ledger::Task& task, base::Date today);
// No period opens any more.
void end_duty(store::Database& database, int64_t task_id);
// 31 December of the latest year that the title names (2024—2026年), else of the year of issue.
[[nodiscard]] base::Date plan_year_end(const ledger::Plan& plan);

// The newest overdue period of a unit speaks for the older ones: those that are overdue too, and
// have no say on the ladder of their own.
[[nodiscard]] bool is_superseded(store::Database& database, const store::AssignmentRow& period,
                                 base::Date today);
// Periods without a break, this one the last, that are overdue and unreported; the first of them.
struct MissedRun {
    int periods = 0;
    std::optional<calendar::Period> first;
};
[[nodiscard]] MissedRun missed_run(store::Database& database, const store::AssignmentRow& period,
                                   base::Date today);
// 连续3期未报（自2024年3月起）; empty for fewer than two.
[[nodiscard]] std::string missed_phrase(const MissedRun& run);

}  // namespace supervision

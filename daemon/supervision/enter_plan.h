#pragma once
// A reviewed plan enters the ledger: tasks, assignments with their units resolved at the plan's
// date, due version 1, derived days, and events for all of it, in one transaction. Entering the
// same plan again changes nothing, unless the register has come to know a unit that it names; a
// changed plan changes its rows and leaves events that say what differed.

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "ledger/plan.h"
#include "supervision/setup.h"
#include "units/register.h"

namespace supervision {

struct PlanEntry {
    enum class Outcome { kUnchanged, kLoaded, kChanged };
    Outcome outcome = Outcome::kUnchanged;
    int64_t plan_id = 0;
    std::string number, title;
    int tasks = 0;
    int assignments = 0;          // of the plan, open or closed
    int overdue_when_loaded = 0;  // flagged by this entry
    int without_owner = 0;        // tasks with no resolved unit
    std::vector<std::string>
        unknown_units;  // names that resolved to nothing and are not listed as such
    std::vector<std::string> differences;  // Chinese, one a change
    std::vector<std::string> warnings;
};

// `source` names the file. Refused: a plan that is classified by its kind as no plan but has tasks.
[[nodiscard]] base::Result<PlanEntry> enter_plan(store::Database& database,
                                                 const ledger::Plan& plan,
                                                 const std::string& source,
                                                 const units::Register& units, const Setup& setup,
                                                 base::Instant now);

// The same inside the caller's transaction, together with what else the act changes.
[[nodiscard]] base::Result<PlanEntry> enter_plan_within(store::Database& database,
                                                        const ledger::Plan& plan,
                                                        const std::string& source,
                                                        const units::Register& units,
                                                        const Setup& setup, base::Instant now);

// What entering would change, without changing it.
[[nodiscard]] std::vector<std::string> compare_plan(store::Database& database,
                                                    const ledger::Plan& plan,
                                                    const std::string& source);

// Computes warn and wake days of every open row anew: after the calendar or the ladder's numbers
// changed.
void derive_all_days(store::Database& database, const Setup& setup, base::Instant now);

}  // namespace supervision

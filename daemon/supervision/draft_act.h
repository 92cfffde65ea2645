#pragma once
// What an officer does to a draft: confirm tasks into the ledger, drop them, take them back,
// correct them, discard the draft. Each act checks its guard, changes draft and ledger, and leaves
// one event, in one transaction; it is refused where somebody changed the draft since it was read.

#include <map>
#include <string>
#include <vector>

#include "store/draft_store.h"
#include "store/plan_store.h"
#include "supervision/act.h"
#include "supervision/enter_plan.h"

namespace supervision {

struct Confirmation {
    std::vector<size_t> tasks;                   // indexes into the draft's tasks
    std::map<std::string, std::string> choices;  // printed name → unit code or collective
    // The document corrects a plan that the ledger holds from elsewhere. Without it such a plan is
    // refused; with it all open tasks must be confirmed together.
    bool correction = false;
};

// The open tasks that are named become the ledger's, as parts of one plan; the rest stays open. A
// printed name that means no unit, and is not listed as such in the register, is refused (W_UNIT).
[[nodiscard]] base::Result<PlanEntry> confirm_tasks(
    store::Database& database, const store::DraftRow& draft, const Confirmation& what,
    const units::Register& units, const Setup& setup, const Actor& actor, base::Instant now);

// Tasks that are none, or are another's; kept in the draft, and taken back by restore_tasks.
[[nodiscard]] base::Status drop_tasks(store::Database& database, const store::DraftRow& draft,
                                      const std::vector<size_t>& tasks, const Actor& actor,
                                      base::Instant now);
[[nodiscard]] base::Status restore_tasks(store::Database& database, const store::DraftRow& draft,
                                         const std::vector<size_t>& tasks, const Actor& actor,
                                         base::Instant now);
// What was confirmed stays in the ledger.
[[nodiscard]] base::Status discard_draft(store::Database& database, const store::DraftRow& draft,
                                         const Actor& actor, base::Instant now);
[[nodiscard]] base::Status restore_draft(store::Database& database, const store::DraftRow& draft,
                                         const Actor& actor, base::Instant now);

// Head and open tasks as an officer left them in the editor. Tasks that match one of the draft keep
// what is known of them, changed and new ones count as sure, missing ones are dropped.
[[nodiscard]] base::Status rewrite_draft(store::Database& database, const store::DraftRow& draft,
                                         const ledger::Plan& edited, const Actor& actor,
                                         base::Instant now);

// The plan in the ledger that this draft would meet there; none where it is new or the draft's own.
[[nodiscard]] std::optional<store::PlanRow> conflicting_plan(store::Database& database,
                                                             const store::DraftRow& draft);
// The plan as the ledger holds it, without what was withdrawn.
[[nodiscard]] ledger::Plan stored_plan(store::Database& database, const store::PlanRow& row);
// What the ledger calls the source of this draft's tasks.
[[nodiscard]] std::string source_of(store::Database& database, const store::DraftRow& draft);

}  // namespace supervision

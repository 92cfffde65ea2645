#pragma once
// Extensions, from the request to the decision, and the extension of a whole plan by a document.
// semantics.md §10.

#include "supervision/act.h"

namespace supervision {

struct ExtensionPaper {
    base::Date requested_due{};
    base::Date filed_on{};  // the day on which the paper came in; not the future
    std::string reason, progress, signer, basis;
};
// The request as it waits: who is to decide it.
struct ExtensionRequested {
    ledger::ActorRole approver = ledger::ActorRole::kDirector;
    int n = 1;  // the first, second … of the row
};
// 申请延期. Refused after the due day, without one of the paper's fields, or while another waits.
[[nodiscard]] base::Result<ExtensionRequested> request_extension(
    store::Database& database, int64_t assignment, const Actor& actor, const ExtensionPaper& paper,
    const Setup& setup, base::Instant now);
// A new due version; the days overdue until then stay on record; what is unsent is withdrawn.
// `decision`: number or words of the decision, may be empty.
[[nodiscard]] base::Status grant_extension(store::Database& database, int64_t assignment,
                                           const Actor& actor, const std::string& decision,
                                           const Setup& setup, base::Instant now);
[[nodiscard]] base::Status refuse_extension(store::Database& database, int64_t assignment,
                                            const Actor& actor, const std::string& reason,
                                            base::Instant now);

struct PlanExtension {
    std::string basis;                // the new document
    std::optional<base::Date> until;  // every earlier date becomes this one, or …
    int days = 0;                     // … every date moves by so many calendar days
    std::vector<std::string> refs;    // only these clauses; empty: all
};
// One act, one event, not counted against units: every open row with a date of its own gets a new
// due version. Requests that ask for no later a date have lost their object. The number of rows
// that moved; refused where none would.
[[nodiscard]] base::Result<int> extend_plan(store::Database& database, int64_t plan,
                                            const Actor& actor, const PlanExtension& extension,
                                            const Setup& setup, base::Instant now);

}  // namespace supervision

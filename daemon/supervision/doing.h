#pragma once
// One act in progress on one assignment: the row as it was found, the open transaction, and at the
// end one event that names who, in which office, when, on what basis, before and after.

#include <cstdint>
#include <optional>
#include <string>

#include "base/json.h"
#include "ledger/act.h"
#include "store/assignment_store.h"
#include "supervision/act.h"

namespace supervision {

[[nodiscard]] base::Error refused(const std::string& why);
// Everything of the row that acts change: what the event keeps, and what undoing writes back.
[[nodiscard]] base::Json snapshot(const store::AssignmentRow& row);

class Doing {
  public:
    Doing(store::Database& database, int64_t id, const Actor& actor, base::Instant now);

    // kNotFound without such a row.
    [[nodiscard]] base::Status found() const;
    // Whether the row is there, the actor's office may act, the actor serves the row's unit, and
    // the row's state allows it.
    [[nodiscard]] base::Status start(ledger::Act act, const ledger::ActRules& rules = {});
    [[nodiscard]] const store::AssignmentRow& before() const { return *before_; }
    [[nodiscard]] base::Date today() const { return base::local_date(now_); }

    // Changes the state and leaves the event; commits.
    [[nodiscard]] base::Status finish(const std::string& basis);
    // The event alone, under a name of its own; commits.
    [[nodiscard]] base::Status record(const std::string& kind, const std::string& basis);

  private:
    store::Transaction transaction_;
    store::Database& db_;
    int64_t id_;
    const Actor& actor_;
    base::Instant now_;
    std::optional<store::AssignmentRow> before_;
    ledger::Act act_ = ledger::Act::kFeedback;
    ledger::State to_ = ledger::State::kIssued;
};

}  // namespace supervision

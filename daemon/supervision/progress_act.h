#pragma once
// Milestones and quantities under an assignment: set, reported, taken back. Each act leaves one
// event, in the transaction of its change.

#include <functional>

#include "ledger/plan.h"
#include "supervision/act.h"

namespace supervision {

// An officer sets a dated step under a row, or moves one.
[[nodiscard]] base::Status set_milestone(store::Database& database, int64_t assignment,
                                         const Actor& actor, const ledger::Milestone& milestone,
                                         const std::string& basis, base::Instant now);
// The unit reports a step as done; an issued row is acknowledged by it.
[[nodiscard]] base::Status file_milestone(store::Database& database, int64_t milestone,
                                          const Actor& actor, const std::string& text,
                                          base::Date filed_on, base::Instant now);
// An officer finds it not done.
[[nodiscard]] base::Status return_milestone(store::Database& database, int64_t milestone,
                                            const Actor& actor, const std::string& reason,
                                            base::Instant now);

// An officer sets the target of a row, or changes it. Refused: a target or a schedule that is no
// rising line from 0 to the target.
[[nodiscard]] base::Status set_quantity(store::Database& database, int64_t assignment,
                                        const Actor& actor, const ledger::Quantity& quantity,
                                        const std::string& basis, base::Instant now);
struct QuantityDone {
    double done = 0;     // from the beginning
    base::Date as_of{};  // not in the future
    std::string text;    // needed where it is less than was reported before
};
// The unit reports how much is done; an issued row is acknowledged by it.
[[nodiscard]] base::Status report_quantity(store::Database& database, int64_t quantity,
                                           const Actor& actor, const QuantityDone& done,
                                           base::Instant now);
// Whether target and schedule are sound: kRefused with the reason.
[[nodiscard]] base::Status check_quantity(const ledger::Quantity& quantity);
// 120, 3.5: without needless digits.
[[nodiscard]] std::string amount_text(double amount);

// The steps and targets that the plan states for one assignment are made to stand, others that the
// plan stated before are withdrawn; what the office set stays. In the caller's transaction. What
// changed, in words; empty where nothing did.
// `first` is the task's first assignment, `unit_named` the unit id of a printed name.
std::vector<std::string> enter_parts(
    store::Database& database, int64_t assignment, const ledger::Task& task, bool first,
    const std::function<std::optional<int64_t>(const std::string&)>& unit_named, base::Instant now);

}  // namespace supervision

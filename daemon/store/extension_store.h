#pragma once
// Requests for extension and what became of them. The assignment names whose decision it waits for
// (AssignmentRow::approver); both are written together.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/database.h"

namespace store {

struct Extension {
    int64_t id = 0, assignment_id = 0;
    int n = 1;  // the first, second … of the row; requests that were refused do not count
    base::Date filed_on{};
    std::string author;  // who entered it
    base::Date due{};    // effective when it was asked
    base::Date requested_due{};
    std::string reason, progress, signer, basis;
    std::string approver;           // "director" "leader" "county_head"
    std::string state = "pending";  // pending granted refused lapsed undone
    std::string decided_by = {}, decision = {};
    int due_version = 0;   // that the grant made
    int overdue_days = 0;  // that had run when it was granted: they stay on record
};

// A new request becomes the pending one.
void insert_extension(Database& database, const Extension& request, base::Instant now);
[[nodiscard]] std::optional<Extension> pending_extension(Database& database, int64_t assignment_id);
[[nodiscard]] std::vector<Extension> extensions_of(Database& database, int64_t assignment_id);
// All that wait for a decision; the longest waiting first.
[[nodiscard]] std::vector<Extension> pending_extensions(Database& database);
[[nodiscard]] int granted_extensions(Database& database, int64_t assignment_id);

struct ExtensionDecision {
    std::string state;  // granted refused lapsed
    std::string decided_by, decision;
    int due_version = 0;
    int overdue_days = 0;
};
// Of the pending request, which there must be; nothing is pending afterwards.
void decide_extension(Database& database, int64_t assignment_id, const ExtensionDecision& decision,
                      base::Instant now);
// The pending request, where there is one, has lost its object.
void lapse_extension(Database& database, int64_t assignment_id, const std::string& why,
                     base::Instant now);

// After an assignment was restored to an earlier state: a request that it did not know is undone,
// one that it waited for is pending again.
void align_extensions(Database& database, int64_t assignment_id, const std::string& approver);

}  // namespace store

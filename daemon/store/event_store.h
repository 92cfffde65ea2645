#pragma once
// The append-only log of changes. An event is written in the transaction of its change.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "store/database.h"

namespace store {

struct Event {
    int64_t id = 0;
    base::Instant at{};
    std::string actor;  // the person, or "duband" and "duban" for the service itself
    std::string kind;   // plan.loaded, assignment.claim, notice.O1, …
    std::optional<int64_t> plan_id = {};
    std::optional<int64_t> task_id = {};
    std::optional<int64_t> assignment_id = {};
    std::string basis = {};  // document or reason
    base::Json before = nullptr;
    base::Json after = nullptr;
    std::optional<int64_t> document_id = {};
    std::optional<int64_t> draft_id = {};
    std::string role = {};  // the office in which a person acted: "director"
};

// Also extends the chain (event_chain.h) and its recorded head. Only within a transaction that
// holds the write lock, or two writers may extend the same event.
void add_event(Database& database, const Event& event);
[[nodiscard]] std::vector<Event> events_of_assignment(Database& database, int64_t assignment_id);
[[nodiscard]] std::vector<Event> events_of_plan(Database& database, int64_t plan_id);
// Of a document and of the drafts that were read from it.
[[nodiscard]] std::vector<Event> events_of_document(Database& database, int64_t document_id);
// Events with an id above `after`, in order: what happened since.
[[nodiscard]] std::vector<Event> events_since(Database& database, int64_t after);
// The time of the latest event; the clock is implausible before it.
[[nodiscard]] std::optional<base::Instant> last_event_at(Database& database);
// Since when there is a ledger.
[[nodiscard]] std::optional<base::Instant> first_event_at(Database& database);

}  // namespace store

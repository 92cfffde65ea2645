#pragma once
// Tasks and drafts as JSON, as the database keeps them.

#include "base/json.h"
#include "ledger/draft.h"

namespace store {

[[nodiscard]] base::Json task_json(const ledger::Task& task);
// The inverse; a member that is missing has its default.
[[nodiscard]] ledger::Task task_of(const base::Json& json);

// The body of a draft: tasks, doubts, choices. The header stands in columns.
[[nodiscard]] base::Json draft_body(const ledger::Draft& draft);
void read_draft_body(const base::Json& body, ledger::Draft& draft);

}  // namespace store

#pragma once
// Acts on a whole task: every open assignment of it at once, in one transaction. semantics.md §2.

#include "supervision/act.h"

namespace supervision {

// 终止 of a task, on a basis document, withdrawn or merged into another: each of its open rows then
// points to the row of the same unit there, or to the lead's. One event a row. The number of rows.
[[nodiscard]] base::Result<int> terminate_task(store::Database& database, int64_t task,
                                               const Actor& actor, const std::string& basis,
                                               std::optional<int64_t> into_task, base::Instant now);

}  // namespace supervision

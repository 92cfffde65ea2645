#pragma once
// Drafts ⇄ JSON (design.md, Formats: Extraction), without loss but for the confidence, which is
// rounded to hundredths.

#include <vector>

#include "base/json.h"
#include "extract/draft.h"

namespace extract {

[[nodiscard]] base::Json deadline_json(const ledger::Deadline& deadline);
[[nodiscard]] base::Json drafts_json(const std::vector<Draft>& drafts);

// The way back. kBadInput with the path of what is wrong: [0].tasks[3].deadline.due.
[[nodiscard]] base::Result<std::vector<Draft>> drafts_from_json(const base::Json& json);

}  // namespace extract

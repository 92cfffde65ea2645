#pragma once
// Drafts as JSON (design.md, Formats: Extraction).

#include <vector>

#include "base/json.h"
#include "extract/draft.h"

namespace extract {

[[nodiscard]] base::Json deadline_json(const ledger::Deadline& deadline);
[[nodiscard]] base::Json drafts_json(const std::vector<Draft>& drafts);

}  // namespace extract

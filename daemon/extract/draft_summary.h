#pragma once
// A draft for a person at a terminal: the plan's head, one line a task, and what is to be checked.

#include <string>

#include "extract/draft.h"

namespace extract {

[[nodiscard]] std::string draft_summary(const Draft& draft);

// 2024-11-30前, 每月（1次）, 印发后10个工作日内, 无时限.
[[nodiscard]] std::string deadline_wording(const ledger::Deadline& deadline);

}  // namespace extract

#pragma once
// Targets in numbers that a task's words state: 新改厕310户，整村推进4村.

#include <string>
#include <string_view>
#include <vector>

#include "ledger/plan.h"

namespace ledger {

// In printed order, each with the words before it as its name, cut at the last mark. Years, dates,
// percentages, telephone numbers and numbers without a known measure are no targets.
[[nodiscard]] std::vector<Quantity> quantities_in(std::string_view text);

}  // namespace ledger

#pragma once
// The steps of a schedule: an item that a stretch of time heads, or one that lists several.

#include <vector>

#include "extract/item_maker.h"

namespace extract {

// None where the item is no step.
[[nodiscard]] std::vector<DraftTask> step_tasks(const ItemFacts& facts, const ItemMaker& maker);

}  // namespace extract

#pragma once
// Running text without a list of units: dated statements are tasks, and what binds a unit to a deed
// is one. Who acts is inferred from the sentences.

#include <vector>

#include "extract/item_maker.h"

namespace extract {

[[nodiscard]] std::vector<DraftTask> told_tasks(const ItemContext& context, const ItemFacts& facts,
                                                const ItemMaker& maker);
// Standing rules: only what binds a unit to a time.
[[nodiscard]] std::vector<DraftTask> rule_tasks(const ItemContext& context, const ItemFacts& facts,
                                                const ItemMaker& maker);

}  // namespace extract

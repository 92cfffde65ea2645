#pragma once
// Lists of duties: 县交通局：负责…, 县交通局负责…；县财政局负责…, 责任单位及职责：…, and items
// whose heading is a unit. One task a unit.

#include <vector>

#include "extract/draft.h"
#include "extract/item_facts.h"

namespace extract {

// None where the item is no list of duties.
[[nodiscard]] std::vector<DraftTask> duty_tasks(const ItemContext& context, const ItemFacts& facts);

// Whether the item's heading, taken whole, is a unit.
[[nodiscard]] bool unit_heading(const Node& node);

}  // namespace extract

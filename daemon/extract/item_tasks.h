#pragma once
// The tasks of one item: a list of units makes the item one task, dated clauses become tasks of
// their own, a list of duties gives one to each unit. gold/GUIDE.md, What is a task.

#include <vector>

#include "extract/draft.h"
#include "extract/item_facts.h"

namespace extract {

[[nodiscard]] std::vector<DraftTask> item_tasks(const ItemContext& context, int node);

// The tasks of a table row: `row` holds its name as heading and its content, `said` what its other
// columns say. The first is the row's own, whether or not anything binds it.
[[nodiscard]] std::vector<DraftTask> listed_row_tasks(const ItemContext& context, const Node& row,
                                                      const Responsibility& said);

}  // namespace extract

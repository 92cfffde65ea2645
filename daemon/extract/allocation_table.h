#pragma once
// Allocation tables: 乡镇 | 计划改厕户数（户） | …, one row a township with its quantity.

#include <vector>

#include "extract/draft.h"
#include "extract/item_facts.h"

namespace extract {

// One task a row; none where the table's title allots no task or its first column is no township.
[[nodiscard]] std::vector<DraftTask> allocation_tasks(const ItemContext& context,
                                                      const TableLines& table);

}  // namespace extract

#pragma once
// Task tables: 序号 | 任务 | 牵头领导 | 牵头单位 | 责任单位 | 完成时限 in any order and under like
// names; and allocation tables （乡镇 × 数量）, one row a township.

#include <vector>

#include "extract/item_tasks.h"

namespace extract {

// The tasks of one table whose cells are marked; none where its header names no unit and no time.
[[nodiscard]] std::vector<DraftTask> grid_tasks(const ItemContext& context,
                                                const TableLines& table);

// The tasks of a table that a PDF tool tore into lines: columns are told by the header, cells by
// what they look like.
[[nodiscard]] std::vector<DraftTask> torn_tasks(const ItemContext& context,
                                                const TableLines& table);

}  // namespace extract

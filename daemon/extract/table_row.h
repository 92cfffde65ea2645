#pragma once
// One row of a task table → its tasks: name and content are the item's text, the other columns say
// who and when.

#include <string>
#include <vector>

#include "extract/draft.h"
#include "extract/item_facts.h"
#include "extract/table_cells.h"
#include "extract/table_column.h"

namespace extract {

struct GridRow {
    std::vector<CellPieces> cells;  // one a column
    std::vector<size_t> lines;      // of NormalText
    bool shares_number = false;     // its number reaches down from the row above
    std::string group;              // the text over the full width above the row
    std::vector<std::string> said;  // Chinese: what was assumed about its cells
};

struct TableRow {
    const ItemContext& context;
    int node;  // in which the table stands
    const Columns& columns;
    const std::vector<std::string>& header;
    size_t before;  // rows with tasks above it
};

// The row's task first; none where nothing binds it.
[[nodiscard]] std::vector<DraftTask> row_tasks(const TableRow& table, const GridRow& row);

}  // namespace extract

#pragma once
// In which order rows stand. The order depends on the rows alone, not on the order they came in.

#include <string_view>
#include <vector>

#include "digest/facts.h"

namespace digest {

using RowList = std::vector<const Row*>;  // borrowed

// Most days overdue first, then the sooner due, rows without a due date last; then plan and clause.
[[nodiscard]] RowList by_urgency(const std::vector<Row>& rows);

struct UnitRows {
    std::string_view unit;  // borrowed; empty: no unit resolved
    int longest = 0;        // days of the row that is longest overdue
    RowList rows;
};
// The unit with the longest delay first, then the one with more rows, then by name; within a unit
// most days first.
[[nodiscard]] std::vector<UnitRows> by_unit(const RowList& by_urgency);

struct PlanRows {
    std::string_view number, title;  // borrowed
    RowList rows;
};
// By document number; within a plan as the given list stands.
[[nodiscard]] std::vector<PlanRows> by_plan(const RowList& rows);

}  // namespace digest

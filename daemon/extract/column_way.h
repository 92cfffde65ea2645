#pragma once
// Which line is the cell of which column of a table: the cheapest way through the columns (Viterbi,
// 1967). A line scores by how well it suits a column, a step costs what it skips; rows begin where
// the way turns back to an earlier column.

#include <string>
#include <vector>

#include "extract/table_column.h"

namespace extract {

// What a line looks like as a cell.
struct LineKind {
    bool number = false, time = false, units = false, person = false, nothing = false;
    bool sentence = false;
    size_t characters = 0;
};

// `cell` without blanks.
[[nodiscard]] LineKind kind_of(const std::string& cell);
// A row's number: up to three digits, with or without a mark behind.
[[nodiscard]] bool row_digits(std::string_view cell);

// State n of n columns is a line over the full width, between two rows.
struct WayStep {
    size_t state;
    bool begins;  // a row, or such a line
};
// The states of the lines up to the best end of the table; `lines` holds at least one.
[[nodiscard]] std::vector<WayStep> way_through(const Columns& columns,
                                               const std::vector<LineKind>& lines);

}  // namespace extract

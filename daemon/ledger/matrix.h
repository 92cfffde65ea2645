#pragma once
// Many places through the same steps: a row a place, a column a step (工作任务调度表). Who lags, by
// column, row and township.

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"

namespace ledger {

struct MatrixColumn {
    std::string title;
    std::optional<base::Date> due;
    friend bool operator==(const MatrixColumn&, const MatrixColumn&) = default;
};
struct MatrixCell {
    std::optional<base::Date> done_on;
    std::string note;
    friend bool operator==(const MatrixCell&, const MatrixCell&) = default;
};
struct MatrixRow {
    std::string township, name;
    std::vector<MatrixCell> cells;  // one a column
    friend bool operator==(const MatrixRow&, const MatrixRow&) = default;
};
struct Matrix {
    std::string name;
    std::vector<MatrixColumn> columns;
    std::vector<MatrixRow> rows;
    friend bool operator==(const Matrix&, const Matrix&) = default;
};

// Done and all cells of a column, row or township; `late` are not done and past the column's day.
struct MatrixShare {
    std::string label;
    int done = 0, all = 0, late = 0;
};
[[nodiscard]] std::vector<MatrixShare> by_column(const Matrix& matrix, base::Date today);
[[nodiscard]] std::vector<MatrixShare> by_row(const Matrix& matrix, base::Date today);
// In the order of their first rows.
[[nodiscard]] std::vector<MatrixShare> by_township(const Matrix& matrix, base::Date today);
// Rows with late cells: most of them first, then in the matrix's order.
[[nodiscard]] std::vector<MatrixShare> laggards(const Matrix& matrix, base::Date today);

}  // namespace ledger

#pragma once
// Matrices of places × steps in the database. Columns and rows are known by their names, so that a
// sheet may come back sorted otherwise.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ledger/matrix.h"
#include "store/database.h"

namespace store {

struct MatrixName {
    int64_t id = 0, plan_id = 0;
    std::string name;
};
[[nodiscard]] std::vector<MatrixName> matrices_of(Database& database, int64_t plan_id);
// Columns and rows that stand, in their order; the cells of a row in the order of the columns.
[[nodiscard]] ledger::Matrix load_matrix(Database& database, int64_t id);
// Makes the stored matrix equal to `matrix`; what it lacks is withdrawn and keeps its cells.
int64_t save_matrix(Database& database, int64_t plan_id, const ledger::Matrix& matrix);
// False where the matrix has no such row or column.
[[nodiscard]] bool set_cell(Database& database, int64_t matrix_id, const std::string& township,
                            const std::string& row, const std::string& column,
                            const ledger::MatrixCell& cell);

}  // namespace store

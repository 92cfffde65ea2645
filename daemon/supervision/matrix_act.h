#pragma once
// A plan's matrix of places × steps: loaded from a sheet by the office, single cells set by units
// or the office. Each act leaves one event of the plan, in the transaction of its change.

#include "ledger/matrix.h"
#include "supervision/act.h"

namespace supervision {

struct MatrixChange {
    int rows = 0, columns = 0;
    int changed_cells = 0;  // of rows and columns that stood before
    int added_rows = 0, withdrawn_rows = 0;
};
[[nodiscard]] base::Result<MatrixChange> load_matrix(store::Database& database, int64_t plan_id,
                                                     const ledger::Matrix& matrix,
                                                     const Actor& actor, const std::string& basis,
                                                     base::Instant now);
struct CellAddress {
    std::string matrix;  // its name; empty: the plan's only one
    std::string township, row, column;
};
// A day of completion, not in the future; nothing takes it back, which is the office's.
[[nodiscard]] base::Status set_matrix_cell(store::Database& database, int64_t plan_id,
                                           const CellAddress& address,
                                           const ledger::MatrixCell& cell, const Actor& actor,
                                           base::Instant now);
// The plan's matrix of that name, or its only one; its id and content.
[[nodiscard]] base::Result<std::pair<int64_t, ledger::Matrix>> matrix_named(
    store::Database& database, int64_t plan_id, const std::string& name);

}  // namespace supervision

#include "store/matrix_store.h"

#include <map>

#include "store/query.h"

namespace store {

using ledger::Matrix;
using ledger::MatrixCell;
using ledger::MatrixRow;

namespace {

int64_t matrix_id(Database& db, int64_t plan_id, const std::string& name) {
    Query(db, "INSERT INTO matrix (plan_id, name) VALUES (?1, ?2) ON CONFLICT DO NOTHING", plan_id,
          name)
        .run();
    Query query(db, "SELECT id FROM matrix WHERE plan_id = ?1 AND name = ?2", plan_id, name);
    query.next();
    return query.integer(0);
}

std::vector<int64_t> save_columns(Database& db, int64_t id, const Matrix& matrix) {
    Query(db, "UPDATE matrix_column SET withdrawn = 1 WHERE matrix_id = ?1", id).run();
    std::vector<int64_t> out;
    int position = 0;
    for (const ledger::MatrixColumn& column : matrix.columns) {
        Query(db,
              "INSERT INTO matrix_column (matrix_id, position, title, due) VALUES (?1, ?2, ?3, "
              "?4) ON CONFLICT (matrix_id, title) DO UPDATE SET position = excluded.position, "
              "due = excluded.due, withdrawn = 0",
              id, ++position, column.title, column.due)
            .run();
        Query query(db, "SELECT id FROM matrix_column WHERE matrix_id = ?1 AND title = ?2", id,
                    column.title);
        query.next();
        out.push_back(query.integer(0));
    }
    return out;
}

int64_t save_row(Database& db, int64_t id, int position, const MatrixRow& row) {
    Query(db,
          "INSERT INTO matrix_row (matrix_id, position, township, name) VALUES (?1, ?2, ?3, ?4) "
          "ON CONFLICT (matrix_id, township, name) DO UPDATE SET position = excluded.position, "
          "withdrawn = 0",
          id, position, row.township, row.name)
        .run();
    Query query(db,
                "SELECT id FROM matrix_row WHERE matrix_id = ?1 AND township = ?2 AND name = ?3",
                id, row.township, row.name);
    query.next();
    return query.integer(0);
}

void put_cell(Database& db, int64_t row, int64_t column, const MatrixCell& cell) {
    if (cell == MatrixCell{}) {
        Query(db, "DELETE FROM matrix_cell WHERE row_id = ?1 AND column_id = ?2", row, column)
            .run();
        return;
    }
    Query(db,
          "INSERT INTO matrix_cell (row_id, column_id, done_on, note) VALUES (?1, ?2, ?3, ?4) "
          "ON CONFLICT (row_id, column_id) DO UPDATE SET done_on = excluded.done_on, "
          "note = excluded.note",
          row, column, cell.done_on, cell.note)
        .run();
}

}  // namespace

std::vector<MatrixName> matrices_of(Database& db, int64_t plan_id) {
    std::vector<MatrixName> out;
    Query query(db, "SELECT id, plan_id, name FROM matrix WHERE plan_id = ?1 ORDER BY id", plan_id);
    while (query.next()) out.push_back({query.integer(0), query.integer(1), query.text(2)});
    return out;
}

Matrix load_matrix(Database& db, int64_t id) {
    Matrix out;
    Query name(db, "SELECT name FROM matrix WHERE id = ?1", id);
    if (!name.next()) return out;
    out.name = name.text(0);
    std::map<int64_t, size_t> columns, rows;
    Query c(db,
            "SELECT id, title, due FROM matrix_column WHERE matrix_id = ?1 AND withdrawn = 0 "
            "ORDER BY position",
            id);
    while (c.next()) {
        columns[c.integer(0)] = out.columns.size();
        out.columns.push_back({c.text(1), c.maybe_date(2)});
    }
    Query r(db,
            "SELECT id, township, name FROM matrix_row WHERE matrix_id = ?1 AND withdrawn = 0 "
            "ORDER BY position",
            id);
    while (r.next()) {
        rows[r.integer(0)] = out.rows.size();
        out.rows.push_back({r.text(1), r.text(2), std::vector<MatrixCell>(out.columns.size())});
    }
    Query x(db,
            "SELECT x.row_id, x.column_id, x.done_on, x.note FROM matrix_cell x "
            "JOIN matrix_row r ON r.id = x.row_id WHERE r.matrix_id = ?1",
            id);
    while (x.next()) {
        auto row = rows.find(x.integer(0));
        auto column = columns.find(x.integer(1));
        if (row != rows.end() && column != columns.end())
            out.rows[row->second].cells[column->second] = {x.maybe_date(2), x.text(3)};
    }
    return out;
}

int64_t save_matrix(Database& db, int64_t plan_id, const Matrix& matrix) {
    int64_t id = matrix_id(db, plan_id, matrix.name);
    std::vector<int64_t> columns = save_columns(db, id, matrix);
    Query(db, "UPDATE matrix_row SET withdrawn = 1 WHERE matrix_id = ?1", id).run();
    int position = 0;
    for (const MatrixRow& row : matrix.rows) {
        int64_t row_id = save_row(db, id, ++position, row);
        for (size_t c = 0; c < columns.size() && c < row.cells.size(); ++c)
            put_cell(db, row_id, columns[c], row.cells[c]);
    }
    return id;
}

bool set_cell(Database& db, int64_t matrix, const std::string& township, const std::string& row,
              const std::string& column, const MatrixCell& cell) {
    Query query(db,
                "SELECT r.id, c.id FROM matrix_row r JOIN matrix_column c ON c.matrix_id = "
                "r.matrix_id WHERE r.matrix_id = ?1 AND r.township = ?2 AND r.name = ?3 AND "
                "c.title = ?4 AND r.withdrawn = 0 AND c.withdrawn = 0",
                matrix, township, row, column);
    if (!query.next()) return false;
    put_cell(db, query.integer(0), query.integer(1), cell);
    return true;
}

}  // namespace store

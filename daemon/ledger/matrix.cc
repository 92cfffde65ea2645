#include "ledger/matrix.h"

#include <algorithm>

namespace ledger {

using base::Date;

namespace {

void count(MatrixShare& share, const MatrixColumn& column, const MatrixCell& cell, Date today) {
    ++share.all;
    if (cell.done_on)
        ++share.done;
    else if (column.due && *column.due < today)
        ++share.late;
}

std::string label_of(const MatrixRow& row) {
    return row.township.empty() ? row.name : row.township + " " + row.name;
}

MatrixShare share_of(const Matrix& m, const MatrixRow& row, Date today) {
    MatrixShare out{label_of(row)};
    for (size_t c = 0; c < m.columns.size() && c < row.cells.size(); ++c)
        count(out, m.columns[c], row.cells[c], today);
    return out;
}

}  // namespace

std::vector<MatrixShare> by_column(const Matrix& m, Date today) {
    std::vector<MatrixShare> out;
    for (size_t c = 0; c < m.columns.size(); ++c) {
        MatrixShare& share = out.emplace_back(MatrixShare{m.columns[c].title});
        for (const MatrixRow& row : m.rows)
            if (c < row.cells.size()) count(share, m.columns[c], row.cells[c], today);
    }
    return out;
}

std::vector<MatrixShare> by_row(const Matrix& m, Date today) {
    std::vector<MatrixShare> out;
    for (const MatrixRow& row : m.rows) out.push_back(share_of(m, row, today));
    return out;
}

std::vector<MatrixShare> by_township(const Matrix& m, Date today) {
    std::vector<MatrixShare> out;
    for (const MatrixRow& row : m.rows) {
        auto found = std::find_if(out.begin(), out.end(), [&row](const MatrixShare& share) {
            return share.label == row.township;
        });
        if (found == out.end()) found = out.insert(out.end(), MatrixShare{row.township});
        MatrixShare share = share_of(m, row, today);
        found->done += share.done;
        found->all += share.all;
        found->late += share.late;
    }
    return out;
}

std::vector<MatrixShare> laggards(const Matrix& m, Date today) {
    std::vector<MatrixShare> out = by_row(m, today);
    std::erase_if(out, [](const MatrixShare& share) { return share.late == 0; });
    std::stable_sort(out.begin(), out.end(),
                     [](const MatrixShare& a, const MatrixShare& b) { return a.late > b.late; });
    return out;
}

}  // namespace ledger

#include "supervision/matrix_act.h"

#include <algorithm>
#include <map>

#include "base/json.h"
#include "store/event_store.h"
#include "store/matrix_store.h"
#include "supervision/doing.h"
#include "supervision/office_guard.h"

namespace supervision {

using base::Error;
using base::ErrorCode;
using base::Instant;
using base::Json;
using ledger::Matrix;
using ledger::MatrixCell;

namespace {

using Key = std::pair<std::string, std::string>;

std::map<Key, std::map<std::string, MatrixCell>> cells_of(const Matrix& m) {
    std::map<Key, std::map<std::string, MatrixCell>> out;
    for (const ledger::MatrixRow& row : m.rows)
        for (size_t c = 0; c < m.columns.size() && c < row.cells.size(); ++c)
            out[{row.township, row.name}][m.columns[c].title] = row.cells[c];
    return out;
}

MatrixChange compare(const Matrix& before, const Matrix& after) {
    MatrixChange out;
    out.rows = static_cast<int>(after.rows.size());
    out.columns = static_cast<int>(after.columns.size());
    auto old = cells_of(before), fresh = cells_of(after);
    for (const auto& [key, cells] : fresh) {
        auto found = old.find(key);
        out.added_rows += found == old.end();
        if (found == old.end()) continue;
        for (const auto& [column, cell] : cells) {
            auto was = found->second.find(column);
            out.changed_cells += was != found->second.end() && !(was->second == cell);
        }
    }
    for (const auto& [key, cells] : old) out.withdrawn_rows += !fresh.contains(key);
    return out;
}

void record(store::Database& db, int64_t plan_id, const Actor& actor, const std::string& kind,
            const std::string& basis, Json before, Json after, Instant now) {
    store::Event event{
        0, now, actor.name, kind, plan_id, {}, {}, basis, std::move(before), std::move(after)};
    event.role = name(actor.role);
    store::add_event(db, event);
}

Json cell_json(const CellAddress& a, const MatrixCell& cell) {
    return Json::object()
        .set("row", a.township.empty() ? a.row : a.township + " " + a.row)
        .set("column", a.column)
        .set("done_on", cell.done_on ? Json(base::format_date(*cell.done_on)) : Json())
        .set("note", cell.note);
}

const MatrixCell* find_cell(const Matrix& m, const CellAddress& a) {
    for (const ledger::MatrixRow& row : m.rows)
        for (size_t c = 0; c < m.columns.size(); ++c)
            if (row.township == a.township && row.name == a.row && m.columns[c].title == a.column)
                return &row.cells[c];
    return nullptr;
}

// The township may be left out where only one row has the name.
CellAddress completed(CellAddress a, const Matrix& m) {
    if (!a.township.empty()) return a;
    const ledger::MatrixRow* only = nullptr;
    for (const ledger::MatrixRow& row : m.rows) {
        if (row.name != a.row) continue;
        if (only != nullptr) return a;
        only = &row;
    }
    if (only != nullptr) a.township = only->township;
    return a;
}

}  // namespace

base::Result<std::pair<int64_t, Matrix>> matrix_named(store::Database& db, int64_t plan_id,
                                                      const std::string& name) {
    std::vector<store::MatrixName> all = store::matrices_of(db, plan_id);
    if (!name.empty())
        std::erase_if(all, [&name](const store::MatrixName& m) { return m.name != name; });
    if (all.size() == 1) return std::pair{all[0].id, store::load_matrix(db, all[0].id)};
    return Error{ErrorCode::kNotFound,
                 all.empty() ? "该方案没有这样的调度表" : "该方案有多份调度表，请用 --name 写明"};
}

base::Result<MatrixChange> load_matrix(store::Database& db, int64_t plan_id, const Matrix& matrix,
                                       const Actor& actor, const std::string& basis, Instant now) {
    if (base::Status may = permit_office(actor, "载入调度表"); !may.ok()) return may.error();
    if (matrix.name.empty()) return refused("调度表须有名称");
    store::Transaction transaction(db);
    Matrix before;
    for (const store::MatrixName& m : store::matrices_of(db, plan_id))
        if (m.name == matrix.name) before = store::load_matrix(db, m.id);
    MatrixChange change = compare(before, matrix);
    if (before == matrix) return change;
    (void)store::save_matrix(db, plan_id, matrix);
    record(db, plan_id, actor, "plan.matrix", basis, nullptr,
           Json::object()
               .set("matrix", matrix.name)
               .set("rows", change.rows)
               .set("columns", change.columns)
               .set("changed_cells", change.changed_cells)
               .set("added_rows", change.added_rows)
               .set("withdrawn_rows", change.withdrawn_rows),
           now);
    transaction.commit();
    return change;
}

base::Status set_matrix_cell(store::Database& db, int64_t plan_id, const CellAddress& address,
                             const MatrixCell& cell, const Actor& actor, Instant now) {
    base::Status may = cell.done_on ? permit_unit(actor, "填报调度表")
                                    : permit_office(actor, "撤销调度表的完成情况");
    if (!may.ok()) return may;
    if (cell.done_on && *cell.done_on > base::local_date(now))
        return refused("完成日期不能晚于今天");
    store::Transaction transaction(db);
    base::Result<std::pair<int64_t, Matrix>> found = matrix_named(db, plan_id, address.matrix);
    if (!found.ok()) return found.error();
    CellAddress a = completed(address, found->second);
    const MatrixCell* before = find_cell(found->second, a);
    if (before == nullptr)
        return Error{ErrorCode::kNotFound, "调度表中没有点位“" + a.row + "”或者步骤“" + a.column +
                                               "”，同名的点位须写明乡镇"};
    if (*before == cell) return {};
    if (!store::set_cell(db, found->first, a.township, a.row, a.column, cell))
        return refused("调度表已被他人改动，请重新查看");
    record(db, plan_id, actor, "plan.matrix_cell", found->second.name, cell_json(a, *before),
           cell_json(a, cell), now);
    transaction.commit();
    return {};
}

}  // namespace supervision

#include "store/assignment_index.h"

#include <algorithm>

#include "store/query.h"

namespace store {

// data_version moves with commits of other connections, total changes with those of this one.
void AssignmentIndex::refresh(Database& db) {
    SQLite::Database& handle = db.connection().handle;
    int64_t version = handle.execAndGet("PRAGMA data_version").getInt64();
    int64_t changes = handle.getTotalChanges();
    if (version == version_ && changes == changes_) return;
    keys_.clear();
    AssignmentFilter everything;
    everything.state = "any";
    for (const AssignmentRow& row : assignments_where(db, everything)) {
        bool loaded_overdue = row.loaded_overdue == "new" || row.loaded_overdue == "announced";
        keys_.push_back({row.id, row.unit_id, row.plan_id, row.standing(), loaded_overdue});
    }
    version_ = version;
    changes_ = changes;
    ++readings_;
}

std::vector<AssignmentKey> AssignmentIndex::rows(
    Database& db, const OwnUnits& own_units,
    const std::function<bool(const AssignmentKey&)>& keep) {
    refresh(db);
    std::vector<AssignmentKey> out;
    for (const AssignmentKey& key : keys_) {
        bool own = !own_units ||
                   std::find(own_units->begin(), own_units->end(), key.unit_id) != own_units->end();
        if (own && (!keep || keep(key))) out.push_back(key);
    }
    return out;
}

std::vector<AssignmentRow> assignments_by_id(Database& db, const std::vector<int64_t>& ids) {
    std::vector<AssignmentRow> out;
    for (int64_t id : ids)
        if (std::optional<AssignmentRow> row = find_assignment(db, id))
            out.push_back(std::move(*row));
    return out;
}

std::vector<int64_t> assignments_with(Database& db, const std::string& text,
                                      const std::string& leader) {
    std::vector<int64_t> out;
    Query q(db,
            "SELECT a.id FROM assignment a JOIN task t ON t.id = a.task_id "
            "JOIN plan p ON p.id = t.plan_id "
            "WHERE (?1 = '' OR instr(t.title, ?1) OR instr(t.quote, ?1) OR instr(t.ref, ?1) "
            "OR instr(p.title, ?1) OR instr(p.number, ?1) OR instr(a.printed_name, ?1)) "
            "AND (?2 = '' OR ?2 IN (SELECT value FROM json_each(t.leaders))) ORDER BY a.id",
            text, leader);
    while (q.next()) out.push_back(q.integer(0));
    return out;
}

}  // namespace store

#include "store/unit_change_store.h"

#include <set>

#include "store/event_chain.h"
#include "store/query.h"

// The columns that read() expects.
#define SELECT_CHANGE                                                                \
    "SELECT c.id, c.unit_id, c.state, e.actor, e.role, e.basis, e.at, e.after FROM " \
    "unit_change c JOIN event e ON e.id = c.event_id "

namespace store {

using base::Date;

namespace {

std::vector<UnitChange> read(Query& q) {
    std::vector<UnitChange> out;
    while (q.next()) {
        base::Result<base::Json> json = base::parse_json(q.text(7));
        std::optional<units::Change> change;
        if (json.ok()) change = units::change_of(*json);
        if (!change) continue;  // an event that was tampered with; `audit verify` names it
        out.push_back({q.integer(0), q.integer(1), q.text(2), q.text(3), q.text(4), q.text(5),
                       q.maybe_instant(6).value_or(base::Instant{}), std::move(*change)});
    }
    return out;
}

}  // namespace

void add_unit_change(Database& db, const units::Change& change, int64_t unit_id) {
    Query(db,
          "INSERT INTO unit_change (event_id, unit_id, kind, effective_on, state) "
          "VALUES (?1, ?2, ?3, ?4, 'waiting')",
          chain_head(db).id, unit_id, units::name(change.kind), change.on)
        .run();
}

std::vector<UnitChange> unit_changes(Database& db) {
    Query query(db, SELECT_CHANGE "ORDER BY c.id");
    return read(query);
}

std::vector<UnitChange> changes_of_unit(Database& db, int64_t unit_id) {
    Query query(db, SELECT_CHANGE "WHERE c.unit_id = ?1 ORDER BY c.id", unit_id);
    return read(query);
}

std::vector<UnitChange> unfinished_changes(Database& db, Date today) {
    Query query(db,
                SELECT_CHANGE
                "WHERE c.state <> 'done' AND c.effective_on <= ?1 ORDER BY c.effective_on, c.id",
                today);
    return read(query);
}

void set_change_state(Database& db, int64_t id, const std::string& state) {
    Query(db, "UPDATE unit_change SET state = ?2 WHERE id = ?1", id, state).run();
}

std::optional<Date> first_waiting_change(Database& db) {
    Query query(db, "SELECT min(effective_on) FROM unit_change WHERE state = 'waiting'");
    return query.next() ? query.maybe_date(0) : std::nullopt;
}

bool has_untold_change(Database& db) {
    Query query(db, "SELECT 1 FROM unit_change WHERE state = 'moved' LIMIT 1");
    return query.next();
}

int64_t standing_unit(Database& db, int64_t unit_id, Date day) {
    std::set<int64_t> seen;
    while (seen.insert(unit_id).second) {
        Query query(db,
                    "SELECT u.id FROM unit_change c JOIN event e ON e.id = c.event_id "
                    "JOIN unit u ON u.code = json_extract(e.after, '$.into[0]') "
                    "WHERE c.unit_id = ?1 AND c.kind = 'merge' AND c.effective_on <= ?2 "
                    "ORDER BY c.id DESC LIMIT 1",
                    unit_id, day);
        if (!query.next()) return unit_id;
        unit_id = query.integer(0);
    }
    return unit_id;
}

std::vector<int64_t> ended_units(Database& db, Date day) {
    std::vector<int64_t> out;
    Query query(db,
                "SELECT unit_id FROM unit_alias WHERE rank = 0 GROUP BY unit_id "
                "HAVING max(ifnull(valid_until, '9999')) <= ?1 ORDER BY unit_id",
                day);
    while (query.next()) out.push_back(query.integer(0));
    return out;
}

void move_assignment(Database& db, int64_t id, int64_t unit_id) {
    Query(db,
          "UPDATE assignment SET unit_id = ?2, origin_unit_id = ifnull(origin_unit_id, unit_id) "
          "WHERE id = ?1",
          id, unit_id)
        .run();
}

}  // namespace store

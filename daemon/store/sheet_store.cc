#include "store/sheet_store.h"

#include "store/query.h"

#define SELECT_SHEET                                                                           \
    "SELECT id, assignment_id, due_version, kind, cause, drafted_on, state, ifnull(year, 0), " \
    "ifnull(number, 0), ifnull(decided_at, ''), decided_by, decision, text, html FROM sheet "

namespace store {

namespace {

Sheet read(Query& q) {
    Sheet s;
    s.id = q.integer(0);
    s.assignment_id = q.integer(1);
    s.due_version = q.small(2);
    s.kind = ledger::sheet_kind(q.text(3)).value();
    s.cause = q.text(4);
    s.drafted_on = q.date(5);
    s.state = ledger::sheet_state(q.text(6)).value();
    s.year = q.small(7);
    s.number = q.small(8);
    s.decided_at = q.text(9);
    s.decided_by = q.text(10);
    s.decision = q.text(11);
    s.text = q.text(12);
    s.html = q.text(13);
    return s;
}

std::vector<Sheet> read_all(Query& query) {
    std::vector<Sheet> out;
    while (query.next()) out.push_back(read(query));
    return out;
}

}  // namespace

std::optional<int64_t> draft_sheet(Database& db, int64_t assignment_id, int due_version,
                                   ledger::SheetKind kind, const std::string& cause,
                                   base::Instant now) {
    Query query(db,
                "INSERT INTO sheet (assignment_id, due_version, kind, cause, drafted_on, "
                "drafted_at, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'draft') "
                "ON CONFLICT (assignment_id, due_version, kind) DO UPDATE SET state = 'draft', "
                "cause = excluded.cause, drafted_on = excluded.drafted_on, drafted_at = "
                "excluded.drafted_at, decided_at = NULL WHERE state = 'lapsed' RETURNING id",
                assignment_id, due_version, name(kind), cause, base::local_date(now), now);
    if (!query.next()) return {};
    int64_t id = query.integer(0);
    while (query.next()) {
    }
    return id;
}

void lapse_sheets(Database& db, int64_t assignment_id, base::Instant now) {
    Query(db,
          "UPDATE sheet SET state = 'lapsed', decided_at = ?2 WHERE assignment_id = ?1 "
          "AND state = 'draft'",
          assignment_id, now)
        .run();
}

std::optional<Sheet> find_sheet(Database& db, int64_t id) {
    Query query(db, SELECT_SHEET "WHERE id = ?1", id);
    if (!query.next()) return {};
    return read(query);
}

std::vector<Sheet> list_sheets(Database& db, std::optional<ledger::SheetState> state) {
    if (!state) {
        Query all(db, SELECT_SHEET "ORDER BY drafted_on, id");
        return read_all(all);
    }
    Query query(db, SELECT_SHEET "WHERE state = ?1 ORDER BY drafted_on, id", name(*state));
    return read_all(query);
}

int reds_of_unit(Database& db, int64_t unit_id, int64_t except, base::Date since) {
    Query query(db,
                "SELECT count(*) FROM sheet s JOIN assignment a ON a.id = s.assignment_id "
                "WHERE s.kind = 'red' AND s.drafted_on >= ?3 AND s.state IN ('draft', 'issued') "
                "AND a.unit_id = ?1 AND a.id <> ?2",
                unit_id, except, since);
    return query.next() ? query.small(0) : 0;
}

int next_sheet_number(Database& db, int year) {
    Query query(db, "SELECT ifnull(max(number), 0) + 1 FROM sheet WHERE year = ?1", year);
    query.next();
    return query.small(0);
}

bool issue_sheet(Database& db, const Sheet& s, base::Instant now) {
    return Query(db,
                 "UPDATE sheet SET state = 'issued', year = ?2, number = ?3, decided_at = ?4, "
                 "decided_by = ?5, text = ?6, html = ?7 WHERE id = ?1 AND state = 'draft'",
                 s.id, s.year, s.number, now, s.decided_by, s.text, s.html)
               .run() == 1;
}

bool discard_sheet(Database& db, int64_t id, const std::string& by, const std::string& reason,
                   base::Instant now) {
    return Query(db,
                 "UPDATE sheet SET state = 'discarded', decided_at = ?2, decided_by = ?3, "
                 "decision = ?4 WHERE id = ?1 AND state = 'draft'",
                 id, now, by, reason)
               .run() == 1;
}

}  // namespace store

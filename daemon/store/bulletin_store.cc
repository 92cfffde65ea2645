#include "store/bulletin_store.h"

#include "store/query.h"

#define SELECT_BULLETIN                                                                          \
    "SELECT id, kind, period_from, period_to, state, corrects, reason, drafted_by, "             \
    "ifnull(year, 0), ifnull(number, 0), ifnull(issued_at, ''), issued_by, figures, rows_hash, " \
    "row_count, title, text, html FROM bulletin "

namespace store {

namespace {

Bulletin read(Query& q) {
    Bulletin b;
    b.id = q.integer(0);
    b.kind = q.text(1);
    b.from = q.date(2);
    b.to = q.date(3);
    b.state = q.text(4);
    if (!q.is_null(5)) b.corrects = q.integer(5);
    b.reason = q.text(6);
    b.drafted_by = q.text(7);
    b.year = q.small(8);
    b.number = q.small(9);
    b.issued_at = q.text(10);
    b.issued_by = q.text(11);
    b.figures = q.text(12);
    b.rows_hash = q.text(13);
    b.rows = q.small(14);
    b.title = q.text(15);
    b.text = q.text(16);
    b.html = q.text(17);
    return b;
}

std::vector<Bulletin> read_all(Query& query) {
    std::vector<Bulletin> out;
    while (query.next()) out.push_back(read(query));
    return out;
}

}  // namespace

int64_t insert_bulletin(Database& db, const Bulletin& b, base::Instant now) {
    Query(db,
          "INSERT INTO bulletin (kind, period_from, period_to, state, corrects, reason, "
          "drafted_by, drafted_at) VALUES (?1, ?2, ?3, 'draft', ?4, ?5, ?6, ?7)",
          b.kind, b.from, b.to, b.corrects, b.reason, b.drafted_by, now)
        .run();
    return last_id(db);
}

std::optional<Bulletin> find_bulletin(Database& db, int64_t id) {
    Query query(db, SELECT_BULLETIN "WHERE id = ?1", id);
    if (!query.next()) return {};
    return read(query);
}

std::vector<Bulletin> list_bulletins(Database& db) {
    Query query(db, SELECT_BULLETIN "ORDER BY id");
    return read_all(query);
}

std::vector<Bulletin> corrections_of(Database& db, int64_t id) {
    Query query(db, SELECT_BULLETIN "WHERE corrects = ?1 AND state = 'issued' ORDER BY id", id);
    return read_all(query);
}

std::optional<int64_t> waiting_bulletin(Database& db, const Bulletin& like) {
    Query query(db,
                "SELECT id FROM bulletin WHERE state = 'draft' AND kind = ?1 AND period_from = ?2 "
                "AND corrects IS ?3",
                like.kind, like.from, like.corrects);
    if (!query.next()) return {};
    return query.integer(0);
}

int next_bulletin_number(Database& db, int year) {
    Query query(db, "SELECT ifnull(max(number), 0) + 1 FROM bulletin WHERE year = ?1", year);
    query.next();
    return query.small(0);
}

bool issue_bulletin(Database& db, const Bulletin& b, base::Instant now) {
    return Query(db,
                 "UPDATE bulletin SET state = 'issued', year = ?2, number = ?3, issued_at = ?4, "
                 "issued_by = ?5, figures = ?6, rows_hash = ?7, row_count = ?8, title = ?9, "
                 "text = ?10, html = ?11 WHERE id = ?1 AND state = 'draft'",
                 b.id, b.year, b.number, now, b.issued_by, b.figures, b.rows_hash, b.rows, b.title,
                 b.text, b.html)
               .run() == 1;
}

}  // namespace store

#include "store/acceptance_store.h"

#include "store/query.h"

namespace store {

using base::Date;

namespace {

std::vector<SampleRow> sample_of(Database& db, int64_t id) {
    std::vector<SampleRow> out;
    Query q(db,
            "SELECT assignment_id, marked, ifnull(result, ''), checked_on, checked_by, note FROM "
            "acceptance_sample WHERE acceptance_id = ?1 ORDER BY assignment_id",
            id);
    while (q.next())
        out.push_back(
            {q.integer(0), q.small(1) != 0, q.text(2), q.maybe_date(3), q.text(4), q.text(5)});
    return out;
}

std::vector<Objection> objections_of(Database& db, int64_t id) {
    std::vector<Objection> out;
    Query q(db,
            "SELECT id, raised_on, raised_by, text, answer FROM objection "
            "WHERE acceptance_id = ?1 ORDER BY id",
            id);
    while (q.next()) out.push_back({q.integer(0), q.date(1), q.text(2), q.text(3), q.text(4)});
    return out;
}

std::vector<int64_t> ids(Query& query) {
    std::vector<int64_t> out;
    while (query.next()) out.push_back(query.integer(0));
    return out;
}

}  // namespace

int64_t insert_acceptance(Database& db, const Acceptance& a) {
    Query(db,
          "INSERT INTO acceptance (plan_id, kind, seed, share, drawn_on, drawn_by) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
          a.plan_id, a.kind, a.seed, a.share, a.drawn_on, a.drawn_by)
        .run();
    int64_t id = last_id(db);
    for (const SampleRow& row : a.sample)
        Query(db,
              "INSERT INTO acceptance_sample (acceptance_id, assignment_id, marked) "
              "VALUES (?1, ?2, ?3)",
              id, row.assignment_id, row.marked)
            .run();
    return id;
}

std::optional<Acceptance> find_acceptance(Database& db, int64_t id) {
    Query q(db,
            "SELECT id, plan_id, kind, seed, share, drawn_on, drawn_by, published_on, "
            "published_until, decided_on FROM acceptance WHERE id = ?1",
            id);
    if (!q.next()) return {};
    return Acceptance{q.integer(0),    q.integer(1),    q.text(2),         q.integer(3),
                      q.real(4),       q.date(5),       q.text(6),         q.maybe_date(7),
                      q.maybe_date(8), q.maybe_date(9), sample_of(db, id), objections_of(db, id)};
}

bool set_sample_result(Database& db, int64_t acceptance_id, const SampleRow& row) {
    return Query(db,
                 "UPDATE acceptance_sample SET result = ?3, checked_on = ?4, checked_by = ?5, "
                 "note = ?6 WHERE acceptance_id = ?1 AND assignment_id = ?2",
                 acceptance_id, row.assignment_id, row.result, row.checked_on, row.checked_by,
                 row.note)
               .run() == 1;
}

void set_published(Database& db, int64_t id, Date on, Date until) {
    Query(db, "UPDATE acceptance SET published_on = ?2, published_until = ?3 WHERE id = ?1", id, on,
          until)
        .run();
}

void set_decided(Database& db, int64_t id, Date on) {
    Query(db, "UPDATE acceptance SET decided_on = ?2 WHERE id = ?1", id, on).run();
}

int64_t insert_objection(Database& db, int64_t acceptance_id, const Objection& o) {
    Query(db,
          "INSERT INTO objection (acceptance_id, raised_on, raised_by, text) "
          "VALUES (?1, ?2, ?3, ?4)",
          acceptance_id, o.raised_on, o.raised_by, o.text)
        .run();
    return last_id(db);
}

std::optional<int64_t> answer_objection(Database& db, int64_t objection_id,
                                        const std::string& answer) {
    int rows = Query(db, "UPDATE objection SET answer = ?2 WHERE id = ?1 AND answer = ''",
                     objection_id, answer)
                   .run();
    if (rows == 0) return {};
    Query q(db, "SELECT acceptance_id FROM objection WHERE id = ?1", objection_id);
    q.next();
    return q.integer(0);
}

std::vector<int64_t> claimed_assignments(Database& db, int64_t plan_id) {
    Query query(db,
                "SELECT a.id FROM assignment a JOIN task t ON t.id = a.task_id "
                "WHERE t.plan_id = ?1 AND a.state = 'claimed' AND t.parent_id IS NULL ORDER BY "
                "a.id",
                plan_id);
    return ids(query);
}

std::vector<int64_t> assignments_closed_between(Database& db, int64_t plan_id, base::Instant from,
                                                base::Instant to) {
    Query query(db,
                "SELECT DISTINCT a.id FROM assignment a JOIN task t ON t.id = a.task_id "
                "JOIN event e ON e.assignment_id = a.id AND e.kind = 'assignment.close' "
                "WHERE t.plan_id = ?1 AND a.state = 'closed' AND e.at >= ?2 AND e.at < ?3 "
                "ORDER BY a.id",
                plan_id, from, to);
    return ids(query);
}

}  // namespace store

#include "store/duty_store.h"

#include "store/assignment_query.h"
#include "store/query.h"

#define SELECT_SERIES                                                                          \
    "SELECT s.task_id, t.plan_id, p.number, p.title, t.ref, t.title, t.rrule, t.min_reports, " \
    "ifnull(t.start, p.issued), s.next_day, s.valid_until, t.withdrawn FROM duty_series s "    \
    "JOIN task t ON t.id = s.task_id JOIN plan p ON p.id = t.plan_id "

namespace store {

using base::Date;

namespace {

std::vector<DutySeries> read_series(Query& q) {
    std::vector<DutySeries> out;
    while (q.next())
        out.push_back({q.integer(0), q.integer(1), q.text(2), q.text(3), q.text(4), q.text(5),
                       q.text(6), q.small(7), q.date(8), q.maybe_date(9), q.maybe_date(10),
                       q.small(11) != 0});
    return out;
}

}  // namespace

std::vector<DutySeries> series_to_open(Database& db, Date today) {
    Query query(db, SELECT_SERIES "WHERE s.next_day <= ?1 ORDER BY p.issued, t.position, t.id",
                today);
    return read_series(query);
}

std::optional<Date> first_period_day(Database& db) {
    Query query(db, "SELECT min(next_day) FROM duty_series WHERE next_day IS NOT NULL");
    return query.next() ? query.maybe_date(0) : std::nullopt;
}

std::optional<DutySeries> find_series(Database& db, int64_t task_id) {
    Query query(db, SELECT_SERIES "WHERE s.task_id = ?1", task_id);
    std::vector<DutySeries> found = read_series(query);
    if (found.empty()) return {};
    return found.front();
}

std::vector<DutySeries> all_series(Database& db) {
    Query query(db, SELECT_SERIES "WHERE t.withdrawn = 0 ORDER BY p.issued, p.number, t.position");
    return read_series(query);
}

std::vector<DutySeries> series_to_renew(Database& db, Date until) {
    Query query(db,
                SELECT_SERIES
                "WHERE t.withdrawn = 0 AND s.valid_until <= ?1 AND EXISTS (SELECT 1 FROM "
                "assignment a WHERE a.task_id = t.id AND a.state IN ('issued', 'working', "
                "'suspended')) ORDER BY s.valid_until, p.issued, t.position",
                until);
    return read_series(query);
}

void set_series(Database& db, int64_t task_id, std::optional<Date> next_day,
                std::optional<Date> valid_until, const std::string& basis) {
    Query(db,
          "INSERT INTO duty_series (task_id, next_day, valid_until, basis) "
          "VALUES (?1, ?2, ?3, ?4) ON CONFLICT (task_id) DO UPDATE SET "
          "next_day = excluded.next_day, valid_until = excluded.valid_until, "
          "basis = excluded.basis",
          task_id, next_day, valid_until, basis)
        .run();
}

void set_next_day(Database& db, int64_t task_id, std::optional<Date> next_day) {
    Query(db, "UPDATE duty_series SET next_day = ?2 WHERE task_id = ?1", task_id, next_day).run();
}

std::optional<calendar::Period> last_period(Database& db, int64_t task_id) {
    Query query(db,
                "SELECT period_start, period_end FROM task WHERE parent_id = ?1 "
                "ORDER BY period_start DESC LIMIT 1",
                task_id);
    if (!query.next()) return {};
    return calendar::Period{query.date(0), query.date(1)};
}

// Numbered from 10 000 on within the clause: a plan has at most 5000 tasks of its own.
std::optional<int64_t> insert_period(Database& db, int64_t series_id, const calendar::Period& p,
                                     const std::string& title, Date due) {
    int rows =
        Query(db,
              "INSERT INTO task (plan_id, ref, n, position, type, title, quote, lead, units, "
              "leaders, persons, deadline_kind, deadline_text, start, due, soft, rrule, "
              "min_reports, span, span_unit, span_event, parent_id, period_start, period_end) "
              "SELECT t.plan_id, t.ref, (SELECT max(10000, ifnull(max(x.n), 0)) + 1 FROM task x "
              "WHERE x.plan_id = t.plan_id AND x.ref = t.ref), t.position, 'recurring', ?2, "
              "t.quote, t.lead, t.units, t.leaders, t.persons, 'date', t.deadline_text, ?3, ?5, "
              "0, '', t.min_reports, 0, 'day', '', t.id, ?3, ?4 FROM task t WHERE t.id = ?1 "
              "AND NOT EXISTS (SELECT 1 FROM task y WHERE y.parent_id = ?1 "
              "AND y.period_start = ?3)",
              series_id, title, p.start, p.end, due)
            .run();
    if (rows == 0) return {};
    return last_id(db);
}

std::vector<AssignmentRow> periods_of(Database& db, int64_t series_id,
                                      std::optional<int64_t> unit_id) {
    Query query(db,
                SELECT_ASSIGNMENT
                "WHERE t.parent_id = ?1 AND (?2 IS NULL OR a.unit_id = ?2) "
                "ORDER BY t.period_start, a.id",
                series_id, unit_id);
    return read_assignments(query);
}

std::vector<AssignmentRow> periods_in_hand(Database& db, Date today) {
    Query query(db,
                SELECT_ASSIGNMENT
                "WHERE t.parent_id IS NOT NULL AND a.state <> 'terminated' AND "
                "((t.period_start <= ?1 AND t.period_end >= ?1) OR "
                "(a.state IN ('issued', 'working', 'claimed', 'suspended') AND "
                "t.period_end < ?1)) ORDER BY p.issued, p.number, t.position, t.parent_id, "
                "a.unit_id, t.period_start",
                today);
    return read_assignments(query);
}

int insert_report(Database& db, const Report& r, base::Instant now) {
    Query(db,
          "INSERT INTO report (assignment_id, n, filed_on, at, author, text, evidence, state) "
          "VALUES (?1, (SELECT ifnull(max(n), 0) + 1 FROM report WHERE assignment_id = ?1), ?2, "
          "?3, ?4, ?5, ?6, 'pending')",
          r.assignment_id, r.filed_on, now, r.author, r.text, r.evidence)
        .run();
    Query query(db, "SELECT n FROM report WHERE id = ?1", last_id(db));
    query.next();
    return query.small(0);
}

std::vector<Report> reports_of(Database& db, int64_t assignment_id) {
    std::vector<Report> out;
    Query q(db,
            "SELECT id, assignment_id, n, filed_on, author, text, evidence, state, decided_by, "
            "reason FROM report WHERE assignment_id = ?1 ORDER BY n",
            assignment_id);
    while (q.next())
        out.push_back({q.integer(0), q.integer(1), q.small(2), q.date(3), q.text(4), q.text(5),
                       q.text(6), q.text(7), q.text(8), q.text(9)});
    return out;
}

int decide_reports(Database& db, int64_t assignment_id, const std::string& state,
                   const std::string& decided_by, const std::string& reason, base::Instant now) {
    return Query(db,
                 "UPDATE report SET state = ?2, decided_by = ?3, reason = ?4, decided_at = ?5 "
                 "WHERE assignment_id = ?1 AND state = 'pending'",
                 assignment_id, state, decided_by, reason, now)
        .run();
}

ReportCount count_reports(Database& db, int64_t assignment_id) {
    Query query(db,
                "SELECT ifnull(sum(state = 'pending'), 0), ifnull(sum(state = 'accepted'), 0) "
                "FROM report WHERE assignment_id = ?1",
                assignment_id);
    query.next();
    return {query.small(0), query.small(1)};
}

}  // namespace store

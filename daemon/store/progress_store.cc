#include "store/progress_store.h"

#include "store/progress_json.h"
#include "store/query.h"

#define SELECT_MILESTONE                                                                          \
    "SELECT m.id, m.assignment_id, m.title, m.due, m.origin, m.done_on, m.done_by, m.done_text, " \
    "m.withdrawn FROM milestone m "
#define SELECT_QUANTITY                                                                     \
    "SELECT id, assignment_id, name, measure, target, done, reported_on, start, schedule, " \
    "withdrawn FROM quantity "

namespace store {

using base::Date;

namespace {

std::vector<MilestoneRow> read_milestones(Query& q) {
    std::vector<MilestoneRow> out;
    while (q.next())
        out.push_back({q.integer(0), q.integer(1), q.text(2), q.date(3), q.text(4), q.maybe_date(5),
                       q.text(6), q.text(7), q.small(8) != 0});
    return out;
}

std::vector<QuantityRow> read_quantities(Query& q) {
    std::vector<QuantityRow> out;
    while (q.next()) {
        QuantityRow row;
        row.id = q.integer(0);
        row.assignment_id = q.integer(1);
        row.name = q.text(2);
        row.measure = q.text(3);
        row.reported_on = q.maybe_date(6);
        row.progress = {q.real(4), q.real(5),           row.reported_on.has_value(),
                        q.date(7), steps_of(q.text(8)), false};
        row.withdrawn = q.small(9) != 0;
        out.push_back(std::move(row));
    }
    return out;
}

template <class T>
std::optional<T> first(std::vector<T> all) {
    if (all.empty()) return {};
    return std::move(all.front());
}

}  // namespace

std::vector<MilestoneRow> milestones_of(Database& db, int64_t assignment_id) {
    Query query(
        db, SELECT_MILESTONE "WHERE m.assignment_id = ?1 AND m.withdrawn = 0 ORDER BY m.due, m.id",
        assignment_id);
    return read_milestones(query);
}

std::optional<MilestoneRow> find_milestone(Database& db, int64_t id) {
    Query query(db, SELECT_MILESTONE "WHERE m.id = ?1", id);
    return first(read_milestones(query));
}

std::optional<MilestoneRow> find_milestone(Database& db, int64_t assignment_id,
                                           const std::string& title) {
    Query query(db, SELECT_MILESTONE "WHERE m.assignment_id = ?1 AND m.title = ?2", assignment_id,
                title);
    return first(read_milestones(query));
}

void put_milestone(Database& db, int64_t assignment_id, const ledger::Milestone& m,
                   const std::string& origin) {
    Query(db,
          "INSERT INTO milestone (assignment_id, title, due, origin) VALUES (?1, ?2, ?3, ?4) "
          "ON CONFLICT (assignment_id, title) DO UPDATE SET due = excluded.due, "
          "origin = excluded.origin, withdrawn = 0",
          assignment_id, m.title, m.due, origin)
        .run();
}

void withdraw_milestone(Database& db, int64_t id) {
    Query(db, "UPDATE milestone SET withdrawn = 1 WHERE id = ?1", id).run();
}

void set_milestone_done(Database& db, int64_t id, std::optional<Date> done_on,
                        const std::string& by, const std::string& text) {
    Query(db, "UPDATE milestone SET done_on = ?2, done_by = ?3, done_text = ?4 WHERE id = ?1", id,
          done_on, by, text)
        .run();
}

std::vector<MilestoneRow> open_milestones(Database& db) {
    Query query(db, SELECT_MILESTONE
                "JOIN assignment a ON a.id = m.assignment_id WHERE m.done_on IS NULL AND "
                "m.withdrawn = 0 AND a.state IN ('issued', 'working', 'claimed', 'suspended') "
                "ORDER BY m.due, m.id");
    return read_milestones(query);
}

std::vector<QuantityRow> quantities_of(Database& db, int64_t assignment_id) {
    Query query(db, SELECT_QUANTITY "WHERE assignment_id = ?1 AND withdrawn = 0 ORDER BY id",
                assignment_id);
    return read_quantities(query);
}

std::optional<QuantityRow> find_quantity(Database& db, int64_t id) {
    Query query(db, SELECT_QUANTITY "WHERE id = ?1", id);
    return first(read_quantities(query));
}

std::optional<QuantityRow> find_quantity(Database& db, int64_t assignment_id,
                                         const std::string& name, const std::string& measure) {
    Query query(db, SELECT_QUANTITY "WHERE assignment_id = ?1 AND name = ?2 AND measure = ?3",
                assignment_id, name, measure);
    return first(read_quantities(query));
}

void put_quantity(Database& db, int64_t assignment_id, const ledger::Quantity& q, Date start) {
    Query(db,
          "INSERT INTO quantity (assignment_id, name, measure, target, start, schedule) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (assignment_id, name, measure) DO UPDATE "
          "SET target = excluded.target, start = excluded.start, schedule = excluded.schedule, "
          "withdrawn = 0",
          assignment_id, q.name, q.measure, q.target, start, steps_json(q.schedule).dump())
        .run();
}

void withdraw_quantity(Database& db, int64_t id) {
    Query(db, "UPDATE quantity SET withdrawn = 1 WHERE id = ?1", id).run();
}

void add_quantity_report(Database& db, int64_t quantity_id, const QuantityReport& r,
                         base::Instant now) {
    Query(db,
          "INSERT INTO quantity_report (quantity_id, as_of, done, author, at, text) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
          quantity_id, r.as_of, r.done, r.author, now, r.text)
        .run();
    Query(db,
          "UPDATE quantity SET (done, reported_on) = (SELECT r.done, r.as_of FROM "
          "quantity_report r WHERE r.quantity_id = ?1 ORDER BY r.as_of DESC, r.id DESC LIMIT 1) "
          "WHERE id = ?1",
          quantity_id)
        .run();
}

std::vector<QuantityReport> quantity_reports(Database& db, int64_t quantity_id) {
    std::vector<QuantityReport> out;
    Query q(db,
            "SELECT as_of, done, author, text FROM quantity_report WHERE quantity_id = ?1 "
            "ORDER BY as_of, id",
            quantity_id);
    while (q.next()) out.push_back({q.date(0), q.real(1), q.text(2), q.text(3)});
    return out;
}

std::vector<AwaitedEvent> awaited_events(Database& db, std::optional<int64_t> plan_id) {
    std::vector<AwaitedEvent> out;
    Query q(db,
            "SELECT p.id, p.number, p.title, t.span_event, count(*), o.happened_on, "
            "ifnull(o.entered_by, ''), ifnull(o.basis, '') FROM task t "
            "JOIN plan p ON p.id = t.plan_id LEFT JOIN occurrence o ON o.plan_id = p.id "
            "AND o.name = t.span_event AND o.undone = 0 WHERE t.deadline_kind = 'relative' "
            "AND t.withdrawn = 0 AND (?1 IS NULL OR p.id = ?1) "
            "GROUP BY p.id, t.span_event ORDER BY p.issued, p.number, min(t.position)",
            plan_id);
    while (q.next())
        out.push_back({q.integer(0), q.text(1), q.text(2), q.text(3), q.small(4), q.maybe_date(5),
                       q.text(6), q.text(7)});
    return out;
}

void insert_occurrence(Database& db, int64_t plan_id, const std::string& name, Date happened_on,
                       const std::string& basis, const std::string& by, base::Instant now) {
    Query(db,
          "INSERT INTO occurrence (plan_id, name, happened_on, basis, entered_at, entered_by) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
          plan_id, name, happened_on, basis, now, by)
        .run();
}

void undo_occurrence(Database& db, int64_t plan_id, const std::string& name) {
    Query(db, "UPDATE occurrence SET undone = 1 WHERE plan_id = ?1 AND name = ?2 AND undone = 0",
          plan_id, name)
        .run();
}

}  // namespace store

#include "store/assignment_store.h"

#include "store/assignment_query.h"
#include "store/progress_json.h"
#include "store/query.h"

namespace store {

using base::Date;
using ledger::State;

namespace {

void insert_due(Database& db, int64_t id, int version, Date due, const std::string& basis,
                base::Instant now) {
    Query(
        db,
        "INSERT INTO due (assignment_id, version, due, basis, set_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        id, version, due, basis, now)
        .run();
}

}  // namespace

AssignmentRow read_assignment(Query& q) {
    AssignmentRow r;
    r.id = q.integer(0);
    r.task_id = q.integer(1);
    r.unit_id = q.integer(2);
    r.plan_id = q.integer(3);
    r.plan_number = q.text(4);
    r.plan_title = q.text(5);
    r.ref = q.text(6);
    r.title = q.text(7);
    r.quote = q.text(8);
    r.deadline_text = q.text(9);
    r.unit_group = q.text(10);
    r.printed_name = q.text(11);
    r.leaders = q.list(12);
    r.persons = q.list(13);
    r.role = ledger::assignment_role(q.text(14)).value();
    r.kind = ledger::deadline_kind(q.text(15)).value();
    r.state = ledger::state(q.text(16)).value();
    r.issued_on = q.date(17);
    r.due_version = q.small(18);
    r.due = q.maybe_date(19);
    r.warn_on = q.maybe_date(20);
    r.wake_on = q.maybe_date(21);
    r.filed_on = q.maybe_date(22);
    r.soft = q.small(23) != 0;
    r.returned = q.small(24) != 0;
    r.return_count = q.small(25);
    r.loaded_overdue = q.text(26);
    r.rating = q.text(27);
    r.proposed_rating = q.text(28);
    r.approver = q.text(29);
    r.suspended_until = q.maybe_date(30);
    if (!q.is_null(31)) r.remaining_days = q.small(31);
    if (!q.is_null(32)) r.merged_into = q.integer(32);
    r.terminated_on = q.maybe_date(33);
    r.reopened_on = q.maybe_date(34);
    r.noted_until = q.maybe_date(35);
    r.plan_issued = q.date(36);
    r.ladder_from = q.maybe_date(37);
    if (!q.is_null(38)) r.origin_unit_id = q.integer(38);
    r.nodes = ledger::parse_nodes(q.text(39));
    r.stage = ledger::stage(q.text(40)).value();
    if (!q.is_null(41)) r.percent = q.small(41);
    r.blocked = q.text(42);
    if (!q.is_null(43)) r.series_id = q.integer(43);
    r.period_start = q.maybe_date(44);
    r.period_end = q.maybe_date(45);
    r.min_reports = q.small(46);
    r.reports = q.small(47);
    r.milestone_due = q.maybe_date(48);
    if (std::string parts = q.text(49); parts != "[]") r.quantities = progress_of(parts);
    return r;
}

std::vector<AssignmentRow> read_assignments(Query& query) {
    std::vector<AssignmentRow> out;
    while (query.next()) out.push_back(read_assignment(query));
    return out;
}

ledger::Standing AssignmentRow::standing() const {
    ledger::Standing out{state, kind, soft, due, warn_on, filed_on, returned, !approver.empty()};
    if (std::optional<ledger::DatedNode> node = ledger::open_node(nodes, stage))
        out.node_due = node->day;
    out.begin = issued_on;
    out.percent = percent;
    out.progress = quantities;
    out.part_due = milestone_due;
    if (series_id && min_reports > 1)
        out.progress.push_back({static_cast<double>(min_reports),
                                static_cast<double>(reports),
                                reports > 0,
                                issued_on,
                                {},
                                true});
    return out;
}

int64_t insert_assignment(Database& db, const NewAssignment& row, const std::string& basis,
                          base::Instant now) {
    Query(db,
          "INSERT INTO assignment (task_id, unit_id, role, printed_name, state, issued_on, "
          "due_version, due, soft, warn_on, wake_on, loaded_overdue, nodes) "
          "VALUES (?1, ?2, ?3, ?4, 'issued', ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
          row.task_id, row.unit_id, name(row.role), row.printed_name, row.issued_on,
          row.due ? 1 : 0, row.due, row.soft, row.days.warn_on, row.days.wake_on,
          row.loaded_overdue ? "new" : "no", ledger::format_nodes(row.nodes))
        .run();
    int64_t id = last_id(db);
    if (row.due) insert_due(db, id, 1, *row.due, basis, now);
    return id;
}

std::optional<AssignmentRow> find_assignment(Database& db, int64_t id) {
    Query query(db, SELECT_ASSIGNMENT "WHERE a.id = ?1", id);
    if (!query.next()) return {};
    return read_assignment(query);
}

std::vector<AssignmentRow> assignments_of_task(Database& db, int64_t task_id) {
    Query query(db, SELECT_ASSIGNMENT "WHERE a.task_id = ?1 ORDER BY a.id", task_id);
    return read_assignments(query);
}

std::vector<AssignmentRow> assignments_of_unit(Database& db, int64_t unit_id) {
    Query query(db,
                SELECT_ASSIGNMENT
                "WHERE a.unit_id = ?1 AND t.withdrawn = 0 ORDER BY a.due IS NULL, a.due, p.issued, "
                "t.position, a.id",
                unit_id);
    return read_assignments(query);
}

std::vector<AssignmentRow> assignments_of_plan(Database& db, int64_t plan_id) {
    Query query(db, SELECT_ASSIGNMENT "WHERE t.plan_id = ?1 ORDER BY t.position, a.id", plan_id);
    return read_assignments(query);
}

std::vector<AssignmentRow> open_assignments(Database& db) {
    Query query(db, SELECT_ASSIGNMENT
                "WHERE a.state IN ('issued', 'working', 'claimed', 'suspended') "
                "ORDER BY a.unit_id, a.due IS NULL, a.due, p.issued, t.position, a.id");
    return read_assignments(query);
}

std::vector<AssignmentRow> all_assignments(Database& db) {
    Query query(db, SELECT_ASSIGNMENT
                "WHERE a.state <> 'terminated' ORDER BY p.issued, p.number, t.position, a.id");
    return read_assignments(query);
}

std::vector<AssignmentRow> due_between(Database& db, Date from, Date to) {
    Query query(db,
                SELECT_ASSIGNMENT
                "WHERE a.due BETWEEN ?1 AND ?2 AND a.state <> 'terminated' "
                "ORDER BY a.due, p.issued, t.position, a.id",
                from, to);
    return read_assignments(query);
}

std::vector<AssignmentRow> assignments_where(Database& db, const AssignmentFilter& f) {
    std::optional<std::string> own;
    if (f.own_units) {
        base::Json units = base::Json::array();
        for (int64_t id : *f.own_units) units.push(id);
        own = units.dump();
    }
    Query query(db,
                SELECT_ASSIGNMENT
                "WHERE (?1 IS NULL OR a.unit_id IN (SELECT value FROM json_each(?1))) "
                "AND (?2 IS NULL OR a.id = ?2) AND (?3 IS NULL OR a.task_id = ?3) "
                "AND (?4 IS NULL OR t.plan_id = ?4) AND (?5 IS NULL OR a.unit_id = ?5) "
                "AND CASE ?6 WHEN '' THEN a.state <> 'terminated' "
                "WHEN 'open' THEN a.state IN ('issued', 'working', 'claimed', 'suspended') "
                "WHEN 'any' THEN 1 ELSE a.state = ?6 END "
                "AND (?7 = '' OR ?7 IN (SELECT value FROM json_each(t.leaders))) "
                "AND (?8 = '' OR instr(t.title, ?8) OR instr(t.quote, ?8) OR instr(t.ref, ?8) "
                "OR instr(p.title, ?8) OR instr(p.number, ?8) OR instr(a.printed_name, ?8)) "
                "AND (?9 IS NULL OR a.due >= ?9) AND (?10 IS NULL OR a.due <= ?10) "
                "ORDER BY p.issued, p.number, t.position, a.id",
                own, f.id, f.task_id, f.plan_id, f.unit_id, f.state, f.leader, f.text, f.due_from,
                f.due_until);
    return read_assignments(query);
}

std::vector<AssignmentRow> awake(Database& db, Date today) {
    Query query(db,
                SELECT_ASSIGNMENT
                "WHERE a.wake_on <= ?1 "
                "ORDER BY a.unit_id, a.due, p.issued, p.number, t.position, a.id",
                today);
    return read_assignments(query);
}

std::optional<Date> first_wake_day(Database& db) {
    Query query(db, "SELECT min(wake_on) FROM assignment WHERE wake_on IS NOT NULL");
    return query.next() ? query.maybe_date(0) : std::nullopt;
}

void set_wake_day(Database& db, int64_t id, std::optional<Date> day) {
    Query(db, "UPDATE assignment SET wake_on = ?2 WHERE id = ?1", id, day).run();
}

void set_derived_days(Database& db, int64_t id, const DerivedDays& days) {
    Query(db, "UPDATE assignment SET warn_on = ?2, wake_on = ?3 WHERE id = ?1", id, days.warn_on,
          days.wake_on)
        .run();
}

std::vector<AssignmentRow> newly_loaded_overdue(Database& db) {
    Query query(db,
                SELECT_ASSIGNMENT "WHERE a.loaded_overdue = 'new' ORDER BY a.unit_id, a.due, a.id");
    return read_assignments(query);
}

bool any_newly_loaded_overdue(Database& db) {
    Query query(db, "SELECT 1 FROM assignment WHERE loaded_overdue = 'new' LIMIT 1");
    return query.next();
}

void set_loaded_overdue(Database& db, int64_t id, const std::string& value) {
    Query(db, "UPDATE assignment SET loaded_overdue = ?2 WHERE id = ?1", id, value).run();
}

void set_nodes(Database& db, int64_t id, const std::vector<ledger::DatedNode>& nodes) {
    Query(db, "UPDATE assignment SET nodes = ?2 WHERE id = ?1", id, ledger::format_nodes(nodes))
        .run();
}

void set_progress(Database& db, int64_t id, ledger::Stage stage, std::optional<int> percent,
                  const std::string& blocked) {
    Query(db, "UPDATE assignment SET stage = ?2, percent = ?3, blocked = ?4 WHERE id = ?1", id,
          name(stage), percent, blocked)
        .run();
}

void set_ladder_from(Database& db, int64_t id, Date day) {
    Query(db, "UPDATE assignment SET ladder_from = ?2 WHERE id = ?1", id, day).run();
}

void add_due_version(Database& db, int64_t id, Date due, bool soft, const DerivedDays& days,
                     const std::string& basis, base::Instant now) {
    Query latest(db, "SELECT ifnull(max(version), 0) FROM due WHERE assignment_id = ?1", id);
    latest.next();
    int version = latest.small(0) + 1;
    insert_due(db, id, version, due, basis, now);
    Query(
        db,
        "UPDATE assignment SET due_version = ?2, due = ?3, soft = ?4, warn_on = ?5, wake_on = ?6, "
        "loaded_overdue = 'no', ladder_from = NULL WHERE id = ?1",
        id, version, due, soft, days.warn_on, days.wake_on)
        .run();
}

void drop_due(Database& db, int64_t id) {
    Query(db,
          "UPDATE assignment SET due_version = 0, due = NULL, soft = 0, warn_on = NULL, "
          "wake_on = NULL, loaded_overdue = 'no' WHERE id = ?1",
          id)
        .run();
}

void set_role(Database& db, int64_t id, ledger::AssignmentRole role) {
    Query(db, "UPDATE assignment SET role = ?2 WHERE id = ?1", id, name(role)).run();
}

std::vector<DueVersion> due_versions(Database& db, int64_t id) {
    std::vector<DueVersion> out;
    Query query(db, "SELECT version, due, basis FROM due WHERE assignment_id = ?1 ORDER BY version",
                id);
    while (query.next()) out.push_back({query.small(0), query.date(1), query.text(2)});
    return out;
}

bool change_state(Database& db, int64_t id, State from, State to) {
    return Query(db, "UPDATE assignment SET state = ?3 WHERE id = ?1 AND state = ?2", id,
                 name(from), name(to))
               .run() == 1;
}

void set_claim(Database& db, int64_t id, Date filed_on) {
    Query(db, "UPDATE assignment SET filed_on = ?2, returned = 0 WHERE id = ?1", id, filed_on)
        .run();
}

void void_claim(Database& db, int64_t id) {
    Query(db,
          "UPDATE assignment SET filed_on = NULL, returned = 1, return_count = return_count + 1, "
          "proposed_rating = NULL WHERE id = ?1",
          id)
        .run();
}

void set_rating(Database& db, int64_t id, ledger::Rating rating) {
    Query(db, "UPDATE assignment SET rating = ?2, proposed_rating = NULL WHERE id = ?1", id,
          name(rating))
        .run();
}

void propose_rating(Database& db, int64_t id, ledger::Rating rating) {
    Query(db, "UPDATE assignment SET proposed_rating = ?2 WHERE id = ?1", id, name(rating)).run();
}

int64_t add_feedback(Database& db, int64_t id, bool claim, const std::string& author,
                     const std::string& text, const std::string& evidence, base::Instant now,
                     ledger::Stage stage) {
    Query(db,
          "INSERT INTO feedback (assignment_id, kind, at, author, text, evidence, stage) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
          id, claim ? "claim" : "feedback", now, author, text, evidence, name(stage))
        .run();
    return last_id(db);
}

std::vector<Feedback> feedback_of(Database& db, int64_t id) {
    std::vector<Feedback> out;
    Query query(db,
                "SELECT kind = 'claim', at, author, text, evidence, stage FROM feedback "
                "WHERE assignment_id = ?1 AND undone = 0 ORDER BY id",
                id);
    while (query.next())
        out.push_back({query.small(0) != 0, query.text(1), query.text(2), query.text(3),
                       query.text(4), ledger::stage(query.text(5)).value()});
    return out;
}

void undo_last_feedback(Database& db, int64_t id) {
    Query(db,
          "UPDATE feedback SET undone = 1 WHERE id = (SELECT max(id) FROM feedback WHERE "
          "assignment_id = ?1 AND undone = 0)",
          id)
        .run();
}

}  // namespace store

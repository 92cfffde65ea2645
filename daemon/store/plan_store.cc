#include "store/plan_store.h"

#include "store/progress_json.h"
#include "store/query.h"
#include "store/sha256.h"
#include "store/task_json.h"

namespace store {

using base::Json;
using ledger::Deadline;
using ledger::Plan;
using ledger::Task;

namespace {

std::string parts_text(const Task& task) {
    Json parts = parts_json(task);
    return parts.is_null() ? "" : parts.dump();
}

PlanRow read_plan(Query& q) {
    return {q.integer(0), q.text(1), q.text(2), q.text(3),
            q.date(4),    q.text(5), q.text(6), q.text(7)};
}

TaskRow read_task(Query& q) {
    TaskRow row{q.integer(0), q.integer(1), q.small(2) != 0, {}};
    Task& t = row.task;
    t.ref = q.text(3);
    t.n = q.small(4);
    t.type = ledger::task_type(q.text(5)).value();
    t.title = q.text(6);
    t.quote = q.text(7);
    t.lead = q.list(8);
    t.units = q.list(9);
    t.leaders = q.list(10);
    t.persons = q.list(11);
    t.deadline.kind = ledger::deadline_kind(q.text(12)).value();
    t.deadline.text = q.text(13);
    t.deadline.start = q.maybe_date(14);
    t.deadline.due = q.maybe_date(15);
    t.deadline.soft = q.small(16) != 0;
    t.deadline.rrule = q.text(17);
    t.deadline.min = q.small(18);
    t.deadline.days = q.small(19);
    t.deadline.unit = ledger::span_unit(q.text(20)).value();
    t.deadline.event = q.text(21);
    t.item_class = q.text(22);
    if (std::string parts = q.text(23); !parts.empty())
        if (base::Result<Json> json = base::parse_json(parts); json.ok()) read_parts(*json, t);
    return row;
}

}  // namespace

std::string digest_of(const Plan& plan) {
    Json json = Json::object();
    json.set("number", plan.number)
        .set("title", plan.title)
        .set("issuer", plan.issuer)
        .set("issued", base::format_date(plan.issued))
        .set("kind", plan.kind);
    Json tasks = Json::array();
    for (const Task& task : plan.tasks) tasks.push(task_json(task));
    json.set("tasks", std::move(tasks));
    return sha256_hex(json.dump());
}

std::optional<PlanRow> find_plan(Database& db, const std::string& number,
                                 const std::string& source) {
    Query query(db,
                "SELECT id, number, title, issuer, issued, kind, source, digest FROM plan "
                "WHERE (?1 <> '' AND number = ?1) OR (?1 = '' AND number = '' AND source = ?2)",
                number, source);
    if (!query.next()) return {};
    return read_plan(query);
}

std::vector<PlanRow> list_plans(Database& db) {
    std::vector<PlanRow> out;
    Query query(db,
                "SELECT id, number, title, issuer, issued, kind, source, digest FROM plan "
                "ORDER BY issued, number, id");
    while (query.next()) out.push_back(read_plan(query));
    return out;
}

base::Result<PlanRow> plan_named(Database& db, const std::string& text) {
    std::vector<PlanRow> found;
    for (PlanRow& row : list_plans(db)) {
        if (row.number == text) return row;
        if (row.number.find(text) != std::string::npos || row.title.find(text) != std::string::npos)
            found.push_back(std::move(row));
    }
    if (found.size() == 1) return found.front();
    if (found.empty())
        return base::Error{base::ErrorCode::kNotFound, "没有文号或名称含“" + text + "”的方案"};
    return base::Error{base::ErrorCode::kNotFound, "“" + text + "”对应多份方案：" +
                                                       found[0].number + "、" + found[1].number +
                                                       " 等，请写完整文号"};
}

int64_t insert_plan(Database& db, const Plan& plan, const std::string& source, base::Instant now) {
    Query(db,
          "INSERT INTO plan (number, title, issuer, issued, kind, source, digest, loaded_at) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
          plan.number, plan.title, plan.issuer, plan.issued, plan.kind, source, digest_of(plan),
          now)
        .run();
    return last_id(db);
}

void update_plan(Database& db, int64_t id, const Plan& plan, const std::string& source,
                 base::Instant now) {
    Query(db,
          "UPDATE plan SET number = ?2, title = ?3, issuer = ?4, issued = ?5, kind = ?6, "
          "source = ?7, digest = ?8, loaded_at = ?9 WHERE id = ?1",
          id, plan.number, plan.title, plan.issuer, plan.issued, plan.kind, source, digest_of(plan),
          now)
        .run();
}

std::vector<TaskRow> tasks_of_plan(Database& db, int64_t plan_id) {
    std::vector<TaskRow> out;
    Query query(
        db,
        "SELECT id, plan_id, withdrawn, ref, n, type, title, quote, lead, units, leaders, "
        "persons, deadline_kind, deadline_text, start, due, soft, rrule, min_reports, span, "
        "span_unit, span_event, item_class, parts FROM task WHERE plan_id = ?1 "
        "AND parent_id IS NULL ORDER BY position, id",
        plan_id);
    while (query.next()) out.push_back(read_task(query));
    return out;
}

std::optional<TaskRow> find_task(Database& db, int64_t task_id) {
    Query query(
        db,
        "SELECT id, plan_id, withdrawn, ref, n, type, title, quote, lead, units, leaders, "
        "persons, deadline_kind, deadline_text, start, due, soft, rrule, min_reports, span, "
        "span_unit, span_event, item_class, parts FROM task WHERE id = ?1",
        task_id);
    if (!query.next()) return {};
    return read_task(query);
}

int64_t insert_task(Database& db, int64_t plan_id, int position, const Task& t) {
    const Deadline& d = t.deadline;
    Query(db,
          "INSERT INTO task (plan_id, position, ref, n, type, title, quote, lead, units, leaders, "
          "persons, deadline_kind, deadline_text, start, due, soft, rrule, min_reports, span, "
          "span_unit, span_event, item_class, parts) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, "
          "?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23)",
          plan_id, position, t.ref, t.n, name(t.type), t.title, t.quote, t.lead, t.units, t.leaders,
          t.persons, name(d.kind), d.text, d.start, d.due, d.soft, d.rrule, d.min, d.days,
          name(d.unit), d.event, t.item_class, parts_text(t))
        .run();
    return last_id(db);
}

void update_task(Database& db, int64_t id, int position, const Task& t) {
    const Deadline& d = t.deadline;
    Query(
        db,
        "UPDATE task SET position = ?2, type = ?3, title = ?4, quote = ?5, lead = ?6, units = ?7, "
        "leaders = ?8, persons = ?9, deadline_kind = ?10, deadline_text = ?11, start = ?12, "
        "due = ?13, soft = ?14, rrule = ?15, min_reports = ?16, span = ?17, span_unit = ?18, "
        "span_event = ?19, item_class = ?20, parts = ?21, withdrawn = 0 WHERE id = ?1",
        id, position, name(t.type), t.title, t.quote, t.lead, t.units, t.leaders, t.persons,
        name(d.kind), d.text, d.start, d.due, d.soft, d.rrule, d.min, d.days, name(d.unit), d.event,
        t.item_class, parts_text(t))
        .run();
}

void move_tasks(Database& db, const std::vector<TaskMove>& moves) {
    constexpr int kAside = 1'000'000;
    auto place = [&db](int64_t id, const std::string& ref, int n) {
        Query(db, "UPDATE task SET ref = ?2, n = ?3 WHERE id = ?1", id, ref, n).run();
    };
    int aside = kAside;
    for (const TaskMove& move : moves) place(move.task_id, move.ref, aside++);
    for (const TaskMove& move : moves) place(move.task_id, move.ref, move.n);
}

void withdraw_task(Database& db, int64_t id) {
    Query(db, "UPDATE task SET withdrawn = 1 WHERE id = ?1", id).run();
}

void set_unknown_units(Database& db, int64_t task_id, const std::vector<UnknownUnit>& names) {
    Query(db, "DELETE FROM unknown_unit WHERE task_id = ?1", task_id).run();
    for (const UnknownUnit& unknown : names)
        Query(db, "INSERT OR IGNORE INTO unknown_unit (task_id, name, reason) VALUES (?1, ?2, ?3)",
              task_id, unknown.name, unknown.reason)
            .run();
}

std::vector<UnknownUnitLine> unknown_units(Database& db) {
    std::vector<UnknownUnitLine> out;
    Query query(db,
                "SELECT x.name, x.reason, p.number, t.ref FROM unknown_unit x JOIN task t ON t.id "
                "= x.task_id "
                "JOIN plan p ON p.id = t.plan_id WHERE t.withdrawn = 0 "
                "ORDER BY p.issued, p.number, t.position, x.name");
    while (query.next())
        out.push_back({query.text(0), query.text(1), query.text(2), query.text(3)});
    return out;
}

}  // namespace store

#include "store/event_store.h"

#include "store/query.h"

namespace store {

namespace {

std::string text_of(const base::Json& json) { return json.is_null() ? "" : json.dump(); }

base::Json json_of(const std::string& text) {
    base::Result<base::Json> json = base::parse_json(text);
    return json.ok() ? *json : base::Json();
}

std::optional<int64_t> maybe_id(Query& query, int column) {
    if (query.is_null(column)) return {};
    return query.integer(column);
}

std::vector<Event> read(Query& query) {
    std::vector<Event> out;
    while (query.next()) {
        Event e;
        e.id = query.integer(0);
        e.at = query.maybe_instant(1).value_or(base::Instant{});
        e.actor = query.text(2);
        e.kind = query.text(3);
        e.plan_id = maybe_id(query, 4);
        e.task_id = maybe_id(query, 5);
        e.assignment_id = maybe_id(query, 6);
        e.basis = query.text(7);
        e.before = json_of(query.text(8));
        e.after = json_of(query.text(9));
        e.document_id = maybe_id(query, 10);
        e.draft_id = maybe_id(query, 11);
        out.push_back(std::move(e));
    }
    return out;
}

}  // namespace

void add_event(Database& database, const Event& e) {
    Query(database,
          "INSERT INTO event (at, actor, kind, plan_id, task_id, assignment_id, basis, before, "
          "after, document_id, draft_id) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
          e.at, e.actor, e.kind, e.plan_id, e.task_id, e.assignment_id, e.basis, text_of(e.before),
          text_of(e.after), e.document_id, e.draft_id)
        .run();
}

std::vector<Event> events_of_assignment(Database& database, int64_t assignment_id) {
    Query query(
        database,
        "SELECT id, at, actor, kind, plan_id, task_id, assignment_id, basis, before, after, "
        "document_id, draft_id FROM event WHERE assignment_id = ?1 ORDER BY id",
        assignment_id);
    return read(query);
}

std::vector<Event> events_of_plan(Database& database, int64_t plan_id) {
    Query query(
        database,
        "SELECT id, at, actor, kind, plan_id, task_id, assignment_id, basis, before, after, "
        "document_id, draft_id FROM event WHERE plan_id = ?1 ORDER BY id",
        plan_id);
    return read(query);
}

std::vector<Event> events_of_document(Database& database, int64_t document_id) {
    Query query(
        database,
        "SELECT id, at, actor, kind, plan_id, task_id, assignment_id, basis, before, after, "
        "document_id, draft_id FROM event WHERE document_id = ?1 ORDER BY id",
        document_id);
    return read(query);
}

std::vector<Event> events_since(Database& database, int64_t after) {
    Query query(
        database,
        "SELECT id, at, actor, kind, plan_id, task_id, assignment_id, basis, before, after, "
        "document_id, draft_id FROM event WHERE id > ?1 ORDER BY id",
        after);
    return read(query);
}

std::optional<base::Instant> last_event_at(Database& database) {
    Query query(database, "SELECT at FROM event ORDER BY id DESC LIMIT 1");
    if (!query.next()) return {};
    return query.maybe_instant(0);
}

}  // namespace store

#include "store/event_store.h"

#include "store/event_chain.h"
#include "store/event_hash.h"
#include "store/query.h"
#include "store/setting_store.h"

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
        e.role = query.text(12);
        out.push_back(std::move(e));
    }
    return out;
}

std::string hash_of(const Event& e, int64_t id, std::string_view at, std::string_view before,
                    std::string_view after, const ChainHead& last) {
    thread_local EventHasher hasher;
    hasher.begin(last.id == 0 ? kChainStart : std::string_view(last.hash));
    hasher.column(0, std::optional(id));
    hasher.column(1, at);
    hasher.column(2, e.actor);
    hasher.column(3, e.kind);
    hasher.column(4, e.plan_id);
    hasher.column(5, e.task_id);
    hasher.column(6, e.assignment_id);
    hasher.column(7, e.basis);
    hasher.column(8, before);
    hasher.column(9, after);
    hasher.column(10, e.document_id);
    hasher.column(11, e.draft_id);
    hasher.column(12, e.role);
    return hasher.finish();
}

}  // namespace

void add_event(Database& database, const Event& e) {
    ChainHead last = chain_head(database);
    std::string at = base::format_utc(e.at), before = text_of(e.before), after = text_of(e.after);
    int64_t id = last.id + 1;
    std::string hash = hash_of(e, id, at, before, after, last);
    Query(database,
          "INSERT INTO event (id, at, actor, kind, plan_id, task_id, assignment_id, basis, before, "
          "after, document_id, draft_id, role, hash) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
          id, at, e.actor, e.kind, e.plan_id, e.task_id, e.assignment_id, e.basis, before, after,
          e.document_id, e.draft_id, e.role, hash)
        .run();
    set_setting(database, kHeadSetting, format_head({id, hash}));
}

std::vector<Event> events_of_assignment(Database& database, int64_t assignment_id) {
    Query query(database,
                "SELECT " HASHED_EVENT_COLUMNS " FROM event WHERE assignment_id = ?1 ORDER BY id",
                assignment_id);
    return read(query);
}

std::vector<Event> events_of_plan(Database& database, int64_t plan_id) {
    Query query(database,
                "SELECT " HASHED_EVENT_COLUMNS " FROM event WHERE plan_id = ?1 ORDER BY id",
                plan_id);
    return read(query);
}

std::vector<Event> events_of_document(Database& database, int64_t document_id) {
    Query query(database,
                "SELECT " HASHED_EVENT_COLUMNS " FROM event WHERE document_id = ?1 ORDER BY id",
                document_id);
    return read(query);
}

std::vector<Event> events_since(Database& database, int64_t after) {
    Query query(database, "SELECT " HASHED_EVENT_COLUMNS " FROM event WHERE id > ?1 ORDER BY id",
                after);
    return read(query);
}

std::optional<base::Instant> first_event_at(Database& database) {
    Query query(database, "SELECT at FROM event ORDER BY id LIMIT 1");
    if (!query.next()) return {};
    return query.maybe_instant(0);
}

std::optional<base::Instant> last_event_at(Database& database) {
    // By its time, not by its number: a wrong clock's record is not always the last. Only since an
    // administrator last accepted the clock. The plus keeps the planner on the index over times.
    Query query(database,
                "SELECT at FROM event WHERE +id >= ifnull((SELECT max(id) FROM event "
                "WHERE kind = 'clock.accept'), 0) ORDER BY at DESC LIMIT 1");
    if (!query.next()) return {};
    return query.maybe_instant(0);
}

}  // namespace store

#include "store/draft_store.h"

#include <array>

#include "store/query.h"
#include "store/task_json.h"

namespace store {

using ledger::Draft;
using ledger::DraftTaskState;

namespace {

struct StateName {
    DraftState state;
    std::string_view name, chinese;
};
constexpr std::array<StateName, 3> kStates = {{
    {DraftState::kOpen, "open", "待确认"},
    {DraftState::kConfirmed, "confirmed", "已入账"},
    {DraftState::kDiscarded, "discarded", "已弃用"},
}};

DraftState state_of(std::string_view text) {
    for (const StateName& s : kStates)
        if (s.name == text) return s.state;
    throw std::runtime_error("draft state unknown: " + std::string(text));
}

std::optional<base::Date> issued_of(const Draft& draft) {
    if (!draft.has_date) return {};
    return draft.plan.issued;
}

base::Json body_of(Query& query, int column) {
    constexpr int kDepth = 16;
    base::Result<base::Json> body = base::parse_json(query.text(column), kDepth);
    if (!body.ok()) throw std::runtime_error("draft body: " + body.error().message);
    return *body;
}

DraftRow read_draft(Query& q) {
    DraftRow row;
    row.id = q.integer(0);
    row.document_id = q.integer(1);
    row.position = q.small(2);
    ledger::Plan& plan = row.draft.plan;
    plan.number = q.text(3);
    plan.title = q.text(4);
    plan.issuer = q.text(5);
    row.draft.has_date = !q.is_null(6);
    if (row.draft.has_date) plan.issued = q.date(6);
    plan.kind = q.text(7);
    read_draft_body(body_of(q, 8), row.draft);
    row.state = state_of(q.text(9));
    row.version = q.small(10);
    if (!q.is_null(11)) row.plan_id = q.integer(11);
    return row;
}

}  // namespace

std::string_view name(DraftState state) { return kStates.at(static_cast<size_t>(state)).name; }

std::string_view chinese_name(DraftState state) {
    return kStates.at(static_cast<size_t>(state)).chinese;
}

int64_t insert_draft(Database& database, int64_t document_id, int position, const Draft& draft,
                     base::Instant now) {
    const ledger::Plan& plan = draft.plan;
    Query(database,
          "INSERT INTO draft (document_id, position, number, title, issuer, issued, kind, body, "
          "tasks, open_tasks, state, version, created_at) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 'open', 1, ?11)",
          document_id, position, plan.number, plan.title, plan.issuer, issued_of(draft), plan.kind,
          draft_body(draft).dump(), static_cast<int64_t>(draft.tasks.size()),
          static_cast<int64_t>(count(draft, DraftTaskState::kOpen)), now)
        .run();
    return last_id(database);
}

std::optional<DraftRow> find_draft(Database& database, int64_t id) {
    Query query(database,
                "SELECT id, document_id, position, number, title, issuer, issued, kind, body, "
                "state, version, plan_id FROM draft WHERE id = ?1",
                id);
    if (!query.next()) return {};
    return read_draft(query);
}

std::vector<DraftRow> drafts_of_document(Database& database, int64_t document_id) {
    std::vector<DraftRow> out;
    Query query(database,
                "SELECT id, document_id, position, number, title, issuer, issued, kind, body, "
                "state, version, plan_id FROM draft WHERE document_id = ?1 ORDER BY position",
                document_id);
    while (query.next()) out.push_back(read_draft(query));
    return out;
}

std::vector<DraftLine> list_drafts(Database& database, bool all) {
    std::vector<DraftLine> out;
    Query query(database,
                "SELECT d.id, d.document_id, o.name, d.number, d.title, d.issued, d.tasks, "
                "d.open_tasks, d.state FROM draft d JOIN document o ON o.id = d.document_id "
                "WHERE ?1 OR d.state = 'open' ORDER BY d.document_id, d.position",
                all);
    while (query.next())
        out.push_back({query.integer(0), query.integer(1), query.text(2), query.text(3),
                       query.text(4), query.maybe_date(5), query.small(6), query.small(7),
                       state_of(query.text(8))});
    return out;
}

bool is_from_draft(Database& database, int64_t plan_id) {
    return Query(database, "SELECT 1 FROM draft WHERE plan_id = ?1 LIMIT 1", plan_id).next();
}

bool update_draft(Database& database, const DraftRow& row) {
    const ledger::Plan& plan = row.draft.plan;
    return Query(database,
                 "UPDATE draft SET number = ?3, title = ?4, issuer = ?5, issued = ?6, kind = ?7, "
                 "body = ?8, tasks = ?9, open_tasks = ?10, state = ?11, plan_id = ?12, "
                 "version = version + 1 WHERE id = ?1 AND version = ?2",
                 row.id, row.version, plan.number, plan.title, plan.issuer, issued_of(row.draft),
                 plan.kind, draft_body(row.draft).dump(),
                 static_cast<int64_t>(row.draft.tasks.size()),
                 static_cast<int64_t>(count(row.draft, DraftTaskState::kOpen)), name(row.state),
                 row.plan_id)
               .run() == 1;
}

}  // namespace store

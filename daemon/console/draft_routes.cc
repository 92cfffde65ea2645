// 导入审核: a draft with its doubts beside the document's text, and what an officer decides of it.
// Each decision names the version of the draft that the officer saw.

#include <algorithm>

#include "console/answer.h"
#include "console/assignment_view.h"
#include "console/handlers.h"
#include "http/guard.h"
#include "intake/draft_review.h"
#include "store/document_store.h"
#include "store/draft_store.h"
#include "store/unit_store.h"
#include "supervision/draft_act.h"
#include "units/odd_characters.h"

namespace console {

using base::Json;
using base::Status;
using http::Response;
using ledger::DraftTask;

namespace {

Json indexes(const std::vector<size_t>& tasks) {
    Json out = Json::array();
    for (size_t i : tasks) out.push(i);
    return out;
}

Json task_view(const DraftTask& t, size_t i, const intake::DraftReview& review) {
    return Json::object()
        .set("index", i)
        .set("ref", t.task.ref)
        .set("title", t.task.title)
        .set("state", name(t.state))
        .set("sure", std::binary_search(review.sure.begin(), review.sure.end(), i))
        .set("lead", t.task.lead)
        .set("units", t.task.units)
        .set("deadline", t.task.deadline.text)
        .set("due", maybe(t.task.deadline.due))
        .set("quote", t.task.quote)
        .set("source_text", t.source_text)
        .set("place", ledger::place_of(t))
        .set("confidence", t.confidence)
        .set("diagnostics", t.diagnostics);
}

Json name_view(const intake::UnresolvedName& name) {
    Json candidates = Json::array();
    for (const units::Suggestion& s : name.candidates)
        candidates.push(
            Json::object().set("code", s.code).set("name", s.name).set("reason", s.reason));
    return Json::object()
        .set("printed", name.printed)
        .set("shown", units::visible_name(name.printed))
        .set("listed", name.listed)
        .set("blocks", name.blocks())
        .set("tasks", indexes(name.tasks))
        .set("candidates", candidates);
}

Json doubt_view(const intake::Doubt& doubt) {
    return Json::object()
        .set("code", doubt.code)
        .set("task", doubt.task ? Json(*doubt.task) : Json())
        .set("message", doubt.message);
}

template <class Items, class View>
Json list_of(const Items& items, const View& view) {
    Json out = Json::array();
    for (const auto& item : items) out.push(view(item));
    return out;
}

Json draft_view(Call& call, const store::DraftRow& row) {
    units::Register units = store::load_register(call.db);
    intake::DraftReview review = intake::review_draft(row.draft, units, call.today());
    std::optional<store::DocumentRow> document = store::find_document(call.db, row.document_id);
    std::optional<store::PlanRow> met = supervision::conflicting_plan(call.db, row);
    Json tasks = Json::array();
    for (size_t i = 0; i < row.draft.tasks.size(); ++i)
        tasks.push(task_view(row.draft.tasks[i], i, review));
    const ledger::Plan& plan = row.draft.plan;
    return Json::object()
        .set("id", row.id)
        .set("version", row.version)
        .set("state", name(row.state))
        .set("state_name", chinese_name(row.state))
        .set("document", document ? document->name : "")
        .set("number", plan.number)
        .set("title", plan.title)
        .set("issuer", plan.issuer)
        .set("issued", row.draft.has_date ? Json(base::format_date(plan.issued)) : Json())
        .set("conflict", met ? Json::object()
                                   .set("id", met->id)
                                   .set("number", met->number)
                                   .set("title", met->title)
                             : Json())
        .set("tasks", tasks)
        .set("names", list_of(review.names, name_view))
        .set("doubts", list_of(review.doubts, doubt_view))
        .set("text", store::document_text(call.db, row.document_id));
}

std::optional<store::DraftRow> draft_of(Call& call) {
    std::optional<int64_t> id = parse_id(call.path[0]);
    return id ? store::find_draft(call.db, *id) : std::nullopt;
}

// Indexes of tasks, each once, in order; those outside the draft are told.
base::Result<std::vector<size_t>> tasks_of(Fields& fields, const store::DraftRow& row) {
    std::vector<size_t> out;
    for (int64_t i : fields.numbers("tasks")) {
        if (i < 0 || static_cast<size_t>(i) >= row.draft.tasks.size())
            return base::Error{base::ErrorCode::kBadInput,
                               "草稿中没有第" + std::to_string(i) + "号任务"};
        out.push_back(static_cast<size_t>(i));
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

std::map<std::string, std::string> choices_of(Fields& fields) {
    std::map<std::string, std::string> out;
    for (const Json& choice : fields.list("choices")) {
        const std::string* printed = choice["printed"].as_string();
        const std::string* code = choice["code"].as_string();
        if (printed && code && !code->empty()) out[*printed] = *code;
    }
    return out;
}

// The draft as the caller saw it, or the refusal.
struct Deciding {
    store::DraftRow row;
    std::vector<size_t> tasks;
    std::map<std::string, std::string> choices;
};

base::Result<Deciding> decide(Call& call) {
    std::optional<store::DraftRow> row = draft_of(call);
    if (!row) return base::Error{base::ErrorCode::kNotFound, "没有这份草稿"};
    Fields fields(call.body);
    std::optional<int64_t> version = fields.optional_id("version");
    base::Result<std::vector<size_t>> tasks = tasks_of(fields, *row);
    std::map<std::string, std::string> choices = choices_of(fields);
    if (Status good = fields.done(); !good.ok()) return good.error();
    if (!tasks.ok()) return tasks.error();
    if (version && *version != row->version)
        return base::Error{base::ErrorCode::kRefused, "草稿已被他人改动，请看过最新情况后再办",
                           "E_VERSION"};
    return Deciding{*row, *tasks, choices};
}

Response done(Call& call, const Status& status) {
    if (!status.ok()) return problem_of(status.error());
    call.changed = true;
    return json(draft_view(call, *draft_of(call)));
}

}  // namespace

Response show_draft(Call& call) {
    std::optional<store::DraftRow> row = draft_of(call);
    return row ? json(draft_view(call, *row)) : not_found();
}

Response confirm_draft(Call& call) {
    base::Result<Deciding> d = decide(call);
    if (!d.ok()) return problem_of(d.error());
    units::Register units = store::load_register(call.db);
    base::Result<supervision::PlanEntry> entry = supervision::confirm_tasks(
        call.db, d->row, {d->tasks, d->choices, false}, units, call.setup, call.actor(), call.now);
    if (!entry.ok()) return problem_of(entry.error());
    call.changed = true;
    std::optional<int64_t> plan = draft_of(call)->plan_id;
    return json(Json::object()
                    .set("confirmed", d->tasks.size())
                    .set("assignments", entry->assignments)
                    .set("overdue_when_loaded", entry->overdue_when_loaded)
                    .set("plan_id", plan ? Json(*plan) : Json())
                    .set("warnings", entry->warnings)
                    .set("differences", entry->differences));
}

Response drop_draft_tasks(Call& call) {
    base::Result<Deciding> d = decide(call);
    if (!d.ok()) return problem_of(d.error());
    return done(call, supervision::drop_tasks(call.db, d->row, d->tasks, call.actor(), call.now));
}

Response restore_draft_tasks(Call& call) {
    base::Result<Deciding> d = decide(call);
    if (!d.ok()) return problem_of(d.error());
    return done(call,
                supervision::restore_tasks(call.db, d->row, d->tasks, call.actor(), call.now));
}

Response discard_draft(Call& call) {
    base::Result<Deciding> d = decide(call);
    if (!d.ok()) return problem_of(d.error());
    return done(call, supervision::discard_draft(call.db, d->row, call.actor(), call.now));
}

}  // namespace console

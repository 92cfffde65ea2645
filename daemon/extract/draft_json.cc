#include "extract/draft_json.h"

#include <cmath>

namespace extract {

namespace {

using base::Json;

Json date_or_null(const std::optional<base::Date>& date) {
    return date ? Json(base::format_date(*date)) : Json(nullptr);
}

Json places_json(const std::vector<OtherPlace>& places) {
    Json out = Json::array();
    for (const OtherPlace& place : places) {
        Json one = Json::object();
        one.set("ref", place.ref).set("quote", place.quote).set("offset", place.source_offset);
        out.push(one);
    }
    return out;
}

Json task_json(const DraftTask& draft) {
    const ledger::Task& task = draft.task;
    Json out = Json::object();
    out.set("ref", task.ref)
        .set("type", ledger::name(task.type))
        .set("title", task.title)
        .set("lead", task.lead)
        .set("units", task.units)
        .set("leaders", task.leaders)
        .set("persons", task.persons)
        .set("deadline", deadline_json(task.deadline))
        .set("quote", task.quote)
        .set("source_text", draft.source_text)
        .set("page", draft.page ? Json(*draft.page) : Json(nullptr))
        .set("confidence", std::round(draft.confidence * 100) / 100)
        .set("diagnostics", draft.diagnostics)
        .set("offset", draft.source_offset)
        .set("cell", draft.cell);
    if (!draft.also_at.empty()) out.set("also_at", places_json(draft.also_at));
    if (draft.quantity) {
        Json quantity = Json::object();
        quantity.set("value", draft.quantity->value).set("measure", draft.quantity->measure);
        out.set("quantity", quantity);
    }
    return out;
}

Json draft_json(const Draft& draft) {
    Json plan = Json::object();
    plan.set("number", draft.plan.number)
        .set("title", draft.plan.title)
        .set("issuer", draft.plan.issuer)
        .set("issued", draft.has_date ? Json(base::format_date(draft.plan.issued)) : Json(nullptr))
        .set("kind", draft.plan.kind);
    Json tasks = Json::array();
    for (const DraftTask& task : draft.tasks) tasks.push(task_json(task));
    Json out = Json::object();
    out.set("plan", plan)
        .set("tasks", tasks)
        .set("diagnostics", draft.diagnostics)
        .set("offset", draft.source_offset);
    return out;
}

}  // namespace

Json deadline_json(const ledger::Deadline& deadline) {
    Json out = Json::object();
    out.set("kind", ledger::name(deadline.kind));
    switch (deadline.kind) {
        case ledger::DeadlineKind::kNone:
            break;
        case ledger::DeadlineKind::kDate:
            out.set("text", deadline.text)
                .set("start", date_or_null(deadline.start))
                .set("due", date_or_null(deadline.due))
                .set("soft", deadline.soft);
            break;
        case ledger::DeadlineKind::kRecurring:
            out.set("text", deadline.text).set("rrule", deadline.rrule).set("min", deadline.min);
            break;
        case ledger::DeadlineKind::kRelative:
            out.set("text", deadline.text)
                .set("days", deadline.days)
                .set("unit", ledger::name(deadline.unit))
                .set("event", deadline.event);
            break;
    }
    return out;
}

Json drafts_json(const std::vector<Draft>& drafts) {
    Json out = Json::array();
    for (const Draft& draft : drafts) out.push(draft_json(draft));
    return out;
}

}  // namespace extract

#include "store/task_json.h"

#include <cmath>

#include "store/progress_json.h"

namespace store {

using base::Json;
using ledger::Deadline;
using ledger::Draft;
using ledger::DraftTask;
using ledger::Task;

namespace {

Json date_json(const std::optional<base::Date>& date) {
    if (!date) return nullptr;
    return base::format_date(*date);
}

Json deadline_json(const Deadline& d) {
    return Json::object()
        .set("kind", name(d.kind))
        .set("text", d.text)
        .set("start", date_json(d.start))
        .set("due", date_json(d.due))
        .set("soft", d.soft)
        .set("rrule", d.rrule)
        .set("min", d.min)
        .set("days", d.days)
        .set("unit", name(d.unit))
        .set("event", d.event);
}

std::string text(const Json& json) { return json.as_string() ? *json.as_string() : ""; }

int integer(const Json& json, int fallback) {
    return json.as_int() ? static_cast<int>(*json.as_int()) : fallback;
}

std::vector<std::string> texts(const Json& json) {
    std::vector<std::string> out;
    if (!json.as_array()) return out;
    for (const Json& item : *json.as_array()) out.push_back(text(item));
    return out;
}

Deadline deadline_of(const Json& json) {
    Deadline d;
    d.kind = ledger::deadline_kind(text(json["kind"])).value_or(ledger::DeadlineKind::kNone);
    d.text = text(json["text"]);
    d.start = base::parse_date(text(json["start"]));
    d.due = base::parse_date(text(json["due"]));
    d.soft = json["soft"].as_bool() && *json["soft"].as_bool();
    d.rrule = text(json["rrule"]);
    d.min = integer(json["min"], 1);
    d.days = integer(json["days"], 0);
    d.unit = ledger::span_unit(text(json["unit"])).value_or(ledger::SpanUnit::kDay);
    d.event = text(json["event"]);
    return d;
}

// Confidence in hundredths: whole numbers survive any reader of JSON unchanged.
Json draft_task_json(const DraftTask& t) {
    return Json::object()
        .set("task", task_json(t.task))
        .set("source_text", t.source_text)
        .set("page", t.page)
        .set("cell", t.cell)
        .set("confidence", static_cast<int>(std::lround(t.confidence * 100)))
        .set("diagnostics", t.diagnostics)
        .set("state", name(t.state));
}

DraftTask draft_task_of(const Json& json) {
    DraftTask t;
    t.task = task_of(json["task"]);
    t.source_text = text(json["source_text"]);
    t.page = integer(json["page"], 0);
    t.cell = text(json["cell"]);
    t.confidence = integer(json["confidence"], 0) / 100.0;
    t.diagnostics = texts(json["diagnostics"]);
    t.state = ledger::draft_task_state(text(json["state"])).value_or(ledger::DraftTaskState::kOpen);
    return t;
}

}  // namespace

Json task_json(const Task& t) {
    Json out = Json::object();
    out.set("ref", t.ref)
        .set("n", t.n)
        .set("type", name(t.type))
        .set("title", t.title)
        .set("lead", t.lead)
        .set("units", t.units)
        .set("leaders", t.leaders)
        .set("persons", t.persons)
        .set("deadline", deadline_json(t.deadline))
        .set("quote", t.quote);
    if (!t.item_class.empty()) out.set("class", t.item_class);
    // Only where there are some: a plan without any keeps its digest.
    if (Json parts = parts_json(t); !parts.is_null()) out.set("parts", std::move(parts));
    return out;
}

Task task_of(const Json& json) {
    Task t;
    t.ref = text(json["ref"]);
    t.n = integer(json["n"], 1);
    t.type = ledger::task_type(text(json["type"])).value_or(ledger::TaskType::kTask);
    t.title = text(json["title"]);
    t.lead = texts(json["lead"]);
    t.units = texts(json["units"]);
    t.leaders = texts(json["leaders"]);
    t.persons = texts(json["persons"]);
    t.deadline = deadline_of(json["deadline"]);
    t.quote = text(json["quote"]);
    t.item_class = text(json["class"]);
    read_parts(json["parts"], t);
    return t;
}

Json draft_body(const Draft& draft) {
    Json tasks = Json::array();
    for (const DraftTask& t : draft.tasks) tasks.push(draft_task_json(t));
    Json choices = Json::object();
    for (const auto& [printed, code] : draft.choices) choices.set(printed, code);
    return Json::object()
        .set("tasks", std::move(tasks))
        .set("doubts", draft.doubts)
        .set("choices", std::move(choices));
}

void read_draft_body(const Json& body, Draft& draft) {
    if (const Json::Array* tasks = body["tasks"].as_array())
        for (const Json& t : *tasks) draft.tasks.push_back(draft_task_of(t));
    draft.doubts = texts(body["doubts"]);
    if (const Json::Object* choices = body["choices"].as_object())
        for (const auto& [printed, code] : *choices) draft.choices[printed] = text(code);
}

}  // namespace store

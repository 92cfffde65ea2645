#include "store/progress_json.h"

namespace store {

using base::Json;
using ledger::ProgressStep;

namespace {

std::string text_of(const Json& json) { return json.as_string() ? *json.as_string() : ""; }

base::Date date_of(const Json& json) {
    return base::parse_date(text_of(json)).value_or(base::Date{});
}

const Json::Array& array_of(const Json& json) {
    static const Json::Array kNone;
    return json.as_array() ? *json.as_array() : kNone;
}

}  // namespace

double number_of(const Json& json) {
    if (json.as_int()) return static_cast<double>(*json.as_int());
    return json.as_double() ? *json.as_double() : 0;
}

Json steps_json(const std::vector<ProgressStep>& steps) {
    Json out = Json::array();
    for (const ProgressStep& step : steps)
        out.push(Json(Json::Array{base::format_date(step.by), step.amount}));
    return out;
}

std::vector<ProgressStep> steps_of(const Json& json) {
    std::vector<ProgressStep> out;
    for (const Json& step : array_of(json))
        if (array_of(step).size() == 2)
            out.push_back({date_of(array_of(step)[0]), number_of(array_of(step)[1])});
    return out;
}

std::vector<ProgressStep> steps_of(const std::string& text) {
    base::Result<Json> json = base::parse_json(text);
    if (!json.ok()) return {};
    return steps_of(*json);
}

Json parts_json(const ledger::Task& task) {
    if (task.milestones.empty() && task.quantities.empty()) return nullptr;
    Json milestones = Json::array(), quantities = Json::array();
    for (const ledger::Milestone& m : task.milestones)
        milestones.push(Json::object().set("title", m.title).set("due", base::format_date(m.due)));
    for (const ledger::Quantity& q : task.quantities)
        quantities.push(Json::object()
                            .set("name", q.name)
                            .set("measure", q.measure)
                            .set("target", q.target)
                            .set("unit", q.unit)
                            .set("schedule", steps_json(q.schedule)));
    return Json::object()
        .set("milestones", std::move(milestones))
        .set("quantities", std::move(quantities));
}

void read_parts(const Json& json, ledger::Task& task) {
    for (const Json& m : array_of(json["milestones"]))
        task.milestones.push_back({text_of(m["title"]), date_of(m["due"])});
    for (const Json& q : array_of(json["quantities"]))
        task.quantities.push_back({text_of(q["name"]), text_of(q["measure"]),
                                   number_of(q["target"]), text_of(q["unit"]),
                                   steps_of(q["schedule"])});
}

std::vector<ledger::Progress> progress_of(const std::string& text) {
    std::vector<ledger::Progress> out;
    base::Result<Json> json = base::parse_json(text);
    if (!json.ok()) return out;
    for (const Json& item : array_of(*json)) {
        const Json::Array& q = array_of(item);
        if (q.size() == 5)
            out.push_back({number_of(q[0]), number_of(q[1]), number_of(q[2]) != 0, date_of(q[3]),
                           steps_of(text_of(q[4])), false});
    }
    return out;
}

}  // namespace store

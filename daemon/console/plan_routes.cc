// Plans and units with their lights; drafts and documents that wait for a person.

#include <array>
#include <map>

#include "console/answer.h"
#include "console/assignment_view.h"
#include "console/handlers.h"
#include "store/document_store.h"
#include "store/draft_store.h"
#include "store/plan_store.h"

namespace console {

using base::Json;
using http::Response;

namespace {

using ByLight = std::array<int, 5>;

Json view(const ByLight& counts) {
    Json out = Json::object();
    for (size_t i = 0; i < counts.size(); ++i)
        out.set(std::string(name(static_cast<ledger::Light>(i))), counts.at(i));
    return out;
}

// Rows of the caller by `key`, each with its lights.
std::map<int64_t, ByLight> lights_by(Call& call, int64_t store::AssignmentKey::*of) {
    std::map<int64_t, ByLight> out;
    for (const store::AssignmentKey& key : call.own_rows())
        ++out[key.*of].at(static_cast<size_t>(ledger::light(key.standing, call.today())));
    return out;
}

}  // namespace

Response list_plans(Call& call) {
    std::map<int64_t, ByLight> lights = lights_by(call, &store::AssignmentKey::plan_id);
    Json out = Json::array();
    for (const store::PlanRow& plan : store::list_plans(call.db)) {
        auto found = lights.find(plan.id);
        if (found == lights.end() && call.own_units()) continue;
        out.push(Json::object()
                     .set("id", plan.id)
                     .set("number", plan.number)
                     .set("title", plan.title)
                     .set("issuer", plan.issuer)
                     .set("issued", base::format_date(plan.issued))
                     .set("lights", view(found == lights.end() ? ByLight{} : found->second)));
    }
    return json(Json::object().set("plans", out));
}

Response list_units(Call& call) {
    UnitNames names(call.db, call.today());
    Json out = Json::array();
    for (const auto& [id, counts] : lights_by(call, &store::AssignmentKey::unit_id))
        out.push(
            Json::object().set("id", id).set("name", names.of(id)).set("lights", view(counts)));
    return json(Json::object().set("units", out));
}

Response list_drafts(Call& call) {
    Json drafts = Json::array(), documents = Json::array();
    for (const store::DraftLine& line : store::list_drafts(call.db, false))
        drafts.push(Json::object()
                        .set("id", line.id)
                        .set("document", line.document_name)
                        .set("number", line.number)
                        .set("title", line.title)
                        .set("issued", maybe(line.issued))
                        .set("tasks", line.tasks)
                        .set("open_tasks", line.open_tasks));
    for (const store::DocumentRow& row : store::waiting_documents(call.db))
        documents.push(Json::object()
                           .set("id", row.id)
                           .set("name", row.name)
                           .set("received_at", base::format_local(row.received_at))
                           .set("reason", row.report.reason)
                           .set("message", row.report.message));
    return json(Json::object().set("drafts", drafts).set("documents", documents));
}

}  // namespace console

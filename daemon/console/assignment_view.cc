#include "console/assignment_view.h"

#include "alert/ladder.h"
#include "console/answer.h"
#include "ledger/act.h"
#include "store/event_store.h"
#include "store/evidence_store.h"
#include "store/extension_store.h"
#include "store/notice_store.h"
#include "store/unit_store.h"

namespace console {

using base::Date;
using base::Json;
using ledger::Act;
using ledger::ActorRole;
using store::AssignmentRow;

namespace {

std::string event_name(const std::string& kind) {
    static const std::map<std::string, std::string> kOthers = {
        {"assignment.due", "时限变更"},
        {"assignment.undo", "撤销办理"},
        {"notice.loaded", "告知载入时已逾期"},
        {"notice.suspended", "告知中止期满"}};
    if (auto found = kOthers.find(kind); found != kOthers.end()) return found->second;
    std::string_view last = std::string_view(kind).substr(kind.find('.') + 1);
    if (std::optional<alert::Rung> rung = alert::rung(last))
        return std::string(chinese_name(*rung));
    for (int i = 0; i < ledger::kActs; ++i)
        if (name(static_cast<Act>(i)) == last)
            return std::string(chinese_name(static_cast<Act>(i)));
    return kind;
}

Json timeline_view(store::Database& db, int64_t id) {
    Json out = Json::array();
    for (const store::Event& e : store::events_of_assignment(db, id)) {
        std::optional<ActorRole> role = ledger::actor_role(e.role);
        out.push(Json::object()
                     .set("at", base::format_local(e.at))
                     .set("actor", e.actor)
                     .set("role", role ? chinese_name(*role) : std::string_view())
                     .set("kind", e.kind)
                     .set("name", event_name(e.kind))
                     .set("basis", e.basis));
    }
    return out;
}

Json notices_view(store::Database& db, int64_t id) {
    Json out = Json::array();
    for (const store::Notice& n : store::notices_of(db, id)) {
        std::optional<alert::Rung> rung = alert::rung(n.rung);
        out.push(Json::object()
                     .set("on", base::format_date(n.decided_on))
                     .set("rung", n.rung)
                     .set("name", rung ? chinese_name(*rung) : std::string_view("告知"))
                     .set("recipient", n.recipient));
    }
    return out;
}

Json due_versions_view(store::Database& db, int64_t id) {
    Json out = Json::array();
    for (const store::DueVersion& v : store::due_versions(db, id))
        out.push(Json::object()
                     .set("version", v.version)
                     .set("due", base::format_date(v.due))
                     .set("basis", v.basis));
    return out;
}

Json feedback_view(store::Database& db, int64_t id) {
    Json out = Json::array();
    for (const store::Feedback& f : store::feedback_of(db, id)) {
        std::optional<base::Instant> at = base::parse_utc(f.at);
        out.push(Json::object()
                     .set("claim", f.claim)
                     .set("at", at ? base::format_local(*at) : f.at)
                     .set("author", f.author)
                     .set("text", f.text)
                     .set("evidence", f.evidence));
    }
    return out;
}

Json extensions_view(store::Database& db, int64_t id) {
    static const std::map<std::string, std::string> kStates = {{"pending", "待批"},
                                                               {"granted", "已批准"},
                                                               {"refused", "不予延期"},
                                                               {"lapsed", "已失效"},
                                                               {"undone", "已撤销"}};
    Json out = Json::array();
    for (const store::Extension& e : store::extensions_of(db, id)) {
        std::optional<ActorRole> approver = ledger::actor_role(e.approver);
        out.push(Json::object()
                     .set("n", e.n)
                     .set("due", base::format_date(e.due))
                     .set("requested_due", base::format_date(e.requested_due))
                     .set("reason", e.reason)
                     .set("approver", approver ? chinese_name(*approver) : std::string_view())
                     .set("state", e.state)
                     .set("state_name", kStates.at(e.state))
                     .set("decision", e.decision));
    }
    return out;
}

Json evidence_view(store::Database& db, int64_t id) {
    Json out = Json::array();
    for (const store::Evidence& e : store::evidence_of(db, id))
        out.push(Json::object().set("name", e.name).set("digest", e.digest).set("size", e.size));
    return out;
}

// What the tables of states and offices leave open: whether there is something to act on.
bool makes_sense(Act act, const AssignmentRow& row, ActorRole role, Date today) {
    bool pending = !row.approver.empty();
    switch (act) {
        case Act::kIssue:
            return false;
        case Act::kRequestExtension:
            return !pending && row.due && today <= *row.due && !row.soft;
        case Act::kGrantExtension:
        case Act::kRefuseExtension:
            return pending && (row.approver == name(role) || role == ActorRole::kCountyHead ||
                               (role == ActorRole::kLeader && row.approver == "director"));
        case Act::kConfirmOverdue:
            return row.loaded_overdue == "new" || row.loaded_overdue == "announced";
        case Act::kNote:
            return !row.noted_until || *row.noted_until < today;
        default:
            return true;
    }
}

// A director closes and does not propose.
bool is_shadowed(Act act, ActorRole role, const ledger::ActRules& rules) {
    return act == Act::kProposeClose && ledger::permit(Act::kClose, role, rules).ok();
}

bool did_the_last(store::Database& db, int64_t id, const std::string& name) {
    std::vector<store::Event> events = store::events_of_assignment(db, id);
    return !events.empty() && events.back().actor == name &&
           events.back().kind != "assignment.undo" && events.back().kind.starts_with("assignment.");
}

void push_act(Json& out, std::string_view act, std::string_view name) {
    out.push(Json::object().set("act", act).set("name", name));
}

}  // namespace

const std::string& UnitNames::of(int64_t unit_id) {
    auto [at, fresh] = names_.try_emplace(unit_id);
    if (fresh) at->second = store::unit_name(db_, unit_id, day_);
    return at->second;
}

Json maybe(const std::optional<Date>& date) {
    return date ? Json(base::format_date(*date)) : Json();
}

Json row_view(const AssignmentRow& row, UnitNames& units, Date today) {
    ledger::Standing standing = row.standing();
    ledger::Light light = ledger::light(standing, today);
    return Json::object()
        .set("id", row.id)
        .set("task_id", row.task_id)
        .set("plan_id", row.plan_id)
        .set("plan_number", row.plan_number)
        .set("plan_title", row.plan_title)
        .set("ref", row.ref)
        .set("title", row.title)
        .set("unit_id", row.unit_id)
        .set("unit", units.of(row.unit_id))
        .set("role", chinese_name(row.role))
        .set("leaders", row.leaders)
        .set("state", name(row.state))
        .set("state_name", chinese_name(row.state))
        .set("light", name(light))
        .set("light_name", chinese_name(light))
        .set("kind", name(row.kind))
        .set("due", maybe(row.due))
        .set("soft", row.soft)
        .set("days_overdue", ledger::days_overdue(standing, today))
        .set("days_left", row.due && *row.due >= today
                              ? Json(static_cast<int64_t>((*row.due - today).count()))
                              : Json())
        .set("extension_pending", !row.approver.empty())
        .set("overdue_when_loaded",
             row.loaded_overdue == "new" || row.loaded_overdue == "announced");
}

Json allowed_acts(Call& call, const AssignmentRow& row) {
    Json out = Json::array();
    ActorRole role = *accounts::office(call.person().role);
    for (int i = 0; i < ledger::kActs; ++i) {
        Act act = static_cast<Act>(i);
        bool allowed = ledger::permit(act, role, call.setup.acts).ok() &&
                       ledger::apply(row.state, act).ok() &&
                       !is_shadowed(act, role, call.setup.acts);
        if (!allowed || !makes_sense(act, row, role, call.today())) continue;
        push_act(out, act == Act::kProposeClose ? name(Act::kClose) : name(act), chinese_name(act));
    }
    if (did_the_last(call.db, row.id, call.person().name))
        push_act(out, "undo", "撤销本人上一次办理");
    return out;
}

Json page_view(Call& call, const AssignmentRow& row) {
    UnitNames units(call.db, call.today());
    store::AssignmentFilter same_task;
    same_task.own_units = call.own_units();
    same_task.task_id = row.task_id;
    same_task.state = "any";
    Json siblings = Json::array();
    for (const AssignmentRow& other : store::assignments_where(call.db, same_task))
        siblings.push(row_view(other, units, call.today()));
    Json out = row_view(row, units, call.today());
    out.set("plan_issued", base::format_date(row.plan_issued))
        .set("printed_name", row.printed_name)
        .set("persons", row.persons)
        .set("quote", row.quote)
        .set("deadline_text", row.deadline_text)
        .set("issued_on", base::format_date(row.issued_on))
        .set("warn_on", maybe(row.warn_on))
        .set("filed_on", maybe(row.filed_on))
        .set("rating", row.rating)
        .set("proposed_rating", row.proposed_rating)
        .set("return_count", row.return_count)
        .set("percent", row.percent ? Json(*row.percent) : Json())
        .set("blocked", row.blocked)
        .set("suspended_until", maybe(row.suspended_until))
        .set("reopened_on", maybe(row.reopened_on))
        .set("noted_until", maybe(row.noted_until))
        .set("units", siblings)
        .set("due_versions", due_versions_view(call.db, row.id))
        .set("timeline", timeline_view(call.db, row.id))
        .set("notices", notices_view(call.db, row.id))
        .set("feedback", feedback_view(call.db, row.id))
        .set("evidence", evidence_view(call.db, row.id))
        .set("extensions", extensions_view(call.db, row.id))
        .set("acts", allowed_acts(call, row))
        .set("version", version_tag(call.db, row.id));
    return out;
}

std::string version_tag(store::Database& db, int64_t assignment_id) {
    std::vector<store::Event> events = store::events_of_assignment(db, assignment_id);
    return "\"" + std::to_string(events.empty() ? 0 : events.back().id) + "\"";
}

std::optional<AssignmentRow> own_row(Call& call, std::string_view text) {
    std::optional<int64_t> id = parse_id(text);
    if (!id) return {};
    store::AssignmentFilter filter;
    filter.own_units = call.own_units();
    filter.id = *id;
    filter.state = "any";
    std::vector<AssignmentRow> found = store::assignments_where(call.db, filter);
    if (found.empty()) return {};
    return found.front();
}

}  // namespace console

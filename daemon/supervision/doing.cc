#include "supervision/doing.h"

#include "store/event_store.h"
#include "supervision/ownership.h"

namespace supervision {

using base::Error;
using base::ErrorCode;
using base::Json;
using store::AssignmentRow;

namespace {

void set_date(Json& out, const char* key, const std::optional<base::Date>& date) {
    if (date) out.set(key, base::format_date(*date));
}

void set_text(Json& out, const char* key, const std::string& text) {
    if (!text.empty()) out.set(key, text);
}

}  // namespace

Error refused(const std::string& why) { return {ErrorCode::kRefused, why}; }

Json snapshot(const AssignmentRow& row) {
    Json out = Json::object();
    out.set("state", name(row.state));
    set_date(out, "filed_on", row.filed_on);
    set_date(out, "due", row.due);
    out.set("due_version", row.due_version);
    set_text(out, "rating", row.rating);
    if (row.return_count > 0) out.set("return_count", row.return_count);
    if (row.returned) out.set("returned", true);
    if (row.loaded_overdue != "no") out.set("loaded_overdue", row.loaded_overdue);
    set_text(out, "proposed_rating", row.proposed_rating);
    set_text(out, "approver", row.approver);
    set_date(out, "suspended_until", row.suspended_until);
    if (row.remaining_days) out.set("remaining_days", *row.remaining_days);
    if (row.merged_into) out.set("merged_into", *row.merged_into);
    set_date(out, "terminated_on", row.terminated_on);
    set_date(out, "reopened_on", row.reopened_on);
    set_date(out, "noted_until", row.noted_until);
    out.set("stage", name(row.stage));
    if (row.percent) out.set("percent", *row.percent);
    set_text(out, "blocked", row.blocked);
    return out;
}

Doing::Doing(store::Database& db, int64_t id, const Actor& actor, base::Instant now)
    : transaction_(db),
      db_(db),
      id_(id),
      actor_(actor),
      now_(now),
      before_(store::find_assignment(db, id)) {}

base::Status Doing::found() const {
    if (before_) return {};
    return Error{ErrorCode::kNotFound, "没有编号为 " + std::to_string(id_) + " 的承办事项"};
}

base::Status Doing::start(ledger::Act act, const ledger::ActRules& rules) {
    if (base::Status there = found(); !there.ok()) return there;
    if (base::Status may = ledger::permit(act, actor_.role, rules); !may.ok()) return may;
    if (base::Status own = serves(db_, before_->unit_id, actor_, today()); !own.ok()) return own;
    base::Result<ledger::State> to = ledger::apply(before_->state, act);
    if (!to.ok()) return to.error();
    act_ = act;
    to_ = *to;
    return {};
}

base::Status Doing::finish(const std::string& basis) {
    if (!store::change_state(db_, id_, before_->state, to_))
        return refused("承办事项 " + std::to_string(id_) + " 已被他人改动，请重新查看");
    return record("assignment." + std::string(name(act_)), basis);
}

base::Status Doing::record(const std::string& kind, const std::string& basis) {
    std::optional<AssignmentRow> after = store::find_assignment(db_, id_);
    store::Event event{0,
                       now_,
                       actor_.name,
                       kind,
                       before_->plan_id,
                       before_->task_id,
                       id_,
                       basis,
                       snapshot(*before_),
                       snapshot(*after)};
    event.role = name(actor_.role);
    store::add_event(db_, event);
    transaction_.commit();
    return {};
}

}  // namespace supervision

#include "supervision/undo.h"

#include <algorithm>

#include "store/event_store.h"
#include "store/extension_store.h"
#include "store/notice_store.h"
#include "store/stopping_store.h"
#include "supervision/doing.h"
#include "supervision/withdraw.h"

namespace supervision {

using base::Instant;
using base::Json;
using ledger::Act;
using store::AssignmentRow;
using store::Event;

namespace {

constexpr std::string_view kPrefix = "assignment.";

std::optional<Act> act_of(const Event& event) {
    if (!event.kind.starts_with(kPrefix)) return {};
    for (int i = 0; i < ledger::kActs; ++i)
        if (name(static_cast<Act>(i)) == std::string_view(event.kind).substr(kPrefix.size()))
            return static_cast<Act>(i);
    return {};
}

std::string text(const Json& json, const char* key) {
    const std::string* value = json[key].as_string();
    return value ? *value : "";
}

std::optional<base::Date> day(const Json& json, const char* key) {
    return base::parse_date(text(json, key));
}

std::optional<int64_t> number(const Json& json, const char* key) {
    const int64_t* value = json[key].as_int();
    if (value == nullptr) return {};
    return *value;
}

// The row with what the snapshot says of it.
AssignmentRow as_it_was(AssignmentRow row, const Json& was) {
    row.state = ledger::state(text(was, "state")).value_or(row.state);
    row.filed_on = day(was, "filed_on");
    row.due = day(was, "due");
    row.due_version = static_cast<int>(number(was, "due_version").value_or(0));
    row.rating = text(was, "rating");
    row.return_count = static_cast<int>(number(was, "return_count").value_or(0));
    row.returned = was["returned"].as_bool() != nullptr;
    row.loaded_overdue = text(was, "loaded_overdue").empty() ? "no" : text(was, "loaded_overdue");
    row.proposed_rating = text(was, "proposed_rating");
    row.approver = text(was, "approver");
    row.suspended_until = day(was, "suspended_until");
    row.remaining_days.reset();
    if (std::optional<int64_t> days = number(was, "remaining_days"))
        row.remaining_days = static_cast<int>(*days);
    row.merged_into = number(was, "merged_into");
    row.terminated_on = day(was, "terminated_on");
    row.reopened_on = day(was, "reopened_on");
    row.noted_until = day(was, "noted_until");
    // A record of before the stages says nothing of them.
    std::optional<ledger::Stage> stage = ledger::stage(text(was, "stage"));
    if (!stage) return row;
    row.stage = *stage;
    row.percent.reset();
    if (std::optional<int64_t> percent = number(was, "percent"))
        row.percent = static_cast<int>(*percent);
    row.blocked = text(was, "blocked");
    return row;
}

// The last act on the row, where the actor may take it back.
base::Result<Event> own_last_act(store::Database& db, int64_t id, const Actor& actor) {
    std::vector<Event> events = store::events_of_assignment(db, id);
    auto last = std::find_if(events.rbegin(), events.rend(),
                             [](const Event& e) { return e.kind.starts_with(kPrefix); });
    bool acted = last != events.rend() && act_of(*last) && *act_of(*last) != Act::kIssue;
    if (!acted) return refused("该事项没有可以撤销的办理");
    if (last->actor != actor.name)
        return refused("最近一次办理（" + std::string(chinese_name(*act_of(*last))) + "）由" +
                       last->actor + "作出，只能由其本人撤销");
    if (!number(last->before, "due_version")) return refused("该次办理的记录不全，不能撤销");
    if (store::has_left_the_house(db, id, last->id, last->at))
        return refused("该次办理之后，有关消息或者周报已经发出，不能撤销，请另行办理");
    return *last;
}

void derive(store::Database& db, const AssignmentRow& row, const Setup& setup, Instant now) {
    store::DerivedDays days = derive_days(setup, row, next_run_day(setup, now));
    bool over = row.state == ledger::State::kClosed || row.state == ledger::State::kTerminated;
    if (over) days.wake_on.reset();
    store::set_derived_days(db, row.id, days);
}

}  // namespace

base::Result<std::string> undo(store::Database& db, int64_t id, const Actor& actor,
                               const std::string& reason, const Setup& setup, Instant now) {
    Doing doing(db, id, actor, now);
    if (base::Status there = doing.found(); !there.ok()) return there.error();
    base::Result<Event> last = own_last_act(db, id, actor);
    if (!last.ok()) return last.error();
    Act act = *act_of(*last);
    AssignmentRow row = as_it_was(doing.before(), last->before);
    store::restore(db, row);
    store::align_extensions(db, id, row.approver);
    if (act == Act::kFeedback || act == Act::kClaim) store::undo_last_feedback(db, id);
    if (act == Act::kClose) store::drop_waiting_closing_lines(db, id);
    derive(db, row, setup, now);
    withdraw_unsent(db, id, now);
    std::string what(chinese_name(act));
    base::Status done =
        doing.record("assignment.undo", "撤销第" + std::to_string(last->id) + "条记录“" + what +
                                            "”" + (reason.empty() ? "" : "：" + reason));
    if (!done.ok()) return done.error();
    return what;
}

}  // namespace supervision

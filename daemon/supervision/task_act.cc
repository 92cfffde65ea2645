#include "supervision/task_act.h"

#include <algorithm>

#include "store/event_store.h"
#include "store/extension_store.h"
#include "store/stopping_store.h"
#include "supervision/doing.h"
#include "supervision/withdraw.h"

namespace supervision {

using base::Instant;
using ledger::State;
using store::AssignmentRow;

namespace {

std::vector<AssignmentRow> open_rows(store::Database& db, int64_t task) {
    std::vector<AssignmentRow> out = store::assignments_of_task(db, task);
    std::erase_if(out, [](const AssignmentRow& row) { return !ledger::is_open(row.state); });
    return out;
}

// The unit's own row there, else the lead's, else the first.
const AssignmentRow& target_of(const AssignmentRow& row, const std::vector<AssignmentRow>& there) {
    auto own = std::find_if(there.begin(), there.end(), [&row](const AssignmentRow& other) {
        return other.unit_id == row.unit_id;
    });
    if (own != there.end()) return *own;
    auto lead = std::find_if(there.begin(), there.end(), [](const AssignmentRow& other) {
        return other.role == ledger::AssignmentRole::kLead;
    });
    return lead == there.end() ? there.front() : *lead;
}

base::Status terminate_row(store::Database& db, const AssignmentRow& row, const Actor& actor,
                           const std::string& basis, std::optional<int64_t> into, Instant now) {
    if (base::Result<State> to = ledger::apply(row.state, ledger::Act::kTerminate); !to.ok())
        return to.error();
    if (!store::change_state(db, row.id, row.state, State::kTerminated))
        return refused("承办事项 " + std::to_string(row.id) + " 已被他人改动，请重新查看");
    store::set_terminated(db, row.id, base::local_date(now), into);
    store::lapse_extension(db, row.id, "已终止", now);
    withdraw_unsent(db, row.id, now);
    store::Event event{0,
                       now,
                       actor.name,
                       "assignment.terminate",
                       row.plan_id,
                       row.task_id,
                       row.id,
                       basis + (into ? "；并入承办事项 " + std::to_string(*into) : ""),
                       snapshot(row),
                       snapshot(*store::find_assignment(db, row.id))};
    event.role = name(actor.role);
    store::add_event(db, event);
    return {};
}

}  // namespace

base::Result<int> terminate_task(store::Database& db, int64_t task, const Actor& actor,
                                 const std::string& basis, std::optional<int64_t> into_task,
                                 Instant now) {
    if (basis.empty()) return refused("终止须有依据文件（--basis）");
    if (base::Status may = ledger::permit(ledger::Act::kTerminate, actor.role, {}); !may.ok())
        return may.error();
    if (into_task == task) return refused("不能并入自身");
    store::Transaction transaction(db);
    std::vector<AssignmentRow> rows = open_rows(db, task), there;
    if (rows.empty()) return refused("该任务没有在办的承办事项");
    if (into_task) there = open_rows(db, *into_task);
    if (into_task && there.empty()) return refused("并入的任务没有在办的承办事项");
    for (const AssignmentRow& row : rows) {
        std::optional<int64_t> into;
        if (into_task) into = target_of(row, there).id;
        if (base::Status done = terminate_row(db, row, actor, basis, into, now); !done.ok())
            return done.error();
    }
    transaction.commit();
    return static_cast<int>(rows.size());
}

}  // namespace supervision

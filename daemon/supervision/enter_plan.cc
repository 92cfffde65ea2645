#include "supervision/enter_plan.h"

#include <algorithm>
#include <map>

#include "store/duty_store.h"
#include "store/event_store.h"
#include "store/extension_store.h"
#include "store/issue_date_store.h"
#include "store/plan_store.h"
#include "store/stopping_store.h"
#include "store/unit_change_store.h"
#include "store/unit_store.h"
#include "supervision/duty_run.h"
#include "supervision/occurrence_act.h"
#include "supervision/plan_difference.h"
#include "supervision/progress_act.h"
#include "supervision/withdraw.h"
#include "units/suggestion.h"

namespace supervision {

using base::Date;
using base::Instant;
using base::Json;
using ledger::AssignmentRole;
using ledger::DeadlineKind;
using ledger::Plan;
using ledger::State;
using ledger::Task;

namespace {

constexpr const char* kActor = "duban";

struct Owner {
    int64_t unit_id;
    AssignmentRole role;
    std::string printed_name;
};

// One entry of one plan: what every step needs.
struct Entering {
    store::Database& db;
    const Plan& plan;
    const units::Register& units;
    const Setup& setup;
    Instant now;
    std::map<std::string, int64_t> unit_ids;
    int64_t plan_id = 0;
    PlanEntry result;

    [[nodiscard]] Date today() const { return base::local_date(now); }
    void event(const std::string& kind, int64_t task, std::optional<int64_t> assignment,
               Json before, Json after) const {
        store::add_event(db, {0, now, kActor, kind, plan_id, task, assignment, plan.number,
                              std::move(before), std::move(after)});
    }
};

bool contains(const std::vector<std::string>& list, const std::string& text) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

AssignmentRole role_of(const Task& task, const std::string& printed, bool collective) {
    if (contains(task.lead, printed)) return AssignmentRole::kLead;
    if (!task.lead.empty()) return AssignmentRole::kSupport;
    return collective ? AssignmentRole::kEach : AssignmentRole::kLead;
}

std::string unknown_reason(const units::Register& units, const std::string& printed, Date day) {
    auto listed = units.unresolved.find(printed);
    if (listed != units.unresolved.end()) return listed->second;
    std::string reason = "名称未登记";
    std::string_view lead_in = "；可能是：";
    for (const units::Suggestion& s : units::suggest(units, printed, day)) {
        reason.append(lead_in).append(s.name);
        lead_in = "、";
    }
    return reason;
}

// The units of a task, each once, in printed order; names that mean none are listed for the office.
std::vector<Owner> resolve_owners(Entering& e, int64_t task_id, const Task& task) {
    std::vector<Owner> owners;
    std::vector<store::UnknownUnit> unknown;
    for (const std::string& printed : task.units) {
        units::Resolution found = e.units.resolve(printed, e.plan.issued);
        if (found.codes.empty()) {
            unknown.push_back({task_id, printed, unknown_reason(e.units, printed, e.plan.issued)});
            bool listed = e.units.unresolved.contains(printed);
            if (!listed && !contains(e.result.unknown_units, printed))
                e.result.unknown_units.push_back(printed);
        }
        for (const std::string& code : found.codes) {
            int64_t id = store::standing_unit(e.db, e.unit_ids.at(code), e.today());
            bool known = std::any_of(owners.begin(), owners.end(),
                                     [id](const Owner& o) { return o.unit_id == id; });
            if (!known) owners.push_back({id, role_of(task, printed, found.collective), printed});
        }
    }
    store::set_unknown_units(e.db, task_id, unknown);
    if (owners.empty()) ++e.result.without_owner;
    return owners;
}

// A task is handed over on the day of its plan, or when it enters the ledger after it.
std::vector<ledger::DatedNode> nodes_of(const Entering& e, const Task& task) {
    return ledger::dated_nodes(e.setup.nodes, task.item_class, std::max(e.plan.issued, e.today()),
                               e.setup.calendar);
}

void assign(Entering& e, int64_t task_id, const Task& task, const Owner& owner) {
    const ledger::Deadline& d = task.deadline;
    store::NewAssignment row;
    row.task_id = task_id;
    row.unit_id = owner.unit_id;
    row.role = owner.role;
    row.printed_name = owner.printed_name;
    row.issued_on = e.plan.issued;
    row.due = d.due;
    row.soft = d.soft;
    row.loaded_overdue = d.due && !d.soft && *d.due < e.today();
    row.days = derive_days(e.setup, row.issued_on, d.due, d.soft, next_run_day(e.setup, e.now));
    if (row.loaded_overdue) row.days.wake_on.reset();
    if (!row.loaded_overdue) row.nodes = nodes_of(e, task);
    int64_t id = store::insert_assignment(e.db, row, e.plan.number, e.now);
    e.result.overdue_when_loaded += row.loaded_overdue;
    Json after = Json::object();
    after.set("state", "issued").set("unit", owner.printed_name).set("due", describe(d));
    if (row.loaded_overdue) after.set("overdue_when_loaded", true);
    e.event("assignment.issue", task_id, id, nullptr, std::move(after));
}

void terminate(Entering& e, const store::AssignmentRow& row) {
    if (row.state == State::kTerminated || row.state == State::kClosed) return;
    if (!store::change_state(e.db, row.id, row.state, State::kTerminated)) return;
    store::set_terminated(e.db, row.id, base::local_date(e.now), {});
    store::lapse_extension(e.db, row.id, "方案文件改动", e.now);
    withdraw_unsent(e.db, row.id, e.now);
    e.event("assignment.terminate", row.task_id, row.id,
            Json::object().set("state", name(row.state)),
            Json::object().set("state", "terminated"));
    for (const store::AssignmentRow& period : store::periods_of(e.db, row.task_id, row.unit_id))
        terminate(e, period);
}

// A unit or task that the file had dropped stands in it again. What a person terminated stays so.
bool restore(Entering& e, store::AssignmentRow& row) {
    std::vector<store::Event> events = store::events_of_assignment(e.db, row.id);
    bool dropped_by_file = !events.empty() && events.back().kind == "assignment.terminate" &&
                           events.back().actor == kActor;
    if (!dropped_by_file) return false;
    if (!store::change_state(e.db, row.id, State::kTerminated, State::kIssued)) return false;
    row.state = State::kIssued;
    store::clear_terminated(e.db, row.id);
    store::set_derived_days(e.db, row.id, derive_days(e.setup, row, next_run_day(e.setup, e.now)));
    e.event("assignment.restore", row.task_id, row.id, Json::object().set("state", "terminated"),
            Json::object().set("state", "issued"));
    return true;
}

void change_due(Entering& e, const store::AssignmentRow& row, const ledger::Deadline& d) {
    if (row.due == d.due && row.soft == d.soft) return;
    if (!ledger::is_open(row.state)) return;
    if (d.due) {
        store::DerivedDays days =
            derive_days(e.setup, row.issued_on, d.due, d.soft, next_run_day(e.setup, e.now));
        store::add_due_version(e.db, row.id, *d.due, d.soft, days, "方案文件改动", e.now);
    } else {
        store::drop_due(e.db, row.id);
    }
    withdraw_unsent(e.db, row.id, e.now);
    Json before = Json::object(), after = Json::object();
    before.set("due", row.due ? Json(base::format_date(*row.due)) : Json());
    after.set("due", d.due ? Json(base::format_date(*d.due)) : Json());
    e.event("assignment.due", row.task_id, row.id, std::move(before), std::move(after));
}

// The file goes on naming the unit that a row was issued to, after the row has moved to another.
bool belongs(const store::AssignmentRow& row, const Owner& owner) {
    return row.unit_id == owner.unit_id || row.origin_unit_id == owner.unit_id;
}

void reassign(Entering& e, const store::TaskRow& old, const Task& task) {
    std::vector<Owner> owners = resolve_owners(e, old.id, task);
    std::vector<store::AssignmentRow> rows = store::assignments_of_task(e.db, old.id);
    for (store::AssignmentRow& row : rows) {
        auto owner = std::find_if(owners.begin(), owners.end(),
                                  [&](const Owner& o) { return belongs(row, o); });
        if (owner == owners.end()) {
            terminate(e, row);
            continue;
        }
        bool restored = row.state == State::kTerminated;
        if (restored && !restore(e, row)) continue;
        if (owner->role != row.role) store::set_role(e.db, row.id, owner->role);
        if (old.task.item_class != task.item_class && ledger::is_open(row.state))
            store::set_nodes(e.db, row.id, nodes_of(e, task));
        // An extension stands unless the plan itself speaks of another day.
        if (restored || !(old.task.deadline == task.deadline)) change_due(e, row, task.deadline);
    }
    for (const Owner& owner : owners) {
        bool there = std::any_of(rows.begin(), rows.end(), [&](const store::AssignmentRow& row) {
            return belongs(row, owner);
        });
        if (!there) assign(e, old.id, task, owner);
    }
}

void enter_task_parts(Entering& e, int64_t task_id, const Task& task, bool had_parts) {
    if (task.milestones.empty() && task.quantities.empty() && !had_parts) return;
    auto unit_named = [&e](const std::string& printed) -> std::optional<int64_t> {
        units::Resolution found = e.units.resolve(printed, e.plan.issued);
        if (found.codes.size() != 1) return {};
        return e.unit_ids.at(found.codes.front());
    };
    std::vector<store::AssignmentRow> rows = store::assignments_of_task(e.db, task_id);
    for (const store::AssignmentRow& row : rows)
        (void)enter_parts(e.db, row.id, task, row.id == rows.front().id, unit_named, e.now);
    for (const ledger::Quantity& q : task.quantities) {
        std::optional<int64_t> unit = unit_named(q.unit);
        bool owned = q.unit.empty() || std::any_of(rows.begin(), rows.end(), [&](const auto& row) {
                         return row.unit_id == unit;
                     });
        if (!owned)
            e.result.warnings.push_back(task.ref + " 的目标数所写单位“" + q.unit +
                                        "”不是该任务的责任单位");
    }
}

void add_task(Entering& e, int position, const Task& task) {
    int64_t id = store::insert_task(e.db, e.plan_id, position, task);
    for (const Owner& owner : resolve_owners(e, id, task)) assign(e, id, task, owner);
    watch_duty(e.db, e.plan, id, task, e.today());
    enter_task_parts(e, id, task, false);
}

// The rule is another one: what was opened under the old one and ended stays, and no period of the
// old rule opens any more.
void change_duty(Entering& e, const store::TaskRow& old, const Task& task) {
    if (!old.withdrawn && old.task.deadline == task.deadline) return;
    end_duty(e.db, old.id);
    bool recurs = task.deadline.kind == DeadlineKind::kRecurring;
    for (const store::AssignmentRow& period : store::periods_of(e.db, old.id))
        if (!recurs) terminate(e, period);
    watch_duty(e.db, e.plan, old.id, task, e.today());
}

void change_task(Entering& e, int position, const store::TaskRow& old, const Task& task) {
    std::vector<std::string> changes = differences(old.task, task);
    store::update_task(e.db, old.id, position, task);
    reassign(e, old, task);
    change_duty(e, old, task);
    enter_task_parts(e, old.id, task, !old.task.milestones.empty() || !old.task.quantities.empty());
    if (changes.empty() && !old.withdrawn) return;
    if (old.withdrawn) changes.push_back(task.ref + " 恢复：" + task.title);
    e.event("task.change", old.id, {}, nullptr, Json(changes));
    e.result.differences.insert(e.result.differences.end(), changes.begin(), changes.end());
}

using TaskKey = std::pair<std::string, int>;

void enter_tasks(Entering& e) {
    std::map<TaskKey, store::TaskRow> old;
    for (store::TaskRow& row : store::tasks_of_plan(e.db, e.plan_id)) {
        TaskKey key{row.task.ref, row.task.n};
        old.emplace(std::move(key), std::move(row));
    }
    bool first_load = e.result.outcome == PlanEntry::Outcome::kLoaded;
    int position = 0;
    for (const Task& task : e.plan.tasks) {
        auto found = old.find({task.ref, task.n});
        if (found != old.end()) {
            change_task(e, ++position, found->second, task);
            old.erase(found);
            continue;
        }
        add_task(e, ++position, task);
        if (!first_load) e.result.differences.push_back(task.ref + " 新增：" + task.title);
    }
    for (const auto& [key, row] : old) {
        if (row.withdrawn) continue;
        store::withdraw_task(e.db, row.id);
        end_duty(e.db, row.id);
        for (const store::AssignmentRow& a : store::assignments_of_task(e.db, row.id))
            terminate(e, a);
        e.result.differences.push_back(row.task.ref + " 撤下：" + row.task.title);
    }
}

// T0 is the plan's date: where that was wrong, the limit, the warn date and the first rungs of open
// rows count from the right one. Closed rows keep what they were judged by.
void move_issue_date(Entering& e, Date before) {
    if (before == e.plan.issued) return;
    for (store::AssignmentRow& row : store::assignments_of_plan(e.db, e.plan_id)) {
        if (row.issued_on != before || !ledger::is_open(row.state)) continue;
        row.issued_on = e.plan.issued;
        store::set_issued_on(e.db, row.id, row.issued_on);
        store::set_derived_days(e.db, row.id,
                                derive_days(e.setup, row, next_run_day(e.setup, e.now)));
        e.event("assignment.issued_on", row.task_id, row.id,
                Json::object().set("issued_on", base::format_date(before)),
                Json::object().set("issued_on", base::format_date(row.issued_on)));
    }
}

std::vector<std::string> head_differences(const store::PlanRow& old, const Plan& plan) {
    std::vector<std::string> out;
    auto note = [&](std::string_view field, const std::string& a, const std::string& b) {
        if (a != b) out.push_back(std::string(field) + "：" + a + " → " + b);
    };
    note("名称", old.title, plan.title);
    note("印发单位", old.issuer, plan.issuer);
    note("成文日期", base::format_date(old.issued), base::format_date(plan.issued));
    note("文种", old.kind, plan.kind);
    return out;
}

void add_warnings(Entering& e) {
    if (e.plan.number.empty()) e.result.warnings.push_back("没有文号，按文件名识别");
    if (e.plan.tasks.empty()) e.result.warnings.push_back("没有任务");
    if (e.plan.issued > e.today()) e.result.warnings.push_back("成文日期晚于今天");
    for (const std::string& unknown : e.result.unknown_units)
        e.result.warnings.push_back("单位“" + unknown + "”未登记，转督查室确认");
}

Json summary(const PlanEntry& r) {
    Json out = Json::object();
    out.set("tasks", r.tasks)
        .set("assignments", r.assignments)
        .set("overdue_when_loaded", r.overdue_when_loaded)
        .set("without_owner", r.without_owner);
    if (!r.differences.empty()) out.set("differences", r.differences);
    return out;
}

// Names of the plan that no unit bore when it was entered, and that the register knows.
std::vector<std::string> newly_known(store::Database& db, const Plan& plan,
                                     const units::Register& units) {
    std::vector<std::string> out;
    for (const store::UnknownUnitLine& line : store::unknown_units(db))
        if (line.plan_number == plan.number && !contains(out, line.name) &&
            !units.resolve(line.name, plan.issued).codes.empty())
            out.push_back(line.name);
    return out;
}

void write(Entering& e, const std::optional<store::PlanRow>& old, const std::string& source) {
    if (old) {
        e.plan_id = old->id;
        e.result.differences = head_differences(*old, e.plan);
        for (const std::string& name : newly_known(e.db, e.plan, e.units))
            e.result.differences.push_back("单位“" + name + "”已登记");
        store::update_plan(e.db, old->id, e.plan, source, e.now);
    } else {
        e.plan_id = store::insert_plan(e.db, e.plan, source, e.now);
    }
    enter_tasks(e);
    if (old) move_issue_date(e, old->issued);
    apply_occurrences(e.db, e.plan_id, e.setup, e.now);
    e.result.plan_id = e.plan_id;
    e.result.tasks = static_cast<int>(e.plan.tasks.size());
    for (const store::AssignmentRow& row : store::assignments_of_plan(e.db, e.plan_id))
        e.result.assignments += row.state != State::kTerminated && !row.series_id;
    store::add_event(e.db, {0,
                            e.now,
                            kActor,
                            old ? "plan.change" : "plan.load",
                            e.plan_id,
                            {},
                            {},
                            source,
                            nullptr,
                            summary(e.result)});
}

}  // namespace

base::Result<PlanEntry> enter_plan_within(store::Database& db, const Plan& plan,
                                          const std::string& source, const units::Register& units,
                                          const Setup& setup, Instant now) {
    Entering e{db, plan, units, setup, now, {}, 0, {}};
    e.result.number = plan.number;
    e.result.title = plan.title;
    bool assigns = plan.kind == "plan" || plan.kind == "rules";
    if (!assigns && !plan.tasks.empty())
        return base::Error{base::ErrorCode::kBadInput,
                           "文种为 " + plan.kind + " 的文件不分派任务，却写有 " +
                               std::to_string(plan.tasks.size()) + " 项任务"};
    std::optional<store::PlanRow> old = store::find_plan(db, plan.number, source);
    bool equal = old && old->digest == store::digest_of(plan);
    if (equal && newly_known(db, plan, units).empty()) {
        e.result.plan_id = old->id;
        e.result.tasks = static_cast<int>(plan.tasks.size());
        return e.result;
    }
    e.result.outcome = old ? PlanEntry::Outcome::kChanged : PlanEntry::Outcome::kLoaded;
    e.unit_ids = store::unit_ids(db);
    write(e, old, source);
    add_warnings(e);
    return e.result;
}

base::Result<PlanEntry> enter_plan(store::Database& db, const Plan& plan, const std::string& source,
                                   const units::Register& units, const Setup& setup, Instant now) {
    store::Transaction transaction(db);
    base::Result<PlanEntry> entry = enter_plan_within(db, plan, source, units, setup, now);
    if (entry.ok()) transaction.commit();
    return entry;
}

std::vector<std::string> compare_plan(store::Database& db, const Plan& plan,
                                      const std::string& source) {
    std::optional<store::PlanRow> old = store::find_plan(db, plan.number, source);
    if (!old) return {"新方案，" + std::to_string(plan.tasks.size()) + " 项任务"};
    std::vector<std::string> out = head_differences(*old, plan);
    std::map<TaskKey, store::TaskRow> rows;
    for (store::TaskRow& row : store::tasks_of_plan(db, old->id))
        if (!row.withdrawn) rows.emplace(TaskKey{row.task.ref, row.task.n}, std::move(row));
    for (const Task& task : plan.tasks) {
        auto found = rows.find({task.ref, task.n});
        if (found == rows.end()) {
            out.push_back(task.ref + " 新增：" + task.title);
            continue;
        }
        std::vector<std::string> changes = differences(found->second.task, task);
        out.insert(out.end(), changes.begin(), changes.end());
        rows.erase(found);
    }
    for (const auto& [key, row] : rows) out.push_back(row.task.ref + " 撤下：" + row.task.title);
    return out;
}

void derive_all_days(store::Database& db, const Setup& setup, Instant now) {
    store::Transaction transaction(db);
    Date today = next_run_day(setup, now);
    for (const store::AssignmentRow& row : store::open_assignments(db)) {
        store::DerivedDays days = derive_days(setup, row, today);
        // A wake day that was missed stays: what is said then is late, and says so.
        if (days.wake_on == today && row.wake_on && *row.wake_on < today)
            days.wake_on = row.wake_on;
        store::set_derived_days(db, row.id, days);
    }
    transaction.commit();
}

}  // namespace supervision

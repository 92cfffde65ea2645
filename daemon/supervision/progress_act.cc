#include "supervision/progress_act.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "store/event_store.h"
#include "store/progress_store.h"
#include "supervision/doing.h"
#include "supervision/office_guard.h"
#include "supervision/ownership.h"

namespace supervision {

using base::Date;
using base::Instant;
using ledger::State;
using store::AssignmentRow;

namespace {

constexpr double kMost = 1e12;

base::Status still_open(const Doing& doing) {
    if (base::Status there = doing.found(); !there.ok()) return there;
    State state = doing.before().state;
    if (ledger::is_open(state)) return {};
    return refused("状态为“" + std::string(chinese_name(state)) + "”的承办事项不能再改动");
}

// Reports of the unit: at work, and acknowledged by them.
base::Status take_up(store::Database& db, const Doing& doing, const Actor& actor) {
    if (base::Status there = doing.found(); !there.ok()) return there;
    const AssignmentRow& row = doing.before();
    base::Status own = serves(db, row.unit_id, actor, doing.today());
    if (!own.ok() || row.state == State::kWorking) return own;
    if (row.state == State::kIssued && store::change_state(db, row.id, row.state, State::kWorking))
        return {};
    return refused("状态为“" + std::string(chinese_name(row.state)) + "”的承办事项不能反馈进度");
}

base::Error no_such(const std::string& what, int64_t id) {
    return {base::ErrorCode::kNotFound, "没有编号为 " + std::to_string(id) + " 的" + what};
}

bool same(const store::QuantityRow& row, const ledger::Quantity& q) {
    return !row.withdrawn && row.progress.target == q.target && row.progress.schedule == q.schedule;
}

std::string words(const ledger::Quantity& q) { return q.name + amount_text(q.target) + q.measure; }

void enter_milestones(store::Database& db, int64_t id, const ledger::Task& task,
                      std::vector<std::string>& changes) {
    for (const ledger::Milestone& m : task.milestones) {
        std::optional<store::MilestoneRow> old = store::find_milestone(db, id, m.title);
        if (old && !old->withdrawn && old->due == m.due && old->origin == "plan") continue;
        store::put_milestone(db, id, m, "plan");
        changes.push_back("节点“" + m.title + "”" + base::format_date(m.due));
    }
    for (const store::MilestoneRow& row : store::milestones_of(db, id)) {
        bool stated = std::any_of(task.milestones.begin(), task.milestones.end(),
                                  [&row](const auto& m) { return m.title == row.title; });
        if (stated || row.origin != "plan") continue;
        store::withdraw_milestone(db, row.id);
        changes.push_back("撤下节点“" + row.title + "”");
    }
}

using UnitNamed = std::function<std::optional<int64_t>(const std::string&)>;

void enter_quantities(store::Database& db, const AssignmentRow& row, const ledger::Task& task,
                      bool first, const UnitNamed& unit_named, std::vector<std::string>& changes) {
    for (const ledger::Quantity& q : task.quantities) {
        bool own = q.unit.empty() ? first : unit_named(q.unit) == row.unit_id;
        if (!own) continue;
        std::optional<store::QuantityRow> old = store::find_quantity(db, row.id, q.name, q.measure);
        if (old && same(*old, q)) continue;
        store::put_quantity(db, row.id, q, task.deadline.start.value_or(row.issued_on));
        changes.push_back("目标" + words(q));
    }
}

}  // namespace

std::string amount_text(double amount) {
    std::string out = std::to_string(std::round(amount * 1000) / 1000);
    while (out.ends_with('0')) out.pop_back();
    if (out.ends_with('.')) out.pop_back();
    return out;
}

base::Status check_quantity(const ledger::Quantity& q) {
    if (q.measure.empty()) return refused("须写明计量单位");
    if (!std::isfinite(q.target) || q.target <= 0 || q.target > kMost)
        return refused("目标数须大于零");
    const ledger::ProgressStep* before = nullptr;
    for (const ledger::ProgressStep& step : q.schedule) {
        bool rises = before == nullptr || (step.by > before->by && step.amount >= before->amount);
        if (!rises || !(step.amount >= 0) || step.amount > q.target)
            return refused("分期进度须按日期先后逐期累计，并且不超过目标数");
        before = &step;
    }
    return {};
}

base::Status set_milestone(store::Database& db, int64_t id, const Actor& actor,
                           const ledger::Milestone& m, const std::string& basis, Instant now) {
    if (m.title.empty()) return refused("节点须有名称");
    if (basis.empty()) return refused("设置节点须写明依据（--basis）");
    if (base::Status may = permit_office(actor, "设置节点"); !may.ok()) return may;
    Doing doing(db, id, actor, now);
    if (base::Status open = still_open(doing); !open.ok()) return open;
    std::optional<store::MilestoneRow> old = store::find_milestone(db, id, m.title);
    if (old && !old->withdrawn && old->done_on) return refused("该节点已经完成，不能改期");
    store::put_milestone(db, id, m, "office");
    return doing.record("assignment.milestone",
                        "“" + m.title + "”" + base::format_date(m.due) + "；" + basis);
}

base::Status file_milestone(store::Database& db, int64_t milestone, const Actor& actor,
                            const std::string& text, Date filed_on, Instant now) {
    if (text.empty()) return refused("须写明节点的完成情况");
    if (base::Status may = permit_unit(actor, "反馈节点"); !may.ok()) return may;
    if (filed_on > base::local_date(now)) return refused("完成日期不能晚于今天");
    std::optional<store::MilestoneRow> m = store::find_milestone(db, milestone);
    if (!m || m->withdrawn) return no_such("节点", milestone);
    if (m->done_on) return refused("该节点已于" + base::format_date(*m->done_on) + "完成");
    Doing doing(db, m->assignment_id, actor, now);
    if (base::Status at_work = take_up(db, doing, actor); !at_work.ok()) return at_work;
    store::set_milestone_done(db, milestone, filed_on, actor.name, text);
    std::string words = "节点“" + m->title + "”完成：" + text;
    (void)store::add_feedback(db, m->assignment_id, false, actor.name, words, "", now);
    return doing.record("assignment.milestone_done", words);
}

base::Status return_milestone(store::Database& db, int64_t milestone, const Actor& actor,
                              const std::string& reason, Instant now) {
    if (reason.empty()) return refused("退回须写明理由");
    if (base::Status may = permit_office(actor, "退回节点"); !may.ok()) return may;
    std::optional<store::MilestoneRow> m = store::find_milestone(db, milestone);
    if (!m || m->withdrawn) return no_such("节点", milestone);
    if (!m->done_on) return refused("该节点尚未完成，不必退回");
    Doing doing(db, m->assignment_id, actor, now);
    if (base::Status open = still_open(doing); !open.ok()) return open;
    store::set_milestone_done(db, milestone, {}, "", "");
    return doing.record("assignment.milestone_return", "节点“" + m->title + "”退回：" + reason);
}

base::Status set_quantity(store::Database& db, int64_t id, const Actor& actor,
                          const ledger::Quantity& q, const std::string& basis, Instant now) {
    if (basis.empty()) return refused("设置目标须写明依据（--basis）");
    if (base::Status may = permit_office(actor, "设置目标"); !may.ok()) return may;
    if (base::Status sound = check_quantity(q); !sound.ok()) return sound;
    Doing doing(db, id, actor, now);
    if (base::Status open = still_open(doing); !open.ok()) return open;
    std::optional<store::QuantityRow> old = store::find_quantity(db, id, q.name, q.measure);
    store::put_quantity(db, id, q, old ? old->progress.start : doing.before().issued_on);
    return doing.record("assignment.quantity_target", words(q) + "；" + basis);
}

base::Status report_quantity(store::Database& db, int64_t quantity, const Actor& actor,
                             const QuantityDone& d, Instant now) {
    if (base::Status may = permit_unit(actor, "反馈进度"); !may.ok()) return may;
    std::optional<store::QuantityRow> q = store::find_quantity(db, quantity);
    if (!q || q->withdrawn) return no_such("数量目标", quantity);
    if (!std::isfinite(d.done) || d.done < 0 || d.done > kMost)
        return refused("完成数应为不小于零的数");
    if (d.as_of > base::local_date(now)) return refused("统计日期不能晚于今天");
    if (q->reported_on && d.as_of < *q->reported_on)
        return refused("统计日期早于上次反馈的" + base::format_date(*q->reported_on));
    if (d.done < q->progress.done && d.text.empty())
        return refused("累计数少于上次的" + amount_text(q->progress.done) + q->measure +
                       "，须说明原因（--text）");
    Doing doing(db, q->assignment_id, actor, now);
    if (base::Status at_work = take_up(db, doing, actor); !at_work.ok()) return at_work;
    store::add_quantity_report(db, quantity, {d.as_of, d.done, actor.name, d.text}, now);
    std::string words = q->name + "累计完成" + amount_text(d.done) + q->measure + "（目标" +
                        amount_text(q->progress.target) + q->measure + "）" +
                        (d.text.empty() ? "" : "：" + d.text);
    (void)store::add_feedback(db, q->assignment_id, false, actor.name, words, "", now);
    return doing.record("assignment.quantity", words);
}

std::vector<std::string> enter_parts(store::Database& db, int64_t id, const ledger::Task& task,
                                     bool first, const UnitNamed& unit_named, Instant now) {
    std::vector<std::string> changes;
    std::optional<AssignmentRow> row = store::find_assignment(db, id);
    if (!row || !ledger::is_open(row->state)) return changes;
    enter_milestones(db, id, task, changes);
    enter_quantities(db, *row, task, first, unit_named, changes);
    if (changes.empty()) return changes;
    store::add_event(db, {0, now, "duban", "assignment.parts", row->plan_id, row->task_id, id,
                          base::join(changes, "；"), nullptr, nullptr});
    return changes;
}

}  // namespace supervision

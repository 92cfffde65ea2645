#include "supervision/occurrence_act.h"

#include <algorithm>

#include "store/event_store.h"
#include "store/issue_date_store.h"
#include "store/notice_store.h"
#include "store/plan_store.h"
#include "store/progress_store.h"
#include "supervision/doing.h"
#include "supervision/office_guard.h"
#include "supervision/withdraw.h"

namespace supervision {

using base::Date;
using base::Error;
using base::ErrorCode;
using base::Instant;
using base::Json;
using std::chrono::days;
using store::AssignmentRow;
using store::AwaitedEvent;

namespace {

base::Result<AwaitedEvent> awaited(store::Database& db, int64_t plan_id, const std::string& name) {
    std::vector<AwaitedEvent> found;
    for (AwaitedEvent& event : store::awaited_events(db, plan_id)) {
        if (event.name == name) return event;
        if (!name.empty() && event.name.find(name) != std::string::npos)
            found.push_back(std::move(event));
    }
    if (found.size() == 1) return found.front();
    return Error{ErrorCode::kNotFound, found.empty() ? "该方案没有等待“" + name + "”的事项"
                                                     : "“" + name + "”对应多个事件，请写完整名称"};
}

bool waits_for(const store::TaskRow& task, const std::string& name) {
    return !task.withdrawn && task.task.deadline.kind == ledger::DeadlineKind::kRelative &&
           task.task.deadline.event == name;
}

struct Dating {
    store::Database& db;
    const Setup& setup;
    Instant now;
    Actor actor;
    std::string role;  // empty for the service itself
};

void record(const Dating& d, const AssignmentRow& before, const std::string& basis) {
    std::optional<AssignmentRow> after = store::find_assignment(d.db, before.id);
    store::Event event{
        0,         d.now, d.actor.name,     "assignment.due", before.plan_id, before.task_id,
        before.id, basis, snapshot(before), snapshot(*after)};
    event.role = d.role;
    store::add_event(d.db, event);
}

int date_rows(const Dating& d, const store::TaskRow& task, Date happened_on,
              const std::string& basis) {
    int dated = 0;
    Date due = relative_due(task.task.deadline, happened_on, d.setup.calendar);
    for (const AssignmentRow& row : store::assignments_of_task(d.db, task.id)) {
        if (row.due || !ledger::is_open(row.state)) continue;
        Date from = std::max(row.issued_on, happened_on);
        bool soft = task.task.deadline.soft;
        store::DerivedDays derived =
            derive_days(d.setup, from, due, soft, next_run_day(d.setup, d.now));
        if (row.state == ledger::State::kSuspended) derived.wake_on = row.wake_on;
        store::set_issued_on(d.db, row.id, from);
        store::add_due_version(d.db, row.id, due, soft, derived, basis, d.now);
        withdraw_unsent(d.db, row.id, d.now);
        record(d, row, basis);
        ++dated;
    }
    return dated;
}

std::string basis_of(const std::string& name, Date happened_on, const std::string& basis) {
    return "“" + name + "”：" + base::format_date_chinese(happened_on) + "；" + basis;
}

int date_plan(const Dating& d, int64_t plan_id, const std::string& name, Date happened_on,
              const std::string& basis) {
    int dated = 0;
    for (const store::TaskRow& task : store::tasks_of_plan(d.db, plan_id))
        if (waits_for(task, name))
            dated += date_rows(d, task, happened_on, basis_of(name, happened_on, basis));
    return dated;
}

void record_plan(const Dating& d, int64_t plan_id, const std::string& kind,
                 const std::string& basis, Json before, Json after) {
    store::Event event{
        0, d.now, d.actor.name, kind, plan_id, {}, {}, basis, std::move(before), std::move(after)};
    event.role = d.role;
    store::add_event(d.db, event);
}

// What would be taken back: the rows that the event dated.
base::Result<std::vector<AssignmentRow>> rows_to_undo(store::Database& db, int64_t plan_id,
                                                      const std::string& name) {
    std::vector<AssignmentRow> out;
    for (const store::TaskRow& task : store::tasks_of_plan(db, plan_id)) {
        if (!waits_for(task, name)) continue;
        for (const AssignmentRow& row : store::assignments_of_task(db, task.id)) {
            if (!row.due) continue;
            if (row.state == ledger::State::kClaimed || row.state == ledger::State::kClosed)
                return refused("“" + row.title + "”已申请销号或者已销号，不能撤销");
            std::vector<store::Event> log = store::events_of_assignment(db, row.id);
            auto dated = std::find_if(log.rbegin(), log.rend(), [](const store::Event& e) {
                return e.kind == "assignment.due";
            });
            if (dated != log.rend() && store::has_left_the_house(db, row.id, dated->id, dated->at))
                return refused("“" + row.title + "”的有关消息或者周报已经发出，不能撤销");
            out.push_back(row);
        }
    }
    return out;
}

}  // namespace

Date relative_due(const ledger::Deadline& d, Date event, const calendar::WorkCalendar& calendar) {
    if (d.unit == ledger::SpanUnit::kDay) return event + days(d.days);
    if (d.unit == ledger::SpanUnit::kWorkday)
        return d.days == 0 ? event : calendar.shift(event, d.days);
    base::YearMonthDay from = base::split(event);
    int months = from.year * 12 + from.month - 1 + d.days;
    Date last = base::last_day_of_month(months / 12, months % 12 + 1);
    std::optional<Date> same = base::civil_date(months / 12, months % 12 + 1, from.day);
    return same.value_or(last);
}

base::Result<int> enter_occurrence(store::Database& db, int64_t plan_id, const Occurrence& o,
                                   const Actor& actor, const Setup& setup, Instant now) {
    if (o.basis.empty()) return refused("录入事件日期须写明依据（--basis）");
    if (base::Status may = permit_office(actor, "录入事件日期"); !may.ok()) return may.error();
    if (o.happened_on > base::local_date(now)) return refused("事件日期不能晚于今天");
    store::Transaction transaction(db);
    base::Result<AwaitedEvent> event = awaited(db, plan_id, o.name);
    if (!event.ok()) return event.error();
    if (event->happened_on)
        return refused("“" + event->name + "”已于" + event->entered_by + "录入为" +
                       base::format_date(*event->happened_on) + "，更正请先撤销");
    store::insert_occurrence(db, plan_id, event->name, o.happened_on, o.basis, actor.name, now);
    Dating dating{db, setup, now, actor, std::string(name(actor.role))};
    record_plan(dating, plan_id, "plan.event", o.basis, nullptr,
                Json::object()
                    .set("event", event->name)
                    .set("happened_on", base::format_date(o.happened_on)));
    int dated = date_plan(dating, plan_id, event->name, o.happened_on, o.basis);
    transaction.commit();
    return dated;
}

base::Result<int> undo_occurrence(store::Database& db, int64_t plan_id, const std::string& name,
                                  const Actor& actor, const Setup& setup, Instant now) {
    if (base::Status may = permit_office(actor, "撤销事件日期"); !may.ok()) return may.error();
    store::Transaction transaction(db);
    base::Result<AwaitedEvent> event = awaited(db, plan_id, name);
    if (!event.ok()) return event.error();
    if (!event->happened_on) return refused("“" + event->name + "”尚未录入日期");
    if (event->entered_by != actor.name)
        return refused("“" + event->name + "”由" + event->entered_by + "录入，只能由其本人撤销");
    base::Result<std::vector<AssignmentRow>> rows = rows_to_undo(db, plan_id, event->name);
    if (!rows.ok()) return rows.error();
    Dating dating{db, setup, now, actor, std::string(ledger::name(actor.role))};
    for (const AssignmentRow& row : *rows) {
        store::drop_due(db, row.id);
        store::set_issued_on(db, row.id, row.plan_issued);
        withdraw_unsent(db, row.id, now);
        record(dating, row, "撤销“" + event->name + "”的日期");
    }
    store::undo_occurrence(db, plan_id, event->name);
    record_plan(dating, plan_id, "plan.event_undo", "",
                Json::object()
                    .set("event", event->name)
                    .set("happened_on", base::format_date(*event->happened_on)),
                nullptr);
    transaction.commit();
    return static_cast<int>(rows->size());
}

void apply_occurrences(store::Database& db, int64_t plan_id, const Setup& setup, Instant now) {
    Dating dating{db, setup, now, {"duban", ledger::ActorRole::kOfficer}, ""};
    for (const AwaitedEvent& event : store::awaited_events(db, plan_id))
        if (event.happened_on)
            date_plan(dating, plan_id, event.name, *event.happened_on, event.basis);
}

}  // namespace supervision

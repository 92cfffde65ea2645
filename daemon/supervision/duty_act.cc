#include "supervision/duty_act.h"

#include <algorithm>

#include "store/duty_store.h"
#include "store/event_store.h"
#include "store/extension_store.h"
#include "store/notice_store.h"
#include "store/stopping_store.h"
#include "supervision/doing.h"
#include "supervision/office_guard.h"
#include "supervision/ownership.h"
#include "supervision/withdraw.h"

namespace supervision {

using base::Date;
using base::Instant;
using base::Json;
using ledger::State;
using std::chrono::days;
using store::AssignmentRow;

namespace {

base::Status is_period(const Doing& doing) {
    if (base::Status there = doing.found(); !there.ok()) return there;
    if (doing.before().series_id) return {};
    return refused("承办事项 " + std::to_string(doing.before().id) +
                   " 不是定期事项的一期（见 duban duty list）");
}

base::Status changed_meanwhile(int64_t id) {
    return refused("承办事项 " + std::to_string(id) + " 已被他人改动，请重新查看");
}

base::Status may_report(const AssignmentRow& row) {
    if (row.state == State::kIssued || row.state == State::kWorking) return {};
    if (row.state == State::kClaimed) return refused("本期已报齐，待督查室审核");
    return refused("状态为“" + std::string(chinese_name(row.state)) + "”的一期不能报送");
}

// The latest filing among the reports that stand: with it the period is full.
Date last_filing(store::Database& db, int64_t id) {
    Date out{};
    for (const store::Report& r : store::reports_of(db, id))
        if (r.state != "returned") out = std::max(out, r.filed_on);
    return out;
}

// Older periods of the unit had no say while a newer one was overdue; their days are derived again.
void wake_older(store::Database& db, const AssignmentRow& row, const Setup& setup, Instant now) {
    for (const AssignmentRow& other : store::periods_of(db, *row.series_id, row.unit_id))
        if (other.id != row.id && (other.state == State::kIssued || other.state == State::kWorking))
            store::set_derived_days(db, other.id,
                                    derive_days(setup, other, next_run_day(setup, now)));
}

}  // namespace

base::Status report_duty(store::Database& db, int64_t id, const Actor& actor,
                         const DutyReport& report, const Setup& setup, Instant now) {
    if (report.text.empty()) return refused("报送内容不能为空");
    if (base::Status may = permit_unit(actor, "报送定期事项"); !may.ok()) return may;
    Doing doing(db, id, actor, now);
    if (base::Status period = is_period(doing); !period.ok()) return period;
    const AssignmentRow& row = doing.before();
    base::Status own = serves(db, row.unit_id, actor, doing.today());
    if (!own.ok()) return own;
    if (base::Status may = may_report(row); !may.ok()) return may;
    if (report.filed_on > doing.today()) return refused("报送日期不能晚于今天");
    if (report.filed_on < *row.period_start) return refused("报送日期早于本期的第一天");
    int n = store::insert_report(
        db, {0, id, 0, report.filed_on, actor.name, report.text, report.evidence}, now);
    (void)store::add_feedback(db, id, false, actor.name, report.text, report.evidence, now);
    store::ReportCount count = store::count_reports(db, id);
    bool full = count.pending + count.accepted >= row.min_reports;
    if (full) store::set_claim(db, id, last_filing(db, id));
    if (!store::change_state(db, id, row.state, full ? State::kClaimed : State::kWorking))
        return changed_meanwhile(id);
    if (full) {
        store::lapse_extension(db, id, "已报送", now);
        withdraw_unsent(db, id, now);
        wake_older(db, row, setup, now);
    }
    return doing.record("assignment.report", "第" + std::to_string(n) + "次：" + report.text);
}

base::Status accept_reports(store::Database& db, int64_t id, const Actor& actor, const Setup& setup,
                            Instant now) {
    if (base::Status may = permit_office(actor, "审核定期报送"); !may.ok()) return may;
    Doing doing(db, id, actor, now);
    if (base::Status period = is_period(doing); !period.ok()) return period;
    const AssignmentRow& row = doing.before();
    int accepted = store::decide_reports(db, id, "accepted", actor.name, "", now);
    if (accepted == 0) return refused("本期没有待审核的报送");
    bool full = store::count_reports(db, id).accepted >= row.min_reports;
    if (full) {
        if (!store::change_state(db, id, State::kClaimed, State::kClosed))
            return changed_meanwhile(id);
        store::set_rating(db, id, ledger::Rating::kPassed);
        store::set_wake_day(db, id, {});
        withdraw_unsent(db, id, now);
        store::await_closing_lines(db, id, doing.today());
        wake_older(db, row, setup, now);
    }
    return doing.record("assignment.accept_report", std::to_string(accepted) + "次报送通过");
}

base::Status return_reports(store::Database& db, int64_t id, const Actor& actor,
                            const std::string& reason, const Setup& setup, Instant now) {
    if (reason.empty()) return refused("退回须写明理由");
    if (base::Status may = permit_office(actor, "退回定期报送"); !may.ok()) return may;
    Doing doing(db, id, actor, now);
    if (base::Status period = is_period(doing); !period.ok()) return period;
    const AssignmentRow& row = doing.before();
    if (store::decide_reports(db, id, "returned", actor.name, reason, now) == 0)
        return refused("本期没有待审核的报送");
    if (row.state == State::kClaimed) {
        if (!store::change_state(db, id, State::kClaimed, State::kWorking))
            return changed_meanwhile(id);
        store::void_claim(db, id);
        store::set_wake_day(db, id, derive_days(setup, row, next_run_day(setup, now)).wake_on);
    }
    return doing.record("assignment.return_report", reason);
}

base::Status waive_period(store::Database& db, int64_t id, const Actor& actor,
                          const std::string& reason, const Setup& setup, Instant now) {
    if (reason.empty()) return refused("免报须写明理由");
    if (base::Status may = permit_office(actor, "免报"); !may.ok()) return may;
    Doing doing(db, id, actor, now);
    if (base::Status period = is_period(doing); !period.ok()) return period;
    const AssignmentRow& row = doing.before();
    if (!ledger::is_open(row.state))
        return refused("状态为“" + std::string(chinese_name(row.state)) + "”的一期不必免报");
    if (!store::change_state(db, id, row.state, State::kTerminated)) return changed_meanwhile(id);
    store::set_terminated(db, id, doing.today(), {});
    store::lapse_extension(db, id, "已免报", now);
    withdraw_unsent(db, id, now);
    wake_older(db, row, setup, now);
    return doing.record("assignment.waive", reason);
}

base::Status renew_duty(store::Database& db, int64_t task, const Actor& actor, Date until,
                        const std::string& basis, Instant now) {
    if (basis.empty()) return refused("续期须有依据文件（--basis）");
    if (base::Status may = permit_office(actor, "续期"); !may.ok()) return may;
    store::Transaction transaction(db);
    std::optional<store::DutySeries> series = store::find_series(db, task);
    if (!series || series->withdrawn)
        return base::Error{base::ErrorCode::kNotFound, "没有这样的定期事项"};
    if (!series->valid_until) return refused("长期有效的定期事项不必续期");
    Date today = base::local_date(now);
    if (until <= *series->valid_until || until <= today)
        return refused("续期须晚于今天和原截止日期" + base::format_date(*series->valid_until));
    constexpr days kLongest{366 * 5};
    if (until > today + kLongest) return refused("一次续期最长五年");
    // A gap of years was watched by nobody: what goes on begins with this year.
    Date this_year = *base::civil_date(base::split(today).year, 1, 1);
    Date next = std::max(*series->valid_until + days(1), this_year);
    store::set_series(db, task, series->next_day.value_or(next), until, basis);
    Json before = Json::object(), after = Json::object();
    before.set("valid_until", base::format_date(*series->valid_until));
    after.set("valid_until", base::format_date(until));
    store::Event event{0,    now, actor.name, "duty.renew",      series->plan_id,
                       task, {},  basis,      std::move(before), std::move(after)};
    event.role = name(actor.role);
    store::add_event(db, event);
    transaction.commit();
    return {};
}

}  // namespace supervision

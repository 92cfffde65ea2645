#include "supervision/duty_run.h"

#include <algorithm>

#include "base/json.h"
#include "store/event_store.h"

namespace supervision {

using base::Date;
using base::Instant;
using base::Json;
using calendar::Period;
using ledger::State;
using std::chrono::days;
using store::AssignmentRow;
using store::DutySeries;

namespace {

constexpr const char* kService = "duband";

bool at_work(const AssignmentRow& row) {
    return row.state == State::kIssued || row.state == State::kWorking;
}

bool missed(const AssignmentRow& row, Date today) {
    return at_work(row) && row.due && *row.due < today;
}

class PeriodOpening {
  public:
    PeriodOpening(store::Database& db, const Setup& setup, Instant now)
        : db_(db), setup_(setup), now_(now), today_(base::local_date(now)) {}

    int open(const DutySeries& series) {
        std::vector<AssignmentRow> owners = store::assignments_of_task(db_, series.task_id);
        std::erase_if(owners, [](const AssignmentRow& row) { return !at_work(row); });
        int opened = 0;
        std::optional<Date> day = series.next_day;
        while (day && *day <= today_) {
            std::optional<Period> period;
            bool over = series.withdrawn || (series.valid_until && *day > *series.valid_until);
            if (!over) period = calendar::period_at(series.rrule, series.anchor, *day);
            if (period && !owners.empty() && owed(*period, *day))
                opened += open(series, *period, *day, owners);
            day = period ? std::optional(period->end + days(1)) : std::nullopt;
        }
        store::set_next_day(db_, series.task_id, day);
        return opened;
    }

  private:
    // Later periods are seen from their first day, and always owed.
    static bool owed(const Period& period, Date day) {
        constexpr int kMonth = 30;
        auto ahead = (period.end - day).count() + 1,
             length = (period.end - period.start).count() + 1;
        return 2 * ahead >= length || ahead >= kMonth;
    }

    int open(const DutySeries& series, const Period& period, Date day,
             const std::vector<AssignmentRow>& owners) {
        std::string title = series.title + "（" + calendar::name(period) + "）";
        Date due = setup_.calendar.workday_on_or_after(period.end);
        std::optional<int64_t> task = store::insert_period(db_, series.task_id, period, title, due);
        if (!task) return 0;
        for (const AssignmentRow& owner : owners)
            assign(*task, period, std::max(period.start, day), due, owner);
        return 1;
    }

    // At work from the first day: the unit acknowledged, or has still to acknowledge, the duty
    // itself, and not each of its periods.
    void assign(int64_t task, const Period& period, Date from, Date due,
                const AssignmentRow& owner) {
        store::NewAssignment row;
        row.task_id = task;
        row.unit_id = owner.unit_id;
        row.role = owner.role;
        row.printed_name = owner.printed_name;
        row.issued_on = std::max(from, owner.issued_on);
        row.due = due;
        row.days = derive_days(setup_, row.issued_on, due, false, next_run_day(setup_, now_));
        int64_t id = store::insert_assignment(db_, row, calendar::name(period), now_);
        if (!store::change_state(db_, id, State::kIssued, State::kWorking)) return;
        Json after = Json::object();
        after.set("state", "working").set("unit", owner.printed_name);
        after.set("period", calendar::name(period)).set("due", base::format_date(due));
        store::add_event(db_, {0, now_, kService, "assignment.issue", owner.plan_id, task, id,
                               owner.plan_number, nullptr, std::move(after)});
    }

    store::Database& db_;
    const Setup& setup_;
    Instant now_;
    Date today_;
};

bool digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

int open_periods(store::Database& db, const Setup& setup, Instant now) {
    PeriodOpening opening(db, setup, now);
    int opened = 0;
    for (const DutySeries& series : store::series_to_open(db, base::local_date(now)))
        opened += opening.open(series);
    return opened;
}

std::optional<Instant> next_period(store::Database& db) {
    std::optional<Date> day = store::first_period_day(db);
    if (!day) return {};
    return base::at_local(*day, std::chrono::seconds(0));
}

Date plan_year_end(const ledger::Plan& plan) {
    int issued = base::split(plan.issued).year, latest = issued;
    constexpr int kLongestPlan = 10;
    for (size_t at = 0; at + 4 <= plan.title.size(); ++at) {
        std::string_view text = std::string_view(plan.title).substr(at, 4);
        if (!text.starts_with("20") || !digits(text)) continue;
        int year = std::stoi(std::string(text));
        if (year > latest && year <= issued + kLongestPlan) latest = year;
    }
    return base::last_day_of_month(latest, 12);
}

void watch_duty(store::Database& db, const ledger::Plan& plan, int64_t task_id,
                const ledger::Task& task, Date today) {
    if (task.deadline.kind != ledger::DeadlineKind::kRecurring) return;
    std::optional<Date> until;
    if (plan.kind != "rules") until = plan_year_end(plan);
    Date from = std::max(today, task.deadline.start.value_or(plan.issued));
    if (std::optional<Period> last = store::last_period(db, task_id))
        from = std::max(from, last->end + days(1));
    std::optional<DutySeries> old = store::find_series(db, task_id);
    if (old && until && old->valid_until) until = std::max(*until, *old->valid_until);
    std::optional<Date> next = from;
    if (until && from > *until) next.reset();
    store::set_series(db, task_id, next, until, plan.number);
}

void end_duty(store::Database& db, int64_t task_id) { store::set_next_day(db, task_id, {}); }

bool is_superseded(store::Database& db, const AssignmentRow& row, Date today) {
    if (!row.series_id || !missed(row, today)) return false;
    std::vector<AssignmentRow> all = store::periods_of(db, *row.series_id, row.unit_id);
    return std::any_of(all.begin(), all.end(), [&](const AssignmentRow& other) {
        return other.period_start > row.period_start && missed(other, today);
    });
}

MissedRun missed_run(store::Database& db, const AssignmentRow& row, Date today) {
    MissedRun run;
    if (!row.series_id || !missed(row, today)) return run;
    std::vector<AssignmentRow> all = store::periods_of(db, *row.series_id, row.unit_id);
    for (auto it = all.rbegin(); it != all.rend(); ++it) {
        if (it->period_start > row.period_start) continue;
        bool joined = run.periods == 0 || *it->period_end + days(1) == run.first->start;
        if (!missed(*it, today) || !joined) break;
        ++run.periods;
        run.first = Period{*it->period_start, *it->period_end};
    }
    return run;
}

std::string missed_phrase(const MissedRun& run) {
    if (run.periods < 2) return {};
    return "连续" + std::to_string(run.periods) + "期未报（自" + calendar::name(*run.first) +
           "起）";
}

}  // namespace supervision

#include "supervision/setup.h"

#include "alert/ladder.h"

namespace supervision {

using base::Date;
using base::Instant;
using std::chrono::days;

Date next_run_day(const Setup& setup, Instant now) {
    Date today = base::local_date(now);
    if (base::local_time_of_day(now) >= setup.schedule.window_end) today += days(1);
    return setup.calendar.workday_on_or_after(today);
}

bool inside_window(const Setup& setup, Instant now) {
    std::chrono::minutes time = base::local_time_of_day(now);
    return setup.calendar.is_workday(base::local_date(now)) &&
           time >= setup.schedule.window_begin && time < setup.schedule.window_end;
}

Instant next_in_window(const Setup& setup, Instant at) {
    if (inside_window(setup, at)) return at;
    Date day = next_run_day(setup, at);
    return std::max(at, base::at_local(day, setup.schedule.window_begin));
}

store::DerivedDays derive_days(const Setup& setup, Date issued_on, std::optional<Date> due,
                               bool soft, Date today, std::optional<Date> from) {
    if (!due) return {};
    if (soft) return {due, std::nullopt};
    alert::RungDates dates = alert::rung_dates(issued_on, *due, setup.calendar, setup.ladder, from);
    if (alert::rung_reached(dates, today)) return {dates.warn, today};
    return {dates.warn, alert::next_rung_day(dates, today)};
}

store::DerivedDays derive_days(const Setup& setup, const store::AssignmentRow& row, Date today) {
    if (row.state == ledger::State::kSuspended && row.suspended_until)
        return {{}, std::max(setup.calendar.workday_on_or_before(*row.suspended_until), today)};
    store::DerivedDays out =
        derive_days(setup, row.issued_on, row.due, row.soft, today, row.ladder_from);
    bool silent = row.loaded_overdue == "new" || row.loaded_overdue == "announced";
    if (silent) out.wake_on.reset();
    return out;
}

}  // namespace supervision

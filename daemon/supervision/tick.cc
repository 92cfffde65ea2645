#include "supervision/tick.h"

#include <algorithm>

#include "store/event_store.h"
#include "store/outbox_store.h"
#include "supervision/contact.h"
#include "supervision/digest_run.h"
#include "supervision/duty_run.h"
#include "supervision/failure_notice.h"
#include "supervision/ladder_run.h"
#include "supervision/succession.h"

namespace supervision {

using base::Instant;
using std::chrono::minutes;

namespace {

// A clock that is set back by less is taken for an adjustment, not for a fault.
constexpr minutes kClockTolerance{10};

// semantics.md §6: before the build's date or before the last audit record, nothing is sent.
std::optional<Instant> implausible_until(store::Database& db, const Setup& setup, Instant now) {
    if (setup.earliest && now < *setup.earliest) return setup.earliest;
    std::optional<Instant> last = store::last_event_at(db);
    if (last && now + kClockTolerance < *last) return last;
    return {};
}

Tick hold(Instant now, Instant until) {
    Tick result;
    result.held = true;
    result.next = until;
    result.reason = "系统时钟为 " + base::format_local(now) + "，早于已有记录 " +
                    base::format_local(until) +
                    "，暂停一切发送，请校准时钟；时钟无误的，用 duban audit accept-clock 确认";
    return result;
}

bool ladder_time(const Setup& setup, Instant now) {
    return base::local_time_of_day(now) >= setup.schedule.ladder_time;
}

Instant next_instant(store::Database& db, const Setup& setup, Instant now) {
    Instant next = next_digests(db, setup, now);
    if (std::optional<Instant> ladder = next_ladder(db, setup, now)) next = std::min(next, *ladder);
    if (std::optional<Instant> change = next_change(db, setup, now)) next = std::min(next, *change);
    if (std::optional<Instant> period = next_period(db)) next = std::min(next, *period);
    if (store::has_unreported_failures(db)) next = std::min(next, next_in_window(setup, now));
    return next;
}

}  // namespace

Tick tick(store::Database& db, const Setup& setup, Instant now) {
    if (std::optional<Instant> until = implausible_until(db, setup, now)) return hold(now, *until);
    Tick result;
    if (changes_wait(db, base::local_date(now))) {
        store::Transaction transaction(db);
        settle_changes(db, setup, now);
        transaction.commit();
    }
    if (std::optional<Instant> period = next_period(db); period && *period <= now) {
        store::Transaction transaction(db);
        result.periods = open_periods(db, setup, now);
        transaction.commit();
    }
    if (inside_window(setup, now)) {
        store::Transaction transaction(db);
        take_back_from_leavers(db, setup, now);
        tell_changes(db, setup, now, result);
        tell_failures(db, now, result);
        if (digests_due(db, setup, now)) run_digests(db, setup, now, result);
        if (ladder_time(setup, now)) run_ladder(db, setup, now, result);
        transaction.commit();
    }
    result.next = next_instant(db, setup, now);
    return result;
}

}  // namespace supervision

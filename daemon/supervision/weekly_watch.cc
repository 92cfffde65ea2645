#include "supervision/weekly_watch.h"

#include "calendar/iso_week.h"
#include "store/event_store.h"
#include "store/setting_store.h"
#include "supervision/contact.h"

namespace supervision {

using base::Date;
using base::Instant;
using std::chrono::days;

namespace {

constexpr int kLongestHoliday = 4;  // weeks to look back over

// The latest weekly run that should be over, with its grace.
std::optional<Instant> last_run(const Setup& setup, Instant now) {
    Date today = base::local_date(now);
    for (int week = 0; week <= kLongestHoliday; ++week) {
        std::optional<Date> day =
            calendar::first_workday_of_week(today - days(7 * week), setup.calendar);
        if (!day) continue;
        Instant at = base::at_local(*day, setup.schedule.digest_time);
        if (at + kWeeklyGrace <= now) return at;
    }
    return {};
}

std::string week_of(Instant at) {
    return calendar::format_iso_week(calendar::iso_week(base::local_date(at)));
}

}  // namespace

WeeklyWatch watch_weekly(store::Database& db, const Setup& setup, Instant now) {
    WeeklyWatch out;
    out.officers = office_contacts(db, base::local_date(now));
    std::optional<Instant> due = last_run(setup, now);
    std::optional<Instant> first = store::first_event_at(db);
    if (!due || !first || *first > *due) {
        out.message = "台账建立以来还没有到过发周报的时间";
        return out;
    }
    out.week = week_of(*due);
    std::string done = store::setting(db, "digest_week").value_or("");
    out.missed = done < out.week;
    if (!out.missed) {
        out.message = "第 " + out.week + " 周的周报已经生成";
        return out;
    }
    std::optional<Instant> last = store::last_event_at(db);
    out.message =
        "第 " + out.week + " 周的周报应于 " + base::format_local(*due) +
        " 生成，至今没有生成；台账最后一条记录在 " + (last ? base::format_local(*last) : "（无）") +
        "。督办服务可能没有运行：请信息中心检查 systemctl status duband，恢复后周报自动补发";
    return out;
}

}  // namespace supervision

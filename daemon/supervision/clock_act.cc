#include "supervision/clock_act.h"

#include "calendar/iso_week.h"
#include "store/event_store.h"
#include "store/setting_store.h"
#include "supervision/doing.h"

namespace supervision {

namespace {

// The clock ran ahead into weeks that it marked as told; the key of each letter still keeps this
// week's from leaving twice.
void allow_this_week(store::Database& db, base::Date today) {
    std::string this_week = calendar::format_iso_week(calendar::iso_week(today));
    if (store::setting(db, "digest_week").value_or("") <= this_week) return;
    base::Date before = today - std::chrono::days(7);
    store::set_setting(db, "digest_week", calendar::format_iso_week(calendar::iso_week(before)));
}

}  // namespace

base::Status accept_clock(store::Database& db, const Actor& actor, const std::string& reason,
                          base::Instant now) {
    bool may = actor.role == ledger::ActorRole::kDirector ||
               actor.role == ledger::ActorRole::kAdministrator;
    if (!may)
        return refused(std::string(chinese_name(actor.role)) +
                       "无权确认时钟，须由系统管理员或者督查室主任办理");
    if (reason.empty()) return refused("确认时钟须写明理由（--reason）");
    store::Transaction transaction(db);
    base::Json before = nullptr;
    if (std::optional<base::Instant> last = store::last_event_at(db))
        before = base::Json::object().set("last", base::format_utc(*last));
    allow_this_week(db, base::local_date(now));
    store::Event event{0, now, actor.name, "clock.accept", {}, {}, {}, reason, before, nullptr};
    event.role = name(actor.role);
    store::add_event(db, event);
    transaction.commit();
    return {};
}

}  // namespace supervision

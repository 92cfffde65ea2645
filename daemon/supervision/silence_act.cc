#include "supervision/silence_act.h"

#include "base/text.h"
#include "store/event_store.h"
#include "store/plan_store.h"
#include "store/silence_store.h"
#include "store/unit_store.h"
#include "supervision/doing.h"

namespace supervision {

using base::Date;
using base::Instant;
using ledger::Silence;
using store::AssignmentRow;

namespace {

base::Status may_silence(const Actor& actor) {
    bool staff =
        actor.role == ledger::ActorRole::kOfficer || actor.role == ledger::ActorRole::kDirector;
    if (staff) return {};
    return refused(std::string(chinese_name(actor.role)) + "无权设置或者结束静默");
}

base::Status check(const Silence& s, const Setup& setup, Date today) {
    if (!s.plan_id && !s.unit_id && !s.task_id) return refused("静默须指明方案、单位或者任务");
    if (s.reason.empty()) return refused("静默须写明理由");
    if (!ledger::can_be_muted(s.rung))
        return refused("静默只及于 R0E、R0、R1、O1、O2，不能是“" + s.rung + "”");
    if (s.starts_on < today) return refused("静默的起始日期不能早于今天");
    if (s.ends_on < s.starts_on) return refused("静默的结束日期早于起始日期");
    if ((s.ends_on - s.starts_on).count() > setup.acts.silence_days)
        return refused("静默最长" + std::to_string(setup.acts.silence_days) + "天，须另定结束日期");
    return {};
}

void record(store::Database& db, const char* kind, const Silence& s, const Actor& actor,
            const std::string& basis, Instant now) {
    base::Json what = base::Json::object().set("silence", s.id).set("rung", s.rung);
    if (s.unit_id) what.set("unit", *s.unit_id);
    what.set("from", base::format_date(s.starts_on)).set("until", base::format_date(s.ends_on));
    store::Event event{0, now, actor.name, kind, s.plan_id, s.task_id, {}, basis, nullptr, what};
    event.role = name(actor.role);
    store::add_event(db, event);
}

// Rows that wait for its last day wake as if it had not been.
void wake_covered(store::Database& db, const Silence& s, const Setup& setup, Instant now) {
    Date day = next_run_day(setup, now);
    for (const AssignmentRow& row : store::open_assignments(db))
        if (covers(s, {row.plan_id, row.unit_id, row.task_id}, std::max(s.starts_on, day)))
            store::set_derived_days(db, row.id, derive_days(setup, row, day));
}

}  // namespace

base::Result<int64_t> start_silence(store::Database& db, const Silence& wanted, const Actor& actor,
                                    const Setup& setup, Instant now) {
    if (base::Status may = may_silence(actor); !may.ok()) return may.error();
    base::Status sound = check(wanted, setup, base::local_date(now));
    if (!sound.ok()) return sound.error();
    store::Transaction transaction(db);
    Silence silence = wanted;
    silence.author = actor.name;
    silence.id = store::insert_silence(db, silence, now);
    record(db, "silence.start", silence, actor, silence.reason, now);
    transaction.commit();
    return silence.id;
}

base::Status end_silence(store::Database& db, int64_t id, const Actor& actor,
                         const std::string& reason, const Setup& setup, Instant now) {
    if (base::Status may = may_silence(actor); !may.ok()) return may;
    store::Transaction transaction(db);
    for (const Silence& s : store::standing_silences(db, base::local_date(now))) {
        if (s.id != id || !store::end_silence(db, id, now)) continue;
        wake_covered(db, s, setup, now);
        record(db, "silence.end", s, actor, reason, now);
        transaction.commit();
        return {};
    }
    return base::Error{base::ErrorCode::kNotFound,
                       "没有编号为 " + std::to_string(id) + " 的静默，或者已经结束"};
}

std::string describe(store::Database& db, const Silence& s, Date today) {
    std::vector<std::string> parts;
    if (s.unit_id) parts.push_back(store::unit_name(db, *s.unit_id, today));
    if (s.plan_id)
        for (const store::PlanRow& plan : store::list_plans(db))
            if (plan.id == *s.plan_id)
                parts.push_back(plan.number.empty() ? "《" + plan.title + "》" : plan.number);
    if (s.task_id)
        if (std::optional<store::TaskRow> task = store::find_task(db, *s.task_id))
            parts.push_back("任务《" + task->task.title + "》");
    return base::join(parts, "；");
}

}  // namespace supervision

#include "supervision/succession.h"

#include <algorithm>

#include "digest/handover.h"
#include "store/event_store.h"
#include "store/notice_store.h"
#include "store/outbox_store.h"
#include "store/stopping_store.h"
#include "store/unit_change_store.h"
#include "supervision/contact.h"
#include "supervision/doing.h"
#include "supervision/row_source.h"
#include "supervision/withdraw.h"

namespace supervision {

using base::Date;
using base::Instant;
using base::Json;
using ledger::AssignmentRole;
using ledger::State;
using store::AssignmentRow;
using store::Recipient;
using store::UnitChange;
using units::ChangeKind;
using units::PostRole;

namespace {

void record(store::Database& db, const char* kind, const AssignmentRow& row, const MoveReason& why,
            const std::string& basis, Json was, Json is, Instant now) {
    store::Event event{0,           now,    why.actor.name, kind,           row.plan_id,
                       row.task_id, row.id, basis,          std::move(was), std::move(is)};
    event.role = name(why.actor.role);
    store::add_event(db, event);
}

// The row of the same task that the unit holds already.
std::optional<AssignmentRow> own_row(store::Database& db, const AssignmentRow& row, int64_t unit) {
    for (AssignmentRow& other : store::assignments_of_task(db, row.task_id))
        if (other.unit_id == unit) return std::move(other);
    return {};
}

base::Result<int64_t> merge(store::Database& db, const AssignmentRow& row,
                            const AssignmentRow& into, const MoveReason& why, Instant now) {
    if (!ledger::is_open(into.state))
        return refused("承接单位的同一任务（承办事项 " + std::to_string(into.id) + "）" +
                       std::string(chinese_name(into.state)) + "，不能并入");
    if (!store::change_state(db, row.id, row.state, State::kTerminated))
        return refused("承办事项 " + std::to_string(row.id) + " 已被他人改动，请重新查看");
    store::set_terminated(db, row.id, base::local_date(now), into.id);
    if (row.role == AssignmentRole::kLead) store::set_role(db, into.id, AssignmentRole::kLead);
    record(db, "assignment.terminate", row, why,
           why.basis + "；并入承办事项 " + std::to_string(into.id), snapshot(row),
           snapshot(*store::find_assignment(db, row.id)), now);
    return into.id;
}

// What was not said yet was for other ears; what stands is said to the new unit.
void say_to_new_unit(store::Database& db, int64_t id, const Setup& setup, Instant now) {
    bool unsaid = !store::unsent_messages_about(db, id).empty();
    withdraw_unsent(db, id, now);
    if (!unsaid) return;
    AssignmentRow row = store::find_assignment(db, id).value();
    store::set_derived_days(db, id, derive_days(setup, row, next_run_day(setup, now)));
}

Actor actor_of(const UnitChange& change) {
    return {change.actor, ledger::actor_role(change.role).value_or(ledger::ActorRole::kOfficer)};
}

std::vector<AssignmentRow> open_rows(store::Database& db, int64_t unit) {
    std::vector<AssignmentRow> out = store::assignments_of_unit(db, unit);
    std::erase_if(out, [](const AssignmentRow& row) { return !ledger::is_open(row.state); });
    return out;
}

void move_all(store::Database& db, const UnitChange& change, const Setup& setup, Instant now) {
    int64_t to = store::standing_unit(db, change.unit_id, base::local_date(now));
    std::string basis = std::string(chinese_name(change.change.kind)) + "：" + change.basis;
    for (const AssignmentRow& row : open_rows(db, change.unit_id)) {
        base::Result<int64_t> moved = move_row(db, row, to, {actor_of(change), basis}, setup, now);
        if (!moved.ok()) continue;  // stays, and is listed as 无主 until an officer allots it
    }
}

bool speaks(const UnitChange& change) {
    const units::Change& c = change.change;
    bool own = c.role == PostRole::kLiaison || c.role == PostRole::kHead;
    if (c.kind == ChangeKind::kAssign) return own;
    if (c.kind == ChangeKind::kVacate) return c.role == PostRole::kLiaison;
    return c.kind == ChangeKind::kMerge || c.kind == ChangeKind::kSplit ||
           c.kind == ChangeKind::kAbolish;
}

// One letter to each: who, about which rows, in which words.
struct Letter {
    std::vector<Recipient> to;
    digest::Handover facts;
};

class Telling {
  public:
    Telling(store::Database& db, Instant now, Tick& result)
        : db_(db), now_(now), today_(base::local_date(now)), result_(result), source_(db, today_) {}

    // False: there is nobody to tell.
    bool tell(const UnitChange& change) {
        std::vector<AssignmentRow> rows = concerned(change);
        if (rows.empty()) return true;
        std::vector<Letter> letters;
        switch (change.change.kind) {
            case ChangeKind::kAssign:
                letters = appointment(change);
                break;
            case ChangeKind::kMerge:
                letters = merger(change);
                break;
            case ChangeKind::kVacate:
                letters = vacancy(change);
                break;
            default:
                letters = ending(change);
                break;
        }
        bool told = letters.empty();
        for (Letter& letter : letters) told |= send(change, letter, rows);
        return told;
    }

  private:
    [[nodiscard]] std::vector<AssignmentRow> concerned(const UnitChange& change) {
        if (change.change.kind != ChangeKind::kMerge) return open_rows(db_, change.unit_id);
        std::vector<AssignmentRow> rows = open_rows(db_, successor(change));
        std::erase_if(rows, [&change](const AssignmentRow& row) {
            return row.origin_unit_id != change.unit_id;
        });
        std::vector<AssignmentRow> left = open_rows(db_, change.unit_id);
        rows.insert(rows.end(), left.begin(), left.end());
        return rows;
    }
    [[nodiscard]] int64_t successor(const UnitChange& change) {
        return store::standing_unit(db_, change.unit_id, today_);
    }
    std::string unit(const UnitChange& change) {
        // By the name of the last day on which it was what it was.
        return store::unit_name(db_, change.unit_id, change.change.on - std::chrono::days(1));
    }
    std::string since(const UnitChange& change) {
        return base::format_date_chinese(change.change.on) + "起";
    }

    // Only while the post is still held: an appointment may have ended before its list was due.
    std::vector<Letter> appointment(const UnitChange& change) {
        const units::Change& c = change.change;
        std::vector<Recipient> to = store::holders(db_, change.unit_id, c.role, today_);
        std::erase_if(to, [&c](const Recipient& r) { return r.address != c.address; });
        if (to.empty()) return {};
        return {{to,
                 {today_,
                  "移交清单",
                  "",
                  since(change) + "，您任" + source_.unit_name(change.unit_id) +
                      std::string(chinese_name(c.role)) + "（依据：" + change.basis + "）。",
                  "现将该单位在办的督办事项移交如下，请接手办理。",
                  false,
                  {}}}};
    }
    std::vector<Letter> merger(const UnitChange& change) {
        std::string what = since(change) + "，" + unit(change) + "并入" +
                           source_.unit_name(successor(change)) + "（依据：" + change.basis +
                           "）。";
        return {{unit_contacts(db_, successor(change), today_),
                 {today_,
                  "移交清单",
                  "",
                  what,
                  "现将随之转入的在办督办事项移交如下，时限不变，请接手办理。",
                  false,
                  {}}},
                {office_contacts(db_, today_),
                 {today_,
                  "单位合并",
                  "",
                  what,
                  "下列在办事项已转入新单位；已销号的事项和数据仍记在原单位。",
                  true,
                  {}}}};
    }
    std::vector<Letter> vacancy(const UnitChange& change) {
        if (!store::holders(db_, change.unit_id, PostRole::kLiaison, today_).empty()) return {};
        return {{office_contacts(db_, today_),
                 {today_,
                  "联络员空缺",
                  "",
                  since(change) + "，" + source_.unit_name(change.unit_id) + "联络员离任（依据：" +
                      change.basis + "），没有继任人选。",
                  "空缺期间有关消息送该单位主要负责人；没有主要负责人的，送督查室。请督促其确定联络"
                  "员。",
                  true,
                  {}}}};
    }
    std::vector<Letter> ending(const UnitChange& change) {
        bool split = change.change.kind == ChangeKind::kSplit;
        std::string into;
        for (const std::string& code : change.change.into)
            into += (into.empty() ? "" : "、") + source_.unit_name(store::unit_ids(db_).at(code));
        return {{office_contacts(db_, today_),
                 {today_,
                  split ? "单位拆分" : "单位撤销",
                  "",
                  since(change) + "，" + unit(change) +
                      (split ? "拆分为" + into : "撤销，没有承接单位") + "（依据：" + change.basis +
                      "）。",
                  "下列在办事项" + std::string(split ? "待逐项分配" : "已经无主") +
                      "，时限照常计算，请逐项确定承办单位（duban unit allot）。",
                  true,
                  {}}}};
    }

    bool send(const UnitChange& change, Letter& letter, const std::vector<AssignmentRow>& rows) {
        for (const AssignmentRow& row : rows) letter.facts.rows.push_back(source_.row(row, true));
        for (const Recipient& person : letter.to) {
            letter.facts.addressee = person.name;
            digest::Rendered body = digest::render(letter.facts);
            bool office = letter.facts.office;
            std::string key = "handover|" + std::to_string(change.id) + "|" +
                              (office ? "office|" : "unit|") + person.address;
            bool added =
                store::enqueue(
                    db_,
                    {key, office ? store::MessageKind::kOffice : store::MessageKind::kLadder,
                     person.name, person.address, body.subject, body.text, body.html, "handover/1"},
                    now_)
                    .has_value();
            if (added) ++(office ? result_.office_messages : result_.ladder_messages);
        }
        return !letter.to.empty();
    }

    store::Database& db_;
    Instant now_;
    Date today_;
    Tick& result_;
    RowSource source_;
};

}  // namespace

base::Result<int64_t> move_row(store::Database& db, const AssignmentRow& row, int64_t to,
                               const MoveReason& why, const Setup& setup, Instant now) {
    if (std::optional<AssignmentRow> own = own_row(db, row, to)) {
        base::Result<int64_t> merged = merge(db, row, *own, why, now);
        if (merged.ok()) withdraw_unsent(db, row.id, now);
        return merged;
    }
    Date today = base::local_date(now);
    store::move_assignment(db, row.id, to);
    record(db, "assignment.move", row, why, why.basis,
           Json::object().set("unit", store::unit_name(db, row.unit_id, today)),
           Json::object().set("unit", store::unit_name(db, to, today)), now);
    say_to_new_unit(db, row.id, setup, now);
    return row.id;
}

bool changes_wait(store::Database& db, Date today) {
    std::optional<Date> first = store::first_waiting_change(db);
    return first && *first <= today;
}

void settle_changes(store::Database& db, const Setup& setup, Instant now) {
    for (const UnitChange& change : store::unfinished_changes(db, base::local_date(now))) {
        if (change.state != "waiting") continue;
        if (change.change.kind == ChangeKind::kMerge) move_all(db, change, setup, now);
        store::set_change_state(db, change.id, speaks(change) ? "moved" : "done");
    }
}

void tell_changes(store::Database& db, const Setup&, Instant now, Tick& result) {
    std::vector<UnitChange> changes = store::unfinished_changes(db, base::local_date(now));
    if (changes.empty()) return;
    Telling telling(db, now, result);
    for (const UnitChange& change : changes)
        if (change.state == "moved" && telling.tell(change))
            store::set_change_state(db, change.id, "done");
}

std::optional<Instant> next_change(store::Database& db, const Setup& setup, Instant now) {
    std::optional<Instant> out;
    if (std::optional<Date> day = store::first_waiting_change(db))
        out = std::max(base::at_local(*day, std::chrono::seconds(0)), now);
    if (!store::has_untold_change(db)) return out;
    // Inside the window the run is behind us: whoever is still to be told is not there today.
    Date tomorrow = base::local_date(now) + std::chrono::days(1);
    Instant told = inside_window(setup, now)
                       ? next_in_window(setup, base::at_local(tomorrow, std::chrono::seconds(0)))
                       : next_in_window(setup, now);
    return std::min(out.value_or(told), told);
}

}  // namespace supervision

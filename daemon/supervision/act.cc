#include "supervision/act.h"

#include "store/event_store.h"
#include "store/notice_store.h"
#include "supervision/withdraw.h"

namespace supervision {

using base::Date;
using base::Error;
using base::ErrorCode;
using base::Instant;
using base::Json;
using ledger::Act;
using ledger::State;
using store::AssignmentRow;

namespace {

Error refused(const std::string& why) { return {ErrorCode::kRefused, why}; }

std::string changed_meanwhile(int64_t id) {
    return "承办事项 " + std::to_string(id) + " 已被他人改动，请重新查看";
}

Json snapshot(const AssignmentRow& row) {
    Json out = Json::object();
    out.set("state", name(row.state));
    if (row.filed_on) out.set("filed_on", base::format_date(*row.filed_on));
    if (row.due) out.set("due", base::format_date(*row.due));
    if (!row.rating.empty()) out.set("rating", row.rating);
    if (row.return_count > 0) out.set("return_count", row.return_count);
    return out;
}

// One act in progress: found row, target state, open transaction. finish() writes the event and
// commits.
class Doing {
  public:
    Doing(store::Database& db, int64_t id, const Actor& actor, Instant now)
        : transaction_(db),
          db_(db),
          id_(id),
          actor_(actor),
          now_(now),
          before_(store::find_assignment(db, id)) {}

    [[nodiscard]] base::Status found() const {
        if (before_) return {};
        return Error{ErrorCode::kNotFound, "没有编号为 " + std::to_string(id_) + " 的承办事项"};
    }
    [[nodiscard]] base::Status start(Act act) {
        if (base::Status there = found(); !there.ok()) return there;
        base::Result<State> to = ledger::apply(before_->state, act);
        if (!to.ok()) return to.error();
        act_ = act;
        to_ = *to;
        return {};
    }
    [[nodiscard]] const AssignmentRow& before() const { return *before_; }

    [[nodiscard]] base::Status finish(const std::string& basis) {
        if (!store::change_state(db_, id_, before_->state, to_))
            return refused(changed_meanwhile(id_));
        return record("assignment." + std::string(name(act_)), basis);
    }
    [[nodiscard]] base::Status record(const std::string& kind, const std::string& basis) {
        std::optional<AssignmentRow> after = store::find_assignment(db_, id_);
        store::add_event(db_, {0, now_, actor_.name, kind, before_->plan_id, before_->task_id, id_,
                               basis, snapshot(*before_), snapshot(*after)});
        transaction_.commit();
        return {};
    }

  private:
    store::Transaction transaction_;
    store::Database& db_;
    int64_t id_;
    const Actor& actor_;
    Instant now_;
    std::optional<AssignmentRow> before_;
    Act act_ = Act::kFeedback;
    State to_ = State::kIssued;
};

}  // namespace

base::Status acknowledge(store::Database& db, int64_t id, const Actor& actor, Instant now) {
    Doing doing(db, id, actor, now);
    if (base::Status start = doing.start(Act::kAcknowledge); !start.ok()) return start;
    return doing.finish("");
}

base::Status give_feedback(store::Database& db, int64_t id, const Actor& actor,
                           const std::string& text, Instant now) {
    if (text.empty()) return refused("反馈内容不能为空");
    Doing doing(db, id, actor, now);
    if (base::Status start = doing.start(Act::kFeedback); !start.ok()) return start;
    store::add_feedback(db, id, false, actor.name, text, "", now);
    return doing.finish(text);
}

base::Status claim(store::Database& db, int64_t id, const Actor& actor, const std::string& text,
                   const std::string& evidence, Date filed_on, Instant now) {
    if (text.empty()) return refused("申请销号须写明完成情况");
    if (evidence.empty()) return refused("申请销号须附至少一项佐证材料（--evidence）");
    if (filed_on > base::local_date(now)) return refused("申请日期不能晚于今天");
    Doing doing(db, id, actor, now);
    if (base::Status start = doing.start(Act::kClaim); !start.ok()) return start;
    if (filed_on < doing.before().issued_on) return refused("申请日期早于交办日期");
    store::set_claim(db, id, filed_on);
    store::add_feedback(db, id, true, actor.name, text, evidence, now);
    withdraw_unsent(db, id, now);
    return doing.finish(text + "；佐证：" + evidence);
}

base::Status close(store::Database& db, int64_t id, const Actor& actor, ledger::Rating rating,
                   Instant now) {
    Doing doing(db, id, actor, now);
    if (base::Status start = doing.start(Act::kClose); !start.ok()) return start;
    store::set_rating(db, id, rating);
    store::set_wake_day(db, id, {});
    withdraw_unsent(db, id, now);
    store::await_closing_lines(db, id, base::local_date(now));
    return doing.finish(std::string(chinese_name(rating)));
}

base::Status send_back(store::Database& db, int64_t id, const Actor& actor,
                       const std::string& reason, const Setup& setup, Instant now) {
    if (reason.empty()) return refused("退回须写明理由");
    Doing doing(db, id, actor, now);
    if (base::Status start = doing.start(Act::kReturn); !start.ok()) return start;
    const AssignmentRow& row = doing.before();
    Date day = next_run_day(setup, now);
    store::set_wake_day(db, id, derive_days(setup, row, day).wake_on);
    // The filing falls with the state: a claimed row always has one.
    if (!store::change_state(db, id, State::kClaimed, State::kWorking))
        return refused(changed_meanwhile(id));
    store::void_claim(db, id);
    return doing.record("assignment.return", reason);
}

base::Status confirm_overdue(store::Database& db, int64_t id, const Actor& actor,
                             const Setup& setup, Instant now) {
    Doing doing(db, id, actor, now);
    if (base::Status there = doing.found(); !there.ok()) return there;
    State state = doing.before().state;
    if (!ledger::is_open(state))
        return refused("状态为“" + std::string(chinese_name(state)) + "”的承办事项不必确认");
    const std::string& mark = doing.before().loaded_overdue;
    if (mark != "new" && mark != "announced")
        return refused("该事项不是“载入时已逾期”，或已经确认");
    store::set_loaded_overdue(db, id, "confirmed");
    store::set_wake_day(db, id, next_run_day(setup, now));
    return doing.record("assignment.confirm_overdue", "");
}

}  // namespace supervision

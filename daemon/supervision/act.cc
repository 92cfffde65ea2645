#include "supervision/act.h"

#include <algorithm>

#include "alert/ladder.h"
#include "base/text.h"
#include "store/evidence_store.h"
#include "store/extension_store.h"
#include "store/notice_store.h"
#include "store/stopping_store.h"
#include "supervision/doing.h"
#include "supervision/withdraw.h"

namespace supervision {

using base::Date;
using base::Instant;
using ledger::Act;
using ledger::Rating;
using ledger::State;
using store::AssignmentRow;

namespace {

// 佐证：验收报告；附件：验收照片.jpg（SHA-256 0a1b…）
std::string basis_of_claim(const std::string& text, const std::string& evidence,
                           const std::vector<EvidenceFile>& files) {
    std::string out = text;
    if (!evidence.empty()) out += "；佐证：" + evidence;
    for (const EvidenceFile& file : files)
        out += "；附件：" + file.name + "（SHA-256 " + file.digest + "）";
    return out;
}

std::string words_of_evidence(const std::string& evidence, const std::vector<EvidenceFile>& files) {
    std::vector<std::string> all;
    if (!evidence.empty()) all.push_back(evidence);
    for (const EvidenceFile& file : files) all.push_back(file.name);
    return base::join(all, "；");
}

base::Status propose_close(store::Database& db, int64_t id, const Actor& actor, Rating rating,
                           Instant now) {
    Doing doing(db, id, actor, now);
    if (base::Status start = doing.start(Act::kProposeClose); !start.ok()) return start;
    store::propose_rating(db, id, rating);
    return doing.finish(std::string(chinese_name(rating)));
}

// Something of the ladder was said about the row as it is dated.
bool was_reminded(store::Database& db, const AssignmentRow& row) {
    std::vector<store::Notice> said = store::notices_of(db, row.id);
    return std::any_of(said.begin(), said.end(), [&row](const store::Notice& n) {
        return n.due_version == row.due_version && alert::rung(n.rung).has_value();
    });
}

}  // namespace

base::Status acknowledge(store::Database& db, int64_t id, const Actor& actor, Instant now) {
    Doing doing(db, id, actor, now);
    if (base::Status start = doing.start(Act::kAcknowledge); !start.ok()) return start;
    const AssignmentRow& row = doing.before();
    store::set_progress(db, id, std::max(row.stage, ledger::Stage::kDeployment), row.percent,
                        row.blocked);
    return doing.finish("");
}

base::Status give_feedback(store::Database& db, int64_t id, const Actor& actor,
                           const std::string& text, Instant now, const Progress& progress) {
    if (text.empty()) return refused("反馈内容不能为空");
    if (progress.percent && (*progress.percent < 0 || *progress.percent > 100))
        return refused("进度应在 0 到 100 之间");
    Doing doing(db, id, actor, now);
    if (base::Status start = doing.start(Act::kFeedback); !start.ok()) return start;
    const AssignmentRow& row = doing.before();
    ledger::Stage said = progress.stage.value_or(ledger::next_stage(row.stage));
    store::add_feedback(db, id, false, actor.name, text, "", now, said);
    std::optional<int> percent = progress.percent ? progress.percent : row.percent;
    store::set_progress(db, id, std::max(row.stage, said), percent,
                        progress.blocked.value_or(row.blocked));
    return doing.finish(text);
}

base::Status claim(store::Database& db, int64_t id, const Actor& actor, const std::string& text,
                   const std::string& evidence, Date filed_on, Instant now,
                   const std::vector<EvidenceFile>& files) {
    if (text.empty()) return refused("申请销号须写明完成情况");
    if (evidence.empty() && files.empty())
        return refused("申请销号须附至少一项佐证材料（--evidence 或 --file）");
    if (filed_on > base::local_date(now)) return refused("申请日期不能晚于今天");
    Doing doing(db, id, actor, now);
    if (base::Status start = doing.start(Act::kClaim); !start.ok()) return start;
    if (doing.before().series_id)
        return refused("定期事项的一期请按期报送（duban duty report），不申请销号");
    if (filed_on < doing.before().issued_on) return refused("申请日期早于交办日期");
    store::set_claim(db, id, filed_on);
    store::set_progress(db, id, ledger::Stage::kResult, doing.before().percent, "");
    int64_t feedback = store::add_feedback(db, id, true, actor.name, text,
                                           words_of_evidence(evidence, files), now);
    for (const EvidenceFile& file : files)
        store::add_evidence(db, {id, feedback, file.name, file.digest, file.size});
    store::lapse_extension(db, id, "已申请销号", now);
    withdraw_unsent(db, id, now);
    return doing.finish(basis_of_claim(text, evidence, files));
}

base::Status close(store::Database& db, int64_t id, const Actor& actor,
                   std::optional<Rating> rating, const Setup& setup, Instant now) {
    bool closes = ledger::permit(Act::kClose, actor.role, setup.acts).ok();
    bool proposes = ledger::permit(Act::kProposeClose, actor.role, setup.acts).ok();
    if (!closes && proposes)
        return propose_close(db, id, actor, rating.value_or(Rating::kPassed), now);
    Doing doing(db, id, actor, now);
    if (base::Status start = doing.start(Act::kClose, setup.acts); !start.ok()) return start;
    std::optional<Rating> proposed = ledger::rating(doing.before().proposed_rating);
    Rating final = rating.value_or(proposed.value_or(Rating::kPassed));
    store::set_rating(db, id, final);
    store::set_wake_day(db, id, {});
    withdraw_unsent(db, id, now);
    store::await_closing_lines(db, id, base::local_date(now));
    return doing.finish(std::string(chinese_name(final)));
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
        return refused("承办事项 " + std::to_string(id) + " 已被他人改动，请重新查看");
    store::void_claim(db, id);
    return doing.record("assignment.return", reason);
}

base::Status confirm_overdue(store::Database& db, int64_t id, const Actor& actor,
                             const Setup& setup, Instant now) {
    Doing doing(db, id, actor, now);
    if (base::Status start = doing.start(Act::kConfirmOverdue); !start.ok()) return start;
    const std::string& mark = doing.before().loaded_overdue;
    if (mark != "new" && mark != "announced")
        return refused("该事项不是“载入时已逾期”，或已经确认");
    store::set_loaded_overdue(db, id, "confirmed");
    Date day = next_run_day(setup, now);
    store::set_ladder_from(db, id, day);
    if (doing.before().state != State::kSuspended) store::set_wake_day(db, id, day);
    return doing.record("assignment.confirm_overdue", "");
}

base::Status note(store::Database& db, int64_t id, const Actor& actor, const Setup& setup,
                  Instant now) {
    Doing doing(db, id, actor, now);
    if (base::Status start = doing.start(Act::kNote); !start.ok()) return start;
    if (!was_reminded(db, doing.before()))
        return refused("该事项尚未发出过提醒或告警，不必登记“已知悉”");
    Date until = setup.calendar.shift(doing.today(), setup.acts.noted_workdays);
    store::set_noted(db, id, until);
    return doing.finish("至" + base::format_date(until) + "不再提醒承办单位");
}

}  // namespace supervision

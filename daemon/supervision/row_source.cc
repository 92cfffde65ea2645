#include "supervision/row_source.h"

#include "alert/ladder.h"
#include "base/text.h"
#include "ledger/act.h"
#include "store/extension_store.h"
#include "store/progress_store.h"
#include "supervision/duty_run.h"
#include "supervision/progress_act.h"

namespace supervision {

using base::Date;
using ledger::Light;
using ledger::State;
using store::AssignmentRow;

namespace {

std::string short_date(Date date) {
    base::YearMonthDay d = base::split(date);
    return std::to_string(d.month) + "月" + std::to_string(d.day) + "日";
}

// 临期提醒（9月24日）, each rung once although it went to several people.
std::vector<std::string> reminders(store::Database& db, const AssignmentRow& a) {
    std::vector<std::string> out;
    for (const store::Notice& notice : store::notices_of(db, a.id)) {
        std::optional<alert::Rung> rung = alert::rung(notice.rung);
        if (!rung || notice.due_version != a.due_version) continue;
        std::string text =
            std::string(chinese_name(*rung)) + "（" + short_date(notice.decided_on) + "）";
        if (out.empty() || out.back() != text) out.push_back(std::move(text));
    }
    return out;
}

// What the row's own columns say beside its state.
void add_state_notes(std::vector<std::string>& out, const AssignmentRow& a, Date today) {
    if (a.returned) out.push_back("已退回" + std::to_string(a.return_count) + "次，待重新申请销号");
    if (a.state == State::kClaimed && a.filed_on) {
        std::optional<ledger::Rating> proposed = ledger::rating(a.proposed_rating);
        out.push_back(
            "已于" + short_date(*a.filed_on) + "申请销号，" +
            (proposed ? "拟评定“" + std::string(chinese_name(*proposed)) + "”，待督查室主任审定"
                      : "待核销"));
    }
    if (!a.blocked.empty() && ledger::is_open(a.state)) out.push_back("受阻：" + a.blocked);
    if (a.percent && ledger::is_open(a.state))
        out.push_back("进度" + std::to_string(*a.percent) + "%" +
                      (ledger::is_behind(a.standing(), today) ? "，落后于序时进度" : ""));
    std::optional<ledger::DatedNode> node = ledger::open_node(a.nodes, a.stage);
    if (node && ledger::misses_node(a.standing(), today))
        out.push_back(node->stage == ledger::Stage::kDeployment
                          ? "应于" + short_date(node->day) + "前签收部署，尚未签收"
                          : "应于" + short_date(node->day) + "前反馈" +
                                std::string(chinese_name(node->stage)) + "，尚未反馈");
    if (a.reopened_on && ledger::is_open(a.state))
        out.push_back("回头看后于" + short_date(*a.reopened_on) + "重新督办");
    if (a.state == State::kSuspended && a.suspended_until)
        out.push_back("中止至" + base::format_date_chinese(*a.suspended_until));
}

void count(digest::Totals& totals, const AssignmentRow& a, Date today) {
    if (a.state == State::kClosed) {
        ++totals.closed;
        return;
    }
    if (!ledger::is_open(a.state)) return;
    ++totals.open;
    switch (ledger::light(a.standing(), today)) {
        case Light::kRed:
            ++totals.red;
            break;
        case Light::kYellow:
            ++totals.yellow;
            break;
        case Light::kGrey:
            ++totals.grey;
            break;
        case Light::kGreen:
        case Light::kGreenRinged:
            ++totals.green;
            break;
    }
}

}  // namespace

digest::Row RowSource::row(const AssignmentRow& a, bool with_reminders) {
    digest::Row out;
    out.plan_number = a.plan_number;
    out.plan_title = a.plan_title;
    out.ref = a.ref;
    out.title = a.title;
    out.unit = unit_name(a.unit_id);
    out.unit_group = a.unit_group;
    out.quote = a.quote;
    out.leaders = base::join(a.leaders, "、");
    out.state = a.state;
    out.role = a.role;
    out.soft = a.soft;
    out.due = a.due;
    ledger::Standing standing = a.standing();
    out.light = ledger::light(standing, today_);
    out.days_overdue = ledger::days_overdue(standing, today_);
    if (a.due && *a.due >= today_) out.days_left = static_cast<int>((*a.due - today_).count());
    out.overdue_when_loaded = a.loaded_overdue == "new" || a.loaded_overdue == "announced";
    out.note = note(a);
    if (with_reminders) out.reminders = reminders(database_, a);
    return out;
}

std::string RowSource::note(const AssignmentRow& a) {
    std::vector<std::string> out;
    add_state_notes(out, a, today_);
    if (a.series_id && a.min_reports > 1)
        out.push_back("应报" + std::to_string(a.min_reports) + "次，已报" +
                      std::to_string(a.reports) + "次");
    if (std::string parts = parts_note(a); !parts.empty()) out.push_back(std::move(parts));
    if (std::string missed = missed_phrase(missed_run(database_, a, today_)); !missed.empty())
        out.push_back(std::move(missed));
    if (!a.approver.empty()) out.push_back(extension_note(a));
    if (a.noted_until && *a.noted_until >= today_ && ledger::is_open(a.state))
        out.push_back("承办单位已知悉，至" + short_date(*a.noted_until) + "不再提醒");
    if (const ledger::Silence* s = silence_of(a))
        out.push_back("静默至" + short_date(s->ends_on) + "（" + s->reason + "）");
    return base::join(out, "；");
}

// 节点逾期：开工（6月30日）; 新改厕120/310户，欠进度.
std::string RowSource::parts_note(const AssignmentRow& a) {
    std::vector<std::string> out;
    if (ledger::part_overdue(a.standing(), today_))
        for (const store::MilestoneRow& m : store::milestones_of(database_, a.id))
            if (!m.done_on && m.due < today_)
                out.push_back("节点逾期：" + m.title + "（" + short_date(m.due) + "）");
    if (!a.quantities.empty() && ledger::is_open(a.state))
        for (const store::QuantityRow& q : store::quantities_of(database_, a.id))
            out.push_back(q.name + amount_text(q.progress.done) + "/" +
                          amount_text(q.progress.target) + q.measure + "，" +
                          std::string(chinese_name(ledger::pace(q.progress, a.due, today_))));
    return base::join(out, "；");
}

// 待批: 第2次延期申请待分管领导审批，拟延至2024年12月15日.
std::string RowSource::extension_note(const AssignmentRow& a) {
    std::optional<store::Extension> request = store::pending_extension(database_, a.id);
    std::optional<ledger::ActorRole> approver = ledger::actor_role(a.approver);
    if (!request || !approver) return "延期申请待批";
    return "第" + std::to_string(request->n) + "次延期申请待批（" +
           std::string(chinese_name(*approver)) + "审批，拟延至" +
           base::format_date_chinese(request->requested_due) + "）";
}

const ledger::Silence* RowSource::silence_of(const AssignmentRow& a) const {
    const ledger::Silence* out = nullptr;
    for (const ledger::Silence& s : silences_)  // in the order of their ends
        if (ledger::is_open(a.state) && covers(s, {a.plan_id, a.unit_id, a.task_id}, today_))
            out = &s;
    return out;
}

const std::string& RowSource::unit_name(int64_t unit_id) {
    auto found = names_.find(unit_id);
    if (found == names_.end())
        found = names_.emplace(unit_id, store::unit_name(database_, unit_id, today_)).first;
    return found->second;
}

const std::vector<store::Recipient>& RowSource::holders(int64_t unit_id, units::PostRole role) {
    std::pair<int64_t, units::PostRole> key{unit_id, role};
    auto found = holders_.find(key);
    if (found == holders_.end())
        found = holders_.emplace(key, store::holders(database_, unit_id, role, today_)).first;
    return found->second;
}

std::vector<digest::Row> RowSource::closing_rows(const std::string& address) {
    std::vector<digest::Row> out;
    for (int64_t id : store::waiting_closing_lines(database_, address))
        if (std::optional<AssignmentRow> a = store::find_assignment(database_, id))
            out.push_back(row(*a, false));
    return out;
}

digest::Totals totals_of(const std::vector<AssignmentRow>& rows, Date today) {
    digest::Totals totals;
    for (const AssignmentRow& row : rows) count(totals, row, today);
    return totals;
}

}  // namespace supervision

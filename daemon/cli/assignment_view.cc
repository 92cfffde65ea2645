#include "cli/assignment_view.h"

#include <map>
#include <ostream>

#include "alert/ladder.h"
#include "base/table.h"
#include "base/text.h"
#include "ledger/act.h"
#include "ledger/task_standing.h"
#include "store/event_store.h"
#include "store/evidence_store.h"
#include "store/extension_store.h"
#include "store/notice_store.h"
#include "store/progress_store.h"
#include "store/unit_store.h"
#include "supervision/progress_act.h"

namespace cli {

using base::Json;
using store::AssignmentRow;

namespace {

// An event as people call it: the act's own name, or a notice's; the kind itself where it is
// neither.
std::string event_phrase(const std::string& kind) {
    static const std::map<std::string, std::string> kOthers = {
        {"assignment.due", "时限变更"},
        {"assignment.undo", "撤销办理"},
        {"assignment.move", "移交承办单位"},
        {"assignment.issued_on", "更正交办日期"},
        {"assignment.report", "报送"},
        {"assignment.accept_report", "报送审核通过"},
        {"assignment.return_report", "退回报送"},
        {"assignment.waive", "免报"},
        {"assignment.milestone", "设置节点"},
        {"assignment.milestone_done", "节点完成"},
        {"assignment.milestone_return", "退回节点"},
        {"assignment.quantity", "反馈进度"},
        {"assignment.quantity_target", "设置目标"},
        {"assignment.parts", "方案载明的节点和目标"},
        {"notice.loaded", "告知载入时已逾期"},
        {"notice.suspended", "告知中止期满"}};
    if (auto found = kOthers.find(kind); found != kOthers.end()) return found->second;
    std::string_view last = std::string_view(kind).substr(kind.find('.') + 1);
    if (std::optional<alert::Rung> rung = alert::rung(last))
        return std::string(chinese_name(*rung));
    for (int i = 0; i < ledger::kActs; ++i)
        if (name(static_cast<ledger::Act>(i)) == last)
            return std::string(chinese_name(static_cast<ledger::Act>(i)));
    return kind;
}

// 张三（督查室主任）; the office of the service itself is not said.
std::string who(const store::Event& e) {
    std::optional<ledger::ActorRole> role = ledger::actor_role(e.role);
    return role ? e.actor + "（" + std::string(chinese_name(*role)) + "）" : e.actor;
}

std::string due_text(const AssignmentRow& row) {
    if (row.due) return (row.soft ? "力争 " : "") + base::format_date(*row.due);
    if (row.kind == ledger::DeadlineKind::kRecurring) return "周期";
    if (row.kind == ledger::DeadlineKind::kRelative) return "待定";
    return "—";
}

Json maybe(const std::optional<base::Date>& date) {
    return date ? Json(base::format_date(*date)) : Json();
}

void print_field(std::ostream& out, std::string_view name, const std::string& value) {
    if (!value.empty()) out << name << "：" << base::fit(value, 400) << '\n';
}

std::string extension_line(const store::Extension& e) {
    static const std::map<std::string, std::string> kStates = {{"pending", "待批"},
                                                               {"granted", "已批准"},
                                                               {"refused", "不予延期"},
                                                               {"lapsed", "已失效"},
                                                               {"undone", "已撤销"}};
    std::optional<ledger::ActorRole> approver = ledger::actor_role(e.approver);
    std::string out = "第" + std::to_string(e.n) + "次，" + base::format_date(e.due) + " → " +
                      base::format_date(e.requested_due) + "，" +
                      std::string(approver ? chinese_name(*approver) : "") + "审批，" +
                      kStates.at(e.state);
    if (e.overdue_days > 0) out += "，此前已逾期" + std::to_string(e.overdue_days) + "天";
    return out + "；理由：" + e.reason;
}

// What is pending, stopped or struck; each line only where it applies.
void print_stops(Session& s, const AssignmentRow& row, std::ostream& out) {
    if (std::optional<ledger::Rating> proposed = ledger::rating(row.proposed_rating))
        print_field(out, "拟评定", std::string(chinese_name(*proposed)) + "，待督查室主任审定");
    for (const store::Extension& e : store::extensions_of(s.db, row.id))
        print_field(out, "延期", extension_line(e));
    if (row.suspended_until)
        print_field(
            out, "中止至",
            base::format_date(*row.suspended_until) +
                (row.remaining_days ? "，剩余" + std::to_string(*row.remaining_days) + "天" : ""));
    if (row.terminated_on) print_field(out, "终止日期", base::format_date(*row.terminated_on));
    if (row.merged_into) print_field(out, "并入", "承办事项 " + std::to_string(*row.merged_into));
    if (row.reopened_on) print_field(out, "重新督办", base::format_date(*row.reopened_on));
    if (row.noted_until && *row.noted_until >= s.today())
        print_field(out, "已知悉", "至" + base::format_date(*row.noted_until) + "不再提醒承办单位");
}

ledger::TaskStanding task_of(Session& s, const AssignmentRow& row) {
    std::vector<ledger::TaskPart> parts;
    for (const AssignmentRow& part : store::assignments_of_task(s.db, row.task_id))
        parts.push_back({part.role, part.state, part.filed_on});
    return ledger::task_standing(parts);
}

// 牵头和责任单位3个，已销号2个；配合单位未销号1个.
std::string task_phrase(const ledger::TaskStanding& t) {
    if (t.done)
        return "已办结" + (t.done_on ? "（" + base::format_date(*t.done_on) + "）" : std::string());
    if (t.required == 0) return "已终止";
    std::string out = "未办结，须办结的单位" + std::to_string(t.required) + "个，已销号" +
                      std::to_string(t.closed) + "个";
    if (t.open_supports > 0) out += "；配合单位未销号" + std::to_string(t.open_supports) + "个";
    return out;
}

void print_history(Session& s, const AssignmentRow& row, std::ostream& out) {
    out << "经过：\n";
    for (const store::DueVersion& v : store::due_versions(s.db, row.id))
        out << "  时限第" << v.version << "版  " << base::format_date(v.due) << "  依据 "
            << base::fit(v.basis, 60) << '\n';
    for (const store::Evidence& e : store::evidence_of(s.db, row.id))
        out << "  佐证文件  " << base::fit(e.name, 60) << "  SHA-256 " << e.digest << '\n';
    for (const store::Event& e : store::events_of_assignment(s.db, row.id))
        out << "  " << base::format_local(e.at) << "  " << who(e) << "  " << event_phrase(e.kind)
            << (e.basis.empty() ? "" : "  ") << base::fit(e.basis, 80) << '\n';
    for (const store::Notice& n : store::notices_of(s.db, row.id)) {
        std::optional<alert::Rung> rung = alert::rung(n.rung);
        out << "  " << base::format_date(n.decided_on) << "  "
            << (rung ? chinese_name(*rung) : std::string_view("告知")) << "  → " << n.recipient
            << '\n';
    }
}

}  // namespace

std::string clock_phrase(const AssignmentRow& row, base::Date today) {
    ledger::Standing standing = row.standing();
    std::string out(chinese_name(ledger::light(standing, today)));
    int over = ledger::days_overdue(standing, today);
    if (over > 0) return out + " 逾期" + std::to_string(over) + "天";
    bool running = row.state == ledger::State::kIssued || row.state == ledger::State::kWorking;
    if (running && row.due && *row.due >= today)
        return out + " 剩" + std::to_string((*row.due - today).count()) + "天";
    return out;
}

Json to_json(Session& s, const AssignmentRow& row) {
    base::Date today = s.today();
    return Json::object()
        .set("id", row.id)
        .set("plan", row.plan_number)
        .set("plan_title", row.plan_title)
        .set("ref", row.ref)
        .set("title", row.title)
        .set("unit", store::unit_name(s.db, row.unit_id, today))
        .set("printed_name", row.printed_name)
        .set("role", name(row.role))
        .set("state", name(row.state))
        .set("light", name(ledger::light(row.standing(), today)))
        .set("task_done", task_of(s, row).done)
        .set("kind", name(row.kind))
        .set("due", maybe(row.due))
        .set("due_version", row.due_version)
        .set("soft", row.soft)
        .set("warn_on", maybe(row.warn_on))
        .set("days_overdue", ledger::days_overdue(row.standing(), today))
        .set("filed_on", maybe(row.filed_on))
        .set("rating", row.rating)
        .set("return_count", row.return_count)
        .set("overdue_when_loaded", row.loaded_overdue)
        .set("proposed_rating", row.proposed_rating)
        .set("extension_approver", row.approver)
        .set("extensions_granted", store::granted_extensions(s.db, row.id))
        .set("suspended_until", maybe(row.suspended_until))
        .set("terminated_on", maybe(row.terminated_on))
        .set("merged_into", row.merged_into ? Json(*row.merged_into) : Json())
        .set("reopened_on", maybe(row.reopened_on))
        .set("noted_until", maybe(row.noted_until))
        .set("leaders", row.leaders)
        .set("persons", row.persons)
        .set("quote", row.quote);
}

void print_list(Session& s, const std::vector<AssignmentRow>& rows, std::ostream& out) {
    base::Table table({{"编号", 8, true},
                       {"文号", 24},
                       {"条目", 18},
                       {"任务", 36},
                       {"单位", 22},
                       {"时限", 16},
                       {"状态", 8},
                       {"灯", 20}});
    for (const AssignmentRow& row : rows)
        table.add({std::to_string(row.id), row.plan_number, row.ref, row.title,
                   store::unit_name(s.db, row.unit_id, s.today()), due_text(row),
                   std::string(chinese_name(row.state)), clock_phrase(row, s.today())});
    table.print(out);
}

void print_page(Session& s, const AssignmentRow& row, std::ostream& out) {
    out << "承办事项 " << row.id << '\n';
    print_field(out, "任务", row.title);
    print_field(out, "方案", row.plan_number + "《" + row.plan_title + "》 " + row.ref);
    print_field(out, "单位",
                store::unit_name(s.db, row.unit_id, s.today()) + "（" +
                    std::string(chinese_name(row.role)) + "，文中作“" + row.printed_name + "”）");
    print_field(out, "整个任务", task_phrase(task_of(s, row)));
    print_field(out, "分管领导", base::join(row.leaders, "、"));
    print_field(out, "责任人", base::join(row.persons, "、"));
    print_field(out, "时限", due_text(row));
    print_field(out, "原文", row.quote);
    print_field(out, "状态",
                std::string(chinese_name(row.state)) + "，" + clock_phrase(row, s.today()));
    for (const store::MilestoneRow& m : store::milestones_of(s.db, row.id))
        print_field(out, "节点",
                    std::to_string(m.id) + " " + m.title + "，" + base::format_date(m.due) +
                        (m.done_on ? "，已于" + base::format_date(*m.done_on) + "完成"
                         : m.due < s.today() ? "，逾期"
                                             : ""));
    for (const store::QuantityRow& q : store::quantities_of(s.db, row.id))
        print_field(out, "目标",
                    std::to_string(q.id) + " " + q.name + "，" +
                        supervision::amount_text(q.progress.done) + "/" +
                        supervision::amount_text(q.progress.target) + q.measure + "，" +
                        std::string(chinese_name(ledger::pace(q.progress, row.due, s.today()))));
    if (row.filed_on) print_field(out, "申请销号", base::format_date(*row.filed_on));
    if (row.loaded_overdue == "new" || row.loaded_overdue == "announced")
        print_field(out, "标记", "载入时已逾期，用 duban task confirm 确认后进入督办梯级");
    print_stops(s, row, out);
    print_history(s, row, out);
}

}  // namespace cli

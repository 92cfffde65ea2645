#include "cli/assignment_view.h"

#include <map>
#include <ostream>

#include "alert/ladder.h"
#include "base/table.h"
#include "base/text.h"
#include "store/event_store.h"
#include "store/notice_store.h"
#include "store/unit_store.h"

namespace cli {

using base::Json;
using store::AssignmentRow;

namespace {

// An event as people call it; the act's own name for what is not listed.
std::string event_phrase(const std::string& kind) {
    static const std::map<std::string, std::string> kPhrases = {
        {"assignment.issue", "交办"},
        {"assignment.ack", "签收"},
        {"assignment.feedback", "反馈"},
        {"assignment.claim", "申请销号"},
        {"assignment.close", "销号"},
        {"assignment.return", "退回"},
        {"assignment.terminate", "终止"},
        {"assignment.due", "时限变更"},
        {"assignment.confirm_overdue", "确认逾期"},
        {"notice.loaded", "告知载入时已逾期"},
        {"notice.R0E", "提前告知"},
        {"notice.R0", "临期提醒"},
        {"notice.R1", "到期提醒"},
        {"notice.O1", "逾期告警"}};
    auto found = kPhrases.find(kind);
    return found == kPhrases.end() ? kind : found->second;
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

void print_history(Session& s, const AssignmentRow& row, std::ostream& out) {
    out << "经过：\n";
    for (const store::DueVersion& v : store::due_versions(s.db, row.id))
        out << "  时限第" << v.version << "版  " << base::format_date(v.due) << "  依据 "
            << base::fit(v.basis, 60) << '\n';
    for (const store::Event& e : store::events_of_assignment(s.db, row.id))
        out << "  " << base::format_local(e.at) << "  " << e.actor << "  " << event_phrase(e.kind)
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
    print_field(out, "分管领导", base::join(row.leaders, "、"));
    print_field(out, "责任人", base::join(row.persons, "、"));
    print_field(out, "时限", due_text(row));
    print_field(out, "原文", row.quote);
    print_field(out, "状态",
                std::string(chinese_name(row.state)) + "，" + clock_phrase(row, s.today()));
    if (row.filed_on) print_field(out, "申请销号", base::format_date(*row.filed_on));
    if (row.loaded_overdue == "new" || row.loaded_overdue == "announced")
        print_field(out, "标记", "载入时已逾期，用 duban task confirm 确认后进入督办梯级");
    print_history(s, row, out);
}

}  // namespace cli

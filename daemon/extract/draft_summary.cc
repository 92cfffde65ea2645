#include "extract/draft_summary.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"

namespace extract {

namespace {

constexpr double kSure = 0.9;

std::string padded(std::string_view text, size_t columns) {
    std::string out = base::escape_controls(text);
    size_t width = base::display_width(out);
    if (width < columns) out.append(columns - width, ' ');
    return out;
}

std::string kind_name(std::string_view kind) {
    if (kind == "plan") return "方案";
    if (kind == "rules") return "制度";
    if (kind == "personnel") return "任免";
    if (kind == "approval") return "批复";
    if (kind == "seal") return "印章";
    return "新闻或其他材料";
}

std::string head(const Draft& draft) {
    const ledger::Plan& plan = draft.plan;
    std::string out = plan.number.empty() ? "（无文号）" : base::escape_controls(plan.number);
    out += "  " + (plan.title.empty() ? "（无标题）" : base::escape_controls(plan.title)) + "\n  ";
    if (!plan.issuer.empty()) out += base::escape_controls(plan.issuer) + "  ";
    if (draft.has_date) out += base::format_date(plan.issued) + "  ";
    return out + kind_name(plan.kind) + "  任务 " + std::to_string(draft.tasks.size()) + " 项\n";
}

std::string row(const DraftTask& draft) {
    const ledger::Task& task = draft.task;
    std::string title(base::first_characters(task.title, 24));
    std::string out = "  " + padded(task.ref, 18) + " " + padded(title, 50) + " ";
    out += padded(deadline_wording(task.deadline), 26) + " ";
    out +=
        task.units.empty() ? "（未列单位）" : base::escape_controls(base::join(task.units, "、"));
    if (draft.confidence < kSure) out += "  〔待核〕";
    return out + '\n';
}

}  // namespace

std::string deadline_wording(const ledger::Deadline& deadline) {
    switch (deadline.kind) {
        case ledger::DeadlineKind::kNone:
            return "无时限";
        case ledger::DeadlineKind::kDate: {
            std::string start = deadline.start ? base::format_date(*deadline.start) + " 至 " : "";
            std::string due = deadline.due ? base::format_date(*deadline.due) : "";
            return start + due + (deadline.soft ? "（力争）" : "");
        }
        case ledger::DeadlineKind::kRecurring:
            return base::escape_controls(deadline.text);
        case ledger::DeadlineKind::kRelative:
            return base::escape_controls(deadline.text);
    }
    return {};
}

std::string draft_summary(const Draft& draft) {
    std::string out = head(draft);
    for (const DraftTask& task : draft.tasks) {
        out += row(task);
        for (const std::string& said : task.diagnostics)
            out += "      · " + base::escape_controls(said) + '\n';
    }
    for (const std::string& said : draft.diagnostics)
        out += "  ※ " + base::escape_controls(said) + '\n';
    return out;
}

}  // namespace extract

#include "app/start_report.h"

#include <algorithm>
#include <functional>
#include <map>
#include <sstream>

#include "base/table.h"
#include "base/utf8.h"
#include "store/assignment_store.h"
#include "store/document_store.h"
#include "store/draft_store.h"
#include "store/plan_store.h"
#include "store/unit_store.h"

namespace app {

namespace {

constexpr size_t kRows = 10;
constexpr size_t kProblems = 20;
constexpr std::chrono::days kSoon{14};

using Cells = std::vector<std::string>;

std::string number(int n) { return std::to_string(n); }

// The rows of one task that share a due date stand on one line.
struct Line {
    store::AssignmentRow first;
    size_t units = 1;
};

std::vector<Line> by_task(std::vector<store::AssignmentRow> rows) {
    std::vector<Line> lines;
    std::map<std::pair<int64_t, std::optional<base::Date>>, size_t> seen;
    for (store::AssignmentRow& row : rows) {
        auto [at, fresh] = seen.emplace(std::pair(row.task_id, row.due), lines.size());
        if (fresh)
            lines.push_back({std::move(row)});
        else
            ++lines[at->second].units;
    }
    return lines;
}

Cells cells_of(store::Database& database, const Line& line, base::Date today,
               const std::string& span) {
    const store::AssignmentRow& row = line.first;
    std::string unit = base::fit(store::unit_name(database, row.unit_id, today), 20);
    if (line.units > 1) unit += "等 " + std::to_string(line.units) + " 个";
    return {unit, base::format_date(*row.due) + (row.soft ? "（力争）" : ""), span,
            row.plan_number.empty() ? row.plan_title : row.plan_number, row.title};
}

std::string listing(store::Database& database, std::vector<store::AssignmentRow> rows,
                    base::Date today, const std::string& command,
                    const std::function<std::string(const store::AssignmentRow&)>& span) {
    std::vector<Line> lines = by_task(std::move(rows));
    base::Table table({{"", 34}, {"", 20}, {"", 20}, {"", 26}, {"", 44}});
    for (size_t i = 0; i < std::min(lines.size(), kRows); ++i)
        table.add(cells_of(database, lines[i], today, span(lines[i].first)));
    std::ostringstream printed;
    table.print(printed, "  ");
    std::string out = printed.str();
    if (lines.size() > kRows)
        out += "  另有 " + std::to_string(lines.size() - kRows) + " 项任务，查看全部：" + command +
               "\n";
    return out;
}

std::string bullets(const std::string& label, const std::vector<std::string>& texts) {
    std::string out;
    for (size_t i = 0; i < std::min(texts.size(), kProblems); ++i)
        out += "  " + label + "：" + base::escape_controls(texts[i]) + "\n";
    if (texts.size() > kProblems)
        out +=
            "  " + label + "：另有 " + std::to_string(texts.size() - kProblems) + " 处，见日志\n";
    return out;
}

std::string overdue_part(store::Database& database, base::Date today) {
    std::vector<store::AssignmentRow> rows = store::open_assignments(database);
    std::string out = "在办承办 " + std::to_string(rows.size()) + " 条，";
    std::erase_if(rows, [today](const store::AssignmentRow& row) {
        return ledger::days_overdue(row.standing(), today) == 0;
    });
    if (rows.empty()) return out + "已逾期：无\n";
    std::stable_sort(
        rows.begin(), rows.end(),
        [](const store::AssignmentRow& a, const store::AssignmentRow& b) { return a.due < b.due; });
    int64_t loaded = std::count_if(rows.begin(), rows.end(), [](const store::AssignmentRow& row) {
        return row.loaded_overdue == "new" || row.loaded_overdue == "announced";
    });
    out += "已逾期 " + std::to_string(rows.size()) + " 条";
    if (loaded > 0) out += "（其中载入时已逾期 " + std::to_string(loaded) + " 条，待督查室确认）";
    return out + "：\n" +
           listing(database, std::move(rows), today, "duban report overdue",
                   [today](const store::AssignmentRow& row) {
                       return "超期 " + number(ledger::days_overdue(row.standing(), today)) + " 天";
                   });
}

std::string unknown_part(store::Database& database) {
    std::vector<store::UnknownUnitLine> lines = store::unknown_units(database);
    if (lines.empty()) return "";
    return "有 " + std::to_string(lines.size()) +
           " 处单位名称没有对应到单位，列入督查室周报（查看：duban doctor）\n";
}

std::string documents_part(store::Database& database) {
    size_t drafts = store::list_drafts(database, false).size();
    size_t waiting = store::waiting_documents(database).size();
    std::string out;
    if (drafts > 0)
        out += "草稿待确认 " + std::to_string(drafts) + " 份（查看：duban plan list --drafts）\n";
    if (waiting > 0)
        out += "文件待人工处理 " + std::to_string(waiting) + " 份（查看：duban plan list）\n";
    return out;
}

std::string due_soon_part(store::Database& database, base::Date today) {
    std::vector<store::AssignmentRow> rows;
    for (store::AssignmentRow& row : store::due_between(database, today, today + kSoon))
        if (ledger::is_open(row.state)) rows.push_back(std::move(row));
    if (rows.empty()) return "未来 14 天到期：无\n";
    return "未来 14 天到期 " + std::to_string(rows.size()) + " 条承办：\n" +
           listing(database, std::move(rows), today, "duban report weekly",
                   [today](const store::AssignmentRow& row) {
                       int days = static_cast<int>((*row.due - today).count());
                       return days == 0 ? std::string("今天到期") : "还有 " + number(days) + " 天";
                   });
}

}  // namespace

std::string format_moment(base::Instant instant) {
    base::Date day = base::local_date(instant);
    return base::format_date_chinese(day) + " " + std::string(base::weekday_chinese(day)) + " " +
           base::format_local(instant).substr(11);
}

std::string load_summary(const LoadReport& report, const std::string& folder) {
    int plans = report.loaded + report.changed + report.unchanged;
    std::string out = "已载入 " + base::escape_controls(folder) + "：方案 " + number(plans) + " 个";
    out += "（新 " + number(report.loaded) + "、改动 " + number(report.changed) + "、未变 " +
           number(report.unchanged) + "），任务 " + number(report.tasks) + " 项，单位 " +
           number(report.units) + " 个\n";
    return out + bullets("改动", report.differences) + bullets("注意", report.warnings) +
           bullets("未载入", report.problems);
}

std::string standing_summary(store::Database& database, base::Date today) {
    return overdue_part(database, today) + due_soon_part(database, today) + unknown_part(database) +
           documents_part(database);
}

}  // namespace app

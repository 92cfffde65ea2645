#include "supervision/office_sections.h"

#include <algorithm>

#include "calendar/iso_week.h"
#include "store/bulletin_store.h"
#include "store/draft_store.h"
#include "store/run_store.h"
#include "store/sheet_store.h"
#include "supervision/figure_report.h"

namespace supervision {

using base::Date;
using std::chrono::days;

namespace {

std::string drafted(Date day) {
    base::YearMonthDay d = base::split(day);
    return std::to_string(d.month) + "月" + std::to_string(d.day) + "日拟出";
}

// 黄色督办单 3：县教科局，建成城市健康客厅，升级督办，9月30日拟出
void add_sheets(store::Database& db, RowSource& source, digest::OfficeDigest& out) {
    for (const store::Sheet& sheet : store::list_sheets(db, ledger::SheetState::kDraft)) {
        std::optional<store::AssignmentRow> row = store::find_assignment(db, sheet.assignment_id);
        if (!row) continue;
        out.sheets.push_back(std::string(chinese_name(sheet.kind)) + " " +
                             std::to_string(sheet.id) + "：" + source.unit_name(row->unit_id) +
                             "，" + row->title + "，" + sheet.cause + "，" +
                             drafted(sheet.drafted_on));
    }
    for (const store::Bulletin& b : store::list_bulletins(db)) {
        std::optional<PeriodKind> kind = period_kind(b.kind);
        if (b.state == "draft" && kind)
            out.sheets.push_back(period_of(*kind, b.from).name + (b.corrects ? "更正 " : "通报 ") +
                                 std::to_string(b.id) + "，拟稿人：" + b.drafted_by);
    }
}

void add_drafts(store::Database& db, digest::OfficeDigest& out) {
    for (const store::DraftLine& d : store::list_drafts(db, false))
        out.drafts.push_back((d.number.empty() ? d.document_name : d.number) + "《" + d.title +
                             "》，待确认任务" + std::to_string(d.open_tasks) + "项");
}

void add_burden(store::Database& db, const Setup& setup, RowSource& source,
                digest::OfficeDigest& out) {
    Date monday = calendar::monday_of(out.today);
    for (const auto& [unit, burden] : store::burdens(db, monday - days(7), monday - days(1)))
        out.burden.push_back({source.unit_name(unit), burden.messages, burden.rows});
    std::stable_sort(out.burden.begin(), out.burden.end(),
                     [](const digest::BurdenLine& a, const digest::BurdenLine& b) {
                         return a.messages + a.reports > b.messages + b.reports;
                     });
    out.burden_ceiling = setup.acts.weekly_burden;
}

void add_health(store::Database& db, digest::OfficeDigest& out) {
    std::optional<store::DigestRun> last = store::last_digest_run(db);
    out.health.push_back(last ? "最近一期周报（" + last->week + "）：" +
                                    base::format_local(last->at) + "生成，发送" +
                                    std::to_string(last->sent) + "份"
                              : "此前没有生成过周报");
    Date monday = calendar::monday_of(out.today);
    store::MessageCount week =
        store::count_messages(db, base::at_local(monday - days(7), std::chrono::seconds(0)),
                              base::at_local(monday, std::chrono::seconds(0)));
    out.health.push_back("上周消息：已送出" + std::to_string(week.sent) + "封，未送出" +
                         std::to_string(week.waiting) + "封，失败" + std::to_string(week.failed) +
                         "封");
}

}  // namespace

void add_office_sections(store::Database& db, const Setup& setup, RowSource& source,
                         digest::OfficeDigest& out) {
    add_sheets(db, source, out);
    add_drafts(db, out);
    add_burden(db, setup, source, out);
    add_health(db, out);
}

}  // namespace supervision

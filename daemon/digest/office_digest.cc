// The supervision office's weekly digest. Every section stands, and says 无 where it is empty: the
// office must see that something was looked for and not found.

#include "digest/clean.h"
#include "digest/closed.h"
#include "digest/closing.h"
#include "digest/duties.h"
#include "digest/entry.h"
#include "digest/page.h"
#include "digest/render.h"
#include "digest/wording.h"

namespace digest {

namespace {

const std::string kNone = "无。";

std::string titled(std::string_view title, size_t count) {
    if (count == 0) return std::string(title);
    return std::string(title) + "（" + std::to_string(count) + "项）";
}

std::string subject(const OfficeDigest& d, size_t units) {
    std::string counts;
    if (!d.overdue.empty())
        counts = nonzero_counts({{"逾期", d.overdue.size()}}) + "（" + std::to_string(units) +
                 "个单位）";
    std::string rest =
        nonzero_counts({{"两周内到期", d.due_soon.size()}, {"待核销", d.claimed.size()}});
    if (!counts.empty() && !rest.empty()) counts += "、";
    counts += rest;
    if (counts.empty()) counts = "没有逾期和两周内到期事项";
    return mark("督办周报", d.late) + week_name(d.week) + " 总体情况：" + counts;
}

std::vector<int> figures(const Totals& t) {
    return {t.open, t.red, t.yellow, t.green, t.grey, t.closed};
}

Table totals_table(std::string_view name_header) {
    Table table;
    table.name_header = name_header;
    for (const char* header : {"在办", "红灯", "黄灯", "绿灯", "灰灯", "销号"})
        table.columns.push_back({header, "项"});
    return table;
}

void add_table(Page& page, std::string_view title, Table table) {
    Section section;
    section.title = title;
    if (table.lines.empty()) {
        section.paragraphs.push_back(kNone);
    } else {
        section.table = std::move(table);
    }
    page.sections.push_back(std::move(section));
}

void add_totals(Page& page, const OfficeDigest& d) {
    Section section;
    section.title = "总体情况";
    section.totals = d.totals;
    section.paragraphs.push_back(change_sentence(d.totals, d.previous));
    page.sections.push_back(std::move(section));
}

void add_breakdown(Page& page, const OfficeDigest& d) {
    Table plans = totals_table("方案");
    for (const PlanLine& line : d.plans)
        plans.lines.push_back({cited_plan(line.number, line.title), figures(line.totals)});
    add_table(page, "分方案情况", std::move(plans));
    Table groups = totals_table("单位类别");
    for (const GroupLine& line : d.groups)
        groups.lines.push_back(
            {clean_line(group_name(line.group), kNameLimit), figures(line.totals)});
    add_table(page, "分类别情况", std::move(groups));
    Table moves;
    moves.name_header = "督办梯级";
    moves.columns = {{"事项", "项"}, {"收件人", "人"}};
    for (const LadderMove& move : d.moves)
        moves.lines.push_back({clean_line(move.rung, kNameLimit), {move.rows, move.recipients}});
    add_table(page, "上周提醒和告警", std::move(moves));
}

void add_groups(Page& page, std::string_view title, size_t count, std::vector<Group> groups) {
    Section section;
    section.title = titled(title, count);
    if (count == 0) {
        section.paragraphs.push_back(kNone);
    } else {
        section.groups = std::move(groups);
    }
    page.sections.push_back(std::move(section));
}

void add_rows(Page& page, std::string_view title, const std::vector<Row>& rows) {
    add_groups(page, title, rows.size(), one_group(by_urgency(rows), Reader::kOffice));
}

// In the order in which they wait, not by their dates.
void add_waiting(Page& page, const std::vector<Row>& rows) {
    RowList list;
    for (const Row& row : rows) list.push_back(&row);
    add_groups(page, "延期待批事项", rows.size(), one_group(list, Reader::kOffice));
}

void add_items(Page& page, std::string_view title, const std::vector<std::string>& items) {
    Section section;
    section.title = titled(title, items.size());
    if (items.empty()) section.paragraphs.push_back(kNone);
    for (const std::string& item : items) section.items.push_back(clean_line(item, kNoteLimit));
    page.sections.push_back(std::move(section));
}

void add_sent(Page& page, const OfficeDigest& d) {
    Section section;
    section.title = "联络员周报发送情况";
    section.paragraphs.push_back("本周发送联络员周报" + std::to_string(d.liaison_digests) +
                                 "份；另有" + std::to_string(d.empty_digests) +
                                 "名联络员没有需要告知的事项，未发送。");
    page.sections.push_back(std::move(section));
}

// What was asked of each unit, the most first; above the ceiling it is said.
void add_burden(Page& page, const OfficeDigest& d) {
    Section section;
    section.title = "各单位一周负担";
    if (d.burden.empty()) {
        section.paragraphs.push_back(kNone);
    } else {
        int above = 0;
        for (const BurdenLine& line : d.burden)
            above += line.messages + line.reports > d.burden_ceiling;
        section.paragraphs.push_back(
            "上周发给各单位的消息和涉及的事项，合计以" + std::to_string(d.burden_ceiling) +
            "件为限；" +
            (above == 0 ? "没有单位超限。" : std::to_string(above) + "个单位超限，排在最前。"));
        Table table;
        table.name_header = "单位";
        table.columns = {{"消息", "封"}, {"涉及事项", "项"}};
        for (const BurdenLine& line : d.burden)
            table.lines.push_back({unit_name(line.unit), {line.messages, line.reports}});
        section.table = std::move(table);
    }
    page.sections.push_back(std::move(section));
}

// The head of the chain of records, on paper outside the database, in a command that can be copied
// as it stands.
void add_audit(Page& page, const OfficeDigest& d) {
    size_t colon = d.audit_head.find(':');
    if (colon == std::string::npos) return;
    Section section;
    section.title = "台账记录链头";
    section.paragraphs.push_back(
        "截至本期，台账共有记录" + clean_line(d.audit_head.substr(0, colon), kNameLimit) +
        "条。请留存本期周报；需要核查台账记录是否被改动时，运行（一行）：");
    section.commands.push_back("duban audit verify --head " + clean_line(d.audit_head, kNoteLimit));
    page.sections.push_back(std::move(section));
}

}  // namespace

Rendered render(const OfficeDigest& d) {
    std::vector<UnitRows> units = by_unit(by_urgency(d.overdue));
    Page page;
    page.subject = subject(d, units.size());
    if (d.late) page.late_notice = "【补发】本期周报未能按时发出，现予补发。";
    page.heading = "督办周报·总体情况（" + week_with_days(d.week) + "）";
    page.opening.push_back("以下情况截至" + long_date(d.today) + "。");
    add_totals(page, d);
    add_breakdown(page, d);
    add_groups(page, "逾期事项", d.overdue.size(), groups_by_unit(units));
    add_rows(page, "两周内到期事项", d.due_soon);
    add_rows(page, "待核销事项", d.claimed);
    add_waiting(page, d.extensions);
    add_items(page, "待签发的督办单和通报", d.sheets);
    add_items(page, "待确认的文件草稿", d.drafts);
    add_rows(page, "受阻事项", d.blocked);
    add_duties(page, d);
    add_rows(page, "中止和静默事项", d.stopped);
    add_items(page, "一周内到期的静默", d.silences_ending);
    add_closed(page, d.closed);
    add_groups(page, "无承办单位的任务", d.without_owner.size(),
               summary_by_plan(by_plan(by_urgency(d.without_owner)), false));
    add_items(page, "未能识别的单位名称", d.unknown_names);
    add_items(page, "发送失败的消息", d.failed_messages);
    add_sent(page, d);
    add_burden(page, d);
    add_items(page, "系统运行情况", d.health);
    add_items(page, "系统提示", d.warnings);
    add_audit(page, d);
    page.closing = {kAnswerOffice, kOrigin};
    return written(page);
}

}  // namespace digest

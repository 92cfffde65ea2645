#include "digest/entry.h"

#include <map>

#include "base/text.h"
#include "digest/clause_order.h"
#include "digest/clean.h"
#include "digest/wording.h"

namespace digest {

namespace {

constexpr size_t kRefLimit = 80;

std::string role(const Row& row, Reader reader) {
    std::string_view word = ledger::chinese_name(row.role);
    bool each = row.role == ledger::AssignmentRole::kEach;
    if (reader == Reader::kUnderUnit && !row.unit.empty())
        return each ? "责任单位" : std::string(word).append("单位");
    std::string out = unit_name(row.unit);
    if (!row.unit.empty() && !each) out.append("（").append(word).append("）");
    return out;
}

std::string duty(const Row& row, Reader reader) {
    std::string out = role(row, reader).append("，").append(ledger::chinese_name(row.state));
    if (reader != Reader::kLiaison && !row.leaders.empty())
        out.append("；分管领导：").append(clean_line(row.leaders, kNameLimit));
    return out;
}

std::string title(const Row& row) {
    std::string out = clean_line(row.title, kTitleLimit);
    return out.empty() ? "（无标题）" : out;
}

std::string quote(const Row& row) {
    if (row.quote.empty()) return {};
    return "原文“" + clean_line(row.quote, kQuoteLimit) + "”";
}

std::string basis(const Row& row) {
    std::string out = citation(row);
    if (!out.empty() && !row.quote.empty()) out += "，";
    return out += quote(row);
}

std::string due(const Row& row) {
    if (!row.due) return "待定";
    std::string out = long_date(*row.due);
    return row.soft ? out + "（力争）" : out;
}

// 时限2024年9月30日（周一），已逾期8天.
std::string clock(const Row& row) {
    std::string standing = standing_phrase(row);
    return "时限" + due(row) + (standing.empty() ? "" : "，" + standing);
}

std::string remark(const Row& row) {
    std::string out = clean_line(row.note, kNoteLimit);
    return out.empty() ? out : "；" + out;
}

std::string unit_heading(const UnitRows& unit) {
    std::string out = unit_name(unit.unit) + "：" + std::to_string(unit.rows.size()) + "项";
    if (unit.longest > 0) out += "，最长逾期" + std::to_string(unit.longest) + "天";
    return out;
}

}  // namespace

std::string unit_name(std::string_view unit) {
    std::string name = clean_line(unit, kNameLimit);
    return name.empty() ? "无承办单位" : name;
}

std::string citation(const Row& row) {
    std::string out = row.plan_number.empty() ? cited_plan({}, row.plan_title)
                                              : clean_line(row.plan_number, kNameLimit);
    if (!row.ref.empty()) out.append(" ").append(clean_line(row.ref, kRefLimit));
    return out;
}

std::string cited_plan(std::string_view number, std::string_view title) {
    std::string out = clean_line(number, kNameLimit);
    if (!title.empty()) out.append("《").append(clean_line(title, kTitleLimit)).append("》");
    return out;
}

Entry entry(const Row& row, Reader reader) {
    Entry e;
    e.light = row.light;
    e.title = title(row);
    e.standing = standing_phrase(row);
    if (row.overdue_when_loaded && row.days_overdue > 0) e.mark = "载入时已逾期";
    e.due = due(row);
    e.duty = duty(row, reader);
    e.basis = basis(row);
    if (!row.reminders.empty())
        e.reminders = clean_line(base::join(row.reminders, "、"), kNoteLimit);
    e.note = clean_line(row.note, kNoteLimit);
    return e;
}

std::vector<Group> one_group(const RowList& rows, Reader reader) {
    Group group;
    group.entries.reserve(rows.size());
    for (const Row* row : rows) group.entries.push_back(entry(*row, reader));
    std::vector<Group> groups;
    groups.push_back(std::move(group));
    return groups;
}

std::vector<Group> groups_by_unit(const std::vector<UnitRows>& units) {
    std::vector<Group> groups;
    groups.reserve(units.size());
    for (const UnitRows& unit : units) {
        groups.push_back(std::move(one_group(unit.rows, Reader::kUnderUnit).front()));
        groups.back().heading = unit_heading(unit);
    }
    return groups;
}

std::string salutation(std::string_view addressee) {
    std::string name = clean_line(addressee, kNameLimit);
    return name.empty() ? name : name + "：";
}

std::vector<Group> summary_by_unit(const std::vector<UnitRows>& units) {
    std::vector<Group> groups;
    for (const UnitRows& unit : units) {
        Group& group = groups.emplace_back();
        group.heading = unit_heading(unit);
        for (const Row* row : unit.rows)
            group.items.push_back(title(*row) + "：" + clock(*row) + "；依据" + basis(*row) +
                                  remark(*row));
    }
    return groups;
}

std::vector<Group> summary_by_plan(const std::vector<PlanRows>& plans, bool unit_too) {
    std::vector<Group> groups;
    for (const PlanRows& plan : plans) {
        Group& group = groups.emplace_back();
        group.heading =
            cited_plan(plan.number, plan.title) + "：" + std::to_string(plan.rows.size()) + "项";
        for (const Row* row : plan.rows) {
            std::string item = clean_line(row->ref, kRefLimit);
            item += (item.empty() ? "" : " ") + title(*row);
            if (unit_too) item += "（" + unit_name(row->unit) + "）";
            item += "：" + clock(*row);
            if (!row->quote.empty()) item += "，" + quote(*row);
            group.items.push_back(item + remark(*row));
        }
    }
    return groups;
}

void add_cited_plans(Page& page, const std::vector<const std::vector<Row>*>& lists) {
    std::map<std::string, const Row*> plans;
    const Row* before = nullptr;  // rows of one plan mostly stand together
    for (const std::vector<Row>* rows : lists) {
        for (const Row& row : *rows) {
            bool known = before != nullptr && before->plan_number == row.plan_number;
            if (known || row.plan_number.empty() || row.plan_title.empty()) continue;
            plans.try_emplace(clause_key(row.plan_number), &row);
            before = &row;
        }
    }
    if (plans.empty()) return;
    Section section;
    section.title = "涉及文件";
    for (const auto& [key, row] : plans)
        section.items.push_back(cited_plan(row->plan_number, row->plan_title));
    page.sections.push_back(std::move(section));
}

}  // namespace digest

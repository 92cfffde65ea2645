#include "extract/table_column.h"

#include <algorithm>

#include "extract/table_cells.h"
#include "extract/wording.h"

namespace extract {

namespace {

constexpr size_t kLongestName = 60;  // bytes, remarks in brackets included

bool is_any(std::string_view text, Words words) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

// 责任单位（排在首位的为牵头单位）: the remark names no column.
std::string_view without_remark(std::string_view header) {
    size_t open = header.find("（");
    bool inner = open == 0 || open == std::string_view::npos || header.starts_with("乡（镇）") ||
                 header.starts_with("镇（街") || header.starts_with("村（");
    return inner ? header : header.substr(0, open);
}

Column time_or_number(std::string_view header) {
    if (contains_any(header, {"序号", "编号"}) ||
        is_any(header, {"序", "号", "项次", "序次", "No."}))
        return Column::kNumber;
    bool time = contains_any(
        header, {"时限",     "完成时间", "时间节点", "完成日期",     "时间要求", "期限",
                 "整改时间", "时间进度", "办结时间", "推进时间",     "计划完成", "进度安排",
                 "时间安排", "进度要求", "完成节点", "办理结果时间", "工作节点", "实施时间",
                 "竣工时间", "报送时间", "起止时间", "进度计划",     "节点安排"});
    time = time || (header.ends_with("时间") && !contains_any(header, {"开工", "开始", "会议"})) ||
           header.ends_with("频次");
    if (time || is_any(header, {"时间", "日期", "工期", "进度", "节点", "完成", "月份", "时段"}))
        return Column::kDeadline;
    return Column::kOther;
}

Column people(std::string_view header) {
    if (contains_any(header, {"领导", "县级干部", "市级干部", "区级干部"})) return Column::kLeaders;
    bool unit = contains_any(header, {"单位", "部门"});
    if (!unit &&
        contains_any(header, {"责任人", "负责人", "责任同志", "联络员", "经办人", "牵头人"}))
        return Column::kPersons;
    return Column::kOther;
}

Column units(std::string_view header) {
    bool others = contains_any(header, {"配合", "协办", "参与", "协助", "协同"});
    bool lead = contains_any(header, {"牵头", "主办", "主责", "承办单位", "第一责任"});
    if (lead &&
        (others || contains_any(header, {"及责任单位", "和责任单位", "、责任单位", "/责任单位"})))
        return Column::kUnits;
    if (lead && !header.ends_with("任务")) return Column::kLead;
    if (others && (contains_any(header, {"单位", "部门", "科室", "机构", "处室", "责任"}) ||
                   header.size() <= 6))
        return Column::kUnits;
    if (contains_any(
            header,
            {"责任单位", "责任部门", "落实单位", "落实部门", "实施单位", "责任主体", "单位部门",
             "主管部门", "实施主体", "责任科室", "责任股室", "责任处室", "建设单位", "负责单位",
             "负责部门", "执行单位", "办理单位", "整改单位", "业主单位", "承担单位", "监管单位",
             "监管部门", "属地",     "责任分工", "报送单位", "项目单位", "任务单位", "推进单位",
             "督办单位", "督办部门", "挂牌督办", "督导单位", "承接单位", "支撑单位", "支持单位"}))
        return Column::kUnits;
    if (is_any(header, {"责任", "责任单位"})) return Column::kUnits;
    return Column::kOther;
}

Column work(std::string_view header) {
    if (contains_any(header, {"职责"})) return Column::kDuties;
    if (contains_any(header, {"内容", "目标", "措施", "标准", "要求", "具体任务", "举措", "成效",
                              "成果", "做法", "子任务"}))
        return Column::kContent;
    if (contains_any(header,
                     {"任务", "项目",   "事项", "指标", "名称", "问题", "工作", "类别", "议题",
                      "建议", "提案",   "主题", "阶段", "环节", "步骤", "行动", "工程", "领域",
                      "隐患", "风险点", "描述", "诉求", "线索", "课题", "活动"}))
        return Column::kName;
    return Column::kOther;
}

// What no task is named after: remarks, sums, results.
bool describes_nothing(std::string_view header) {
    return contains_any(header, {"电话", "备注", "资金", "投资", "面积", "得分", "分值", "扣分",
                                 "地址", "办理条件", "联系方式", "依据", "完成情况", "办理结果",
                                 "落实情况", "进展情况", "类型", "来源", "权重"});
}

bool number_like(std::string_view cell) {
    return !cell.empty() && cell.find_first_not_of("0123456789.,%-") == std::string_view::npos;
}

}  // namespace

Column column_of(std::string_view header) {
    header = without_remark(header);
    if (describes_nothing(header)) return Column::kOther;
    if (header.size() > kLongestName) return Column::kOther;
    if (Column found = time_or_number(header); found != Column::kOther) return found;
    if (Column found = people(header); found != Column::kOther) return found;
    if (Column found = units(header); found != Column::kOther) return found;
    bool town = contains_any(header, {"乡镇", "乡（镇）", "镇（街道）", "镇街", "街道", "村名",
                                      "县（市、区）", "县（区）", "县区", "区县"});
    town = town || is_any(header, {"村", "行政村", "社区", "村（社区）", "村（居）", "村居"});
    if (town && header.size() < 36) return Column::kTown;
    if (is_any(header, {"单位", "部门", "单位名称", "部门名称", "成员单位", "机构"}))
        return Column::kOffice;
    return work(header);
}

Columns columns_of(const std::vector<std::string>& cells) {
    Columns out;
    for (const std::string& cell : cells) out.push_back(column_of(cell));
    return out;
}

bool holds(const Columns& columns, Column column) {
    return std::find(columns.begin(), columns.end(), column) != columns.end();
}

Columns with_name(const std::vector<std::string>& header) {
    Columns columns = columns_of(header);
    bool named = holds(columns, Column::kName) || holds(columns, Column::kContent) ||
                 holds(columns, Column::kDuties);
    bool bound = holds(columns, Column::kUnits) || holds(columns, Column::kLead);
    if (named || !bound) return columns;
    for (size_t i = 0; i < columns.size(); ++i) {
        if (columns[i] != Column::kOther || header[i].empty() || describes_nothing(header[i]))
            continue;
        columns[i] = Column::kName;
        break;
    }
    return columns;
}

bool supporting(std::string_view header) {
    return contains_any(header,
                        {"配合", "协办", "参与", "协助", "协同", "督办", "督导", "验收", "指导"});
}

bool task_header(const Columns& columns) {
    if (holds(columns, Column::kDuties))
        return holds(columns, Column::kUnits) || holds(columns, Column::kLead) ||
               holds(columns, Column::kOffice);
    bool work = holds(columns, Column::kName) || holds(columns, Column::kContent);
    bool bound = holds(columns, Column::kUnits) || holds(columns, Column::kLead) ||
                 (holds(columns, Column::kDeadline) && columns.size() > 1) ||
                 (holds(columns, Column::kOffice) && holds(columns, Column::kContent));
    return work && bound;
}

bool header_row(const std::vector<std::string>& cells) {
    size_t printed = 0, known = 0;
    for (const std::string& cell : cells) {
        if (cell.empty() || cell == kDitto) continue;
        if (cell.size() > kLongestName || number_like(cell)) return false;
        if (ends_sentence(cell) || cell.find("，") != std::string::npos) return false;
        ++printed;
        known += column_of(cell) != Column::kOther;
    }
    return known >= 2 && known * 2 >= printed;
}

std::vector<std::string> joined_header(const std::vector<std::string>& upper,
                                       const std::vector<std::string>& lower) {
    std::vector<std::string> out = upper;
    out.resize(std::max(upper.size(), lower.size()));
    for (size_t i = 0; i < lower.size(); ++i) {
        if (lower[i].empty() || lower[i] == kDitto || lower[i] == out[i]) continue;
        out[i] = column_of(lower[i]) == Column::kOther ? out[i] + lower[i] : lower[i];
    }
    return out;
}

}  // namespace extract

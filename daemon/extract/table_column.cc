#include "extract/table_column.h"

#include "extract/wording.h"

namespace extract {

Column column_of(std::string_view header) {
    if (contains_any(header, {"联系电话", "备注", "资金", "投资", "面积", "得分", "分值", "扣分",
                              "地址", "办理条件"}))
        return Column::kOther;
    if (contains_any(header, {"序号", "编号"}) || header == "序") return Column::kNumber;
    if (contains_any(header, {"时限", "完成时间", "时间节点", "完成日期", "时间要求", "完成期限",
                              "整改时间", "时间进度", "办结时间", "推进时间", "计划完成"}))
        return Column::kDeadline;
    if (contains_any(header, {"牵头单位", "牵头部门", "主办单位", "主责单位", "牵头责任单位",
                              "承办单位", "第一责任单位"}))
        return Column::kLead;
    if (contains_any(header, {"责任单位", "责任部门", "配合单位", "配合部门", "协办单位",
                              "落实单位", "实施单位", "责任主体", "参与单位", "协助单位",
                              "单位部门", "主管部门", "实施主体", "配合责任单位"}))
        return Column::kUnits;
    if (contains_any(header, {"牵头领导", "分管领导", "责任领导", "包联领导", "包抓领导",
                              "县级领导", "市级领导", "牵头县领导", "分管县领导"}))
        return Column::kLeaders;
    if (contains_any(header, {"责任人", "负责人"})) return Column::kPersons;
    if (contains_any(header, {"乡镇", "乡（镇）", "镇（街道）"}) && header.size() < 36)
        return Column::kTown;
    if (contains_any(header, {"内容", "目标", "措施", "标准", "要求", "任务要求", "具体任务"}))
        return Column::kContent;
    if (contains_any(header, {"任务", "项目", "事项", "指标", "名称", "问题", "工作", "议定事项"}))
        return Column::kName;
    return Column::kOther;
}

}  // namespace extract

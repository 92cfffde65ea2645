#include "extract/section.h"

#include <optional>

#include "extract/wording.h"

namespace extract {

namespace {

std::optional<SectionRole> role_of_heading(std::string_view heading) {
    if (heading.empty()) return {};
    if (contains_any(heading, {"职责", "责任分工", "任务分工", "工作分工", "分工安排"}))
        return SectionRole::kDuties;
    if (contains_any(heading,
                     {"步骤", "阶段", "进度安排", "时间安排", "时间节点", "实施进度", "工作进度"}))
        return SectionRole::kSteps;
    if (ends_with_any(
            heading,
            {"指导思想", "基本原则", "工作原则", "实施原则", "基本思路", "工作思路", "重要意义",
             "意义",     "必要性",   "基本情况", "现状",     "工作基础", "发展基础", "发生情况",
             "适用范围", "编制依据", "名词解释", "面临形势", "存在问题", "分布情况", "预测情况",
             "趋势预测", "扰动情况", "处置原则", "工作背景", "背景",     "整治时间", "行动时间",
             "实施时间", "实施期限", "起止时间", "活动时间", "活动主题", "工作时限"}))
        return SectionRole::kIgnored;
    if (ends_with_any(heading, {"奖补标准", "补助标准", "补贴标准", "扶持政策", "奖励标准",
                                "补偿标准", "优惠政策", "奖补政策", "支持政策", "资金规模",
                                "资金来源", "认定标准", "申报条件", "服务网点标准"}))
        return SectionRole::kIgnored;
    if (ends_with_any(heading,
                      {"总体目标", "工作目标", "目标任务", "主要目标", "发展目标", "行动目标",
                       "目标", "整治范围及目标", "计划指标", "总体要求", "总体思路"}))
        return SectionRole::kGoals;
    return {};
}

bool form_title(std::string_view title) {
    return contains_any(title, {"服务事项", "服务清单", "评分表", "申请",   "申报表", "登记表",
                                "审批表",   "名册",     "印模",   "测算表", "示意图", "平面图",
                                "立面图",   "调度表",   "名单",   "考核表", "信息表", "评分标准",
                                "测评",     "办事指南", "统计表", "情况表", "回执",   "报名表",
                                "问卷",     "一般情况", "目录",   "样表",   "承诺书", "评分细则"});
}

}  // namespace

bool ignored_label(std::string_view label) {
    return ends_with_any(label, {"扶持政策", "标准要求", "奖补标准", "补助标准", "补贴标准",
                                 "奖补政策", "支持政策", "申报条件", "适用对象", "政策依据", "备注",
                                 "注", "联系人", "联系电话", "依据", "填报单位", "报送单位"});
}

SectionRole section_role(const Outline& outline, int node) {
    const Annex* annex = outline.annex_of(node);
    if (annex != nullptr && form_title(annex->title)) return SectionRole::kIgnored;
    SectionRole role = SectionRole::kWork;
    for (int i = node; i >= 0; i = outline.nodes[i].parent) {
        std::optional<SectionRole> told = role_of_heading(outline.nodes[i].heading());
        if (!told) continue;
        if (*told == SectionRole::kIgnored) return *told;
        if (role == SectionRole::kWork) role = *told;
    }
    bool rules =
        annex != nullptr && ends_with_any(annex->title, {"办法", "规则", "规定", "细则", "标准",
                                                         "流程", "制度", "规范", "指南", "须知"});
    bool duties = annex != nullptr && annex->title.find("职责") != std::string::npos;
    if (duties && role == SectionRole::kWork) return SectionRole::kDuties;
    return rules ? SectionRole::kRules : role;
}

}  // namespace extract

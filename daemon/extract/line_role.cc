#include "extract/line_role.h"

#include <algorithm>

#include "extract/marker.h"
#include "extract/wording.h"

namespace extract {

bool table_line(std::string_view line) { return line.find('\t') != std::string_view::npos; }

bool torn_table_header(std::string_view line) {
    if (line.find(' ') == std::string_view::npos || line.size() > 240) return false;
    if (contains_any(line, {"。", "，", "；"})) return false;
    int found = 0;
    for (std::string_view column :
         {"序号", "任务", "牵头领导", "分管领导", "责任领导", "牵头单位", "责任单位", "责任部门",
          "配合单位", "牵头部门", "完成时限", "完成时间", "时间节点", "责任人", "工作内容",
          "主要内容", "工作目标", "办理时限"})
        found += line.find(column) != std::string_view::npos;
    return found >= 3;
}

bool blank_form(std::string_view line) { return line.find("___") != std::string_view::npos; }

bool property_line(std::string_view line) {
    return line.size() < 120 &&
           starts_with_any(line,
                           {"发布日期：", "发布时间：", "发文日期：", "成文日期：", "索引号：",
                            "信息来源：", "来源：", "浏览次数：", "主题分类：", "公开日期：",
                            "信息索引：", "有效性：", "字号：", "字体：", "主题词：", "生效日期：",
                            "发布机构：", "发文机关：", "打印日期："});
}

bool opens_person_list(std::string_view line) {
    return starts_with_any(line,
                           {"组长：", "总指挥：", "指挥长：", "召集人：", "主任：", "第一组长："});
}

bool person_line(std::string_view line) {
    if (line.size() > 240) return false;
    return !contains_any(line, {"。", "；", "，"}) ||
           starts_with_any(line, {"组长", "副组长", "成员"});
}

bool annex_label(std::string_view line, std::string& label) {
    if (!line.starts_with("附件") && !line.starts_with("附表")) return false;
    std::string_view rest = line.substr(6);
    size_t length = 0;
    int number = leading_number(rest, length);
    if (number > 0) rest.remove_prefix(length);
    if (!rest.empty() && rest != "：") return false;
    label = std::string(line.substr(0, 6 + length));
    return true;
}

bool ends_like_annex_title(std::string_view title) {
    if (size_t open = title.rfind("（"); title.ends_with("）") && open > 0)
        title.remove_suffix(title.size() - std::min(open, title.size()));
    return ends_like_plan_title(title) ||
           ends_with_any(title, {"名单", "表", "图", "书", "流程", "领导小组", "台账", "目录",
                                 "明细", "月历", "日历", "一览", "安排", "分工"});
}

bool name_and_post(std::string_view raw) {
    size_t blank = raw.find(' ');
    if (blank == std::string_view::npos || blank < 3 || blank > 12 || raw.size() > 90) return false;
    if (contains_any(raw, {"。", "，", "；", "：", "《"})) return false;
    return ends_with_any(
        raw,
        {"局长", "主任", "书记",     "县长", "镇长",   "乡长", "部长",   "队长", "经理", "段长",
         "主席", "院长", "主任科员", "科长", "校长",   "政委", "会长",   "行长", "站长", "所长",
         "市长", "区长", "处长",     "厅长", "秘书长", "常委", "总经理", "股长", "台长"});
}

}  // namespace extract

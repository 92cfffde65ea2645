#include "extract/predicate.h"

#include <algorithm>
#include <iterator>

#include "extract/wording.h"

namespace extract {

namespace {

constexpr std::string_view kAttitudes[] = {
    "提高政治站位", "提高站位",     "高度重视", "统一思想",     "充分认识", "深化思想认识",
    "提高思想认识", "提高认识",     "增强责任", "增强大局",     "切实增强", "强化责任意识",
    "牢固树立",     "深刻认识",     "把思想",   "切实提高",     "坚定信心", "转变作风",
    "齐抓共管",     "密切协同",     "密切配合", "密切协作",     "加强领导", "亲自抓",
    "各司其职",     "充分发挥",     "作为",     "主动作为",     "精心组织", "通力协作",
    "抓紧抓好",     "抓实抓细",     "抓细抓实", "严禁形式主义", "责任感",   "紧迫感",
    "使命感",       "克服麻痹思想", "统一到",   "勇于担当",     "认真履责", "主动担当",
    "创新思路"};

// What the clause asks for, behind the subject and its modal verb.
bool only_attitude(std::string_view clause) {
    return std::any_of(
        std::begin(kAttitudes), std::end(kAttitudes),
        [clause](std::string_view word) { return clause.find(word) != std::string_view::npos; });
}

std::vector<std::string_view> clauses(std::string_view statement) {
    std::vector<std::string_view> out;
    while (!statement.empty()) {
        size_t comma = statement.find("，");
        std::string_view clause = statement.substr(0, comma);
        if (clause.size() > 6) out.push_back(clause);
        if (comma == std::string_view::npos) break;
        statement.remove_prefix(comma + 3);
    }
    return out;
}

// 省督察组对我市开展了督察，并反馈了意见: what was done.
bool reports(std::string_view statement) {
    bool done = contains_any(statement, {"开展了", "进行了", "反馈了", "召开了", "印发了", "组织了",
                                         "通过了", "作了", "听取了", "指出了", "取得了", "完成了",
                                         "形成了", "提出了", "表示", "汇报了", "发现了"});
    return done && !contains_any(statement, {"要", "应", "须", "负责", "请"});
}

}  // namespace

bool vague_collective(std::string_view unit) {
    if (ends_with_any(unit, {"各乡镇各部门", "各级各部门", "各部门各单位", "各地各部门"}))
        return true;
    for (std::string_view head : {"县直", "市直", "区直", "县级", "全县", "全市", "各级"})
        if (unit.starts_with(head)) unit.remove_prefix(head.size());
    if (unit.starts_with("各")) unit.remove_prefix(3);
    for (std::string_view middle : {"有关", "相关", "责任", "职能", "成员", "牵头", "承办", "参与"})
        if (unit.starts_with(middle)) unit.remove_prefix(6);
    if (unit.starts_with("职能") || unit.starts_with("责任")) unit.remove_prefix(6);
    return unit == "部门" || unit == "单位" || unit == "部门单位" || unit == "方面" ||
           unit.empty() || unit == "部门和单位" || unit == "部门、单位" || unit == "级各部门" ||
           unit == "级部门";
}

bool obliges(std::string_view statement, const std::vector<std::string>& units) {
    if (reports(statement)) return false;
    if (contains_any(statement, {"责任单位", "责任主体", "实施主体"})) return true;
    size_t behind = 0;
    for (const std::string& unit : units)
        if (size_t at = statement.find(unit); at != std::string_view::npos)
            behind = std::max(behind, at + unit.size());
    std::string_view rest = statement.substr(behind);
    std::string_view clause = rest.substr(0, rest.find("，"));
    bool modal =
        contains_any(clause, {"要", "应", "须", "需", "将", "负责", "牵头", "会同", "务必"});
    if (modal) return true;
    if (contains_any(rest,
                     {"，要", "，应", "，须", "，必须", "，需", "，务必", "，负责", "，牵头"}))
        return true;
    return !starts_with_any(clause, {"在", "是", "为", "以"});
}

bool appoints(std::string_view statement) {
    while (starts_with_any(statement, {"。", "；", "，"})) statement.remove_prefix(3);
    bool sets_up =
        starts_with_any(statement, {"成立", "组建", "设立", "县成立", "市成立"}) &&
        contains_any(statement, {"领导小组", "专班", "指挥部", "工作组", "领导组", "工作小组"});
    if (sets_up) return true;
    return contains_any(statement, {"任组长", "为组长", "担任组长", "为成员", "任副组长",
                                    "为副组长", "兼任", "办公室设在", "下设办公室", "设办公室",
                                    "任指挥长", "任总指挥", "任主任", "担任"});
}

bool specific_deed(std::string_view statement, const std::vector<std::string>& units) {
    if (contains_any(statement, {"第一责任单位", "责任主体", "实施主体", "直接责任单位"}))
        return true;
    bool vague = std::all_of(units.begin(), units.end(),
                             [](const std::string& unit) { return vague_collective(unit); });
    if (vague)
        return contains_any(
            statement,
            {"成立",     "制定",         "报送",     "上报",         "召开",     "组建",
             "签订",     "出台",         "建立健全", "编制",         "报县",     "指定专人",
             "明确专人", "建立工作台账", "建立台账", "细化工作方案", "细化方案", "细化措施",
             "倒排",     "履行主体责任", "主动协调", "排查",         "报市",     "报区",
             "主动发布", "整改到位",     "自查"});
    std::vector<std::string_view> parts = clauses(statement);
    return std::any_of(parts.begin(), parts.end(),
                       [](std::string_view clause) { return !only_attitude(clause); });
}

}  // namespace extract

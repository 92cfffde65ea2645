#include "extract/unit_label.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "extract/unit_name.h"

namespace extract {

namespace {

using View = std::u32string_view;

constexpr size_t kLongestLabel = 12;

struct LabelWord {
    std::u32string text;
    LabelRole role;
};

struct RoleWord {
    View text;
    LabelRole role;
};

// Labels of units are a role and a kind of body: 牵头 + 单位, 责任 + 处室.
const std::vector<RoleWord>& unit_roles() {
    using enum LabelRole;
    static const std::vector<RoleWord> kRoles = {
        {U"牵头", kLead},      {U"总牵头", kLead},    {U"主要牵头", kLead},  {U"牵头责任", kLead},
        {U"牵头负责", kLead},  {U"主办", kLead},      {U"主责", kLead},      {U"共同牵头", kLead},
        {U"市级牵头", kLead},  {U"县级牵头", kLead},  {U"省级牵头", kLead},  {U"区级牵头", kLead},
        {U"市级责任", kUnits}, {U"县级责任", kUnits}, {U"省级责任", kUnits}, {U"区级责任", kUnits},
        {U"市级配合", kUnits}, {U"县级配合", kUnits}, {U"责任", kUnits},     {U"主要责任", kUnits},
        {U"直接责任", kUnits}, {U"第一责任", kUnits}, {U"第二责任", kUnits}, {U"其他责任", kUnits},
        {U"配合责任", kUnits}, {U"协助责任", kUnits}, {U"具体责任", kUnits}, {U"整改责任", kUnits},
        {U"落实责任", kUnits}, {U"共同责任", kUnits}, {U"负责", kUnits},     {U"落实", kUnits},
        {U"配合", kUnits},     {U"主要配合", kUnits}, {U"协同配合", kUnits}, {U"协办", kUnits},
        {U"协同", kUnits},     {U"协助", kUnits},     {U"会办", kUnits},     {U"联办", kUnits},
        {U"参与", kUnits},     {U"参加", kUnits},     {U"承办", kUnits},     {U"具体承办", kUnits},
        {U"实施", kUnits},     {U"组织实施", kUnits}, {U"执行", kUnits},     {U"办理", kUnits},
        {U"完成", kUnits},     {U"组织", kUnits},     {U"督导", kUnits},     {U"指导", kUnits},
        {U"监管", kUnits},     {U"监督", kUnits},     {U"整改", kUnits},     {U"支持", kUnits},
        {U"支撑", kUnits},     {U"承接", kUnits},     {U"推进", kUnits},     {U"保障", kUnits},
        {U"建设", kUnits},     {U"项目", kUnits},     {U"业主", kUnits},     {U"包保", kUnits},
        {U"主管", kUnits},     {U"成员", kUnits},     {U"督办", kOther},     {U"挂牌督办", kOther},
        {U"验收", kOther},     {U"考核", kOther}};
    return kRoles;
}

constexpr View kBodies[] = {U"单位",       U"部门",       U"科室",       U"股室",   U"处室",
                            U"主体",       U"机构",       U"司局",       U"乡镇",   U"镇街",
                            U"部门(单位)", U"单位(部门)", U"单位(科室)", U"科(室)", U"处(室)",
                            U"部门和单位", U"部门及单位"};

// Roles that stand as a label by themselves: 牵头：….
constexpr View kAlone[] = {U"牵头", U"主办", U"责任", U"配合", U"协办", U"承办", U"会办", U"参与"};

const std::vector<RoleWord>& other_labels() {
    using enum LabelRole;
    static const std::vector<RoleWord> kWords = {
        {U"政府分管领导", kLeaders}, {U"牵头领导", kLeaders},     {U"分管领导", kLeaders},
        {U"责任领导", kLeaders},     {U"包保领导", kLeaders},     {U"县级领导", kLeaders},
        {U"牵头县领导", kLeaders},   {U"责任县领导", kLeaders},   {U"县级责任领导", kLeaders},
        {U"包联领导", kLeaders},     {U"挂牌领导", kLeaders},     {U"市级领导", kLeaders},
        {U"督办领导", kLeaders},     {U"县级牵头领导", kLeaders}, {U"分管县领导", kLeaders},
        {U"牵头市领导", kLeaders},   {U"责任市领导", kLeaders},   {U"市分管领导", kLeaders},
        {U"县分管领导", kLeaders},   {U"牵头区领导", kLeaders},   {U"区级领导", kLeaders},
        {U"整改责任人", kPersons},   {U"第一责任人", kPersons},   {U"主要责任人", kPersons},
        {U"直接负责人", kPersons},   {U"具体负责人", kPersons},   {U"主要负责人", kPersons},
        {U"协调领导", kLeaders},     {U"责任落实到", kUnits},     {U"责任人", kPersons},
        {U"具体责任人", kPersons},   {U"直接责任人", kPersons},   {U"责任人员", kPersons},
        {U"牵头人", kPersons},       {U"负责人", kPersons},       {U"联系人", kOther},
        {U"联络员", kOther},         {U"完成时限", kOther},       {U"完成时间", kOther},
        {U"完成期限", kOther},       {U"时限要求", kOther},       {U"办结时限", kOther},
        {U"整改时限", kOther},       {U"整改期限", kOther},       {U"时间节点", kOther},
        {U"时间要求", kOther},       {U"时间安排", kOther},       {U"时限", kOther},
        {U"进度要求", kOther},       {U"目标任务", kOther},       {U"工作目标", kOther},
        {U"工作任务", kOther},       {U"整改措施", kOther},       {U"整改目标", kOther},
        {U"备注", kOther},           {U"联系电话", kOther},       {U"电话", kOther},
        {U"资金来源", kOther},       {U"工作措施", kOther},       {U"任务内容", kOther},
        {U"验收标准", kOther},       {U"办理时限", kOther},       {U"工作时限", kOther},
        {U"任务时限", kOther},       {U"完成标准", kOther},       {U"工作要求", kOther},
        {U"任务来源", kOther},       {U"具体措施", kOther},       {U"主要措施", kOther},
        {U"工作进度", kOther},       {U"推进时限", kOther},       {U"落实时限", kOther},
        {U"计划完成时间", kOther},   {U"时间进度", kOther}};
    return kWords;
}

const std::vector<LabelWord>& label_words() {
    static const std::vector<LabelWord> kWords = [] {
        std::vector<LabelWord> words;
        for (const RoleWord& role : unit_roles())
            for (View body : kBodies)
                words.push_back({std::u32string(role.text) + std::u32string(body), role.role});
        for (const RoleWord& role : unit_roles())
            if (std::find(std::begin(kAlone), std::end(kAlone), role.text) != std::end(kAlone))
                words.push_back({std::u32string(role.text), role.role});
        for (const RoleWord& other : other_labels())
            words.push_back({std::u32string(other.text), other.role});
        return words;
    }();
    return kWords;
}

// The words of a label by their first character.
const std::vector<const LabelWord*>* labels_from(char32_t first) {
    using Words = std::vector<const LabelWord*>;
    static const std::map<char32_t, Words> kByFirst = [] {
        std::map<char32_t, Words> out;
        for (const LabelWord& word : label_words()) out[word.text.front()].push_back(&word);
        return out;
    }();
    auto found = kByFirst.find(first);
    return found == kByFirst.end() ? nullptr : &found->second;
}

const LabelWord* longest_label(View text) {
    const std::vector<const LabelWord*>* words = labels_from(text.front());
    const LabelWord* best = nullptr;
    if (words == nullptr) return best;
    for (const LabelWord* word : *words)
        if (text.starts_with(word->text) &&
            (best == nullptr || word->text.size() > best->text.size()))
            best = word;
    return best;
}

// 牵头单位及责任单位：, 责任单位和职责：, 责任单位（排第一位的为牵头单位）：.
size_t behind_addition(const ScanText& text, size_t at) {
    View rest = text.view(at, at + 30);
    if (rest.starts_with(U"(")) {
        size_t close = rest.find(U')');
        return close == View::npos ? at : at + close + 1;
    }
    for (View addition :
         {View(U"及时限"), View(U"及完成时限"), View(U"和完成时限"), View(U"依次为"),
          View(U"分别为"), View(U"有"), View(U"包括"), View(U"及责任人"), View(U"和责任人"),
          View(U"及职责"), View(U"和职责"), View(U"及配合单位"), View(U"及责任单位"),
          View(U"、责任单位"), View(U"和责任单位"), View(U"和配合单位"), View(U"及分工"),
          View(U"及负责人")})
        if (rest.starts_with(addition)) return at + addition.size();
    return at;
}

bool label_boundary(const ScanText& text, size_t at) {
    if (at == 0) return true;
    char32_t before = text.at(at - 1);
    return View(U"()。;,:、*|[]〔〕】\"”").find(before) != View::npos || text.gap_before(at);
}

// The place behind the label's colon, or 0 where the words are no label.
size_t label_end(const ScanText& text, size_t begin, const LabelWord& word) {
    size_t end = begin + word.text.size();
    if (word.text.size() <= 2 && !label_boundary(text, begin)) return 0;
    bool also_a_name = false;  // 各行业主管部门：负责…
    for (View role : {View(U"成员"), View(U"主管"), View(U"项目"), View(U"建设"), View(U"业主"),
                      View(U"监管"), View(U"监督"), View(U"指导")})
        also_a_name = also_a_name || word.text.starts_with(role);
    if (also_a_name && !label_boundary(text, begin)) return 0;
    size_t added = behind_addition(text, end);
    if (text.at(added) == U':') return added + 1;
    View addition = text.view(end, added);
    if (addition == U"依次为" || addition == U"分别为") return added;
    if (text.at(end) == U':') return end + 1;
    if (begin > 0 && View(U"[〔").find(text.at(begin - 1)) != View::npos &&
        View(U"]〕").find(text.at(end)) != View::npos)
        return end + 1;  // [牵头部门]市商务局
    if (word.text.size() > 2 && label_boundary(text, begin) &&
        View(U"/-|→〔[").find(text.at(end)) != View::npos)
        return end + 1;  // 牵头单位/市工信局
    bool whole_word = word.role != LabelRole::kOther &&
                      (word.text.ends_with(U"单位") || word.text.ends_with(U"部门")) &&
                      !word.text.starts_with(U"项目") && !word.text.starts_with(U"建设") &&
                      !word.text.starts_with(U"主管");
    if (!whole_word || !label_boundary(text, begin)) return 0;
    if (text.at(end) == U'为' || text.at(end) == U'是') ++end;
    View rest = text.view(end, end + 2);
    bool named = !rest.empty() && View(U"县市区省各国").find(rest.front()) != View::npos;
    return named ? end : 0;
}

// 县农业农村局（责任股室：种植业股）: what the bracket says is a unit's own affair.
bool inside_a_name(const ScanText& text, size_t begin, const LabelWord& word) {
    if (begin < 3 || text.at(begin - 1) != U'(') return false;
    bool offices = word.text.ends_with(U"室") || word.text.ends_with(U"处");
    return offices && ends_as_unit(text.view(begin > 12 ? begin - 12 : 0, begin - 1));
}

}  // namespace

std::vector<Label> find_labels(const ScanText& text) {
    std::vector<Label> out;
    for (size_t i = 0; i < text.size();) {
        const LabelWord* word = longest_label(text.view(i, i + kLongestLabel));
        size_t end = word == nullptr ? 0 : label_end(text, i, *word);
        if (end == 0 || inside_a_name(text, i, *word)) {
            ++i;
            continue;
        }
        out.push_back({i, end, word->role});
        i = end;
    }
    return out;
}

}  // namespace extract

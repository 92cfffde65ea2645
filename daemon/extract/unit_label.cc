#include "extract/unit_label.h"

#include <algorithm>

#include "extract/unit_name.h"

namespace extract {

namespace {

using View = std::u32string_view;

struct LabelWord {
    View text;
    LabelRole role;
};

const std::vector<LabelWord>& label_words() {
    using enum LabelRole;
    static const std::vector<LabelWord> kWords = {{U"牵头单位", kLead},
                                                  {U"牵头部门", kLead},
                                                  {U"牵头责任单位", kLead},
                                                  {U"牵头责任部门", kLead},
                                                  {U"总牵头单位", kLead},
                                                  {U"牵头科室", kLead},
                                                  {U"主办单位", kLead},
                                                  {U"主办部门", kLead},
                                                  {U"主办", kLead},
                                                  {U"牵头", kLead},
                                                  {U"主责单位", kLead},
                                                  {U"主责部门", kLead},
                                                  {U"主要责任单位", kUnits},
                                                  {U"责任单位", kUnits},
                                                  {U"责任", kUnits},
                                                  {U"负责单位", kUnits},
                                                  {U"负责部门", kUnits},
                                                  {U"责任部门", kUnits},
                                                  {U"责任主体", kUnits},
                                                  {U"责任科室", kUnits},
                                                  {U"责任股室", kUnits},
                                                  {U"落实单位", kUnits},
                                                  {U"落实部门", kUnits},
                                                  {U"配合单位", kUnits},
                                                  {U"配合部门", kUnits},
                                                  {U"配合", kUnits},
                                                  {U"协办单位", kUnits},
                                                  {U"协办部门", kUnits},
                                                  {U"协办", kUnits},
                                                  {U"协同单位", kUnits},
                                                  {U"协同部门", kUnits},
                                                  {U"协助单位", kUnits},
                                                  {U"参与单位", kUnits},
                                                  {U"参加单位", kUnits},
                                                  {U"参与部门", kUnits},
                                                  {U"承办单位", kUnits},
                                                  {U"承办部门", kUnits},
                                                  {U"承办", kUnits},
                                                  {U"实施单位", kUnits},
                                                  {U"实施主体", kUnits},
                                                  {U"执行单位", kUnits},
                                                  {U"办理单位", kUnits},
                                                  {U"完成单位", kUnits},
                                                  {U"组织单位", kUnits},
                                                  {U"督导单位", kUnits},
                                                  {U"指导单位", kUnits},
                                                  {U"监管单位", kUnits},
                                                  {U"监督单位", kUnits},
                                                  {U"监管部门", kUnits},
                                                  {U"整改单位", kUnits},
                                                  {U"整改责任单位", kUnits},
                                                  {U"政府分管领导", kLeaders},
                                                  {U"牵头领导", kLeaders},
                                                  {U"分管领导", kLeaders},
                                                  {U"责任领导", kLeaders},
                                                  {U"包保领导", kLeaders},
                                                  {U"县级领导", kLeaders},
                                                  {U"牵头县领导", kLeaders},
                                                  {U"责任县领导", kLeaders},
                                                  {U"县级责任领导", kLeaders},
                                                  {U"包联领导", kLeaders},
                                                  {U"挂牌领导", kLeaders},
                                                  {U"市级领导", kLeaders},
                                                  {U"督办领导", kLeaders},
                                                  {U"县级牵头领导", kLeaders},
                                                  {U"分管县领导", kLeaders},
                                                  {U"责任人", kPersons},
                                                  {U"具体责任人", kPersons},
                                                  {U"直接责任人", kPersons},
                                                  {U"责任人员", kPersons},
                                                  {U"牵头人", kPersons},
                                                  {U"负责人", kPersons},
                                                  {U"联系人", kOther},
                                                  {U"联络员", kOther},
                                                  {U"完成时限", kOther},
                                                  {U"完成时间", kOther},
                                                  {U"完成期限", kOther},
                                                  {U"时限要求", kOther},
                                                  {U"办结时限", kOther},
                                                  {U"整改时限", kOther},
                                                  {U"整改期限", kOther},
                                                  {U"时间节点", kOther},
                                                  {U"时间要求", kOther},
                                                  {U"时间安排", kOther},
                                                  {U"时限", kOther},
                                                  {U"进度要求", kOther},
                                                  {U"目标任务", kOther},
                                                  {U"工作目标", kOther},
                                                  {U"工作任务", kOther},
                                                  {U"整改措施", kOther},
                                                  {U"整改目标", kOther},
                                                  {U"备注", kOther},
                                                  {U"联系电话", kOther},
                                                  {U"电话", kOther},
                                                  {U"资金来源", kOther},
                                                  {U"工作措施", kOther},
                                                  {U"任务内容", kOther},
                                                  {U"验收标准", kOther},
                                                  {U"验收单位", kOther}};
    return kWords;
}

const LabelWord* longest_label(View text) {
    const LabelWord* best = nullptr;
    for (const LabelWord& word : label_words())
        if (text.starts_with(word.text) &&
            (best == nullptr || word.text.size() > best->text.size()))
            best = &word;
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
         {View(U"及责任人"), View(U"和责任人"), View(U"及职责"), View(U"和职责"),
          View(U"及配合单位"), View(U"及责任单位"), View(U"、责任单位"), View(U"和责任单位"),
          View(U"和配合单位"), View(U"及分工"), View(U"及负责人")})
        if (rest.starts_with(addition)) return at + addition.size();
    return at;
}

bool label_boundary(const ScanText& text, size_t at) {
    if (at == 0) return true;
    char32_t before = text.at(at - 1);
    return View(U"()。;,:、*|〔〕】\"”").find(before) != View::npos || text.gap_before(at);
}

// The place behind the label's colon, or 0 where the words are no label.
size_t label_end(const ScanText& text, size_t begin, const LabelWord& word) {
    size_t end = begin + word.text.size();
    if (word.text.size() <= 2 && !label_boundary(text, begin)) return 0;
    size_t added = behind_addition(text, end);
    if (text.at(added) == U':') return added + 1;
    if (text.at(end) == U':') return end + 1;
    bool whole_word = word.text.ends_with(U"单位") || word.text.ends_with(U"部门");
    if (!whole_word || !label_boundary(text, begin)) return 0;
    if (text.at(end) == U'为' || text.at(end) == U'是') ++end;
    View rest = text.view(end, end + 2);
    bool named = !rest.empty() && View(U"县市区省各国").find(rest.front()) != View::npos;
    return named ? end : 0;
}

}  // namespace

std::vector<Label> find_labels(const ScanText& text) {
    std::vector<Label> out;
    for (size_t i = 0; i < text.size();) {
        static constexpr View kFirst =
            U"牵总主责落配协参承实执办完组督指监整政分包县市挂具直负联时进目工备电资任验";
        const LabelWord* word =
            kFirst.find(text.at(i)) == View::npos ? nullptr : longest_label(text.view(i, i + 8));
        size_t end = word == nullptr ? 0 : label_end(text, i, *word);
        if (end == 0) {
            ++i;
            continue;
        }
        out.push_back({i, end, word->role});
        i = end;
    }
    return out;
}

}  // namespace extract

// A label of units is read as a phrase: qualifiers and roles, then a kind of body, then further
// phrases behind 和, 及 or 、. Labels of persons, times and other fields are told by their ends.

#include "extract/unit_label.h"

#include <algorithm>

#include "extract/numeral.h"
#include "extract/unit_name.h"
#include "extract/unit_words.h"
#include "extract/word_set.h"

namespace extract {

namespace {

using View = std::u32string_view;

constexpr size_t kLongestField = 10;  // characters of a label of another field
constexpr size_t kLongestNote = 30;   // characters of a bracket behind a label

// Roles that open a label wherever they stand.
const WordSet& core_roles() {
    static const WordSet kRoles = {
        U"牵头", U"总牵头", U"主办",     U"主责",     U"责任", U"负责", U"落实", U"配合", U"协办",
        U"协同", U"协助",   U"会办",     U"联办",     U"参与", U"参加", U"承办", U"实施", U"执行",
        U"办理", U"完成",   U"组织实施", U"挂牌督办", U"督办", U"督导", U"整改", U"支持", U"支撑",
        U"承接", U"推进",   U"保障",     U"包保",     U"验收", U"协作", U"会同", U"包抓", U"包联"};
    return kRoles;
}

// Roles that are a label only at the beginning of words: 各行业主管部门：负责… is a name.
const WordSet& boundary_roles() {
    static const WordSet kRoles = {
        U"执法", U"巡查", U"值班", U"征收", U"经办", U"审批", U"指挥", U"联络", U"受理", U"共建",
        U"帮包", U"挂联", U"挂包", U"结办", U"监管", U"监督", U"指导", U"主管", U"成员", U"建设",
        U"业主", U"项目", U"组织", U"统筹", U"考核", U"审核", U"主抓", U"联系", U"帮扶", U"结对",
        U"使用", U"管理", U"运营", U"代建", U"评价", U"协调", U"服务", U"申报", U"属地", U"抓总"};
    return kRoles;
}

const WordSet& qualifiers() {
    static const WordSet kWords = {
        U"市级", U"县级", U"省级", U"区级", U"镇级", U"乡级", U"州级", U"国家", U"中央", U"地方",
        U"本级", U"主要", U"直接", U"第一", U"第二", U"其他", U"其它", U"共同", U"具体", U"行业",
        U"业务", U"专班", U"工作", U"任务", U"问题", U"措施", U"事项", U"主体", U"日常", U"技术",
        U"现场", U"专项", U"联合", U"重点", U"相关", U"有关", U"总"};
    return kWords;
}

const WordSet& bodies() {
    static const WordSet kBodies = {
        U"单位",       U"部门",       U"科室",       U"股室",       U"处室",       U"主体",
        U"机构",       U"司局",       U"乡镇",       U"镇街",       U"街道",       U"县区",
        U"区县",       U"县市区",     U"企业",       U"社区",       U"部门(单位)", U"单位(部门)",
        U"单位(科室)", U"科(室)",     U"处(室)",     U"部门(处室)", U"部门和单位", U"部门及单位",
        U"单位和部门", U"单位(个人)", U"县(市、区)", U"乡镇(街道)"};
    return kBodies;
}

// Roles that stand as a label by themselves: 牵头：….
const WordSet& alone() {
    static const WordSet kAlone = {U"业主", U"配合责任", U"统筹", U"主管", U"牵头", U"主办",
                                   U"责任", U"配合",     U"协办", U"承办", U"会办", U"参与",
                                   U"主责", U"监督",     U"督办", U"协同", U"指导", U"落实",
                                   U"实施", U"协作",     U"督导"};
    return kAlone;
}

// 主体责任：, 监管责任：: the duty for whoever bears it.
bool kind_of_duty(View words) {
    static const WordSet kDuties = {U"主体责任",    U"监管责任", U"督办责任",     U"属地责任",
                                    U"牵头责任",    U"主管责任", U"管理责任",     U"配合责任",
                                    U"监督责任",    U"包保责任", U"行业监管责任", U"属地管理责任",
                                    U"部门监管责任"};
    return kDuties.contains(words);
}

struct Phrase {
    size_t end = 0;  // 0: no phrase
    bool lead = false;
    bool core = false;  // begins with a core role or a qualifier of one
    bool body = false;  // ends with a kind of body, not with a role alone
};

// 整改 配合 单位: any number of qualifiers and roles, at least one role, and a body.
Phrase phrase_at(View text, size_t at) {
    Phrase out;
    size_t i = at;
    size_t roles = 0;
    size_t last = at;
    for (;;) {
        View rest = text.substr(std::min(i, text.size()));
        if (roles > 0 && bodies().starts(rest)) break;
        size_t core = core_roles().starting(rest);
        size_t role = std::max(core, boundary_roles().starting(rest));
        size_t qualifier = qualifiers().starting(rest);
        if (std::max(role, qualifier) == 0) break;
        if (role >= qualifier) {
            if (roles == 0) out.core = core > 0;
            ++roles;
            View words = rest.substr(0, role);
            out.lead = out.lead || words == U"牵头" || words == U"总牵头" || words == U"主办" ||
                       words == U"主责";
        }
        last = i;
        i += std::max(role, qualifier);
    }
    if (roles == 0) return {};
    size_t body = bodies().starting(text.substr(std::min(i, text.size())));
    out.body = body > 0;
    out.end = i + body;
    if (body > 0) return out;
    View words = text.substr(at, i - at);
    bool stands = alone().contains(text.substr(last, i - last)) || kind_of_duty(words);
    return stands ? out : Phrase{};
}

enum class Kind { kNone, kLeaders, kPersons, kTime, kOther };

// 包抓领导, 第一责任人, 完成时限, 联系电话: what the words before a colon end with.
Kind kind_by_end(View words) {
    static const WordSet kLeaders = {U"领导", U"县长", U"市长", U"区长"};
    static const WordSet kPersons = {U"责任人", U"负责人", U"牵头人", U"责任人员", U"责任同志"};
    static const WordSet kTimes = {U"时限",     U"时间",     U"期限",     U"时间节点", U"时限要求",
                                   U"时间要求", U"时间安排", U"时间进度", U"工期",     U"进度要求"};
    static const WordSet kOthers = {U"联系人", U"联络员",   U"电话", U"备注", U"任务",     U"目标",
                                    U"措施",   U"标准",     U"来源", U"内容", U"工作要求", U"进度",
                                    U"进展",   U"完成情况", U"成效", U"问题", U"要求",     U"说明",
                                    U"依据",   U"成果",     U"投资", U"规模", U"指标",     U"名称"};
    if (words.ends_with(U"领导人员")) return Kind::kNone;
    if (kLeaders.ends(words)) return Kind::kLeaders;
    if (kPersons.ends(words)) return Kind::kPersons;
    if (kTimes.ends(words)) return Kind::kTime;
    return kOthers.ends(words) ? Kind::kOther : Kind::kNone;
}

LabelRole role_of(Kind kind) {
    if (kind == Kind::kLeaders) return LabelRole::kLeaders;
    return kind == Kind::kPersons ? LabelRole::kPersons : LabelRole::kOther;
}

// Labels of other fields that may follow a value without a mark: …、王慧平完成时限：.
size_t field_without_mark(View text) {
    static const WordSet kFields = {
        U"政府分管领导", U"牵头领导",   U"分管领导",   U"责任领导",     U"包保领导",
        U"县级领导",     U"牵头县领导", U"责任县领导", U"县级责任领导", U"包联领导",
        U"挂牌领导",     U"市级领导",   U"督办领导",   U"县级牵头领导", U"分管县领导",
        U"牵头市领导",   U"责任市领导", U"市分管领导", U"县分管领导",   U"牵头区领导",
        U"区级领导",     U"整改责任人", U"第一责任人", U"主要责任人",   U"直接负责人",
        U"具体负责人",   U"主要负责人", U"协调领导",   U"责任人",       U"具体责任人",
        U"直接责任人",   U"责任人员",   U"牵头人",     U"负责人",       U"联系人",
        U"联络员",       U"完成时限",   U"完成时间",   U"完成期限",     U"时限要求",
        U"办结时限",     U"整改时限",   U"整改期限",   U"时间节点",     U"时间要求",
        U"时间安排",     U"时限",       U"进度要求",   U"目标任务",     U"工作目标",
        U"工作任务",     U"整改措施",   U"整改目标",   U"备注",         U"联系电话",
        U"资金来源",     U"工作措施",   U"任务内容",   U"验收标准",     U"办理时限",
        U"工作时限",     U"任务时限",   U"完成标准",   U"工作要求",     U"任务来源",
        U"具体措施",     U"主要措施",   U"工作进度",   U"推进时限",     U"落实时限",
        U"计划完成时间", U"时间进度"};
    return kFields.starting(text);
}

// The end of all that may stand between a phrase and its colon: further phrases, brackets, 分别为.
size_t behind_additions(const ScanText& text, size_t at) {
    static const WordSet kJoints = {U"及", U"和", U"与", U"、", U"/", U"以及", U"或"};
    static const WordSet kFields = {U"时限", U"完成时限", U"责任人",   U"负责人",
                                    U"职责", U"分工",     U"责任领导", U"完成时间",
                                    U"单位", U"部门",     U"责任"};
    static const WordSet kEnds = {U"依次为", U"分别为", U"有", U"包括", U"名单", U"分工"};
    for (size_t i = at;;) {
        View rest = text.view(i, i + kLongestNote);
        if (size_t end = kEnds.starting(rest); end > 0) return i + end;
        if (rest.starts_with(U"(")) {
            size_t close = rest.find(U')');
            if (close == View::npos) return i;
            i += close + 1;
            continue;
        }
        size_t joint = kJoints.starting(rest);
        if (joint == 0) return i;
        Phrase next = phrase_at(text.view(), i + joint);
        size_t field = kFields.starting(rest.substr(std::min(joint, rest.size())));
        if (next.end > 0 && next.body) {
            i = next.end;
        } else if (field > 0) {
            i += joint + field;
        } else {
            return i;
        }
    }
}

bool label_boundary(const ScanText& text, size_t at) {
    if (at == 0) return true;
    return one_of(text.at(at - 1), U"()。;,:、*|[]〔〕】\"”.-") || text.gap_before(at) ||
           digit(text.at(at - 1));
}

// 责任单位（县住建局、县财政局）: the bracket behind a label holds the names.
bool names_in_bracket(const ScanText& text, size_t open) {
    if (text.at(open) != U'(') return false;
    size_t stop = open + 1;
    while (stop < text.size() && !one_of(text.at(stop), U"、,;)")) ++stop;
    View first = text.view(open + 1, stop);
    return complete_name(first) && (starts_as_unit(first) || names_field(first)) &&
           !qualifiers().starts(first) && text.at(stop) != 0;
}

// Where names follow at once: 责任单位为县住建局, 牵头部门市商务局; else 0.
size_t without_colon(const ScanText& text, size_t end, bool by_is) {
    bool is = text.at(end) == U'为' || text.at(end) == U'是';
    if (by_is && !is) return 0;
    if (is) ++end;
    bool named = one_of(text.at(end), U"县市区省各国") || (is && unit_name_end(text, end) != 0);
    return named ? end : 0;
}

// The place behind the label's colon, or 0 where the words are no label.
size_t label_end(const ScanText& text, size_t begin, const Phrase& phrase) {
    bool boundary = label_boundary(text, begin);
    if (!boundary && (!phrase.core || !phrase.body)) return 0;
    size_t end = phrase.end;
    if (!boundary && text.at(end) == U'为') return without_colon(text, end, true);
    if (phrase.body && boundary && names_in_bracket(text, end)) return end + 1;
    size_t added = behind_additions(text, end);
    if (text.at(added) == U':') return added + 1;
    View addition = text.view(end, added);
    if (addition.ends_with(U"依次为") || addition.ends_with(U"分别为")) return added;
    if (!boundary || !phrase.body) return 0;
    bool marked = one_of(text.at(end), U"/-|→〔[]〕");  // 牵头单位/市工信局, [牵头部门]市商务局
    if (marked && end + 1 < text.size()) return end + 1;
    View words = text.view(begin, end);
    bool plain = phrase.core && (words.ends_with(U"单位") || words.ends_with(U"部门"));
    plain = plain || (words == U"成员单位" && one_of(text.at(end), U"县市区省"));
    return without_colon(text, end, !plain);
}

// 县农业农村局（责任股室：种植业股）: what the bracket says is a unit's own affair.
bool inside_a_name(const ScanText& text, size_t begin, View label) {
    if (begin < 3 || text.at(begin - 1) != U'(') return false;
    bool offices = label.ends_with(U"室") || label.ends_with(U"处");
    return offices && ends_as_unit(text.view(begin > 12 ? begin - 12 : 0, begin - 1));
}

// A field of another kind behind a unit label: ；进展：…, ；联系人及电话：….
size_t other_field(const ScanText& text, size_t at, LabelRole& role, bool behind_units) {
    bool opened = at == 0 || one_of(text.at(at - 1), U"()。;|〔〕[]*") || text.gap_before(at);
    if (!opened) return 0;
    size_t colon = at;
    while (colon < at + kLongestField && colon < text.size() && text.at(colon) >= 0x4E00 &&
           (colon == at || !text.wide_gap_before(colon)))
        ++colon;
    if (colon < at + 2 || text.at(colon) != U':') return 0;
    View words = text.view(at, colon);
    Kind kind = kind_by_end(words);
    role = role_of(kind);
    if (kind != Kind::kNone && !starts_as_unit(words)) return colon + 1;
    bool unit = complete_name(words) || starts_as_unit(words) || person_like(words);
    return behind_units && !unit && one_of(text.at(at - 1), U";。|") ? colon + 1 : 0;
}

LabelRole unit_role(const Phrase& phrase) {
    return phrase.lead ? LabelRole::kLead : LabelRole::kUnits;
}

bool one_label(const ScanText& text, size_t at, bool behind_units, Label& out) {
    out.begin = at;
    if (text.view(at, at + 5) == U"责任落实到" && text.at(at + 5) == U':') {
        out.end = at + 6, out.role = LabelRole::kUnits;
        return true;
    }
    Phrase phrase = phrase_at(text.view(), at);
    if (phrase.end > 0) {
        out.end = label_end(text, at, phrase);
        out.role = unit_role(phrase);
        if (out.end > 0 && !inside_a_name(text, at, text.view(at, phrase.end))) return true;
    }
    if (size_t n = field_without_mark(text.view(at, at + kLongestField)); n > 0) {
        size_t end = behind_additions(text, at + n);
        out.role = role_of(kind_by_end(text.view(at, at + n)));
        out.end = end + 1;
        if (text.at(end) == U':') return true;
        bool apart = text.gap_before(at) && text.wide_gap_before(end);  // 完成时限 2025年5月底
        out.end = end;
        if (apart && behind_units && end < text.size()) return true;
    }
    out.end = other_field(text, at, out.role, behind_units);
    return out.end > 0;
}

// Beside 牵头：… the labels 主责：… and 主办：… do not lead.
void demote_beside_lead(const ScanText& text, std::vector<Label>& labels) {
    bool lead = std::any_of(labels.begin(), labels.end(), [&](const Label& label) {
        return text.view(label.begin, label.end).find(U"牵头") != View::npos;
    });
    for (Label& label : labels)
        if (lead && text.view(label.begin, label.begin + 2) == U"主责")
            label.role = LabelRole::kUnits;
}

}  // namespace

std::vector<Label> find_labels(const ScanText& text) {
    std::vector<Label> out;
    bool behind_units = false;
    for (size_t i = 0; i < text.size();) {
        Label label{};
        if (!one_label(text, i, behind_units, label)) {
            ++i;
            continue;
        }
        behind_units =
            behind_units || label.role == LabelRole::kLead || label.role == LabelRole::kUnits;
        out.push_back(label);
        i = label.end;
    }
    demote_beside_lead(text, out);
    return out;
}

std::optional<LabelRole> label_role(std::string_view words) {
    ScanText text(words);
    View all = text.view();
    for (size_t i = 0; i < all.size(); ++i) {
        Phrase phrase = phrase_at(all, i);
        bool stands = phrase.end > 0 && phrase.body && (phrase.core || i == 0);
        if (stands && behind_additions(text, phrase.end) == all.size()) return unit_role(phrase);
    }
    Kind kind = kind_by_end(all);
    if (kind != Kind::kLeaders && kind != Kind::kPersons) return std::nullopt;
    return role_of(kind);
}

}  // namespace extract

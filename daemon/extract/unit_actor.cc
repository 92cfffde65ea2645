#include "extract/unit_actor.h"

#include <algorithm>

#include "extract/deadline_rules.h"
#include "extract/numeral.h"
#include "extract/unit_name.h"
#include "extract/unit_subject.h"
#include "extract/unit_verbs.h"
#include "extract/unit_words.h"
#include "extract/word_set.h"

namespace extract {

namespace {

using View = std::u32string_view;

bool clause_mark(char32_t c) { return View(U"。;!?,:)").find(c) != View::npos; }

// Words between a clause's start and its subject.
size_t behind_lead_in(const ScanText& text, size_t at) {
    static const std::vector<View> kLeadIns = {
        U"请",     U"要求", U"同时", U"并",   U"其中",   U"一是",   U"二是",
        U"三是",   U"四是", U"五是", U"六是", U"此外",   U"原则上", U"今后",
        U"各级",   U"要",   U"*",    U"“",    U"★",      U"◆",      U"●",
        U"■",      U"▲",    U"※",    U"由",   U"具体由", U"统一由", U"分别由",
        U"并由",   U"应由", U"须由", U"再由", U"先由",   U"后由",   U"原则上由",
        U"以后",   U"随后", U"年内", U"全年", U"每年",   U"每月",   U"每季度",
        U"每半年", U"每周", U"(一)", U"(二)", U"(三)",   U"(四)",   U"(五)"};
    for (;;) {
        size_t n = starting(text.view(at, at + 6), kLeadIns);
        if (n == 0 || (n == 2 && text.view(at, at + 2) == U"各级")) break;
        at += n;
    }
    size_t number = at;
    while (digit(text.at(number)) && number - at < 3) ++number;
    if (number > at && (text.at(number) == U'.' || text.at(number) == U'、')) at = number + 1;
    if (text.at(at) == U'第')
        for (size_t i = at + 1; i < at + 7; ++i)
            if (View(U"条章款").find(text.at(i)) != View::npos) return i + 1;
    RuleMatch date;
    if (DeadlineRuleTable::instance().longest(text, at, date)) {
        at = date.end;
        if (text.at(at) == U',') ++at;
    }
    return at;
}

// 为本项任务责任单位, 是责任主体, 是主管部门: what the subject is.
bool bears_duty(const ScanText& text, size_t at) {
    if (text.at(at) != U'为' && text.at(at) != U'是') return false;
    View clause = text.view(at, at + 24);
    clause = clause.substr(0, clause.find_first_of(U"。,;"));
    static const WordSet kBearers = {
        U"为主",     U"为主体",   U"为骨干",   U"为主力",   U"为补充",   U"责任单位", U"责任主体",
        U"主管部门", U"责任部门", U"实施主体", U"牵头单位", U"实施单位", U"牵头部门"};
    return kBearers.ends(clause);
}

// 验收合格后, 审核的资料, 批准之日起: a condition, not a deed.
bool only_condition(const ScanText& text, size_t at, size_t verb) {
    constexpr size_t kReach = 24;
    static const WordSet kAfterwards = {U"后", U"时", U"之前", U"之日起", U"的", U"以后", U"期间"};
    static const WordSet kNouns = {U"工作", U"人员", U"范围", U"标准", U"机制", U"系统", U"平台",
                                   U"专项", U"行动", U"工程", U"项目", U"活动", U"体系", U"能力",
                                   U"水平", U"成果", U"成效", U"台账", U"意见"};
    static const WordSet kRelative = {U"的", U"后的", U"出的", U"过的", U"来的", U"中的"};
    if (kRelative.starts(text.view(at + verb, at + verb + 2))) return true;
    bool compound = !plain_verb(text.view(at, at + 4));  // 整治专项行动
    if (compound && kNouns.starts(text.view(at + verb, at + verb + 2))) return true;
    size_t stop = at;
    while (stop < at + kReach && stop < text.size() && !clause_mark(text.at(stop))) ++stop;
    bool ended = stop == text.size() || clause_mark(text.at(stop));
    return ended && kAfterwards.ends(text.view(at, stop));
}

// 与X签订, 与X建立…机制: X is the other side, and does not act with the subject.
bool with_other_side(const ScanText& text, size_t at) {
    static const WordSet kVerbs = {U"签订", U"签署", U"对接", U"衔接",
                                   U"沟通", U"建立", U"协商", U"会商"};
    return kVerbs.starts(text.view(at, at + 2));
}

// What follows a subject that is bound to act.
bool acts(const ScanText& text, size_t at) {
    static const WordSet kActs = {
        U"负总责", U"作为", U"要",       U"应",       U"须",   U"需",   U"将",   U"必须", U"务必",
        U"会同",   U"按",   U"根据",     U"结合",     U"具体", U"每",   U"于",   U"在",   U"对",
        U"把",     U"共同", U"主要",     U"各负其责", U"至少", U"年内", U"党政", U"从",   U"以",
        U"可",     U"自",   U"原则",     U"向",       U"重点", U"逐",   U"严",   U"高度", U"密切",
        U"多",     U"层层", U"总",       U"汛前",     U"汛期", U"用于", U"不得", U"请",   U"发挥",
        U"不断",   U"为主", U"各司其职", U"与"};
    static const WordSet kNot = {U"成立",       U"的",       U"为的",     U"以上", U"以下",
                                 U"以外",       U"总量",     U"总数",     U"将近", U"可持续",
                                 U"多元",       U"在内",     U"自身",     U"自建", U"分别与",
                                 U"研究室",     U"组织部",   U"要求",     U"需求", U"主要负责人的",
                                 U"主要负责人", U"组织结构", U"管理范围", U"与"};
    if (bears_duty(text, at)) return true;
    View rest = text.view(at, at + 6);
    if (kNot.starts(rest)) return false;
    if (kActs.starts(rest)) return true;
    bool each = rest.size() > 1 && rest.front() == U'各';
    if (each && !one_of(rest[1], U"一二三四五乡镇县市区个类项级有相部单"))
        return true;  // 各完成1个示范点
    size_t verb = deed(rest);
    return verb > 0 && !only_condition(text, at, verb);
}

bool leads(const ScanText& text, size_t at) {
    static const std::vector<View> kLeads = {
        U"牵头",     U"负责牵头",   U":负责牵头", U":牵头",    U"总牵头",   U"要牵头",  U"具体牵头",
        U"作为牵头", U"作为总牵头", U"共同牵头",  U"联合牵头", U"分别牵头", U"为主牵头"};
    return starting(text.view(at, at + 6), kLeads) > 0;
}

// 由县食安办主任召集: a post acts, not its unit.
bool person_follows(const ScanText& text, size_t at) {
    static const std::vector<View> kPersons = {U"组织委员", U"宣传委员", U"纪检委员", U"政法委员",
                                               U"统战委员", U"武装部长", U"主任",     U"副主任",
                                               U"局长",     U"县长",     U"书记",     U"部长",
                                               U"副",       U"分管",     U"领导",     U"主要"};
    return starting(text.view(at, at + 4), kPersons) > 0;
}

// 县直各单位主要负责人要…: persons act.
bool head_follows(const ScanText& text, size_t at) {
    static const std::vector<View> kHeads = {
        U"主要负责同志", U"负责同志", U"党政主要", U"党政一把手", U"领导班子", U"各级领导",
        U"主要负责人",   U"负责人",   U"主要领导", U"一把手",     U"分管领导", U"班子成员"};
    return starting(text.view(at, at + 6), kHeads) > 0;
}

class ActorReader {
  public:
    explicit ActorReader(const ScanText& text) : text_(text) {}

    std::vector<UnitActor> read() {
        bool clause_start = true;
        for (size_t i = 0; i < text_.size();) {
            size_t next = clause_start ? subject(i) : 0;
            if (next == 0) next = named_by_preposition(i);
            clause_start = next == 0 && (clause_mark(text_.at(i)) || part_ends_before(i));
            i = next == 0 ? i + 1 : next;
            if (next != 0) clause_start = clause_mark(text_.at(i - 1));
        }
        add_parallel();
        return std::move(out_);
    }

  private:
    // 县残联摸清底数，县民政局核对信息: clauses side by side that open with whole names act, by
    // whatever verb.
    void add_parallel() {
        bool several =
            parallel_.size() > 1 || (parallel_.size() == 1 && parallel_.front().names.size() > 2);
        if (out_.empty() && !several) return;
        for (const NameList& list : parallel_)
            for (std::pair<size_t, size_t> name : list.names) {
                UnitActor actor{text_.printed(name.first, name.second), false, name.first};
                auto behind = std::find_if(out_.begin(), out_.end(), [&](const UnitActor& other) {
                    return other.at > actor.at;
                });
                out_.insert(behind, std::move(actor));
            }
    }

    // Names of a level that something follows that is neither a thing of theirs nor a condition.
    void note_parallel(const NameList& list) {
        static const WordSet kThings = {
            U"成立", U"组建",   U"关于", U"分别与", U"对于", U"组织委员", U"宣传委员", U"委员",
            U"下属", U"党政",   U"纪检", U"实施的", U"的",   U"、",       U"和",       U"与",
            U"等",   U"为",     U"是",   U"网站",   U"门户", U"官网",     U"干部",     U"职工",
            U"人员", U"民警",   U"工作", U"数据",   U"资料", U"文件",     U"会议",     U"常务",
            U"党组", U"领导",   U"局长", U"主任",   U"书记", U"负责",     U"同意",     U"批准",
            U"审核", U"联席",   U"主要", U"分管",   U"内部", U"所属",     U"机关",     U"实际",
            U"已",   U"未",     U"不",   U"有",     U"无",   U"被",       U"获",       U"审定",
            U"移交", U"提出的", U"反馈", U"副",     U"全体", U"实现",     U"成员",     U"自有",
            U"新建", U"主体",   U"(",    U")",      U"“",    U"”",        U"《",       U"资金",
            U"预算", U"专项",   U"项目", U"工程",   U"政策", U"系统",     U"平台",     U"大楼",
            U"办公", U"会"};
        constexpr size_t kLeast = 4;  // characters of what they do
        size_t stop = list.end;
        while (stop < text_.size() && !clause_mark(text_.at(stop))) ++stop;
        View rest = text_.view(list.end, stop);
        bool whole = list.names.size() > 2 ||
                     one_of(text_.at(list.names.front().first), U"县市区省州旗盟镇乡各国");
        static const WordSet kAfterwards = {U"后", U"时", U"前", U"起", U"的", U"中", U"了"};
        if (!whole || rest.size() < kLeast || kThings.starts(rest) || kAfterwards.ends(rest))
            return;
        if (rest.find(U"了") != View::npos || rest.find(U'已') != View::npos) return;
        parallel_.push_back(list);
    }

    // 县委办牵头、政府办配合: the mark behind a part's verb begins a clause.
    [[nodiscard]] bool part_ends_before(size_t at) const {
        static const WordSet kParts = {U"领导", U"保障", U"联动", U"主抓", U"统筹", U"指导",
                                       U"监督", U"参加", U"兜底", U"牵头", U"负责", U"配合",
                                       U"主办", U"协办", U"实施", U"承办", U"落实", U"协助",
                                       U"拨付", U"验收", U"参与"};
        return text_.at(at) == U'、' && at > 2 && kParts.contains(text_.view(at - 2, at)) &&
               (unit_name_end(text_, at + 1) != 0 || strong_name_end(text_, at + 1) != 0);
    }

    size_t add(const NameList& list, bool lead) {
        for (std::pair<size_t, size_t> name : list.names) {
            bool own =
                std::find(list.leading.begin(), list.leading.end(), name) != list.leading.end();
            out_.push_back({text_.printed(name.first, name.second), lead || own, name.first});
        }
        return list.end;
    }

    // 县农业农村局要…; a duty line: 县交通局：负责….
    size_t subject(size_t at) {
        size_t from = behind_lead_in(text_, at);
        if (behind_word_bracket(at) && !one_of(text_.at(from), U"县市区省各")) return 0;
        bool by_way = text_.at(from) == U'以' && unit_name_end(text_, from + 1) != 0;
        NameList list = names_of_subject(from + by_way);
        if (by_way && text_.at(list.end) != U'为') return 0;  // 以县应急局为主体
        if (list.names.empty()) return group(from);
        if (!acts(text_, list.end) || with_other_side(text_, list.end)) {
            NameList before_with = read_names(text_, from, false);
            if (text_.at(before_with.end) == U'与') return add(before_with, false);
        }
        char32_t mark = text_.at(list.end);
        bool dash = mark == U'-' && acts(text_, list.end + 1 + (text_.at(list.end + 1) == U'-'));
        bool heads_line =
            at == 0 && mark == U'。' && deed(text_.view(list.end + 1, list.end + 7)) > 0;
        static const WordSet kOpening = {U"现将", U"为", U"根据", U"按照",
                                         U"经",   U"近", U"《",   U"你"};
        bool addressed = mark == U':' && kOpening.starts(text_.view(list.end + 1, list.end + 4));
        if (addressed) return 0;  // 各乡镇人民政府：现将《方案》印发给你们
        bool duty = from_line_start(at) && (mark == U':' || dash || heads_line);
        bool asked = list.joined || (from > 0 && text_.at(from - 1) == U'请');
        bool later = asked && mark == U',' && acts(text_, list.end + 1);
        bool by = from > 0 && text_.at(from - 1) == U'由';
        if (!duty && !by && !later && !acts(text_, list.end)) {
            if (!head_follows(text_, list.end)) note_parallel(list);
            return 0;
        }
        if (at == 0 && only_heads(list.end)) return 0;
        if (by && person_follows(text_, list.end)) return 0;
        if (by && text_.view(list.end, list.end + 2) == U"组成") return 0;
        if (head_follows(text_, list.end)) return 0;
        return add(list, leads(text_, list.end + heads_line));
    }

    // 各县（市、区）人民政府: what stands behind that bracket is no subject; （一）县财政局 is one.
    [[nodiscard]] bool behind_word_bracket(size_t at) const {
        return at > 1 && text_.at(at - 1) == U')' && !digit(text_.at(at - 2)) &&
               !chinese_digit(text_.at(at - 2));
    }

    // 市级管理部门抽查检查。2023年8月，…: the heading of what follows.
    [[nodiscard]] bool only_heads(size_t at) const {
        size_t end = at;
        for (int i = 0; i < 2; ++i) end += deed(text_.view(end, end + 4));
        return end > at && text_.at(end) == U'。' && end + 1 < text_.size();
    }

    // The names at a clause's beginning; lists that commas part go on in the next clause.
    NameList names_of_subject(size_t from) {
        NameList list = read_names(text_, from, true);
        bool told = from > 1 && text_.view(from - 2, from) == U"要求";  // 要求经营企业整改
        if (list.names.empty() && !told) list = strong_names(from);
        if (list.names.empty()) list = described(from);
        while (!list.names.empty() && text_.at(list.end) == U',') {
            NameList next = read_names(text_, list.end + 1, true);
            bool goes_on = !next.names.empty() && !list.joined && text_.at(from - 1) != U'请' &&
                           (acts(text_, next.end) || one_of(text_.at(next.end), U",:"));
            if (!goes_on) break;
            list.names.insert(list.names.end(), next.names.begin(), next.names.end());
            list.leading.insert(list.leading.end(), next.leading.begin(), next.leading.end());
            list.end = next.end;
            list.joined = next.joined;
        }
        return list;
    }

    // 对口帮扶的省直单位要…, 其他部门协助: a name behind its description.
    NameList described(size_t from) {
        constexpr size_t kReach = 12;
        static const WordSet kHelp = {U"配合", U"协助", U"参与"};
        if (text_.view(from, from + 2) == U"其他") {
            size_t end = unit_name_end(text_, from + 2);
            if (end == 0) end = behind_general_body(text_, from + 2);
            bool helps = end > from + 2 && kHelp.starts(text_.view(end, end + 2));
            return helps ? NameList{{{from, end}}, {}, end} : NameList{};
        }
        for (size_t i = from + 2; i < from + kReach && !clause_mark(text_.at(i)); ++i) {
            if (text_.at(i) != U'的') continue;
            if (!one_of(text_.at(i + 1), U"县市区省")) return {};
            size_t end = unit_name_end(text_, i + 1);
            bool modal = end > i + 3 && one_of(text_.at(end), U"要应须");
            return modal ? NameList{{{i + 1, end}}, {}, end} : NameList{};
        }
        return {};
    }

    // 民航安全监管局、机场集团要…: names of unknown places, told by what they are bound to.
    NameList strong_names(size_t from) {
        if (opens_with_verb(text_.view(from, from + 4))) return {};
        size_t end = strong_name_end(text_, from);
        if (end < from + 3) return {};
        end = behind_name_bracket(text_, end);
        NameList list{{{from, end}}, {}, end};
        size_t next = behind_connective(text_, end, true);
        if (next > end) {
            NameList rest = read_names(text_, next, true);
            if (rest.names.empty() && strong_name_end(text_, next) != 0) rest = strong_names(next);
            bool together = next == end + 2;  // 路政大队联合疏导: a verb
            if (rest.names.empty() && !together) return {};
            list.names.insert(list.names.end(), rest.names.begin(), rest.names.end());
            if (!rest.names.empty()) list.end = rest.end;
        }
        list.end = behind_etcetera(text_, list.end);
        bool line = from_line_start(from) || from == behind_lead_in(text_, 0);
        bool duty = line && (text_.at(list.end) == U':' || text_.at(list.end) == U'。');
        return duty || bound(list.end) || list.names.size() > 1 ? list : NameList{};
    }

    [[nodiscard]] bool bound(size_t at) const {
        static const std::vector<View> kBound = {
            U"每月", U"每周", U"每日", U"每天", U"每季", U"每年", U"每半", U"每学", U"要",
            U"应",   U"须",   U"负责", U"牵头", U"必须", U"按",   U"分片", U"共同", U"具体"};
        if (starting(text_.view(at, at + 2), kBound) > 0) return true;
        size_t verb = deed(text_.view(at, at + 6));
        return (verb > 0 && !only_condition(text_, at, verb)) || bears_duty(text_, at);
    }

    size_t group(size_t from) {
        size_t end = group_end(text_, from);
        bool bound = end != 0 && (text_.at(end) == U'要' || text_.view(end, end + 2) == U"负责" ||
                                  text_.at(end) == U':');
        return bound ? add({{{from, end}}, {}, end}, leads(text_, end)) : 0;
    }

    // Nothing but a number stands before a duty line: 1.县财政局：负责….
    [[nodiscard]] bool from_line_start(size_t at) const {
        return at == 0 || View(U"。;").find(text_.at(at - 1)) != View::npos;
    }

    // 由县财政局负责, 会同县审计局.
    size_t named_by_preposition(size_t at) {
        char32_t c = text_.at(at);
        if (c != U'由' && c != U'会' && c != U'联') return 0;
        size_t from = at + 1;
        if (c == U'由') {
            if (at > 0 && View(U"理自事缘经").find(text_.at(at - 1)) != View::npos) return 0;
        } else {
            View words = text_.view(at, at + 2);
            if (words != U"会同" && words != U"联合") return 0;
            from = at + 2;
        }
        static const WordSet kSaid = {U"责任单位", U"牵头单位", U"所涉及的", U"责任部门"};
        if (size_t said = kSaid.starting(text_.view(from, from + 4));
            said > 0 && unit_name_end(text_, from + said) != 0)
            from += said;
        NameList list = read_names(text_, from, true);
        size_t strong = list.names.empty() ? strong_name_end(text_, from) : 0;
        if (strong > from + 2 && (c != U'由' || bound(strong)))
            list = {{{from, strong}}, {}, strong};
        if (list.names.empty() || text_.at(list.end) == U'的') return 0;
        if (c == U'由' && person_follows(text_, list.end)) return 0;
        constexpr size_t kReach = 12;  // 由…等组成: members, not actors
        if (c == U'由' && text_.view(list.end, list.end + kReach).find(U"组成") != View::npos)
            return 0;
        return add(list, leads(text_, list.end));
    }

    const ScanText& text_;
    std::vector<UnitActor> out_;
    std::vector<NameList> parallel_;
};

}  // namespace

std::vector<UnitActor> find_actors(const ScanText& text) { return ActorReader(text).read(); }

}  // namespace extract

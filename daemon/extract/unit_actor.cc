#include "extract/unit_actor.h"

#include <algorithm>

#include "extract/deadline_rules.h"
#include "extract/numeral.h"
#include "extract/unit_name.h"

namespace extract {

namespace {

using View = std::u32string_view;

size_t starting(View text, const std::vector<View>& words) {
    size_t best = 0;
    if (text.empty()) return best;
    for (View word : words)
        if (word.size() > best && word.front() == text.front() && text.starts_with(word))
            best = word.size();
    return best;
}

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

struct NameList {
    std::vector<std::pair<size_t, size_t>> names;
    size_t end = 0;
};

size_t behind_connective(const ScanText& text, size_t at, bool with) {
    static const std::vector<View> kWords = {U"、", U"和", U"及", U"以及", U"会同", U"联合", U"/"};
    if (with && text.at(at) == U'与') return at + 1;
    bool together = text.at(at) == U'会' || text.at(at) == U'商';  // 省农业农村厅会省财政厅
    if (together && View(U"省市县区国").find(text.at(at + 1)) != View::npos) return at + 1;
    return at + starting(text.view(at, at + 3), kWords);
}

// 等4个滞后乡镇, 等三家单位: a count and what they are.
size_t behind_counted(const ScanText& text, size_t at) {
    if (text.at(at) != U'等') return at;
    size_t i = at + 1;
    while (i < at + 4 && (digit(text.at(i)) || chinese_digit(text.at(i)))) ++i;
    if (i == at + 1 || View(U"个家地").find(text.at(i)) == View::npos) return at;
    for (size_t end = i + 2; end < i + 9 && end <= text.size(); ++end)
        if (ends_as_unit(text.view(i + 1, end)) && !ends_as_unit(text.view(i + 1, end + 1)))
            return end;
    return at;
}

// 等部门, 等行业部门, 等有关单位.
size_t behind_etcetera(const ScanText& text, size_t at) {
    if (text.at(at) != U'等') return at;
    if (size_t counted = behind_counted(text, at); counted > at) return counted;
    constexpr size_t kLongest = 6;
    static const std::vector<View> kBodies = {U"部门", U"单位", U"组织", U"主体", U"机构"};
    for (size_t i = at + 1; i < at + kLongest; ++i)
        if (size_t n = starting(text.view(i, i + 2), kBodies); n > 0) return i + n;
    return at + 1;
}

// 市、县人民政府: levels that share the word behind them; 0 where there is none.
size_t shared_level_end(const ScanText& text, size_t at) {
    size_t i = at + (text.at(at) == U'各');
    size_t levels = 0;
    for (; i < text.size() && View(U"省市县区乡镇州盟旗").find(text.at(i)) != View::npos; ++i) {
        ++levels;
        if (text.at(i + 1) != U'、') break;
        ++i;
    }
    if (levels < 2) return 0;
    for (View body : {View(U"级人民政府"), View(U"人民政府"), View(U"政府"), View(U"党委和政府")})
        if (text.view(i + 1, i + 1 + body.size()) == body) return i + 1 + body.size();
    return 0;
}

// 综合协调组: a group of the plan's own, up to eight characters.
size_t group_end(const ScanText& text, size_t at) {
    for (size_t i = at + 2; i < std::min(at + 9, text.size()); ++i) {
        View words = text.view(at, i);
        if (breaks_name(words, words.size() - 1)) return 0;
        bool ends = words.ends_with(U"组") || words.ends_with(U"专班");
        if (ends && text.at(i) != U'织' && words.find(U"成立") == View::npos) return i;
    }
    return 0;
}

// A name, or a field in a shared head: 住建、水利、交通等部门.
size_t name_or_field_end(const ScanText& text, size_t at) {
    if (size_t shared = shared_level_end(text, at); shared != 0) return shared;
    for (View village :
         {View(U"村(社区)"), View(U"村(居)"), View(U"社区(村)"), View(U"村组(社区)")})
        if (text.view(at, at + village.size()) == village) return at + village.size();
    for (size_t length = 2; length <= 8; ++length) {
        char32_t next = text.at(at + length);
        if (next != U'、' && next != U'等' && next != U'和') continue;
        if (!names_field(text.view(at, at + length))) continue;
        size_t whole = next == U'和' ? unit_name_end(text, at) : 0;
        if (whole > at + length && !text.view(at, whole).ends_with(U"部门")) return whole;
        return at + length;
    }
    return unit_name_end(text, at);
}

// （街道）, （街道办事处） behind a name; persons and remarks are no part of it.
size_t behind_name_bracket(const ScanText& text, size_t at) {
    if (text.at(at) != U'(') return at;
    size_t close = at + 1;
    while (close - at < 14 && close < text.size() && text.at(close) != U')') ++close;
    View content = text.view(at + 1, close);
    bool part = text.at(close) == U')' && (ends_as_unit(content) || content.ends_with(U"区"));
    return part ? close + 1 : at;
}

// 县发改局张立民、…负责; 县档案局局长何小平: the person who stands for the unit.
size_t behind_person(const ScanText& text, size_t at) {
    static const std::vector<View> kPosts = {U"局长", U"副局长", U"主任", U"副主任", U"馆长",
                                             U"书记", U"院长",   U"校长", U"队长",   U"部长"};
    static constexpr View kSurnames =
        U"王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡"
        U"贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷"
        U"钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢岳"
        U"齐梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋";
    size_t post = starting(text.view(at, at + 3), kPosts);
    size_t from = at + post;
    if (kSurnames.find(text.at(from)) == View::npos) return at;
    static const std::vector<View> kBehind = {U"、", U"负责", U"具体", U"牵头", U"配合", U"等"};
    for (size_t length : {size_t{2}, size_t{3}})
        if (starting(text.view(from + length, from + length + 2), kBehind) > 0 &&
            starting(text.view(from, from + length), kBehind) == 0)
            return from + length;
    return at;
}

// `with`: names joined by 与 both act (A与B负责); else 与 ends the subject (A与B签订).
NameList read_names(const ScanText& text, size_t at, bool with) {
    NameList out;
    for (;;) {
        size_t end = name_or_field_end(text, at);
        if (end == 0 && !out.names.empty()) end = strong_name_end(text, at);
        if (end == 0) break;
        end = behind_name_bracket(text, end);
        out.names.emplace_back(at, end);
        out.end = behind_person(text, end);
        out.end = behind_etcetera(text, out.end);
        size_t next = behind_connective(text, out.end, with);
        if (next == out.end) break;
        at = next;
    }
    return out;
}

// What follows a subject that is bound to act.
bool acts(const ScanText& text, size_t at) {
    static const std::vector<View> kActs = {
        U"负总责", U"是责任主体", U"作为",     U"要",   U"应",   U"须",   U"需",   U"将",
        U"负责",   U"牵头",       U"必须",     U"务必", U"会同", U"联合", U"按",   U"根据",
        U"结合",   U"认真",       U"切实",     U"严格", U"具体", U"统筹", U"做好", U"组织",
        U"加强",   U"制定",       U"建立",     U"落实", U"配合", U"协助", U"定期", U"每",
        U"于",     U"在",         U"对",       U"把",   U"依法", U"共同", U"分别", U"分工",
        U"主要",   U"抓好",       U"各负其责", U"开展", U"完成", U"履行", U"提供", U"汇总",
        U"报送",   U"编制",       U"审核",     U"指导", U"督促", U"监督", U"积极", U"进一步",
        U"全面",   U"及时",       U"至少",     U"年内", U"党政", U"主动", U"充分", U"不断",
        U"继续",   U"强化",       U"坚持",     U"从",   U"填写", U"实施", U"推进", U"承担",
        U"参与",   U"协同",       U"协调",     U"细化", U"明确", U"安排", U"为主", U"召开",
        U"召集",   U"通过",       U"可",       U"自",   U"原则", U"尽快", U"立即", U"深入",
        U"健全",   U"优化",       U"推动",     U"出台", U"研究", U"向",   U"以",   U"迅速",
        U"重点",   U"配备",       U"逐",       U"力争", U"确保", U"严",   U"高度", U"密切",
        U"多",     U"全力",       U"层层",     U"总",   U"拟定", U"受理", U"保障", U"分片",
        U"包抓",   U"包联",       U"依托",     U"另行", U"跟进", U"下达", U"拨付", U"统一",
        U"轮流",   U"联动",       U"抓紧",     U"实行", U"采取", U"委托", U"组成", U"用好",
        U"适时",   U"办理",       U"举办",     U"举行", U"启动", U"发布", U"公布", U"制订",
        U"核查",   U"核算",       U"拨付",     U"兑付", U"收集", U"抓实", U"汛前", U"汛期",
        U"提前",   U"争取",       U"统一",     U"用于", U"不得", U"依据", U"请",   U"申报",
        U"梳理",   U"公开",       U"指定",     U"确定", U"发挥", U"围绕", U"聚焦", U"不定期",
        U"全程",   U"同步"};
    static const std::vector<View> kNot = {U"的",     U"为的", U"以上",   U"以下",        U"以外",
                                           U"总量",   U"总数", U"将近",   U"可持续",      U"多元",
                                           U"在内",   U"自身", U"分别与", U"自建",        U"研究室",
                                           U"组织部", U"要求", U"需求",   U"主要负责人的"};
    View rest = text.view(at, at + 6);
    View clause = text.view(at, at + 20);
    bool named_so = rest.starts_with(U"为") && clause.substr(0, 12).find(U"责任单位") != View::npos;
    if (named_so) return true;  // …为本项任务责任单位
    if (rest.starts_with(U"是") && clause.substr(0, clause.find(U'。')).ends_with(U"责任主体"))
        return true;
    return starting(rest, kActs) > 0 && starting(rest, kNot) == 0;
}

bool leads(const ScanText& text, size_t at) {
    static const std::vector<View> kLeads = {U"牵头",       U"负责牵头", U":负责牵头", U":牵头",
                                             U"总牵头",     U"要牵头",   U"具体牵头",  U"作为牵头",
                                             U"作为总牵头", U"共同牵头"};
    return starting(text.view(at, at + 6), kLeads) > 0;
}

// 由县食安办主任召集: a post acts, not its unit.
bool person_follows(const ScanText& text, size_t at) {
    static const std::vector<View> kPersons = {U"主任", U"副主任", U"局长", U"县长", U"书记",
                                               U"部长", U"副",     U"分管", U"领导", U"主要"};
    return starting(text.view(at, at + 4), kPersons) > 0;
}

// 县直各单位主要负责人要…: persons act.
bool head_follows(const ScanText& text, size_t at) {
    static const std::vector<View> kHeads = {U"主要负责人", U"负责人",   U"主要领导",
                                             U"一把手",     U"分管领导", U"班子成员"};
    return starting(text.view(at, at + 5), kHeads) > 0;
}

class ActorReader {
  public:
    explicit ActorReader(const ScanText& text) : text_(text) {}

    std::vector<UnitActor> read() {
        bool clause_start = true;
        for (size_t i = 0; i < text_.size();) {
            size_t next = clause_start ? subject(i) : 0;
            if (next == 0) next = named_by_preposition(i);
            clause_start = next == 0 && clause_mark(text_.at(i));
            i = next == 0 ? i + 1 : next;
            if (next != 0) clause_start = clause_mark(text_.at(i - 1));
        }
        return std::move(out_);
    }

  private:
    size_t add(const NameList& list, bool lead) {
        for (std::pair<size_t, size_t> name : list.names)
            out_.push_back({text_.printed(name.first, name.second), lead});
        return list.end;
    }

    // 县农业农村局要…; a duty line: 县交通局：负责….
    size_t subject(size_t at) {
        size_t from = behind_lead_in(text_, at);
        NameList list = read_names(text_, from, true);
        if (list.names.empty()) list = strong_names(from);
        if (list.names.empty()) return group(from);
        if (!acts(text_, list.end)) {
            NameList before_with = read_names(text_, from, false);
            if (text_.at(before_with.end) == U'与') return add(before_with, false);
        }
        char32_t mark = text_.at(list.end);
        bool dash = mark == U'-' && acts(text_, list.end + 1 + (text_.at(list.end + 1) == U'-'));
        bool duty = from_line_start(at) && (mark == U':' || dash);
        bool by = from > 0 && text_.at(from - 1) == U'由';
        if (!duty && !by && !acts(text_, list.end)) return 0;
        if (by && person_follows(text_, list.end)) return 0;
        if (head_follows(text_, list.end)) return 0;
        return add(list, leads(text_, list.end));
    }

    // 民航安全监管局、机场集团要…: names of unknown places, told by what they are bound to.
    NameList strong_names(size_t from) {
        size_t end = strong_name_end(text_, from);
        if (end < from + 3) return {};
        NameList list{{{from, end}}, end};
        size_t next = behind_connective(text_, end, true);
        if (next > end) {
            NameList rest = read_names(text_, next, true);
            if (rest.names.empty() && strong_name_end(text_, next) != 0) rest = strong_names(next);
            if (rest.names.empty()) return {};
            list.names.insert(list.names.end(), rest.names.begin(), rest.names.end());
            list.end = rest.end;
        }
        bool duty = from_line_start(from) && text_.at(list.end) == U':';
        return duty || bound(list.end) ? list : NameList{};
    }

    [[nodiscard]] bool bound(size_t at) const {
        static const std::vector<View> kBound = {U"要",   U"应", U"须",   U"负责", U"牵头",
                                                 U"必须", U"按", U"分片", U"共同", U"具体"};
        return starting(text_.view(at, at + 2), kBound) > 0;
    }

    size_t group(size_t from) {
        size_t end = group_end(text_, from);
        bool bound = end != 0 && (text_.at(end) == U'要' || text_.view(end, end + 2) == U"负责" ||
                                  text_.at(end) == U':');
        return bound ? add({{{from, end}}, end}, leads(text_, end)) : 0;
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
        NameList list = read_names(text_, from, true);
        size_t strong = list.names.empty() ? strong_name_end(text_, from) : 0;
        if (strong > from + 2 && (c != U'由' || bound(strong))) list = {{{from, strong}}, strong};
        if (list.names.empty() || text_.at(list.end) == U'的') return 0;
        if (c == U'由' && person_follows(text_, list.end)) return 0;
        constexpr size_t kReach = 12;  // 由…等组成: members, not actors
        if (c == U'由' && text_.view(list.end, list.end + kReach).find(U"组成") != View::npos)
            return 0;
        return add(list, leads(text_, list.end));
    }

    const ScanText& text_;
    std::vector<UnitActor> out_;
};

}  // namespace

std::vector<UnitActor> find_actors(const ScanText& text) { return ActorReader(text).read(); }

}  // namespace extract

// What the words around a deadline add to it, and what makes it a report of the past.

#include <algorithm>

#include "extract/clause_view.h"
#include "extract/deadline_context.h"
#include "extract/numeral.h"

namespace extract {

namespace {

using View = std::u32string_view;

const Words& past_words() {
    static const Words kWords = {
        U"已",     U"了",     U"同比",   U"累计",   U"荣获",   U"取得",     U"以来",    U"共计",
        U"共完成", U"获得",   U"被",     U"发生",   U"获批",   U"出席",     U"强调",    U"走进",
        U"记者",   U"目前",   U"先后",   U"现将",   U"全县共", U"全市共",   U"全区共",  U"全省共",
        U"共查处", U"共排查", U"共受理", U"共收到", U"共办",   U"通报表扬", U"予以表扬"};
    return kWords;
}

// Acts that tell of the past where somebody is named before them: 县政府召开, but not 3月，召开.
bool acts_of_others(View right) {
    View words = right.substr(std::min(right.size(), right.find_first_not_of(U",、: ")));
    for (View act : {View(U"召开"), View(U"印发"), View(U"举行"), View(U"调研"), View(U"主持"),
                     View(U"实现"), View(U"增长"), View(U"下降"), View(U"出台")}) {
        size_t at = words.substr(0, 16).find(act);
        if (at != View::npos && at > 2) return true;
    }
    return false;
}

// 二季度末，不良贷款率1.65%: a rate, and nothing to be done.
bool only_a_rate(View right) {
    return right.find(U'%') != View::npos &&
           !any_inside(right,
                       {U"完成", U"达到", U"力争", U"确保", U"实现", U"不低于", U"控制", U"提高"});
}

}  // namespace

bool tells_the_past(const ScanText& text, const RuleMatch& m, Reading reading, bool earlier_year) {
    View left = clause_left(text, m.begin, sentence_mark);
    View right = clause_right(text, m.end, sentence_mark);
    if (any_ends(left, {U"时限:", U"时限为", U"完成时间:", U"期限:", U"时限", U"完成时间"}))
        return false;
    if (any_inside(left, {U"阶段", U"步骤"}) || any_inside(right, {U"阶段"})) return false;
    if (any_inside(left, {U"已", U"发现", U"经查", U"经核", U"经调查", U"经审计"}) ||
        any_inside(right, past_words()))
        return true;
    size_t found = right.find(U"发现");  // 对经开区开展暗访，发现7家企业…
    if (found != View::npos && found + 2 < right.size() &&
        (digit(right[found + 2]) || chinese_digit(right[found + 2])))
        return true;
    bool days = m.captures.has(Slot::kDay) || m.captures.has(Slot::kDay, 1);
    if (reading == Reading::kRange && days && any_ends(left, {U"于", U"在"}))
        return true;  // 县纪委于3月20日至22日对…开展检查
    bool goal = reading == Reading::kPeriod && any_starts(right, step_followers());
    if (right.substr(0, 10).find(U'的') != View::npos && reading != Reading::kRange && !goal)
        return true;
    bool whole_year = text.view(m.begin, m.end).find(U"全年") != View::npos;
    if (earlier_year && whole_year) return true;
    static const Words kOfAll = {U",全县", U",全市", U",全区", U",全省", U",我县", U",我市"};
    bool all_of_us = any_starts(right, kOfAll);
    if (reading == Reading::kPeriod && !earlier_year)
        return told_with_figures(text, m) || only_a_rate(right) ||
               (all_of_us && any_inside(right, {U"增长", U"下降", U"增速"})) ||
               any_inside(right, {U"亿元", U"万元"}) || !any_starts(right, step_followers());
    static const Words kFirstSteps = {U"完成", U"启动", U"全面", U"制定", U"出台", U"动员",
                                      U"部署", U"成立", U"摸底", U"开展", U"组织", U"宣传",
                                      U",",    U")",    U":",    U"、",   U"。",   U";"};
    if (earlier_year && reading == Reading::kRange && any_ends(left, {U"期间(", U"时期("}))
        return true;  // “七五”普法期间（2016—2020年）
    if (earlier_year)
        return !opens_clause(text, m.begin) || right.starts_with(U",") ||
               !any_starts(right, kFirstSteps);
    if (reading == Reading::kBare && all_of_us &&
        !any_inside(right, {U"完成", U"开展", U"组织", U"启动", U"部署", U"召开"}))
        return true;
    if (reading == Reading::kBare)
        return m.captures.has(Slot::kDay) || !opens_clause(text, m.begin) ||
               !(right.empty() || any_starts(right, kFirstSteps)) || acts_of_others(right);
    static const Words kFigures = {U"亿元", U"万元", U"收入", U"%"};
    // 1—10月，审批改备案414件: figures of a period
    View near = right.substr(0, 16);
    bool months_only = !m.captures.has(Slot::kYear) && !m.captures.has(Slot::kDay);
    if (reading == Reading::kRange && months_only && near.starts_with(U",") &&
        std::any_of(near.begin(), near.end(), digit))
        return true;
    return reading == Reading::kRange && (acts_of_others(right) || any_inside(right, kFigures));
}

bool reads_as_soft(const ScanText& text, size_t begin, size_t end) {
    static const Words kSoft = {U"力争", U"争取", U"原则上", U"力求"};
    static const Words kPlan = {U"计划", U"计划于", U"计划在", U"计划到", U"计划至", U"计划从"};
    View left = clause_left(text, begin);
    View right = clause_right(text, end);
    size_t mark = left.rfind(U'、');
    if (mark != View::npos && any_inside(left.substr(mark), {U"确保", U"务必", U"必须"}))
        return false;  // 力争9月、确保10月完成
    bool next_clause = right.empty() && text.at(end) == U',' &&
                       any_starts(right_of(text, end + 1, 4), {U"力争", U"争取"});
    View before = clause_left(text, begin, sentence_mark);  // 力争通过三年努力，到2024年底
    bool effort =
        left.empty() && before.ends_with(U"努力,") && any_inside(before, {U"力争", U"争取"});
    return next_clause || effort || any_inside(left, kSoft) ||
           any_inside(right.substr(0, 12), {U"力争", U"原则上"}) ||
           (any_inside(right.substr(0, 12), {U"争取"}) &&
            !any_inside(right, {U"争取到位", U"争取资金", U"争取上级", U"争取项目"})) ||
           any_ends(left, kPlan) || right.starts_with(U"计划") || right.starts_with(U"前计划");
}

// 会议召开 of 应在会议召开前3日: the act that the term runs ahead of.
EventPhrase event_ahead(const ScanText& text, size_t begin) {
    constexpr size_t kReach = 12;
    size_t from = begin;
    while (from > 0 && begin - from < kReach &&
           View(U"。;,:、()在于应须自").find(text.at(from - 1)) == View::npos)
        --from;
    return {from, text.printed(from, begin) + "前"};
}

EventPhrase event_before(const ScanText& text, size_t begin, size_t end) {
    if (text.at(begin) == U'前') return event_ahead(text, begin);
    size_t stop = begin;
    bool inside = any_starts(text.view(begin, end), {U"之日", U"当日", U"之时", U"后"});
    if (!inside) {
        if (stop > 0 && text.at(stop - 1) == U',') --stop;
        View left = left_of(text, stop, 4);
        if (left.ends_with(U"之日起") || left.ends_with(U"当日起"))
            stop -= 3;
        else if (left.ends_with(U"起") || left.ends_with(U"后") || left.ends_with(U"时"))
            stop -= 1;
        else
            return {begin, ""};
    }
    View clause = clause_left(text, stop);
    size_t from = stop - clause.size();
    for (View opener :
         {View(U"自"), View(U"从"), View(U"在"), View(U"于"), View(U"应当"), View(U"应")}) {
        size_t found = clause.rfind(opener);
        if (found == View::npos || found + opener.size() >= clause.size()) continue;
        return {from + found, text.printed(from + found + opener.size(), stop)};
    }
    return {from, text.printed(from, stop)};
}

Times times_behind(const ScanText& text, size_t end) {
    for (size_t i = end; i < text.size() && i - end < kClauseReach / 2; ++i) {
        char32_t c = text.at(i);
        if (clause_mark(c) || c == U'每' || c == U'逐') break;
        if (!digit(c) && !chinese_digit(c)) continue;
        if (!numeral_may_start(text, i)) continue;
        std::optional<Numeral> number = read_numeral(text, i);
        if (!number) break;
        if (i > 0 && text.at(i - 1) == U'分') break;                  // 分两次拨付
        if (View(U"-至到").find(text.at(number->end)) != View::npos)  // 1-2次
            if (std::optional<Numeral> upper = read_numeral(text, number->end + 1))
                number->end = upper->end;
        size_t unit =
            number->end + (text.at(number->end) == U'余' || text.at(number->end) == U'个');
        if (number->value > 0 && View(U"次场轮遍期回").find(text.at(unit)) != View::npos)
            return {unit + 1, number->value};
        i = number->end - 1;
    }
    return {0, 1};
}

}  // namespace extract

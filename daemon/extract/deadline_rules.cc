#include "extract/deadline_rules.h"

#include <map>

#include "base/text.h"
#include "extract/numeral.h"

namespace extract {

namespace {

// Parts that many patterns share, with what they stand for.
struct Fragment {
    std::string_view name;
    std::string_view pattern;
};

constexpr Fragment kFragments[] = {
    // acts that a cycle is bound to without 每: 周调度, 月通报, 一月一督查
    {"{act}",
     "(调度|通报|督查|督办|督导|小结|总结|盘点|考评|考核|会商|研判|排查|例会|清零|报告|报送|上报|"
     "汇总"
     "|分析|点评|推进|报表|巡查|检查|评比|排名|晾晒|复盘|碰头|评估|评价|述职|比拼|更新|反馈|汇报|"
     "自查"
     "|抽查|暗访|观摩|轮训|培训|演练|体检|监测|核查|对账|公示|公布|曝光|约谈|会诊|调研|走访|督战|"
     "清单"
     "|晒单|催办|督促|回访|讲评|点名|公开|点验|销号|总评|主题|亮灯|对接|签约|报(!告|送|表|名|道|纸|"
     "社|备)|督(!查|办|导|战)|评(!比|估|价|议)"
     "|讲(!话)"
     "|结(!果|算)|考(!核|评)|查(!处)|清(!零|单))"},
    {"{season}",
     "(汛期|主汛期|入汛|汛|供暖期|供暖季|采暖期|采暖季|供暖|冬季|春节|国庆节?|五一|节|开学|春季开学"
     "|雨季|防火期|高考|两节|元旦|中秋节?)"},
    {"{Y}", "(<Y>年度?|<R>的?)"},            // 2024年, 今年
    {"{Y2}", "(<Y2>年|<R2>)"},               // 次年 behind 至
    {"{to}", "(起,?|开始,?|前)?(-|至|到)"},  // 6月1日起至8月31日
    {"{time}",
     "(\\([本下]?(周|星期)<W>\\)|(周|星期)<W>)?(当天|当日)?(上午|下午|中午|傍晚|晚上?)?"
     "(<N>([时点](<N2>分|半|整)?|:<N2>))?下?班?"},
    {"{and}", "(、|和|及|与|以及|,)"},  // 6月底和12月底
};

std::string expanded(std::string_view pattern) {
    std::string out(pattern);
    for (const Fragment& fragment : kFragments)
        base::replace_all(out, fragment.name, fragment.pattern);
    base::replace_all(out, "\\(", "[(]");
    base::replace_all(out, "\\)", "[)]");
    return out;
}

constexpr size_t kCharacters = 0x10000;  // the rules begin with characters of the BMP

// Most numbers count something else; what follows them tells at once.
bool names_no_time(const ScanText& text, size_t at) {
    static constexpr std::u32string_view kUnits = U"年月日号天周个工小季半旬星自分./-至到、和及一1";
    if (!digit(text.at(at))) return false;
    if (!numeral_may_start(text, at)) return true;
    std::optional<Numeral> number = read_numeral(text, at);
    return !number || kUnits.find(text.at(number->end)) == std::u32string_view::npos;
}

}  // namespace

const DeadlineRuleTable& DeadlineRuleTable::instance() {
    static const DeadlineRuleTable kTable;
    return kTable;
}

DeadlineRuleTable::DeadlineRuleTable() : buckets_(1), bucket_of_(kCharacters, 0) {
    for (const std::vector<DeadlineRule>* part :
         {&date_rules(), &recurring_rules(), &relative_rules()})
        rules_.insert(rules_.end(), part->begin(), part->end());
    for (size_t i = 0; i < rules_.size(); ++i) {
        phrases_.emplace_back(expanded(rules_[i].pattern));
        for (char32_t c : phrases_.back().first_characters()) {
            uint16_t& bucket = bucket_of_[c];
            if (bucket == 0) {
                bucket = static_cast<uint16_t>(buckets_.size());
                buckets_.emplace_back();
            }
            std::vector<uint16_t>& rules = buckets_[bucket];
            if (rules.empty() || rules.back() != i) rules.push_back(static_cast<uint16_t>(i));
        }
    }
}

bool DeadlineRuleTable::match(const ScanText& text, size_t at, int rule, RuleMatch& match) const {
    match = RuleMatch{at, 0, rule, {}};
    match.end = phrases_[static_cast<size_t>(rule)].match(text, at, match.captures);
    return match.end > at;
}

bool DeadlineRuleTable::longest(const ScanText& text, size_t at, RuleMatch& best) const {
    char32_t c = text.at(at);
    if (c >= kCharacters || bucket_of_[c] == 0 || names_no_time(text, at)) return false;
    best.end = 0;
    RuleMatch found;
    for (uint16_t rule : buckets_[bucket_of_[c]])
        if (match(text, at, rule, found) && found.end > best.end) best = found;
    return best.end > 0;
}

}  // namespace extract

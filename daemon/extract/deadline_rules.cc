#include "extract/deadline_rules.h"

#include <map>

#include "base/text.h"

namespace extract {

namespace {

// Parts that many patterns share, with what they stand for.
struct Fragment {
    std::string_view name;
    std::string_view pattern;
};

constexpr Fragment kFragments[] = {
    {"{Y}", "(<Y>年度?|<R>的?)"},        // 2024年, 今年
    {"{Y2}", "(<Y2>年|<R2>)"},           // 次年 behind 至
    {"{to}", "(起|开始|前)?(-|至|到)"},  // 6月1日起至8月31日
    {"{time}",
     "(\\((周|星期)<W>\\))?((上午|下午|中午|晚上?)?<N>([时点](<N2>分|半|整)?|:<N2>))?下?班?"},
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
    if (c >= kCharacters || bucket_of_[c] == 0) return false;
    best.end = 0;
    RuleMatch found;
    for (uint16_t rule : buckets_[bucket_of_[c]])
        if (match(text, at, rule, found) && found.end > best.end) best = found;
    return best.end > 0;
}

}  // namespace extract

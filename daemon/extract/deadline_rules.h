#pragma once
// The table of deadline rules: a name, a pattern (phrase.h), a production and a real phrasing each.
// Private to the deadline_*.cc files.

#include <string_view>
#include <vector>

#include "extract/deadline.h"
#include "extract/phrase.h"

namespace extract {

// What a match needs around it to be a deadline (deadline_context.h).
enum class Reading {
    kDue,        // ends a term by its own words: 6月底前
    kPeriod,     // a period by whose end something is done: 上半年, 年内
    kBare,       // a bare date or month; a deadline only as a step of a schedule: 5月，…
    kRange,      // 6月1日至15日
    kRecurring,  // 每月20日前
    kRelative,   // 15个工作日内
};

// What a production may look at. Years and months are those that stand for what is not printed.
struct Surroundings {
    base::YearMonthDay document;
    int year;  // of the enclosing phase or of the date before in the sentence
    int month;
    const ScanText& text;
    size_t begin;  // the match
    size_t end;
};

using Production = ledger::Deadline (*)(const Captures&, const Surroundings&);

struct DeadlineRule {
    std::string_view name;
    std::string_view pattern;
    Production produce;
    Reading reading;
    std::string_view example;
};

[[nodiscard]] const std::vector<DeadlineRule>& date_rules();
[[nodiscard]] const std::vector<DeadlineRule>& recurring_rules();
[[nodiscard]] const std::vector<DeadlineRule>& relative_rules();

// A match of the compiled table.
struct RuleMatch {
    size_t begin = 0;
    size_t end = 0;
    int rule = 0;
    Captures captures;
};

// All rules, compiled once; numbers are stable within one build.
class DeadlineRuleTable {
  public:
    static const DeadlineRuleTable& instance();

    [[nodiscard]] const DeadlineRule& rule(int number) const {
        return rules_[static_cast<size_t>(number)];
    }
    [[nodiscard]] int size() const { return static_cast<int>(rules_.size()); }
    // The longest match that starts at `at`; the earlier rule of equal ones.
    [[nodiscard]] bool longest(const ScanText& text, size_t at, RuleMatch& match) const;
    // The match of one rule at `at`.
    [[nodiscard]] bool match(const ScanText& text, size_t at, int rule, RuleMatch& match) const;

  private:
    DeadlineRuleTable();
    std::vector<DeadlineRule> rules_;
    std::vector<Phrase> phrases_;
    std::vector<std::vector<uint16_t>> buckets_;
    std::vector<uint16_t> bucket_of_;  // by character, 0 = no rule starts with it
};

}  // namespace extract

#pragma once
// What stands around a match: whether it states a deadline, whether it is soft, which event it
// counts from, how many reports it asks for. Word lists with a real phrasing each; all looks are
// bounded.

#include "extract/clause_view.h"
#include "extract/deadline_rules.h"

namespace extract {

// Places where dates name things: 《…》, document numbers. Sorted, disjoint.
class MaskedPlaces {
  public:
    explicit MaskedPlaces(const ScanText& text);
    [[nodiscard]] bool covers(size_t at);  // calls must come with growing `at`

  private:
    std::vector<std::pair<size_t, size_t>> spans_;
    size_t next_ = 0;
};

// Whether the words beside a match leave it a deadline, as far as the sentence alone can tell.
[[nodiscard]] bool reads_as_deadline(const ScanText& text, const RuleMatch& match, Reading reading);
// The same for a cycle (每月 …) and for a length of time (15日内).
[[nodiscard]] bool recurring_reads_as_deadline(const ScanText& text, const RuleMatch& match);
[[nodiscard]] bool relative_reads_as_deadline(const ScanText& text, const RuleMatch& match);
// The kinds of word that follow a bare year which opens a step: 2025年建成.
[[nodiscard]] const Words& step_followers();
// 月初…月末 in one breath: a habit, not a date.
[[nodiscard]] bool in_month_series(const ScanText& text, size_t begin, size_t end);
// 全年完成…，同比增长6.1%: a report of the period.
[[nodiscard]] bool told_with_figures(const ScanText& text, const RuleMatch& match);
// 6月底、12月底前: a match that stands in a list before one that is a deadline.
[[nodiscard]] bool listed_before(const ScanText& text, const RuleMatch& match, size_t next_begin);
// Whether a date that lies before the document's date tells what happened: 2023年5月，印发了….
// `earlier_year`: it lies in a year before the document's.
[[nodiscard]] bool tells_the_past(const ScanText& text, const RuleMatch& match, Reading reading,
                                  bool earlier_year);

// 力争, 争取, 原则上, 计划 in the clause.
[[nodiscard]] bool reads_as_soft(const ScanText& text, size_t begin, size_t end);

struct EventPhrase {
    size_t begin;      // first character of the wording, or of the match where there is no event
    std::string name;  // 收到通知
};
[[nodiscard]] EventPhrase event_before(const ScanText& text, size_t begin, size_t end);

// 不少于 n 次 behind a cycle, within its clause.
struct Times {
    size_t end;  // behind 次, or 0 where no number of times is stated
    int count;
};
[[nodiscard]] Times times_behind(const ScanText& text, size_t end);

}  // namespace extract

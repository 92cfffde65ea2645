#pragma once
// Productions: from the slots of a match to the value of a deadline. Semantics: gold/GUIDE.md.

#include "extract/deadline_rules.h"

namespace extract {

// One date: due = the day, or the last day of the month, quarter, half or year that is named. The
// start is set for a month or year without an end word (5月 → 05-01 to 05-31).
[[nodiscard]] ledger::Deadline produce_point(const Captures&, const Surroundings&);
// A至B: start A, due B; what B does not print it takes from A, and a B before A lies in the next
// year.
[[nodiscard]] ledger::Deadline produce_range(const Captures&, const Surroundings&);
// 即日起至B: start is the document's date.
[[nodiscard]] ledger::Deadline produce_from_document(const Captures&, const Surroundings&);
// 今明两年: from this year's first day.
[[nodiscard]] ledger::Deadline produce_two_years(const Captures&, const Surroundings&);
// 前三季度, 前N个月.
[[nodiscard]] ledger::Deadline produce_first_quarters(const Captures&, const Surroundings&);
// 11月15日、25日; 本月中旬…，下旬: in the month named before.
[[nodiscard]] ledger::Deadline produce_same_month(const Captures&, const Surroundings&);
[[nodiscard]] ledger::Deadline produce_part_of_same_month(const Captures&, const Surroundings&);
// 二、三季度: the end of the quarter that a bare number of the list names.
[[nodiscard]] ledger::Deadline produce_listed_quarter(const Captures&, const Surroundings&);
// 于25日前: of the document's month, or of the next where that day is over.
[[nodiscard]] ledger::Deadline produce_day_alone(const Captures&, const Surroundings&);
// 季度末, 本季度内: the quarter of the document's date.
[[nodiscard]] ledger::Deadline produce_this_quarter(const Captures&, const Surroundings&);
// “十四五”末, 到“十四五”期末.
[[nodiscard]] ledger::Deadline produce_plan_period(const Captures&, const Surroundings&);
// 春节前: the day before the next one on or after the document's date; relative where the year's
// lunar date is not on file.
[[nodiscard]] ledger::Deadline produce_festival(const Captures&, const Surroundings&);
// 汛期前: the day before the season where a rule fixes its first day, else relative with the event
// named (两会前).
[[nodiscard]] ledger::Deadline produce_before_event(const Captures&, const Surroundings&);
// 本周五前, 下周内, 周五前, 明天下午5时前.
[[nodiscard]] ledger::Deadline produce_weekday(const Captures&, const Surroundings&);
[[nodiscard]] ledger::Deadline produce_day_word(const Captures&, const Surroundings&);
// 15个工作日内 with the event to its left.
[[nodiscard]] ledger::Deadline produce_length(const Captures&, const Surroundings&);
// 于次日12时前: the day after the event.
[[nodiscard]] ledger::Deadline produce_next_day(const Captures&, const Surroundings&);
// 每月20日前 …: the cycle from <C>, days and months from <D> <P> <M> <H> <Q> <W>.
[[nodiscard]] ledger::Deadline produce_cycle(const Captures&, const Surroundings&);
// 每季度末月20日前, 每季度首月10日前, 每季度检查，次月10日前.
[[nodiscard]] ledger::Deadline produce_quarter_last_month(const Captures&, const Surroundings&);
[[nodiscard]] ledger::Deadline produce_quarter_first_month(const Captures&, const Surroundings&);
[[nodiscard]] ledger::Deadline produce_next_month(const Captures&, const Surroundings&);
[[nodiscard]] ledger::Deadline produce_monthly(const Captures&, const Surroundings&);
// 每月第一个周一: BYDAY=1MO; of a quarter, in its first or last month.
[[nodiscard]] ledger::Deadline produce_month_weekday(const Captures&, const Surroundings&);
[[nodiscard]] ledger::Deadline produce_quarter_weekday(const Captures&, const Surroundings&);
// 年度终了后30日内: of the next January, or of the month so many months on.
[[nodiscard]] ledger::Deadline produce_year_start(const Captures&, const Surroundings&);
// 每月汇总，于下月3日前: each month where a cycle stands before it, else of the next month.
[[nodiscard]] ledger::Deadline produce_following_month(const Captures&, const Surroundings&);
// 月初、月中、月末 as a series; 双月.
[[nodiscard]] ledger::Deadline produce_month_turn(const Captures&, const Surroundings&);
[[nodiscard]] ledger::Deadline produce_two_months(const Captures&, const Surroundings&);
// 每月首个工作日; 月月, 天天.
[[nodiscard]] ledger::Deadline produce_month_start(const Captures&, const Surroundings&);
[[nodiscard]] ledger::Deadline produce_doubled(const Captures&, const Surroundings&);
// 每旬末; 隔月: every other month, week, day.
[[nodiscard]] ledger::Deadline produce_ten_days(const Captures&, const Surroundings&);
[[nodiscard]] ledger::Deadline produce_alternate(const Captures&, const Surroundings&);
// 每月最后一个工作日, 每半年末, 每日18时前, 每年6月至9月 (its end).
[[nodiscard]] ledger::Deadline produce_month_end(const Captures&, const Surroundings&);
[[nodiscard]] ledger::Deadline produce_half_year_end(const Captures&, const Surroundings&);
[[nodiscard]] ledger::Deadline produce_daily(const Captures&, const Surroundings&);
[[nodiscard]] ledger::Deadline produce_year_range(const Captures&, const Surroundings&);
// 每两年, 每10天, 双周.
[[nodiscard]] ledger::Deadline produce_interval(const Captures&, const Surroundings&);
[[nodiscard]] ledger::Deadline produce_fortnight(const Captures&, const Surroundings&);
[[nodiscard]] ledger::Deadline produce_half_year(const Captures&, const Surroundings&);
// 一年召开两次.
[[nodiscard]] ledger::Deadline produce_cycle_times(const Captures&, const Surroundings&);
// 年内不少于4次.
[[nodiscard]] ledger::Deadline produce_times_a_year(const Captures&, const Surroundings&);

// Of a range or a step: the first due day of a festival in a year, or nothing where it is not on
// file.
[[nodiscard]] std::optional<base::Date> festival_date(int festival, int year);

}  // namespace extract

#pragma once
// From rows of the ledger to the entries and groups of a page.

#include <string>
#include <vector>

#include "digest/order.h"
#include "digest/page.h"

namespace digest {

// The office reads whose field a row is in, too; under a unit's heading the unit is not repeated.
enum class Reader { kLiaison, kOffice, kUnderUnit };

// Limits in characters of what a message repeats of a document; longer text is cut and says so.
inline constexpr size_t kTitleLimit = 200;
inline constexpr size_t kQuoteLimit = 200;
inline constexpr size_t kNameLimit = 60;
inline constexpr size_t kNoteLimit = 300;

[[nodiscard]] Entry entry(const Row& row, Reader reader);
// One group without heading.
[[nodiscard]] std::vector<Group> one_group(const RowList& rows, Reader reader);
// One group a unit, with its count and its longest delay.
[[nodiscard]] std::vector<Group> groups_by_unit(const std::vector<UnitRows>& units);
// The same with a line for each row, for a list that may be long:
// 建成城市健康客厅：时限2024年9月30日（周一），已逾期8天；依据兴政办函〔2024〕7号
// 三/（二），原文“…”
[[nodiscard]] std::vector<Group> summary_by_unit(const std::vector<UnitRows>& units);
// One group a plan, a line for each row: 三/（二）
// 建成城市健康客厅（县卫健局）：时限2024年9月30日…； the unit only where `unit_too`.
[[nodiscard]] std::vector<Group> summary_by_plan(const std::vector<PlanRows>& plans, bool unit_too);
// The unit's name, or 无承办单位.
[[nodiscard]] std::string unit_name(std::string_view unit);
// 兴政办函〔2024〕7号《2024年民生实事任务分解方案》, as far as either is known.
[[nodiscard]] std::string cited_plan(std::string_view number, std::string_view title);
// 兴政办函〔2024〕7号 三/（一）, or the plan's title where it has no number.
[[nodiscard]] std::string citation(const Row& row);
// 县教科局联络员：; empty where nobody is named.
[[nodiscard]] std::string salutation(std::string_view addressee);
// 涉及文件: the documents that the rows cite, number and title, each once, in order. Nothing where
// no row has a title beside its number.
void add_cited_plans(Page& page, const std::vector<const std::vector<Row>*>& lists);

}  // namespace digest

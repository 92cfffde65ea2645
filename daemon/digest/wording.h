#pragma once
// The phrases of a message, one place for each.

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "digest/facts.h"

namespace digest {

[[nodiscard]] std::string long_date(base::Date date);   // 2024年9月30日（周一）
[[nodiscard]] std::string short_date(base::Date date);  // 9月30日
[[nodiscard]] std::string chinese_number(int n);        // 十二; 1 to 99, digits beyond
// 2024年第41周; with its days: 2024年第41周，10月7日至13日
[[nodiscard]] std::string week_name(calendar::IsoWeek week);
[[nodiscard]] std::string week_with_days(calendar::IsoWeek week);

struct Count {
    std::string_view what;
    size_t n;
};
// 逾期1项、两周内到期2项; zeros are left out. Empty where all are zero.
[[nodiscard]] std::string nonzero_counts(std::initializer_list<Count> counts);
[[nodiscard]] std::string nonzero_counts(const std::vector<Count>& counts);

// 县教科局, or 县教科局等3个单位 for more than one name.
[[nodiscard]] std::string units_phrase(std::string_view first, size_t units);
// 在办23项，其中红灯1项、黄灯3项、绿灯18项、灰灯1项；累计已销号12项。
[[nodiscard]] std::string totals_sentence(const Totals& totals);
// 与上期周报相比，在办增加2项，红灯减少1项，其余持平。
[[nodiscard]] std::string change_sentence(const Totals& now, const std::optional<Totals>& previous);

// What the row's clock says: 已逾期8天, 今天到期, 剩余5天 …; empty
// without a due date.
[[nodiscard]] std::string standing_phrase(const Row& row);
// 乡镇 for "township", the code of the unit register; another name as it stands.
[[nodiscard]] std::string_view group_name(std::string_view group);
// The subject's mark: 【督办周报】, 【督办周报·补发】.
[[nodiscard]] std::string mark(std::string_view kind, bool late);

}  // namespace digest

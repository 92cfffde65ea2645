#pragma once
// Figures of a period out of the ledger. semantics.md §8.

#include <string>
#include <string_view>
#include <vector>

#include "digest/figures.h"
#include "supervision/setup.h"

namespace supervision {

enum class PeriodKind { kWeek, kHalfMonth, kMonth, kQuarter };
[[nodiscard]] std::string_view name(PeriodKind kind);  // "week" "half-month" "month" "quarter"
[[nodiscard]] std::optional<PeriodKind> period_kind(std::string_view name);

struct Period {
    PeriodKind kind = PeriodKind::kMonth;
    base::Date from{}, to{};  // both inclusive
    std::string name;         // 2024年10月上半月, 2024年第四季度
};
// The period in which a day lies.
[[nodiscard]] Period period_of(PeriodKind kind, base::Date day);

struct Figures {
    digest::PeriodFigures figures;
    std::string rows_hash;  // SM3 of the rows used
    int rows = 0;
};
// As the ledger stands; `as_of` is today.
[[nodiscard]] Figures figures_of(store::Database& database, const Period& period, base::Date as_of);

}  // namespace supervision

#pragma once
// A stopped clock: the days that were left are kept, and count again from the day of resuming.
// semantics.md §2.

#include <algorithm>

#include "base/date.h"

namespace ledger {

// Calendar days from the day of suspension to the due date; negative where it was overdue.
[[nodiscard]] inline int remaining_days(base::Date due, base::Date suspended_on) {
    return static_cast<int>((due - suspended_on).count());
}
// max(due, day of resuming + remaining days): days overdue before the suspension stay overdue.
[[nodiscard]] inline base::Date resumed_due(base::Date due, base::Date resumed_on, int remaining) {
    return std::max(due, resumed_on + std::chrono::days(remaining));
}

}  // namespace ledger

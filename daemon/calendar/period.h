#pragma once
// Periods of a recurring duty (semantics.md §9): a rule of RFC 5545 names the last day of each
// period, and a period begins the day after the one before it ends.

#include <optional>
#include <string>

#include "base/date.h"

namespace calendar {

struct Period {
    base::Date start{}, end{};  // both days included
    friend bool operator==(const Period&, const Period&) = default;
};

// The period that holds `day`. A rule that names no day of its own ends with the calendar: a week
// on Sunday, a month on its last day (no drift), a quarter or half-year (INTERVAL=3, 6) with its
// last month, a year on 31 December; an INTERVAL that does not divide the year counts from the
// anchor. FREQ=MONTHLY;BYMONTHDAY=20 gives the 21st to the 20th. Nothing once the rule is over
// (UNTIL); COUNT is not read, the ledger ends a series itself. The rule must pass check_rrule.
[[nodiscard]] std::optional<Period> period_at(const std::string& rrule, base::Date anchor,
                                              base::Date day);

// 2024年5月, 2024年第2季度, 2024年上半年, 2024年, 2024年5月13日至19日: as people call it.
[[nodiscard]] std::string name(const Period& period);

}  // namespace calendar

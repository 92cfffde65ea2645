#pragma once
// Recurring dates (RFC 5545 RRULE), expanded by libical. Dates only, no times, no zones.

#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace calendar {

// Whether the text is a rule that libical accepts and that has a FREQ of a day or longer. The error
// names the rule and the fault.
[[nodiscard]] base::Status check_rrule(const std::string& rrule);

// The occurrences in [from, to] of a rule anchored at `anchor` (its DTSTART), in order, at most
// `limit`. FREQ=MONTHLY;BYMONTHDAY=-1 is the last day of every month. The rule must pass
// check_rrule.
[[nodiscard]] std::vector<base::Date> occurrences(const std::string& rrule, base::Date anchor,
                                                  base::Date from, base::Date to, size_t limit);

}  // namespace calendar

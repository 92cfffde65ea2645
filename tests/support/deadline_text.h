#pragma once
// A deadline as the label files of the tests write it.

#include <string>

#include "ledger/deadline.h"

namespace test {

// date, start..due, rrule xN, "10 workday", or "-".
inline std::string time_of(const ledger::Deadline& d) {
    switch (d.kind) {
        case ledger::DeadlineKind::kNone:
            return "-";
        case ledger::DeadlineKind::kDate:
            return (d.start ? base::format_date(*d.start) + ".." : "") + base::format_date(*d.due);
        case ledger::DeadlineKind::kRecurring:
            return d.rrule + (d.min > 1 ? " x" + std::to_string(d.min) : "");
        case ledger::DeadlineKind::kRelative:
            return std::to_string(d.days) + " " + std::string(ledger::name(d.unit));
    }
    return {};
}

}  // namespace test

#pragma once
// What is done about one period of a recurring duty: reported, accepted, returned, waived; and a
// duty renewed beyond its plan's year. Each act leaves one event, in the transaction of its change.

#include "supervision/act.h"

namespace supervision {

struct DutyReport {
    std::string text;
    std::string evidence;   // may be empty: a report is its own evidence
    base::Date filed_on{};  // decides lateness; not in the future, not before the period
};
// 报送 by the unit. With the last report that the period owes it is claimed, by the latest day of
// filing among those that stand; a missed period may be reported late.
[[nodiscard]] base::Status report_duty(store::Database& database, int64_t assignment,
                                       const Actor& actor, const DutyReport& report,
                                       const Setup& setup, base::Instant now);
// All reports that wait are accepted; a period that has all it owes is closed.
[[nodiscard]] base::Status accept_reports(store::Database& database, int64_t assignment,
                                          const Actor& actor, const Setup& setup,
                                          base::Instant now);
// All reports that wait go back with a reason; the filing is void.
[[nodiscard]] base::Status return_reports(store::Database& database, int64_t assignment,
                                          const Actor& actor, const std::string& reason,
                                          const Setup& setup, base::Instant now);
// 免报: an officer lets the unit off this period, with a reason. It counts in no figure.
[[nodiscard]] base::Status waive_period(store::Database& database, int64_t assignment,
                                        const Actor& actor, const std::string& reason,
                                        const Setup& setup, base::Instant now);
// The duty goes on up to a later day, on a basis document. `task` is the recurring task.
[[nodiscard]] base::Status renew_duty(store::Database& database, int64_t task, const Actor& actor,
                                      base::Date until, const std::string& basis,
                                      base::Instant now);

}  // namespace supervision

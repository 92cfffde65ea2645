#pragma once
// What people do to an assignment: each act checks its guard, changes the row, and leaves one
// event, in one transaction. semantics.md §2.

#include <cstdint>
#include <string>

#include "base/result.h"
#include "supervision/setup.h"

namespace supervision {

struct Actor {
    std::string name;  // the person who acts, as signed
};

// 签收 by the unit.
[[nodiscard]] base::Status acknowledge(store::Database& database, int64_t assignment,
                                       const Actor& actor, base::Instant now);
// 反馈: progress in words. An issued row is acknowledged by it.
[[nodiscard]] base::Status give_feedback(store::Database& database, int64_t assignment,
                                         const Actor& actor, const std::string& text,
                                         base::Instant now);
// 申请销号: text and at least one evidence reference. The day of filing, which may be stated for a
// paper that came in earlier but not for the future, decides lateness.
[[nodiscard]] base::Status claim(store::Database& database, int64_t assignment, const Actor& actor,
                                 const std::string& text, const std::string& evidence,
                                 base::Date filed_on, base::Instant now);
// 销号, with a rating. Whoever was told of the overdue gets one line in the next message.
[[nodiscard]] base::Status close(store::Database& database, int64_t assignment, const Actor& actor,
                                 ledger::Rating rating, base::Instant now);
// 退回 with a reason; the filing is void, and a row past its due date is overdue at once.
[[nodiscard]] base::Status send_back(store::Database& database, int64_t assignment,
                                     const Actor& actor, const std::string& reason,
                                     const Setup& setup, base::Instant now);
// An officer's word on a row that was overdue when it was loaded: the ladder starts for it.
[[nodiscard]] base::Status confirm_overdue(store::Database& database, int64_t assignment,
                                           const Actor& actor, const Setup& setup,
                                           base::Instant now);

}  // namespace supervision

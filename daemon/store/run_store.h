#pragma once
// What the service did of late: for the office's weekly digest.

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "store/database.h"

namespace store {

struct UnitBurden {
    int messages = 0;  // distinct messages that spoke of the unit's rows to the unit's side
    int rows = 0;      // distinct rows in them
};
// By unit; the ladder's messages that were decided in [from, to], but for the office's.
[[nodiscard]] std::map<int64_t, UnitBurden> burdens(Database& database, base::Date from,
                                                    base::Date to);

struct MessageCount {
    int sent = 0;
    int waiting = 0;  // queued, sending, deferred or unknown
    int failed = 0;
};
// Of messages that were decided in [from, until).
[[nodiscard]] MessageCount count_messages(Database& database, base::Instant from,
                                          base::Instant until);
// When the latest weekly digest was issued, and how many were sent.
struct DigestRun {
    base::Instant at{};
    std::string week;
    int sent = 0;
};
[[nodiscard]] std::optional<DigestRun> last_digest_run(Database& database);

}  // namespace store

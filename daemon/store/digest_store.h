#pragma once
// Which digests were composed, and the totals each showed.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/database.h"

namespace store {

// `message_id` is absent for an empty digest, which is counted and not sent.
void add_digest_issue(Database& database, const std::string& iso_week, const std::string& recipient,
                      const std::string& totals, std::optional<int64_t> message_id,
                      base::Instant now);
// JSON of the latest digest before the given week.
[[nodiscard]] std::optional<std::string> last_digest_totals(Database& database,
                                                            const std::string& recipient,
                                                            const std::string& before_week);

// Tasks that stand and have no assignment: no unit is printed, or none is known.
struct OwnerlessTask {
    std::string plan_number, plan_title, ref, title, quote;
    std::optional<base::Date> due;
};
[[nodiscard]] std::vector<OwnerlessTask> tasks_without_owner(Database& database);

}  // namespace store

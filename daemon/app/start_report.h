#pragma once
// What `duband` prints when it starts, for the person at the terminal: what was loaded, what is
// overdue, what falls due within two weeks.

#include <string>

#include "app/ledger_loader.h"
#include "base/date.h"
#include "store/database.h"

namespace app {

// Lines of UTF-8, each ended. At most ten rows a table, with the number of those left out.
[[nodiscard]] std::string load_summary(const LoadReport& report, const std::string& folder);
[[nodiscard]] std::string standing_summary(store::Database& database, base::Date today);

// 2024年10月8日 周二 09:00
[[nodiscard]] std::string format_moment(base::Instant instant);

}  // namespace app

#pragma once
// The dead man's line: whether the weekly run has happened, judged from the ledger alone and by
// another process than the one that should have run. semantics.md §7 and issue 4.

#include <chrono>
#include <string>
#include <vector>

#include "store/unit_store.h"
#include "supervision/setup.h"

namespace supervision {

// After the digest's time on its day, before anybody is alarmed.
inline constexpr std::chrono::hours kWeeklyGrace{2};

struct WeeklyWatch {
    bool missed = false;
    std::string week;                        // the week that was looked for: 2024-W41
    std::string message;                     // Chinese, for people
    std::vector<store::Recipient> officers;  // whom to tell
};
// A ledger without a first plan, or younger than the week's run, has missed nothing.
[[nodiscard]] WeeklyWatch watch_weekly(store::Database& database, const Setup& setup,
                                       base::Instant now);

}  // namespace supervision

#pragma once
// Progress in numbers against time (序时进度): how much should be done by a day, and whether what
// was reported keeps up. semantics.md §4 and §9.

#include <optional>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace ledger {

// A stated amount that is to be reached by a day, counted from the beginning.
struct ProgressStep {
    base::Date by{};
    double amount = 0;
    friend bool operator==(const ProgressStep&, const ProgressStep&) = default;
};

struct Progress {
    double target = 0;
    double done = 0;                     // from the beginning, as last reported
    bool reported = false;               // something was reported at all
    base::Date start{};                  // the amount grows from this day on
    std::vector<ProgressStep> schedule;  // ascending; empty: linear from start to due
    // Reports that a period owes: only whole ones count, and none missing is tolerated.
    bool whole = false;

    friend bool operator==(const Progress&, const Progress&) = default;
};

// 欠进度 达进度 超进度, and before anything was reported 未报.
enum class Pace { kUnreported, kBehind, kOnPace, kAhead };
[[nodiscard]] std::string_view name(Pace pace);          // "behind"
[[nodiscard]] std::string_view chinese_name(Pace pace);  // 欠进度

// Below this share of the schedule a row is yellow.
inline constexpr double kYellowShare = 0.7;
// From this share on the pace counts as ahead.
inline constexpr double kAheadShare = 1.1;

// What the schedule, or the straight line from start to `due`, asks for at the end of `today`: 0
// before the start, the target from the due date on. Without a schedule and a due date: nothing.
[[nodiscard]] std::optional<double> expected(const Progress& progress,
                                             std::optional<base::Date> due, base::Date today);
[[nodiscard]] Pace pace(const Progress& progress, std::optional<base::Date> due, base::Date today);
// The yellow light's rule: reported, and less than 70 % of what is expected; or whole reports of a
// period missing by a linear share.
[[nodiscard]] bool falls_behind(const Progress& progress, std::optional<base::Date> due,
                                base::Date today);

}  // namespace ledger

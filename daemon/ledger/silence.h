#pragma once
// A silence mutes what is said to a unit for a while: never a clock, never the office.
// semantics.md §11.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace ledger {

struct Silence {
    int64_t id = 0;
    std::optional<int64_t> plan_id, unit_id,
        task_id;                        // all that are given must agree; at least one
    std::string rung = "O2";            // the highest that is muted
    base::Date starts_on{}, ends_on{};  // both days included
    std::string author, reason;
};

// What a silence is compared with: the keys of an assignment.
struct SilenceTarget {
    int64_t plan_id = 0, unit_id = 0, task_id = 0;
};

// Whether the silence speaks of the row on that day, whatever the rung.
[[nodiscard]] bool covers(const Silence& silence, const SilenceTarget& target, base::Date day);
// Whether a rung ("R1") is at or below the one up to which the silence mutes. Rungs above O2 are
// muted by nothing.
[[nodiscard]] bool mutes(const Silence& silence, std::string_view rung);
// R0E, R0, R1, O1, O2.
[[nodiscard]] bool can_be_muted(std::string_view rung);

}  // namespace ledger

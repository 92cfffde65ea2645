#pragma once
// Random samples that anybody can draw again: the same ids, share and seed give the same sample on
// every machine.

#include <cstddef>
#include <cstdint>
#include <set>
#include <vector>

namespace ledger {

struct SamplePlan {
    double share = 0.5;             // of the ids that are not marked; rounded up
    size_t at_least = 1;            // as far as there are so many
    std::set<int64_t> marked = {};  // always in the sample
};
// 复验: at least half. 回头看: a tenth, at least three.
inline constexpr double kAcceptanceShare = 0.5;
inline constexpr double kRecheckShare = 0.1;
inline constexpr size_t kRecheckLeast = 3;

// Ascending. The order in which the ids come has no effect.
[[nodiscard]] std::vector<int64_t> draw_sample(std::vector<int64_t> ids, const SamplePlan& plan,
                                               uint64_t seed);

}  // namespace ledger

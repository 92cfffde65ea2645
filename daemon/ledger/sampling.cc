#include "ledger/sampling.h"

#include <algorithm>
#include <cmath>

namespace ledger {

namespace {

// SplitMix64 (Steele, Lea, Flood 2014): fixed arithmetic, so that the sample does not depend on a
// standard library.
uint64_t next(uint64_t& state) {
    uint64_t z = state += 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

}  // namespace

std::vector<int64_t> draw_sample(std::vector<int64_t> ids, const SamplePlan& plan, uint64_t seed) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    std::vector<int64_t> out, others;
    for (int64_t id : ids) (plan.marked.contains(id) ? out : others).push_back(id);
    double wanted = std::ceil(static_cast<double>(others.size()) * plan.share - 1e-9);
    size_t count = std::max(static_cast<size_t>(std::max(wanted, 0.0)),
                            plan.at_least > out.size() ? plan.at_least - out.size() : 0);
    count = std::min(count, others.size());
    for (size_t i = 0; i < count; ++i) {
        size_t pick = i + static_cast<size_t>(next(seed) % (others.size() - i));
        std::swap(others[i], others[pick]);
        out.push_back(others[i]);
    }
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace ledger

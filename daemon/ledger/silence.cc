#include "ledger/silence.h"

#include <array>

namespace ledger {

namespace {

constexpr std::array<std::string_view, 5> kRungs = {"R0E", "R0", "R1", "O1", "O2"};

std::optional<size_t> height(std::string_view rung) {
    for (size_t i = 0; i < kRungs.size(); ++i)
        if (kRungs[i] == rung) return i;
    return {};
}

bool agrees(const std::optional<int64_t>& wanted, int64_t id) { return !wanted || *wanted == id; }

}  // namespace

bool covers(const Silence& s, const SilenceTarget& t, base::Date day) {
    return s.starts_on <= day && day <= s.ends_on && agrees(s.plan_id, t.plan_id) &&
           agrees(s.unit_id, t.unit_id) && agrees(s.task_id, t.task_id);
}

bool mutes(const Silence& s, std::string_view rung) {
    std::optional<size_t> asked = height(rung), highest = height(s.rung);
    return asked && highest && *asked <= *highest;
}

bool can_be_muted(std::string_view rung) { return height(rung).has_value(); }

}  // namespace ledger

#include "notify/retry.h"

#include <algorithm>
#include <array>

namespace notify {

namespace {

using std::chrono::minutes;

constexpr std::array<minutes, 4> kShortSteps = {minutes(1), minutes(5), minutes(15), minutes(60)};
constexpr minutes kLongStep{60};
constexpr minutes kAmbiguousStep{10};
constexpr std::chrono::hours kWindow{24};
// 1 + 5 + 15 + 60 minutes and 22 hours more: what fits into the window. It bounds the attempts
// where a clock that was set back keeps the window open.
constexpr int kMostAttempts = 27;

minutes step_after(int failures) {
    auto n = static_cast<size_t>(std::max(failures, 1) - 1);
    return n < kShortSteps.size() ? kShortSteps.at(n) : kLongStep;
}

}  // namespace

std::optional<Retry> next_attempt(const Attempts& attempts) {
    bool ambiguous = attempts.last == SendClass::kAmbiguous;
    if (!ambiguous && attempts.last != SendClass::kTemporary) return {};
    if (attempts.failures >= kMostAttempts) return {};
    minutes step = step_after(attempts.failures);
    if (ambiguous) step = std::max(step, kAmbiguousStep);
    base::Instant at = attempts.now + step;
    bool short_steps_walked = attempts.failures > static_cast<int>(kShortSteps.size());
    if (short_steps_walked && at > attempts.first + kWindow) return {};
    return Retry{at, attempts.resend || ambiguous};
}

}  // namespace notify

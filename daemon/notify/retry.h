#pragma once
// When a mail that did not pass is tried again. Pure: the clock is an argument.

#include <optional>

#include "base/date.h"
#include "notify/channel.h"

namespace notify {

// The last attempt, seen from the outbox.
struct Attempts {
    SendClass last = SendClass::kTemporary;
    int failures = 1;       // attempts that ended without kSent, the last one included
    base::Instant first{};  // the first attempt
    base::Instant now{};
    bool resend = false;  // the last attempt was already marked 重发
};

struct Retry {
    base::Instant at{};
    bool resend = false;  // to be stored with the row: once true it stays true
};

// 1, 5, 15, 60 minutes after the failure, then hourly up to 24 hours after the first attempt; after
// an ambiguous attempt at least 10 minutes, marked 重发. Nothing: give up (a permanent failure, the
// day is over, or 27 attempts were made), and the office must be told by another channel. The four
// short steps are always walked, also by a service that was off or whose clock jumped in between.
[[nodiscard]] std::optional<Retry> next_attempt(const Attempts& attempts);

}  // namespace notify

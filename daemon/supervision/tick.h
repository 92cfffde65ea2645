#pragma once
// One run of the clock: what the facts ask for on this day is decided and written to the outbox, in
// one transaction, and the next instant is returned at which anything can become due. Idempotent: a
// second run at the same moment, a restart or days of downtime decide nothing twice and forget
// nothing.

#include <string>
#include <vector>

#include "store/database.h"
#include "supervision/setup.h"

namespace supervision {

struct Tick {
    base::Instant next{};  // sleep until then; at most a week ahead
    int ladder_messages = 0;
    int notices = 0;  // rows told of
    int digests = 0;
    int office_messages = 0;
    int periods = 0;     // of recurring duties, opened
    bool held = false;   // the clock is implausible: nothing is decided
    std::string reason;  // why it is held, Chinese
};

[[nodiscard]] Tick tick(store::Database& database, const Setup& setup, base::Instant now);

}  // namespace supervision

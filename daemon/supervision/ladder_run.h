#pragma once
// The ladder's part of a tick.

#include "supervision/tick.h"

namespace supervision {

// Inside the caller's transaction and the window, on a working day, at or after the ladder's time.
void run_ladder(store::Database& database, const Setup& setup, base::Instant now, Tick& result);
// When the ladder has something to say next; nothing where no row waits.
[[nodiscard]] std::optional<base::Instant> next_ladder(store::Database& database,
                                                       const Setup& setup, base::Instant now);

}  // namespace supervision

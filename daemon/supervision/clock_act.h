#pragma once
// The way out after a clock that ran ahead: its records lie in the future, and until then
// everything is held. semantics.md §6, reliability.md list T.

#include "supervision/act.h"

namespace supervision {

// A director or administrator says, with a reason, that the clock is right as it stands: records
// before this act no longer hold anything. One event.
[[nodiscard]] base::Status accept_clock(store::Database& database, const Actor& actor,
                                        const std::string& reason, base::Instant now);

}  // namespace supervision

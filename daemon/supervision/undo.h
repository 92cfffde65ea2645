#pragma once
// Taking back one's own last act while nothing of it has left the house. The log only grows: the
// undoing is an event of its own, and the row is as it was before the act.

#include "supervision/act.h"

namespace supervision {

// Refused: another acted since, the act was another's, it was undone already, or a message that
// speaks of it was sent. The Chinese name of the act that was undone.
[[nodiscard]] base::Result<std::string> undo(store::Database& database, int64_t assignment,
                                             const Actor& actor, const std::string& reason,
                                             const Setup& setup, base::Instant now);

}  // namespace supervision

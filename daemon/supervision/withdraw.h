#pragma once
// What has become untrue before it left is taken back: a claim, a new due date or a termination
// removes its row from messages that are not sent yet, and lapses its sheets that nobody has
// signed.

#include "store/database.h"

namespace supervision {

// Inside the caller's transaction. A message that loses its last row is withdrawn; another is
// composed again from what remains.
void withdraw_unsent(store::Database& database, int64_t assignment_id, base::Instant now);

}  // namespace supervision

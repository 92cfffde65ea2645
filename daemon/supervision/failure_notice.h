#pragma once
// Mail that will not arrive is told to the office, once for each message.

#include "supervision/tick.h"

namespace supervision {

// Inside the caller's transaction and the window. One message an officer, for all failures that are
// new since the last.
void tell_failures(store::Database& database, base::Instant now, Tick& result);

}  // namespace supervision

#pragma once
// Silences that stand, stood, and were ended by hand.

#include <vector>

#include "ledger/silence.h"
#include "store/database.h"

namespace store {

[[nodiscard]] int64_t insert_silence(Database& database, const ledger::Silence& silence,
                                     base::Instant now);
// Not ended by hand, and with a last day on or after `day`; those that have not begun included.
[[nodiscard]] std::vector<ledger::Silence> standing_silences(Database& database, base::Date day);
// False: there is none, or it is over already.
[[nodiscard]] bool end_silence(Database& database, int64_t id, base::Instant now);

}  // namespace store

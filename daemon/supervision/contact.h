#pragma once
// Whom a message reaches when a post is vacant: the next post. Never a person who has left, and
// never nobody while there is somebody. semantics.md §12.

#include <vector>

#include "store/unit_store.h"
#include "supervision/setup.h"

namespace supervision {

// The officers; while none is in office the director; then the county head.
[[nodiscard]] std::vector<store::Recipient> office_contacts(store::Database& database,
                                                            base::Date day);
// The unit's liaison; while the post is vacant its head. Empty: the unit cannot be written to.
[[nodiscard]] std::vector<store::Recipient> unit_contacts(store::Database& database,
                                                          int64_t unit_id, base::Date day);

// A message that has not left and whose address no post holds: what it says of the ladder is said
// again to the successor, a letter to the office goes to the officer who is there, the rest is
// withdrawn (the successor has the list of what was handed over).
void take_back_from_leavers(store::Database& database, const Setup& setup, base::Instant now);

}  // namespace supervision

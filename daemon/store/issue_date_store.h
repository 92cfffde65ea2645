#pragma once
// T0 of an assignment: the date of its plan, from which its limit counts.

#include <cstdint>

#include "base/date.h"
#include "store/database.h"

namespace store {

// The plan bears another date than the ledger knew.
void set_issued_on(Database& database, int64_t assignment_id, base::Date day);

}  // namespace store

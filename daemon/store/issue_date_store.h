#pragma once
// T0 of an assignment: the date of its plan or of the event it waits for, from which its limit
// counts.

#include <cstdint>

#include "base/date.h"
#include "store/database.h"

namespace store {

// The plan bears another date than the ledger knew, or the event that the task waited for is known.
void set_issued_on(Database& database, int64_t assignment_id, base::Date day);

}  // namespace store

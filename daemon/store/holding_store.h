#pragma once
// Who holds a post of one role on a day, over all units, reachable or not.

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.h"
#include "store/database.h"
#include "units/unit.h"

namespace store {

struct Holding {
    int64_t unit_id = 0;
    std::string person;   // empty: not on record
    std::string address;  // empty: none
};
[[nodiscard]] std::vector<Holding> holdings(Database& database, units::PostRole role,
                                            base::Date day);

}  // namespace store

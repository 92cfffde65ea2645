#pragma once
// A unit acts through those who serve it today. semantics.md §12; design.md, invariant 6.

#include <cstdint>

#include "supervision/act.h"

namespace supervision {

// Whether a liaison or head may act on rows of the unit: they must hold the post there on the day,
// by their name or address. A post whose holder is not on record is open to a person who holds none
// elsewhere: the register knows no better. Other offices act for every unit. kRefused in Chinese.
[[nodiscard]] base::Status serves(store::Database& database, int64_t unit_id, const Actor& actor,
                                  base::Date today);

}  // namespace supervision

#pragma once
// Reforms and appointments that acts brought into the ledger, in the order in which they were
// recorded, and the moving of rows from one unit to its successor. semantics.md §12.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "store/database.h"
#include "units/change.h"

namespace store {

struct UnitChange {
    int64_t id = 0;
    int64_t unit_id = 0;
    std::string state;  // waiting moved done
    std::string actor;  // who recorded it
    std::string role;   // in which office
    std::string basis;
    base::Instant at{};
    units::Change change;
};

// Of the event that stands last in the chain, in its transaction.
void add_unit_change(Database& database, const units::Change& change, int64_t unit_id);
// All, or those of one unit, in the order of their acts.
[[nodiscard]] std::vector<UnitChange> unit_changes(Database& database);
[[nodiscard]] std::vector<UnitChange> changes_of_unit(Database& database, int64_t unit_id);
// Whose day has come by `today` and that are not done.
[[nodiscard]] std::vector<UnitChange> unfinished_changes(Database& database, base::Date today);
void set_change_state(Database& database, int64_t id, const std::string& state);
// The first day on which a change waits to take effect.
[[nodiscard]] std::optional<base::Date> first_waiting_change(Database& database);
// Whether one that has taken effect has still to be told of.
[[nodiscard]] bool has_untold_change(Database& database);

// Where a unit's work went by mergers up to that day: itself, or its last successor.
[[nodiscard]] int64_t standing_unit(Database& database, int64_t unit_id, base::Date day);
// Units that bear no name on the day although they bore one before.
[[nodiscard]] std::vector<int64_t> ended_units(Database& database, base::Date day);
// The row is another unit's from here on; the first unit that held it is kept.
void move_assignment(Database& database, int64_t assignment_id, int64_t unit_id);

}  // namespace store

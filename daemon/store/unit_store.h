#pragma once
// Units, collectives and posts in the database. Unit ids are stable by code.

#include <map>

#include "store/database.h"
#include "units/register.h"

namespace store {

// Makes the stored register equal to `units`; nothing is written where it is equal already. A unit
// that `units` lacks keeps its row (work may rest on it) and loses its names and posts. True when
// changed.
[[nodiscard]] bool save_register(Database& database, const units::Register& units);
// The stored register, indexed.
[[nodiscard]] units::Register load_register(Database& database);
// Unit code → row id.
[[nodiscard]] std::map<std::string, int64_t> unit_ids(Database& database);

// Row id → group: department, township ….
[[nodiscard]] std::map<int64_t, std::string> unit_groups(Database& database);

// Who holds a post on a day and can be written to; each address once.
struct Recipient {
    std::string name;  // the person, or the post: 县教科局联络员
    std::string address;
};
[[nodiscard]] std::vector<Recipient> holders(Database& database, int64_t unit_id,
                                             units::PostRole role, base::Date day);
// Every holder of a role on a day, over all units: the officers of the supervision office.
[[nodiscard]] std::vector<Recipient> holders(Database& database, units::PostRole role,
                                             base::Date day);
// Liaisons on a day with the units each serves, by address.
struct LiaisonUnits {
    Recipient liaison;
    std::vector<int64_t> unit_ids;
};
[[nodiscard]] std::vector<LiaisonUnits> liaisons(Database& database, base::Date day);

// The usual short name (or the full one) that a unit bears on a day.
[[nodiscard]] std::string unit_name(Database& database, int64_t unit_id, base::Date day);

}  // namespace store

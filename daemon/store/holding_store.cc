#include "store/holding_store.h"

#include "store/query.h"

namespace store {

std::vector<Holding> holdings(Database& db, units::PostRole role, base::Date day) {
    std::vector<Holding> out;
    Query query(db,
                "SELECT unit_id, person, address FROM post WHERE role = ?1 "
                "AND ifnull(valid_from, '') <= ?2 AND ifnull(valid_until, '9999') > ?2 ORDER BY id",
                units::name(role), day);
    while (query.next()) out.push_back({query.integer(0), query.text(1), query.text(2)});
    return out;
}

}  // namespace store

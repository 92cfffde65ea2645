#include "store/leaver_store.h"

#include "store/query.h"
#include "store/sha256.h"

namespace store {

std::vector<int64_t> unsent_to_leavers(Database& db, base::Date day) {
    std::vector<int64_t> out;
    Query query(db,
                "SELECT id FROM message m WHERE next_attempt_at IS NOT NULL "
                "AND state IN ('queued', 'deferred', 'unknown') AND EXISTS "
                "(SELECT 1 FROM post WHERE address = m.to_address AND valid_until <= ?1) "
                "AND NOT EXISTS "
                "(SELECT 1 FROM post WHERE address = m.to_address "
                "AND ifnull(valid_from, '') <= ?1 AND ifnull(valid_until, '9999') > ?1) "
                "ORDER BY id",
                day);
    while (query.next()) out.push_back(query.integer(0));
    return out;
}

void withdraw_from_leaver(Database& db, int64_t id) {
    Query(db,
          "UPDATE message SET state = 'withdrawn', next_attempt_at = NULL "
          "WHERE id = ?1 AND state IN ('queued', 'deferred', 'unknown')",
          id)
        .run();
}

bool has_equal_letter(Database& db, const Message& m, const std::string& address) {
    Query query(db,
                "SELECT 1 FROM message WHERE kind = ?1 AND to_address = ?2 AND decided_at = ?3 "
                "AND state <> 'withdrawn' LIMIT 1",
                m.kind, address, m.decided_at);
    return query.next();
}

void readdress(Database& db, int64_t id, const Readdressed& to) {
    Query(db,
          "UPDATE message SET to_name = ?2, to_address = ?3, text = ?4, html = ?5, body_hash = ?6 "
          "WHERE id = ?1 AND state IN ('queued', 'deferred')",
          id, to.to_name, to.to_address, to.text, to.html,
          sha256_hex(find_message(db, id)->subject + '\0' + to.text + '\0' + to.html))
        .run();
}

}  // namespace store

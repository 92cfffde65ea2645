#include "store/run_store.h"

#include "store/query.h"

namespace store {

std::map<int64_t, UnitBurden> burdens(Database& db, base::Date from, base::Date to) {
    std::map<int64_t, UnitBurden> out;
    Query q(db,
            "SELECT a.unit_id, count(DISTINCT n.message_id), count(DISTINCT n.assignment_id) "
            "FROM notice n JOIN message m ON m.id = n.message_id AND m.kind = 'ladder' "
            "JOIN assignment a ON a.id = n.assignment_id "
            "WHERE n.decided_on BETWEEN ?1 AND ?2 GROUP BY a.unit_id",
            from, to);
    while (q.next()) out[q.integer(0)] = {q.small(1), q.small(2)};
    return out;
}

MessageCount count_messages(Database& db, base::Instant from, base::Instant until) {
    MessageCount out;
    Query q(db,
            "SELECT ifnull(sum(state = 'sent'), 0), ifnull(sum(state IN ('queued', 'sending', "
            "'deferred', 'unknown')), 0), ifnull(sum(state = 'failed'), 0) FROM message "
            "WHERE decided_at >= ?1 AND decided_at < ?2",
            from, until);
    if (q.next()) out = {q.small(0), q.small(1), q.small(2)};
    return out;
}

std::optional<DigestRun> last_digest_run(Database& db) {
    Query q(db,
            "SELECT max(decided_at), iso_week, count(message_id) FROM digest_issue "
            "WHERE iso_week = (SELECT max(iso_week) FROM digest_issue) AND recipient <> 'office'");
    if (!q.next() || q.is_null(0)) return {};
    return DigestRun{*q.maybe_instant(0), q.text(1), q.small(2)};
}

}  // namespace store

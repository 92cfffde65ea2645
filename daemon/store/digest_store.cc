#include "store/digest_store.h"

#include "store/query.h"

namespace store {

void add_digest_issue(Database& db, const std::string& iso_week, const std::string& recipient,
                      const std::string& totals, std::optional<int64_t> message_id,
                      base::Instant now) {
    Query(db,
          "INSERT INTO digest_issue (iso_week, recipient, decided_at, totals, message_id) "
          "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (iso_week, recipient) DO NOTHING",
          iso_week, recipient, now, totals, message_id)
        .run();
}

std::optional<std::string> last_digest_totals(Database& db, const std::string& recipient,
                                              const std::string& before_week) {
    Query query(db,
                "SELECT totals FROM digest_issue WHERE recipient = ?1 AND iso_week < ?2 "
                "ORDER BY iso_week DESC LIMIT 1",
                recipient, before_week);
    if (!query.next()) return {};
    return query.text(0);
}

std::vector<OwnerlessTask> tasks_without_owner(Database& db) {
    std::vector<OwnerlessTask> out;
    Query query(db,
                "SELECT p.number, p.title, t.ref, t.title, t.quote, t.due FROM task t "
                "JOIN plan p ON p.id = t.plan_id WHERE t.withdrawn = 0 AND t.parent_id IS NULL AND "
                "NOT EXISTS "
                "(SELECT 1 FROM assignment a WHERE a.task_id = t.id AND a.state <> 'terminated') "
                "ORDER BY p.issued, p.number, t.position");
    while (query.next())
        out.push_back({query.text(0), query.text(1), query.text(2), query.text(3), query.text(4),
                       query.maybe_date(5)});
    return out;
}

}  // namespace store

#include "store/notice_store.h"

#include "store/query.h"

namespace store {

using base::Date;

namespace {

std::vector<Notice> read_all(Query& query) {
    std::vector<Notice> out;
    while (query.next())
        out.push_back(
            {query.integer(0), query.small(1), query.text(2), query.text(3), query.date(4)});
    return out;
}

std::vector<int64_t> ids(Query& query) {
    std::vector<int64_t> out;
    while (query.next()) out.push_back(query.integer(0));
    return out;
}

}  // namespace

bool add_notice(Database& db, const Notice& n, int64_t message_id) {
    return Query(db,
                 "INSERT INTO notice (assignment_id, due_version, rung, recipient, decided_on, "
                 "message_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING",
                 n.assignment_id, n.due_version, n.rung, n.recipient, n.decided_on, message_id)
               .run() == 1;
}

std::vector<Notice> notices_of(Database& db, int64_t assignment_id) {
    Query query(db,
                "SELECT assignment_id, due_version, rung, recipient, decided_on FROM notice "
                "WHERE assignment_id = ?1 AND message_id IS NOT NULL ORDER BY id",
                assignment_id);
    return read_all(query);
}

std::vector<Notice> notices_of_message(Database& db, int64_t message_id) {
    Query query(db,
                "SELECT assignment_id, due_version, rung, recipient, decided_on FROM notice "
                "WHERE message_id = ?1 ORDER BY id",
                message_id);
    return read_all(query);
}

std::vector<int64_t> unsent_messages_about(Database& db, int64_t assignment_id) {
    Query query(db,
                "SELECT DISTINCT m.id FROM notice n JOIN message m ON m.id = n.message_id "
                "WHERE n.assignment_id = ?1 AND m.kind IN ('ladder', 'office') "
                "AND m.state IN ('queued', 'deferred') ORDER BY m.id",
                assignment_id);
    return ids(query);
}

void remove_from_message(Database& db, int64_t assignment_id, int64_t message_id) {
    Query(db, "DELETE FROM notice WHERE assignment_id = ?1 AND message_id = ?2", assignment_id,
          message_id)
        .run();
}

void await_closing_lines(Database& db, int64_t assignment_id, Date today) {
    Query(
        db,
        "INSERT OR IGNORE INTO notice (assignment_id, due_version, rung, recipient, decided_on, "
        "message_id) SELECT assignment_id, due_version, 'closed', recipient, ?2, NULL FROM notice "
        "WHERE assignment_id = ?1 AND rung IN ('O1', 'O2', 'O3', 'O4', 'loaded') "
        "AND message_id IS NOT NULL",
        assignment_id, today)
        .run();
}

std::vector<int64_t> waiting_closing_lines(Database& db, const std::string& recipient) {
    Query query(
        db,
        "SELECT DISTINCT assignment_id FROM notice WHERE recipient = ?1 AND message_id IS NULL "
        "ORDER BY assignment_id",
        recipient);
    return ids(query);
}

void drop_waiting_closing_lines(Database& db, int64_t assignment_id) {
    Query(db, "DELETE FROM notice WHERE assignment_id = ?1 AND message_id IS NULL", assignment_id)
        .run();
}

void place_closing_lines(Database& db, const std::string& recipient, int64_t message_id) {
    Query(db, "UPDATE notice SET message_id = ?2 WHERE recipient = ?1 AND message_id IS NULL",
          recipient, message_id)
        .run();
}

// The order of decisions within one second stands in the log, which has an event for each.
bool has_left_the_house(Database& db, int64_t assignment_id, int64_t event_id, base::Instant at) {
    Query notices(db,
                  "SELECT 1 FROM notice n JOIN message m ON m.id = n.message_id "
                  "WHERE n.assignment_id = ?1 AND m.decided_at >= ?3 "
                  "AND m.state IN ('sending', 'sent', 'unknown') AND (n.rung = 'closed' OR EXISTS "
                  "(SELECT 1 FROM event e WHERE e.assignment_id = ?1 AND e.id > ?2 "
                  "AND e.kind = 'notice.' || n.rung)) LIMIT 1",
                  assignment_id, event_id, at);
    if (notices.next()) return true;
    Query digests(db,
                  "SELECT 1 FROM message m WHERE m.kind IN ('digest', 'office_digest') "
                  "AND m.decided_at >= ?2 AND m.state IN ('sending', 'sent', 'unknown') AND EXISTS "
                  "(SELECT 1 FROM event e WHERE e.id > ?1 AND e.kind = 'digest.issue') LIMIT 1",
                  event_id, at);
    return digests.next();
}

std::vector<RungCount> count_notices(Database& db, Date from, Date to) {
    std::vector<RungCount> out;
    Query query(db,
                "SELECT rung, count(DISTINCT assignment_id), count(DISTINCT recipient) FROM notice "
                "WHERE decided_on BETWEEN ?1 AND ?2 AND message_id IS NOT NULL "
                "GROUP BY rung ORDER BY rung",
                from, to);
    while (query.next()) out.push_back({query.text(0), query.small(1), query.small(2)});
    return out;
}

}  // namespace store

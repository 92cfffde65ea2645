#include "store/silence_store.h"

#include "store/query.h"

namespace store {

namespace {

std::optional<int64_t> maybe_id(Query& query, int column) {
    if (query.is_null(column)) return {};
    return query.integer(column);
}

}  // namespace

int64_t insert_silence(Database& db, const ledger::Silence& s, base::Instant now) {
    Query(db,
          "INSERT INTO silence (plan_id, unit_id, task_id, rung, starts_on, ends_on, author, "
          "reason, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
          s.plan_id, s.unit_id, s.task_id, s.rung, s.starts_on, s.ends_on, s.author, s.reason, now)
        .run();
    return last_id(db);
}

std::vector<ledger::Silence> standing_silences(Database& db, base::Date day) {
    std::vector<ledger::Silence> out;
    Query query(db,
                "SELECT id, plan_id, unit_id, task_id, rung, starts_on, ends_on, author, reason "
                "FROM silence WHERE ended_at IS NULL AND ends_on >= ?1 ORDER BY ends_on, id",
                day);
    while (query.next())
        out.push_back({query.integer(0), maybe_id(query, 1), maybe_id(query, 2), maybe_id(query, 3),
                       query.text(4), query.date(5), query.date(6), query.text(7), query.text(8)});
    return out;
}

bool end_silence(Database& db, int64_t id, base::Instant now) {
    return Query(db,
                 "UPDATE silence SET ended_at = ?2 WHERE id = ?1 AND ended_at IS NULL "
                 "AND ends_on >= ?3",
                 id, now, base::local_date(now))
               .run() == 1;
}

}  // namespace store

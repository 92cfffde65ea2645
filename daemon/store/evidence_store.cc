#include "store/evidence_store.h"

#include "store/query.h"

namespace store {

namespace {

std::vector<Evidence> read_all(Query& query) {
    std::vector<Evidence> out;
    while (query.next())
        out.push_back(
            {query.integer(0), query.integer(1), query.text(2), query.text(3), query.integer(4)});
    return out;
}

}  // namespace

void add_evidence(Database& db, const Evidence& e) {
    Query(db,
          "INSERT INTO evidence (assignment_id, feedback_id, name, digest, size) "
          "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
          e.assignment_id, e.feedback_id, e.name, e.digest, e.size)
        .run();
}

std::vector<Evidence> evidence_of(Database& db, int64_t assignment_id) {
    Query query(db,
                "SELECT e.assignment_id, e.feedback_id, e.name, e.digest, e.size FROM evidence e "
                "JOIN feedback f ON f.id = e.feedback_id "
                "WHERE e.assignment_id = ?1 AND f.undone = 0 ORDER BY e.id",
                assignment_id);
    return read_all(query);
}

std::vector<Evidence> all_evidence(Database& db) {
    Query query(db,
                "SELECT assignment_id, feedback_id, name, digest, size FROM evidence "
                "GROUP BY digest ORDER BY digest");
    return read_all(query);
}

}  // namespace store

#include "store/extension_store.h"

#include "store/query.h"

#define SELECT_EXTENSION                                                                    \
    "SELECT id, assignment_id, n, filed_on, author, due, requested_due, reason, progress, " \
    "signer, basis, approver, state, decided_by, decision, ifnull(due_version, 0), "        \
    "overdue_days FROM extension "

namespace store {

namespace {

Extension read(Query& q) {
    Extension e;
    e.id = q.integer(0);
    e.assignment_id = q.integer(1);
    e.n = q.small(2);
    e.filed_on = q.date(3);
    e.author = q.text(4);
    e.due = q.date(5);
    e.requested_due = q.date(6);
    e.reason = q.text(7);
    e.progress = q.text(8);
    e.signer = q.text(9);
    e.basis = q.text(10);
    e.approver = q.text(11);
    e.state = q.text(12);
    e.decided_by = q.text(13);
    e.decision = q.text(14);
    e.due_version = q.small(15);
    e.overdue_days = q.small(16);
    return e;
}

std::vector<Extension> read_all(Query& query) {
    std::vector<Extension> out;
    while (query.next()) out.push_back(read(query));
    return out;
}

void set_approver(Database& db, int64_t assignment_id, const std::optional<std::string>& approver) {
    Query(db, "UPDATE assignment SET approver = ?2 WHERE id = ?1", assignment_id, approver).run();
}

}  // namespace

void insert_extension(Database& db, const Extension& e, base::Instant now) {
    Query(db,
          "INSERT INTO extension (assignment_id, n, filed_on, requested_at, author, due, "
          "requested_due, reason, progress, signer, basis, approver, state) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 'pending')",
          e.assignment_id, e.n, e.filed_on, now, e.author, e.due, e.requested_due, e.reason,
          e.progress, e.signer, e.basis, e.approver)
        .run();
    set_approver(db, e.assignment_id, e.approver);
}

std::optional<Extension> pending_extension(Database& db, int64_t assignment_id) {
    Query query(db, SELECT_EXTENSION "WHERE assignment_id = ?1 AND state = 'pending'",
                assignment_id);
    if (!query.next()) return {};
    return read(query);
}

std::vector<Extension> extensions_of(Database& db, int64_t assignment_id) {
    Query query(db, SELECT_EXTENSION "WHERE assignment_id = ?1 ORDER BY id", assignment_id);
    return read_all(query);
}

std::vector<Extension> pending_extensions(Database& db) {
    Query query(db, SELECT_EXTENSION "WHERE state = 'pending' ORDER BY filed_on, id");
    return read_all(query);
}

int granted_extensions(Database& db, int64_t assignment_id) {
    Query query(db, "SELECT count(*) FROM extension WHERE assignment_id = ?1 AND state = 'granted'",
                assignment_id);
    query.next();
    return query.small(0);
}

void decide_extension(Database& db, int64_t assignment_id, const ExtensionDecision& d,
                      base::Instant now) {
    std::optional<int64_t> version;
    if (d.due_version > 0) version = d.due_version;
    Query(db,
          "UPDATE extension SET state = ?2, decided_at = ?3, decided_by = ?4, decision = ?5, "
          "due_version = ?6, overdue_days = ?7 WHERE assignment_id = ?1 AND state = 'pending'",
          assignment_id, d.state, now, d.decided_by, d.decision, version, d.overdue_days)
        .run();
    set_approver(db, assignment_id, {});
}

void lapse_extension(Database& db, int64_t assignment_id, const std::string& why,
                     base::Instant now) {
    if (!pending_extension(db, assignment_id)) return;
    decide_extension(db, assignment_id, {"lapsed", "", why}, now);
}

void align_extensions(Database& db, int64_t assignment_id, const std::string& approver) {
    std::optional<Extension> pending = pending_extension(db, assignment_id);
    if (approver.empty() && pending)
        Query(db, "UPDATE extension SET state = 'undone' WHERE id = ?1", pending->id).run();
    if (approver.empty() || pending) return;
    Query(db,
          "UPDATE extension SET state = 'pending', decided_at = NULL, decided_by = '', "
          "decision = '', due_version = NULL, overdue_days = 0 WHERE id = (SELECT max(id) FROM "
          "extension WHERE assignment_id = ?1 AND state IN ('granted', 'refused', 'lapsed'))",
          assignment_id)
        .run();
}

}  // namespace store

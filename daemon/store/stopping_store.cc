#include "store/stopping_store.h"

#include "store/query.h"

namespace store {

using base::Date;

namespace {

std::optional<std::string> or_null(const std::string& text) {
    if (text.empty()) return {};
    return text;
}

std::optional<int64_t> wide(const std::optional<int>& number) {
    if (!number) return {};
    return *number;
}

}  // namespace

void set_suspended(Database& db, int64_t id, Date until, std::optional<int> remaining,
                   Date wake_on) {
    Query(db,
          "UPDATE assignment SET suspended_until = ?2, remaining_days = ?3, wake_on = ?4, "
          "warn_on = NULL WHERE id = ?1",
          id, until, wide(remaining), wake_on)
        .run();
}

void clear_suspended(Database& db, int64_t id) {
    Query(db, "UPDATE assignment SET suspended_until = NULL, remaining_days = NULL WHERE id = ?1",
          id)
        .run();
}

void set_terminated(Database& db, int64_t id, Date on, std::optional<int64_t> merged_into) {
    Query(db,
          "UPDATE assignment SET terminated_on = ?2, merged_into = ?3, wake_on = NULL, "
          "suspended_until = NULL, remaining_days = NULL, proposed_rating = NULL WHERE id = ?1",
          id, on, merged_into)
        .run();
}

void clear_terminated(Database& db, int64_t id) {
    Query(db, "UPDATE assignment SET terminated_on = NULL, merged_into = NULL WHERE id = ?1", id)
        .run();
}

void set_reopened(Database& db, int64_t id, Date on) {
    Query(db,
          "UPDATE assignment SET reopened_on = ?2, filed_on = NULL, rating = NULL WHERE id = ?1",
          id, on)
        .run();
}

void set_noted(Database& db, int64_t id, Date until) {
    Query(db, "UPDATE assignment SET noted_until = ?2 WHERE id = ?1", id, until).run();
}

void restore(Database& db, const AssignmentRow& row) {
    Query(db,
          "UPDATE assignment SET state = ?2, due_version = ?3, due = ?4, filed_on = ?5, "
          "rating = ?6, return_count = ?7, returned = ?8, loaded_overdue = ?9, "
          "proposed_rating = ?10, approver = ?11, suspended_until = ?12, remaining_days = ?13, "
          "merged_into = ?14, terminated_on = ?15, reopened_on = ?16, noted_until = ?17, "
          "stage = ?18, percent = ?19, blocked = ?20 "
          "WHERE id = ?1",
          row.id, name(row.state), row.due_version, row.due, row.filed_on, or_null(row.rating),
          row.return_count, row.returned, row.loaded_overdue, or_null(row.proposed_rating),
          or_null(row.approver), row.suspended_until, wide(row.remaining_days), row.merged_into,
          row.terminated_on, row.reopened_on, row.noted_until, name(row.stage), row.percent,
          row.blocked)
        .run();
}

}  // namespace store

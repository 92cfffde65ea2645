#pragma once
// The columns of an assignment with its task and plan, for the .cc files of `store` only.

#include <vector>

#include "store/assignment_store.h"

// The columns that read_assignment() expects, in its order. Literal text, since statements are
// cached by literal.
#define SELECT_ASSIGNMENT                                                                         \
    "SELECT a.id, a.task_id, a.unit_id, t.plan_id, p.number, p.title, t.ref, t.title, t.quote, "  \
    "t.deadline_text, u.unit_group, a.printed_name, t.leaders, t.persons, a.role, "               \
    "iif(t.deadline_kind = 'relative' AND a.due IS NOT NULL, 'date', t.deadline_kind), a.state, " \
    "a.issued_on, a.due_version, a.due, a.warn_on, a.wake_on, "                                   \
    "a.filed_on, a.soft, a.returned, a.return_count, a.loaded_overdue, ifnull(a.rating, ''), "    \
    "ifnull(a.proposed_rating, ''), ifnull(a.approver, ''), a.suspended_until, "                  \
    "a.remaining_days, a.merged_into, a.terminated_on, a.reopened_on, a.noted_until, p.issued, "  \
    "a.ladder_from, a.origin_unit_id, a.nodes, a.stage, a.percent, a.blocked, t.parent_id, "      \
    "t.period_start, t.period_end, t.min_reports, "                                               \
    "iif(t.parent_id IS NULL, 0, "                                                                \
    "(SELECT count(*) FROM report r WHERE r.assignment_id = a.id AND r.state <> 'returned')), "   \
    "(SELECT min(m.due) FROM milestone m WHERE m.assignment_id = a.id AND m.done_on IS NULL "     \
    "AND m.withdrawn = 0), (SELECT json_group_array(json_array(q.target, q.done, "                \
    "q.reported_on IS NOT NULL, q.start, q.schedule)) FROM quantity q "                           \
    "WHERE q.assignment_id = a.id AND q.withdrawn = 0) "                                          \
    "FROM assignment a JOIN task t ON t.id = a.task_id JOIN plan p ON p.id = t.plan_id "          \
    "JOIN unit u ON u.id = a.unit_id "

namespace store {

class Query;

// The row on which the query stands.
[[nodiscard]] AssignmentRow read_assignment(Query& query);
// All rows that remain.
[[nodiscard]] std::vector<AssignmentRow> read_assignments(Query& query);

}  // namespace store

#pragma once
// What stops or turns an assignment's course: suspension, termination, reopening, 已知悉, and the
// writing back of an earlier state. State changes go through change_state (assignment_store.h).

#include "store/assignment_store.h"

namespace store {

// `wake_on`: the day on which the office is told that the until-date has come.
void set_suspended(Database& database, int64_t id, base::Date until, std::optional<int> remaining,
                   base::Date wake_on);
// The suspension is over; a new due version, where there is one, is added apart.
void clear_suspended(Database& database, int64_t id);
void set_terminated(Database& database, int64_t id, base::Date on,
                    std::optional<int64_t> merged_into);
// Back in force, as before its termination.
void clear_terminated(Database& database, int64_t id);
// The result is struck: no filing, no rating.
void set_reopened(Database& database, int64_t id, base::Date on);
void set_noted(Database& database, int64_t id, base::Date until);

// Everything of `row` that acts change, as it stood once; derived days apart.
void restore(Database& database, const AssignmentRow& row);

}  // namespace store

#pragma once
// Where a task stands, from its assignments: never stored. semantics.md §2: it closes when the
// lead's and all required assignments are closed.

#include <optional>
#include <vector>

#include "ledger/assignment.h"

namespace ledger {

struct TaskPart {
    AssignmentRole role = AssignmentRole::kLead;
    State state = State::kIssued;
    std::optional<base::Date> filed = {};  // of a closed part: its done date
};

struct TaskStanding {
    int required = 0;  // leads, and members of a collective; supports where there is neither
    int closed = 0;    // of them
    int open_supports = 0;
    bool done = false;                  // all required are closed
    std::optional<base::Date> done_on;  // the latest filing among them
};

// Terminated parts count for nothing. A support (配合) does not keep a task open: its lead answers
// for the task.
[[nodiscard]] TaskStanding task_standing(const std::vector<TaskPart>& parts);

}  // namespace ledger

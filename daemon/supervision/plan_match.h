#pragma once
// Which task of a corrected document is which task of the ledger. Numbers shift when an item is put
// in or taken out, so a task is known by its words first and by its place second.

#include <optional>
#include <string>
#include <vector>

#include "ledger/plan.h"

namespace supervision {

// Indexes into the two lists; one of them is absent where a task is new or gone.
struct TaskMatch {
    std::optional<size_t> before, after;
    friend bool operator==(const TaskMatch&, const TaskMatch&) = default;
};

// In the order of `after`, then those of `before` that are gone. Each task at most once.
[[nodiscard]] std::vector<TaskMatch> match_tasks(const std::vector<ledger::Task>& before,
                                                 const std::vector<ledger::Task>& after);

// How alike the words of two tasks are, 0–1.
[[nodiscard]] double similarity(const ledger::Task& a, const ledger::Task& b);

// One change a line, in Chinese: the head's fields, then task by task what is new, gone, moved and
// different. Empty where nothing is.
[[nodiscard]] std::vector<std::string> plan_differences(const ledger::Plan& before,
                                                        const ledger::Plan& after);

}  // namespace supervision

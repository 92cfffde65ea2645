#pragma once
// A plan between the document and the ledger: what was read, how sure the reading is, and what an
// officer has decided of it so far, task by task.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/plan.h"

namespace ledger {

enum class DraftTaskState { kOpen, kConfirmed, kDropped };

// From this confidence on a task counts as sure.
inline constexpr double kSureConfidence = 0.9;

struct DraftTask {
    Task task;
    std::string source_text;               // the item's whole text
    int page = 0;                          // 0: the format has no pages
    std::string cell;                      // xlsx: 任务清单!B7
    double confidence = 0;                 // 0–1
    std::vector<std::string> diagnostics;  // Chinese
    DraftTaskState state = DraftTaskState::kOpen;

    friend bool operator==(const DraftTask&, const DraftTask&) = default;
};

struct Draft {
    Plan plan;                        // the header; `plan.tasks` stays empty
    bool has_date = false;            // plan.issued is known
    std::vector<DraftTask> tasks;     // in printed order; a task's (ref, n) is its own for good
    std::vector<std::string> doubts;  // Chinese: of the document as a whole
    // Printed name → unit code, where an officer said which unit is meant in this plan.
    std::map<std::string, std::string> choices;

    friend bool operator==(const Draft&, const Draft&) = default;
};

[[nodiscard]] std::string_view name(DraftTaskState state);  // "open" "confirmed" "dropped"
[[nodiscard]] std::optional<DraftTaskState> draft_task_state(std::string_view name);

// The header with the tasks in a state: what is in the ledger, or would be.
[[nodiscard]] Plan plan_of(const Draft& draft, DraftTaskState state);
[[nodiscard]] size_t count(const Draft& draft, DraftTaskState state);
// Gives every open task of number 0 the next number that is free in its ref, in their order.
void number_open_tasks(Draft& draft);

// 第 3 页, 任务清单!B7, or empty: where a person looks it up.
[[nodiscard]] std::string place_of(const DraftTask& task);

}  // namespace ledger

#pragma once
// Milestones, quantities and schedules as JSON, for the .cc files of `store` only.

#include <string>
#include <vector>

#include "base/json.h"
#include "ledger/plan.h"

namespace store {

// [["2024-06-30", 60], …]
[[nodiscard]] base::Json steps_json(const std::vector<ledger::ProgressStep>& steps);
[[nodiscard]] std::vector<ledger::ProgressStep> steps_of(const base::Json& json);
[[nodiscard]] std::vector<ledger::ProgressStep> steps_of(const std::string& text);

// {"milestones": […], "quantities": […]}, each only where the task has some; nothing without any.
[[nodiscard]] base::Json parts_json(const ledger::Task& task);
void read_parts(const base::Json& json, ledger::Task& task);

// A JSON number, whole or not.
[[nodiscard]] double number_of(const base::Json& json);
// [[target, done, reported, start, schedule], …], as the query of assignments groups them.
[[nodiscard]] std::vector<ledger::Progress> progress_of(const std::string& text);

}  // namespace store

#pragma once
// A plan and its tasks as the reviewed ledger states them: what `plans/*.toml` holds and what the
// extraction drafts. Names are verbatim, resolved to units only in the store.

#include <string>
#include <vector>

#include "base/date.h"
#include "ledger/deadline.h"
#include "ledger/progress.h"

namespace ledger {

enum class TaskType { kTask, kMilestone, kDuty, kRecurring };

// A dated step under a task.
struct Milestone {
    std::string title;
    base::Date due{};
    friend bool operator==(const Milestone&, const Milestone&) = default;
};

// A target in numbers: of the task, or of one unit of it.
struct Quantity {
    std::string name;     // 新改厕
    std::string measure;  // 户
    double target = 0;
    std::string unit;                    // as printed in the task's `units`; empty: its first unit
    std::vector<ProgressStep> schedule;  // ascending; empty: linear up to the due date
    friend bool operator==(const Quantity&, const Quantity&) = default;
};

struct Task {
    std::string ref;  // heading path as printed: 三/（一）/2.
    int n = 1;        // 1, 2 … among the tasks of one ref, in document order
    TaskType type = TaskType::kTask;
    std::string title;
    std::vector<std::string> lead;     // marked 牵头; a subset of units
    std::vector<std::string> units;    // all responsible units, in printed order
    std::vector<std::string> leaders;  // 政府分管领导
    std::vector<std::string> persons;  // 责任人
    Deadline deadline;
    std::string quote;                       // the words of the document that the row rests on
    std::string item_class = {};             // of 13710: "A", "B"; empty: the configured fallback
    std::vector<Milestone> milestones = {};  // in the order of their dates
    std::vector<Quantity> quantities = {};

    friend bool operator==(const Task&, const Task&) = default;
};

struct Plan {
    std::string number;  // 发文字号, 〔〕 full-width, no blanks; empty where the document has none
    std::string title;
    std::string issuer;
    base::Date issued{};        // 成文日期
    std::string kind = "plan";  // plan rules personnel approval seal news
    std::vector<Task> tasks;

    friend bool operator==(const Plan&, const Plan&) = default;
};

// "task" "milestone" "duty" "recurring".
[[nodiscard]] std::string_view name(TaskType type);
[[nodiscard]] std::optional<TaskType> task_type(std::string_view name);
// Numbers the tasks of each ref 1, 2 … in their order.
void number_tasks(std::vector<Task>& tasks);

}  // namespace ledger

#include "ledger/draft.h"

#include <algorithm>
#include <set>

namespace ledger {

std::string_view name(DraftTaskState state) {
    switch (state) {
        case DraftTaskState::kOpen:
            return "open";
        case DraftTaskState::kConfirmed:
            return "confirmed";
        case DraftTaskState::kDropped:
            return "dropped";
    }
    return "open";
}

std::optional<DraftTaskState> draft_task_state(std::string_view text) {
    for (DraftTaskState state :
         {DraftTaskState::kOpen, DraftTaskState::kConfirmed, DraftTaskState::kDropped})
        if (name(state) == text) return state;
    return {};
}

Plan plan_of(const Draft& draft, DraftTaskState state) {
    Plan plan = draft.plan;
    plan.tasks.clear();
    for (const DraftTask& t : draft.tasks)
        if (t.state == state) plan.tasks.push_back(t.task);
    return plan;
}

size_t count(const Draft& draft, DraftTaskState state) {
    return static_cast<size_t>(
        std::count_if(draft.tasks.begin(), draft.tasks.end(),
                      [state](const DraftTask& t) { return t.state == state; }));
}

void number_open_tasks(Draft& draft) {
    std::set<std::pair<std::string, int>> taken;
    std::map<std::string, int> last;
    for (const DraftTask& t : draft.tasks)
        if (t.task.n > 0) taken.insert({t.task.ref, t.task.n});
    for (DraftTask& t : draft.tasks) {
        if (t.task.n > 0) continue;
        int& n = last[t.task.ref];
        do ++n;
        while (taken.contains({t.task.ref, n}));
        t.task.n = n;
    }
}

std::string place_of(const DraftTask& task) {
    if (!task.cell.empty()) return task.cell;
    return task.page > 0 ? "第 " + std::to_string(task.page) + " 页" : "";
}

}  // namespace ledger

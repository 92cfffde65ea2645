#include "ledger/task_standing.h"

#include <algorithm>

namespace ledger {

TaskStanding task_standing(const std::vector<TaskPart>& parts) {
    TaskStanding out;
    auto stands = [](const TaskPart& p) { return p.state != State::kTerminated; };
    bool led = std::any_of(parts.begin(), parts.end(), [&](const TaskPart& p) {
        return stands(p) && p.role != AssignmentRole::kSupport;
    });
    for (const TaskPart& part : parts) {
        if (!stands(part)) continue;
        bool closed = part.state == State::kClosed;
        if (led && part.role == AssignmentRole::kSupport) {
            out.open_supports += closed ? 0 : 1;
            continue;
        }
        ++out.required;
        out.closed += closed ? 1 : 0;
        if (closed && part.filed)
            out.done_on = std::max(out.done_on.value_or(*part.filed), *part.filed);
    }
    out.done = out.required > 0 && out.closed == out.required;
    if (!out.done) out.done_on.reset();
    return out;
}

}  // namespace ledger

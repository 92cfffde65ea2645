#include "ledger/plan.h"

#include <array>
#include <map>

namespace ledger {

namespace {

constexpr std::array<std::string_view, 4> kDeadlineKinds = {"none", "date", "recurring",
                                                            "relative"};
constexpr std::array<std::string_view, 3> kSpanUnits = {"day", "workday", "month"};
constexpr std::array<std::string_view, 4> kTaskTypes = {"task", "milestone", "duty", "recurring"};

template <class Enum, size_t N>
std::optional<Enum> find(const std::array<std::string_view, N>& names, std::string_view name) {
    for (size_t i = 0; i < N; ++i)
        if (names[i] == name) return static_cast<Enum>(i);
    return {};
}

}  // namespace

std::string_view name(DeadlineKind kind) { return kDeadlineKinds.at(static_cast<size_t>(kind)); }
std::string_view name(SpanUnit unit) { return kSpanUnits.at(static_cast<size_t>(unit)); }
std::string_view name(TaskType type) { return kTaskTypes.at(static_cast<size_t>(type)); }

std::optional<DeadlineKind> deadline_kind(std::string_view name) {
    return find<DeadlineKind>(kDeadlineKinds, name);
}
std::optional<SpanUnit> span_unit(std::string_view name) {
    return find<SpanUnit>(kSpanUnits, name);
}
std::optional<TaskType> task_type(std::string_view name) {
    return find<TaskType>(kTaskTypes, name);
}

void number_tasks(std::vector<Task>& tasks) {
    std::map<std::string, int> seen;
    for (Task& task : tasks) task.n = ++seen[task.ref];
}

}  // namespace ledger

#include "extract/restated.h"

#include <algorithm>
#include <map>

namespace extract {

namespace {

bool share_a_unit(const ledger::Task& a, const ledger::Task& b) {
    if (a.units.empty() || b.units.empty()) return a.units.empty() == b.units.empty();
    return std::any_of(a.units.begin(), a.units.end(), [&](const std::string& unit) {
        return std::find(b.units.begin(), b.units.end(), unit) != b.units.end();
    });
}

bool in_annex(const DraftTask& task) { return task.task.ref.starts_with("附件"); }

bool dated(const DraftTask& task) { return task.task.deadline.kind != ledger::DeadlineKind::kNone; }

}  // namespace

void merge_restated(std::vector<DraftTask>& tasks) {
    std::map<std::string, size_t> body;  // title → index, of tasks outside annexes
    std::vector<bool> dropped(tasks.size(), false);
    for (size_t i = 0; i < tasks.size(); ++i)
        if (!in_annex(tasks[i])) body.emplace(tasks[i].task.title, i);
    for (size_t i = 0; i < tasks.size(); ++i) {
        if (!in_annex(tasks[i])) continue;
        auto found = body.find(tasks[i].task.title);
        if (found == body.end() || dropped[found->second]) continue;
        DraftTask& other = tasks[found->second];
        if (!share_a_unit(tasks[i].task, other.task)) continue;
        bool keep_body = dated(other) && !dated(tasks[i]);
        DraftTask& kept = keep_body ? other : tasks[i];
        const DraftTask& gone = keep_body ? tasks[i] : other;
        kept.diagnostics.push_back("同一任务另见“" + gone.task.ref + "”，已合并为一条");
        if (kept.task.units != gone.task.units)
            kept.diagnostics.push_back("两处所列责任单位不完全一致，请核对");
        dropped[keep_body ? i : found->second] = true;
    }
    size_t to = 0;
    for (size_t i = 0; i < tasks.size(); ++i) {
        if (dropped[i]) continue;
        if (to != i) tasks[to] = std::move(tasks[i]);
        ++to;
    }
    tasks.resize(to);
}

}  // namespace extract

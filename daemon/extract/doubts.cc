#include "extract/doubts.h"

#include <algorithm>

#include "extract/deadline_doubt.h"
#include "extract/predicate.h"
#include "extract/wording.h"

namespace extract {

namespace {

using ledger::DeadlineKind;

constexpr double kSure = 0.9;
constexpr double kUnsureDate = 0.6;

void doubt(DraftTask& task, double at_most, std::string said) {
    task.confidence = std::min(task.confidence, at_most);
    task.diagnostics.push_back(std::move(said));
}

// 2月30日, 立即, 长期坚持: a time that no calendar knows.
void doubt_time(DraftTask& task, std::optional<base::Date> issued) {
    const ledger::Deadline& d = task.task.deadline;
    if (d.kind == DeadlineKind::kDate && d.due && issued && *d.due < *issued)
        doubt(task, 1,
              "时限" + base::format_date(*d.due) + "早于成文日期" + base::format_date(*issued));
    if (d.kind == DeadlineKind::kRelative)
        doubt(task, 1,
              "时限从“" + (d.event.empty() ? "未写明的事项" : d.event) + "”起算，需填入该日期");
    if (std::string date = impossible_date_wording(task.source_text); !date.empty())
        doubt(task, kUnsureDate, "W_DATE：“" + date + "”不是日历上的日期，未取作时限");
    if (d.kind != DeadlineKind::kNone) return;
    if (std::string wording = open_ended_wording(task.source_text); !wording.empty())
        doubt(task, 1, "“" + wording + "”没有确定的日期");
}

void doubt_units(DraftTask& task) {
    const std::vector<std::string>& units = task.task.units;
    if (units.empty()) return doubt(task, kSure, "未写明责任单位");
    for (const std::string& unit : units)
        if (vague_collective(unit)) doubt(task, kSure, "“" + unit + "”未指明具体单位");
    bool long_name = std::any_of(units.begin(), units.end(),
                                 [](const std::string& unit) { return unit.size() > 75; });
    if (long_name) doubt(task, 0.6, "责任单位名称过长，可能切分有误");
}

}  // namespace

void add_doubts(DraftTask& task, std::optional<base::Date> issued) {
    bool told = task.confidence < kSure && task.diagnostics.empty();
    doubt_units(task);
    doubt_time(task, issued);
    if (told && !task.task.units.empty())
        task.diagnostics.push_back("责任单位由正文语句推定，请核对");
}

}  // namespace extract

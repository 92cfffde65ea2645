#include "extract/doubts.h"

#include <algorithm>
#include <map>

#include "extract/deadline_doubt.h"
#include "extract/predicate.h"
#include "extract/unit_mention.h"
#include "extract/wording.h"

namespace extract {

namespace {

using ledger::DeadlineKind;

constexpr double kSure = 0.9;
constexpr std::string_view kUnlikeName = "不像单位名称";
constexpr double kUnsureDate = 0.6;

constexpr size_t kMostGaps = 5;

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

// What is wrong with a name as such; empty where nothing is.
std::string odd_name(std::string_view unit) {
    size_t open = 0, close = 0;
    for (size_t i = 0; i + 3 <= unit.size(); ++i) {
        open += unit.substr(i, 3) == "（";
        close += unit.substr(i, 3) == "）";
    }
    if (open != close) return "括号不配对";
    if (contains_any(unit, {"、", "，", "；", "。", "：", "〔", "〕", "“各"})) return "含有标点";
    if (contains_any(unit, {"负责", "牵头", "配合", "按职责", "落实", "完成"}) &&
        !ends_with_any(unit, {"单位", "部门", "组", "小组", "办公室"}))
        return "含有动词";
    return ends_like_office(unit) || names_unit(unit) ? "" : std::string(kUnlikeName);
}

void doubt_units(DraftTask& task) {
    const std::vector<std::string>& units = task.task.units;
    if (units.empty()) return doubt(task, kSure, "未写明责任单位");
    for (const std::string& unit : units)
        if (vague_collective(unit)) doubt(task, kSure, "“" + unit + "”未指明具体单位");
    for (const std::string& unit : units)
        if (std::string fault = odd_name(unit); !fault.empty())
            return doubt(task, fault == kUnlikeName ? 0.85 : 0.6,
                         "“" + unit + "”" + fault + "，可能切分有误");
    bool long_name = std::any_of(units.begin(), units.end(),
                                 [](const std::string& unit) { return unit.size() > 75; });
    if (long_name) doubt(task, 0.6, "责任单位名称过长，可能切分有误");
}

}  // namespace

std::vector<std::string> numbering_gaps(const Outline& outline) {
    std::vector<std::string> out;
    std::map<std::pair<int, MarkerKind>, int> sibling;  // last number below a parent
    std::map<MarkerKind, const Node*> running;          // last item of a form in the document
    for (const Node& node : outline.nodes) {
        if (!node.marker || node.marker->kind == MarkerKind::kCircled) continue;
        int number = node.marker->number;
        int& elder = sibling[{node.parent, node.marker->kind}];
        const Node*& before = running[node.marker->kind];
        bool follows = number == 1 || number == elder + 1 || number <= elder ||
                       (before != nullptr && number == before->marker->number + 1);
        if (!follows && out.size() < kMostGaps)
            out.push_back("编号不连续：" +
                          (before == nullptr ? "条目" : "“" + before->ref + "”之后") + "出现“" +
                          node.ref + "”，中间可能有漏读的条目");
        elder = number;
        before = &node;
    }
    return out;
}

void add_doubts(DraftTask& task, std::optional<base::Date> issued) {
    bool told = task.confidence < kSure && task.diagnostics.empty();
    doubt_units(task);
    doubt_time(task, issued);
    if (told && !task.task.units.empty())
        task.diagnostics.push_back("责任单位由正文语句推定，请核对");
}

}  // namespace extract

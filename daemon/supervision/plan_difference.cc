#include "supervision/plan_difference.h"

#include "base/text.h"

namespace supervision {

using ledger::Deadline;
using ledger::DeadlineKind;
using ledger::Task;

namespace {

std::string_view unit_word(ledger::SpanUnit unit) {
    switch (unit) {
        case ledger::SpanUnit::kDay:
            return "日";
        case ledger::SpanUnit::kWorkday:
            return "个工作日";
        case ledger::SpanUnit::kMonth:
            return "个月";
    }
    return "日";
}

std::string list(const std::vector<std::string>& names) {
    return names.empty() ? "无" : base::join(names, "、");
}

std::string steps(const Task& task) {
    std::vector<std::string> out;
    for (const ledger::Milestone& m : task.milestones)
        out.push_back(m.title + " " + base::format_date(m.due));
    return list(out);
}

std::string targets(const Task& task) {
    std::vector<std::string> out;
    for (const ledger::Quantity& q : task.quantities) {
        std::string line = q.unit + q.name + std::to_string(q.target) + q.measure;
        for (const ledger::ProgressStep& step : q.schedule)
            line += " " + base::format_date(step.by) + "=" + std::to_string(step.amount);
        out.push_back(std::move(line));
    }
    return list(out);
}

}  // namespace

std::string describe(const Deadline& d) {
    switch (d.kind) {
        case DeadlineKind::kNone:
            return "无";
        case DeadlineKind::kDate:
            return (d.soft ? "力争 " : "") + (d.start ? base::format_date(*d.start) + " 至 " : "") +
                   base::format_date(*d.due);
        case DeadlineKind::kRecurring:
            return "周期 " + d.rrule + (d.min > 1 ? " 不少于" + std::to_string(d.min) + "次" : "");
        case DeadlineKind::kRelative:
            return (d.event.empty() ? "" : d.event + "后 ") + std::to_string(d.days) + " " +
                   std::string(unit_word(d.unit)) + "内";
    }
    return "无";
}

std::vector<std::string> differences(const Task& before, const Task& after) {
    std::vector<std::string> out;
    auto note = [&](std::string_view field, const std::string& a, const std::string& b) {
        if (a != b) out.push_back(after.ref + " " + std::string(field) + "：" + a + " → " + b);
    };
    note("任务", before.title, after.title);
    note("牵头单位", list(before.lead), list(after.lead));
    note("责任单位", list(before.units), list(after.units));
    note("分管领导", list(before.leaders), list(after.leaders));
    note("责任人", list(before.persons), list(after.persons));
    note("时限", describe(before.deadline), describe(after.deadline));
    note("时限原文", before.deadline.text, after.deadline.text);
    note("原文", before.quote, after.quote);
    note("事项类别", before.item_class, after.item_class);
    note("节点", steps(before), steps(after));
    note("目标", targets(before), targets(after));
    note("类型", std::string(name(before.type)), std::string(name(after.type)));
    return out;
}

}  // namespace supervision

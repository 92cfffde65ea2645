#include "intake/plan_file.h"

#include <algorithm>
#include <array>

#include "calendar/recurrence.h"
#include "intake/small_file.h"
#include "intake/toml_reader.h"

namespace intake {

using ledger::Deadline;
using ledger::DeadlineKind;
using ledger::Plan;
using ledger::Task;

namespace {

constexpr size_t kMaxTasks = 5000;
constexpr size_t kMaxBytes = 20 << 20;
constexpr std::array<std::string_view, 6> kKinds = {"plan",     "rules", "personnel",
                                                    "approval", "seal",  "news"};

void check_recurrence(TomlTable& table, const std::string& rrule) {
    base::Status sound = calendar::check_rrule(rrule);
    if (!sound.ok()) table.fault("rrule", sound.error().message);
}

// One of: due (start, soft) | rrule (min) | days unit event | nothing.
Deadline read_deadline(TomlTable& table) {
    Deadline d;
    d.text = table.text("text");
    d.start = table.date("start");
    d.due = table.date("due");
    d.soft = table.flag("soft");
    d.rrule = table.text("rrule");
    d.min = table.integer("min", 1, 1, 1000);
    d.days = table.integer("days", 0, 0, 3660);
    std::string unit = table.text("unit");
    d.unit = ledger::span_unit(unit.empty() ? "day" : unit).value_or(ledger::SpanUnit::kDay);
    if (!unit.empty() && !ledger::span_unit(unit))
        table.fault("unit", "应为 day、workday 或 month");
    d.event = table.text("event");
    int kinds = (d.due ? 1 : 0) + (d.rrule.empty() ? 0 : 1) + (table.has("days") ? 1 : 0);
    if (kinds > 1) table.fault("due", "与 rrule、days 只能写一种");
    if (d.start && d.due && *d.start > *d.due) table.fault("start", "晚于 due");
    if (d.due) d.kind = DeadlineKind::kDate;
    if (table.has("days")) d.kind = DeadlineKind::kRelative;
    if (!d.rrule.empty()) {
        d.kind = DeadlineKind::kRecurring;
        check_recurrence(table, d.rrule);
    }
    return d;
}

std::vector<ledger::Milestone> read_milestones(TomlTable& table) {
    std::vector<ledger::Milestone> out;
    for (TomlTable& item : table.tables("milestone")) {
        ledger::Milestone m{item.required_text("title"), {}};
        std::optional<base::Date> due = item.date("due");
        if (!item.has("due")) item.fault("due", "缺少节点的时限");
        m.due = due.value_or(base::Date{});
        item.refuse_unknown();
        for (const ledger::Milestone& other : out)
            if (other.title == m.title) item.fault("title", "与同一任务的另一个节点相同");
        out.push_back(std::move(m));
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const auto& a, const auto& b) { return a.due < b.due; });
    return out;
}

std::vector<ledger::ProgressStep> read_schedule(TomlTable& table, double target) {
    std::vector<ledger::ProgressStep> out;
    for (TomlTable& item : table.tables("schedule")) {
        ledger::ProgressStep step{item.date("by").value_or(base::Date{}), item.number("amount")};
        item.refuse_unknown();
        bool rises = out.empty() || (step.by > out.back().by && step.amount >= out.back().amount);
        if (!rises || step.amount < 0 || step.amount > target)
            item.fault("amount", "须按日期先后逐期累计，并且不超过 target");
        out.push_back(step);
    }
    return out;
}

std::vector<ledger::Quantity> read_quantities(TomlTable& table) {
    std::vector<ledger::Quantity> out;
    for (TomlTable& item : table.tables("quantity")) {
        ledger::Quantity q;
        q.name = item.text("name");
        q.measure = item.required_text("measure");
        q.target = item.number("target");
        if (!(q.target > 0)) item.fault("target", "应大于零");
        q.unit = item.text("unit");
        q.schedule = read_schedule(item, q.target);
        item.refuse_unknown();
        out.push_back(std::move(q));
    }
    return out;
}

Task read_task(TomlTable table) {
    Task task;
    task.ref = table.required_text("ref");
    task.title = table.required_text("title");
    std::string type = table.text("type");
    std::optional<ledger::TaskType> known = ledger::task_type(type.empty() ? "task" : type);
    if (!known) table.fault("type", "应为 task、milestone、duty 或 recurring");
    task.type = known.value_or(ledger::TaskType::kTask);
    task.lead = table.texts("lead");
    task.units = table.texts("units");
    task.leaders = table.texts("leaders");
    task.persons = table.texts("persons");
    task.deadline = read_deadline(table);
    task.item_class = table.text("class");
    task.quote = table.has("quote") ? table.text("quote") : task.deadline.text;
    task.milestones = read_milestones(table);
    task.quantities = read_quantities(table);
    table.refuse_unknown();
    // `units` holds every unit, the leading ones first where the file lists them under `lead`
    // alone.
    for (size_t i = task.lead.size(); i-- > 0;)
        if (std::find(task.units.begin(), task.units.end(), task.lead[i]) == task.units.end())
            task.units.insert(task.units.begin(), task.lead[i]);
    return task;
}

Plan read_plan(TomlTable& table) {
    Plan plan;
    plan.number = table.text("number");
    plan.title = table.required_text("title");
    plan.issuer = table.required_text("issuer");
    std::optional<base::Date> issued = table.date("issued");
    if (!table.has("issued")) table.fault("issued", "缺少成文日期");
    plan.issued = issued.value_or(base::Date{});
    if (std::string kind = table.text("kind"); !kind.empty()) plan.kind = kind;
    if (std::find(kKinds.begin(), kKinds.end(), plan.kind) == kKinds.end())
        table.fault("kind", "应为 plan、rules、personnel、approval、seal 或 news");
    std::vector<TomlTable> tasks = table.tables("task");
    if (tasks.size() > kMaxTasks) {
        table.fault("task", "超过 " + std::to_string(kMaxTasks) + " 项，请拆分后再载入");
        return plan;
    }
    std::string item_class = table.text("class");
    for (TomlTable& task : tasks) {
        plan.tasks.push_back(read_task(std::move(task)));
        if (plan.tasks.back().item_class.empty()) plan.tasks.back().item_class = item_class;
    }
    bool assigns = plan.kind == "plan" || plan.kind == "rules";
    if (!assigns && !plan.tasks.empty())
        table.fault("kind", "为 " + plan.kind + " 的文件不分派任务，不应有 [[task]]");
    table.refuse_unknown();
    ledger::number_tasks(plan.tasks);
    return plan;
}

}  // namespace

base::Result<Plan> parse_plan(std::string_view text, std::string_view name) {
    TomlFile file(name);
    std::optional<toml::table> root = file.parse(text);
    if (!root) return file.error();
    TomlTable table(file, *root);
    Plan plan = read_plan(table);
    if (!file.ok()) return file.error();
    return plan;
}

base::Result<Plan> read_plan_file(const std::string& path) {
    base::Result<SmallFile> file = read_small_file(path, kMaxBytes, Links::kRefuse);
    if (!file.ok()) return file.error();
    return parse_plan(file->content, path);
}

}  // namespace intake

// duban plan list, duban plan show.

#include <ostream>

#include "base/table.h"
#include "cli/assignment_view.h"
#include "cli/commands.h"
#include "digest/render.h"
#include "store/plan_store.h"
#include "supervision/plan_difference.h"
#include "supervision/row_source.h"

namespace cli {

namespace {

base::Json plan_json(const store::PlanRow& plan, const digest::Totals& totals, size_t tasks) {
    return base::Json::object()
        .set("number", plan.number)
        .set("title", plan.title)
        .set("issuer", plan.issuer)
        .set("issued", base::format_date(plan.issued))
        .set("kind", plan.kind)
        .set("source", plan.source)
        .set("tasks", tasks)
        .set("open", totals.open)
        .set("red", totals.red)
        .set("yellow", totals.yellow)
        .set("green", totals.green)
        .set("grey", totals.grey)
        .set("closed", totals.closed);
}

int run_list(const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    base::Table table({{"文号", 26},
                       {"名称", 50},
                       {"成文日期", 10},
                       {"任务", 6, true},
                       {"在办", 6, true},
                       {"红灯", 6, true},
                       {"黄灯", 6, true},
                       {"销号", 6, true}});
    base::Json array = base::Json::array();
    for (const store::PlanRow& plan : store::list_plans(s.db)) {
        digest::Totals t =
            supervision::totals_of(store::assignments_of_plan(s.db, plan.id), s.today());
        size_t tasks = store::tasks_of_plan(s.db, plan.id).size();
        array.push(plan_json(plan, t, tasks));
        table.add({plan.number, plan.title, base::format_date(plan.issued), std::to_string(tasks),
                   std::to_string(t.open), std::to_string(t.red), std::to_string(t.yellow),
                   std::to_string(t.closed)});
    }
    if (args.has("--json"))
        streams.out << array.dump(true) << '\n';
    else if (table.empty())
        streams.out << "台账中没有方案\n";
    else
        table.print(streams.out);
    return table.empty() ? kNothing : kDone;
}

base::Json task_json(Session& s, const store::TaskRow& row) {
    base::Json assignments = base::Json::array();
    for (const store::AssignmentRow& a : store::assignments_of_task(s.db, row.id))
        assignments.push(to_json(s, a));
    return base::Json::object()
        .set("ref", row.task.ref)
        .set("n", row.task.n)
        .set("type", name(row.task.type))
        .set("title", row.task.title)
        .set("units", row.task.units)
        .set("lead", row.task.lead)
        .set("deadline", supervision::describe(row.task.deadline))
        .set("withdrawn", row.withdrawn)
        .set("assignments", std::move(assignments));
}

void print_plan(Session& s, const store::PlanRow& plan, std::ostream& out) {
    out << plan.number << "《" << plan.title << "》\n印发：" << plan.issuer << "，"
        << base::format_date_chinese(plan.issued) << "\n来源：" << plan.source << "\n\n";
    base::Table table(
        {{"条目", 22}, {"任务", 44}, {"责任单位", 44}, {"时限", 44}, {"承办", 6, true}});
    for (const store::TaskRow& row : store::tasks_of_plan(s.db, plan.id)) {
        std::string units;
        for (const std::string& unit : row.task.units) units += (units.empty() ? "" : "、") + unit;
        size_t owners = store::assignments_of_task(s.db, row.id).size();
        table.add({row.task.ref, (row.withdrawn ? "（已撤下）" : "") + row.task.title,
                   units.empty() ? "（未写明）" : units, supervision::describe(row.task.deadline),
                   std::to_string(owners)});
    }
    table.print(out);
}

int run_show(const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    base::Result<store::PlanRow> plan = store::plan_named(s.db, args.get("NUMBER"));
    if (!plan.ok()) return fail(streams, plan.error());
    if (!args.has("--json")) {
        print_plan(s, *plan, streams.out);
        return kDone;
    }
    std::vector<store::TaskRow> tasks = store::tasks_of_plan(s.db, plan->id);
    base::Json out = plan_json(
        *plan, supervision::totals_of(store::assignments_of_plan(s.db, plan->id), s.today()),
        tasks.size());
    base::Json array = base::Json::array();
    for (const store::TaskRow& task : tasks) array.push(task_json(s, task));
    streams.out << out.set("task", std::move(array)).dump(true) << '\n';
    return kDone;
}

}  // namespace

Command plan_list_command() {
    return {"plan list", "列出台账中的方案和各自的进展", "duban plan list", ledger_options(), {},
            run_list};
}

Command plan_show_command() {
    return {"plan show",
            "查看一份方案的任务",
            "duban plan show 兴政办函〔2024〕7号",
            ledger_options(),
            {{"NUMBER", "文号，或文号、名称中的一段"}},
            run_show};
}

}  // namespace cli

// duban plan list, duban plan show: plans of the ledger and drafts that wait for an officer.

#include <ostream>

#include "base/table.h"
#include "base/utf8.h"
#include "cli/assignment_view.h"
#include "cli/commands.h"
#include "cli/draft_view.h"
#include "digest/render.h"
#include "store/document_store.h"
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

base::Json line_json(const store::DraftLine& d) {
    return base::Json::object()
        .set("draft", draft_name(d.id))
        .set("document", d.document_id)
        .set("file", d.document_name)
        .set("number", d.number)
        .set("title", d.title)
        .set("issued", d.issued ? base::Json(base::format_date(*d.issued)) : base::Json())
        .set("tasks", d.tasks)
        .set("open", d.open_tasks)
        .set("state", name(d.state));
}

void print_drafts(const std::vector<store::DraftLine>& drafts, std::ostream& out) {
    if (drafts.empty()) return;
    out << "草稿 " << drafts.size() << " 份（查看：duban plan show 编号）：\n";
    base::Table table({{"编号", 6},
                       {"文号", 26},
                       {"名称", 44},
                       {"成文日期", 10},
                       {"任务", 6, true},
                       {"待确认", 6, true},
                       {"状态", 8},
                       {"文件", 30}});
    for (const store::DraftLine& d : drafts)
        table.add({draft_name(d.id), d.number, d.title,
                   d.issued ? base::format_date(*d.issued) : "（缺）", std::to_string(d.tasks),
                   std::to_string(d.open_tasks), std::string(chinese_name(d.state)),
                   d.document_name});
    table.print(out);
}

void print_waiting(Session& s, std::ostream& out) {
    std::vector<store::DocumentRow> waiting = store::waiting_documents(s.db);
    if (waiting.empty()) return;
    out << "待人工处理的文件 " << waiting.size() << " 份：\n";
    for (const store::DocumentRow& row : waiting)
        out << "  " << base::format_local(row.received_at) << "  "
            << base::escape_controls(row.name) << "：" << base::escape_controls(row.report.message)
            << "（" << row.report.reason << "）\n";
}

int list_drafts(Session& s, const Arguments& args, Streams& streams) {
    std::vector<store::DraftLine> drafts = store::list_drafts(s.db, args.has("--all"));
    base::Json array = base::Json::array();
    for (const store::DraftLine& d : drafts) array.push(line_json(d));
    if (args.has("--json")) {
        streams.out << array.dump(true) << '\n';
    } else {
        print_drafts(drafts, streams.out);
        print_waiting(s, streams.out);
        if (drafts.empty()) streams.out << "没有待确认的草稿\n";
    }
    return drafts.empty() ? kNothing : kDone;
}

int run_list(const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    if (args.has("--drafts")) return list_drafts(s, args, streams);
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
    if (args.has("--json")) {
        streams.out << array.dump(true) << '\n';
        return table.empty() ? kNothing : kDone;
    }
    if (table.empty())
        streams.out << "台账中没有方案\n";
    else
        table.print(streams.out);
    print_drafts(store::list_drafts(s.db, args.has("--all")), streams.out);
    print_waiting(s, streams.out);
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

int show_draft(Session& s, const store::DraftRow& row, const Arguments& args, Streams& streams) {
    base::Result<units::Register> units = register_of(s);
    if (!units.ok()) return fail(streams, units.error());
    intake::DraftReview review = intake::review_draft(row.draft, *units, s.today());
    if (args.has("--json"))
        streams.out << draft_json(row, review).dump(true) << '\n';
    else
        print_draft(row, review, streams.out);
    return kDone;
}

bool names_draft(const std::string& text) {
    return (text.starts_with("D") || text.starts_with("d")) && draft_id(text);
}

int run_show(const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    if (names_draft(args.get("NUMBER"))) {
        base::Result<store::DraftRow> draft = draft_named(s, args.get("NUMBER"));
        return draft.ok() ? show_draft(s, *draft, args, streams) : fail(streams, draft.error());
    }
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
    return {
        "plan list",
        "列出台账中的方案和进展、待确认的草稿、待人工处理的文件",
        "duban plan list",
        ledger_options({{"--drafts", "", "只列草稿"}, {"--all", "", "包括已入账、已弃用的草稿"}}),
        {},
        run_list};
}

Command plan_show_command() {
    return {"plan show",
            "查看一份方案的任务，或一份草稿的任务和待核事项",
            "duban plan show 兴政办函〔2024〕7号\n  duban plan show D3",
            ledger_options({{"--plans", "DIR", "方案目录（单位名册所在）"}}),
            {{"NUMBER", "文号，或文号、名称中的一段；草稿写编号（D3）"}},
            run_show};
}

}  // namespace cli

// duban event enter | undo | list: dates of events that deadlines wait for.

#include <ostream>

#include "base/json.h"
#include "base/table.h"
#include "cli/progress_commands.h"
#include "cli/session.h"
#include "store/plan_store.h"
#include "store/progress_store.h"
#include "supervision/occurrence_act.h"

namespace cli {

namespace {

using base::Json;

int report(const Arguments& args, Streams& streams, const base::Result<int>& rows,
           const std::string& words) {
    if (!rows.ok()) return fail(streams, rows.error());
    if (args.has("--json"))
        streams.out
            << Json::object().set("event", args.get("NAME")).set("assignments", *rows).dump(true)
            << '\n';
    else
        streams.out << "“" << args.get("NAME") << "”" << words << "：" << *rows << "项承办事项\n";
    return kDone;
}

int enter(const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    base::Result<base::Date> day = date_of(args, "DATE");
    if (!day.ok()) return fail(streams, day.error());
    base::Result<store::PlanRow> plan = store::plan_named(s.db, args.get("--plan"));
    if (!plan.ok()) return fail(streams, plan.error());
    base::Result<int> rows = supervision::enter_occurrence(
        s.db, plan->id, {args.get("NAME"), *day, args.get("--basis")}, s.person(), s.setup, s.now);
    if (rows.ok()) wake_daemon(s);
    return report(args, streams, rows, "的日期已录入，时限随之确定");
}

int undo(const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    base::Result<store::PlanRow> plan = store::plan_named(s.db, args.get("--plan"));
    if (!plan.ok()) return fail(streams, plan.error());
    base::Result<int> rows =
        supervision::undo_occurrence(s.db, plan->id, args.get("NAME"), s.person(), s.setup, s.now);
    if (rows.ok()) wake_daemon(s);
    return report(args, streams, rows, "的日期已撤销，时限待定");
}

int list(const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    std::optional<int64_t> plan_id;
    if (std::string text = args.get("--plan"); !text.empty()) {
        base::Result<store::PlanRow> plan = store::plan_named(s.db, text);
        if (!plan.ok()) return fail(streams, plan.error());
        plan_id = plan->id;
    }
    Json json = Json::array();
    base::Table table(
        {{"文号", 24}, {"事件", 30}, {"任务", 4, true}, {"日期", 10}, {"录入人", 12}});
    std::vector<store::AwaitedEvent> events = store::awaited_events(s.db, plan_id);
    for (const store::AwaitedEvent& e : events) {
        std::string day = e.happened_on ? base::format_date(*e.happened_on) : "";
        json.push(Json::object()
                      .set("plan", e.plan_number)
                      .set("event", e.name)
                      .set("tasks", e.tasks)
                      .set("happened_on", day.empty() ? Json() : Json(day))
                      .set("basis", e.basis));
        table.add({e.plan_number, e.name, std::to_string(e.tasks), day.empty() ? "待录入" : day,
                   e.entered_by});
    }
    if (args.has("--json"))
        streams.out << json.dump(true) << '\n';
    else if (!events.empty())
        table.print(streams.out);
    return events.empty() ? kNothing : kDone;
}

}  // namespace

Command event_enter_command() {
    return {"event enter",
            "录入事件日期：等待该事件的全部事项随之有了时限",
            "duban event enter 调查完成 2021-08-20 --plan 14号 --basis '调查报告'",
            ledger_options({{"--plan", "PLAN", "发文字号，或者文号、标题中的一部分", "", true},
                            {"--basis", "TEXT", "依据", "", true}}),
            {{"NAME", "事件名称（见 event list）"}, {"DATE", "发生日期"}},
            enter};
}

Command event_undo_command() {
    return {"event undo",
            "撤销本人录入的事件日期（有关消息尚未发出的）",
            "duban event undo 调查完成 --plan 14号",
            ledger_options({{"--plan", "PLAN", "发文字号，或者文号、标题中的一部分", "", true}}),
            {{"NAME", "事件名称"}},
            undo};
}

Command event_list_command() {
    return {"event list",
            "列出时限所等待的事件和已录入的日期",
            "duban event list",
            ledger_options({{"--plan", "PLAN", "发文字号，或者文号、标题中的一部分"}}),
            {},
            list};
}

}  // namespace cli

// duban milestone list | set | done | return: dated steps under a row.

#include <ostream>

#include "base/json.h"
#include "base/table.h"
#include "cli/act_on.h"
#include "cli/progress_commands.h"
#include "store/progress_store.h"
#include "store/unit_store.h"
#include "supervision/progress_act.h"

namespace cli {

namespace {

using base::Json;

int list(const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    Json json = Json::array();
    base::Table table({{"节点", 6, true},
                       {"事项", 6, true},
                       {"任务", 30},
                       {"单位", 20},
                       {"内容", 36},
                       {"时限", 10},
                       {"", 16}});
    bool any = false;
    for (const store::MilestoneRow& m : store::open_milestones(s.db)) {
        if (args.has("--overdue") && m.due >= s.today()) continue;
        store::AssignmentRow row = store::find_assignment(s.db, m.assignment_id).value();
        std::string unit = store::unit_name(s.db, row.unit_id, s.today());
        if (std::string wanted = args.get("--unit"); !wanted.empty() && wanted != unit) continue;
        any = true;
        int64_t late = (s.today() - m.due).count();
        json.push(Json::object()
                      .set("id", m.id)
                      .set("assignment", m.assignment_id)
                      .set("task", row.title)
                      .set("unit", unit)
                      .set("title", m.title)
                      .set("due", base::format_date(m.due))
                      .set("days_overdue", std::max<int64_t>(late, 0)));
        table.add({std::to_string(m.id), std::to_string(m.assignment_id), row.title, unit, m.title,
                   base::format_date(m.due), late > 0 ? "逾期" + std::to_string(late) + "天" : ""});
    }
    if (args.has("--json"))
        streams.out << json.dump(true) << '\n';
    else if (any)
        table.print(streams.out);
    return any ? kDone : kNothing;
}

// An act on a milestone, by its own number.
int act_on_milestone(const Arguments& args, Streams& streams,
                     const std::function<base::Status(Session&, int64_t)>& act) {
    base::Result<int64_t> id = number_of(args.get("ID"));
    if (!id.ok()) return fail(streams, id.error());
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    if (base::Status done = act(s, *id); !done.ok()) return fail(streams, done.error());
    wake_daemon(s);
    store::MilestoneRow m = store::find_milestone(s.db, *id).value();
    std::string state = m.done_on ? "已于" + base::format_date(*m.done_on) + "完成" : "未完成";
    if (args.has("--json"))
        streams.out << Json::object().set("id", m.id).set("done", m.done_on.has_value()).dump(true)
                    << '\n';
    else
        streams.out << "节点 " << m.id << "“" << m.title << "”：" << state << '\n';
    return kDone;
}

}  // namespace

Command milestone_list_command() {
    return {"milestone list",
            "列出未完成的节点",
            "duban milestone list --overdue",
            ledger_options({{"--unit", "UNIT", "单位名称"}, {"--overdue", "", "只列逾期的"}}),
            {},
            list};
}

Command milestone_set_command() {
    return act_command(
        "milestone set", "在承办事项下设置一个有时限的节点，或者改期",
        "duban milestone set 12 --title 主体完工 --due 2024-09-30 --basis 调度会",
        {{"--title", "TEXT", "节点内容", "", true},
         {"--due", "DATE", "时限", "", true},
         {"--basis", "TEXT", "依据", "", true}},
        [](Session& s, int64_t id, const Arguments& args) -> base::Result<std::string> {
            base::Result<base::Date> due = date_of(args, "--due");
            if (!due.ok()) return due.error();
            return told(
                supervision::set_milestone(s.db, id, s.person(), {args.get("--title"), *due},
                                           args.get("--basis"), s.now),
                "节点已设置");
        });
}

Command milestone_done_command() {
    return {"milestone done",
            "反馈节点完成",
            "duban milestone done 3 --text '主体封顶' --as 张三 --role liaison",
            ledger_options({{"--text", "TEXT", "完成情况", "", true},
                            {"--filed", "DATE", "完成日期（默认今天）"}}),
            {{"ID", "节点编号（见 milestone list）"}},
            [](const Arguments& args, Streams& streams) {
                return act_on_milestone(
                    args, streams, [&args](Session& s, int64_t id) -> base::Status {
                        base::Result<base::Date> filed = date_of(args, "--filed", s.today());
                        if (!filed.ok()) return filed.error();
                        return supervision::file_milestone(s.db, id, s.person(), args.get("--text"),
                                                           *filed, s.now);
                    });
            }};
}

Command milestone_return_command() {
    return {"milestone return",
            "退回节点：查实未完成",
            "duban milestone return 3 --reason '现场未封顶'",
            ledger_options({{"--reason", "TEXT", "理由", "", true}}),
            {{"ID", "节点编号"}},
            [](const Arguments& args, Streams& streams) {
                return act_on_milestone(args, streams, [&args](Session& s, int64_t id) {
                    return supervision::return_milestone(s.db, id, s.person(), args.get("--reason"),
                                                         s.now);
                });
            }};
}

}  // namespace cli

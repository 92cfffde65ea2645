// duban silence add | list | end: messages to units are muted for a while; the office still hears.

#include <ostream>

#include "base/json.h"
#include "base/table.h"
#include "cli/commands.h"
#include "cli/unit_named.h"
#include "store/plan_store.h"
#include "store/silence_store.h"
#include "store/unit_store.h"
#include "supervision/silence_act.h"

namespace cli {

namespace {

using base::Error;
using base::ErrorCode;
using base::Json;

base::Result<int64_t> task_of(Session& s, const std::string& text) {
    base::Result<int64_t> id = number_of(text);
    if (!id.ok()) return id.error();
    std::optional<store::AssignmentRow> row = store::find_assignment(s.db, *id);
    if (!row) return Error{ErrorCode::kNotFound, "没有编号为 " + text + " 的承办事项"};
    return row->task_id;
}

base::Status match(Session& s, const Arguments& args, ledger::Silence& out) {
    if (std::string text = args.get("--plan"); !text.empty()) {
        base::Result<store::PlanRow> plan = store::plan_named(s.db, text);
        if (!plan.ok()) return plan.error();
        out.plan_id = plan->id;
    }
    if (std::string text = args.get("--unit"); !text.empty()) {
        base::Result<int64_t> unit = unit_id_named(s, text);
        if (!unit.ok()) return unit.error();
        out.unit_id = *unit;
    }
    if (std::string text = args.get("--task"); !text.empty()) {
        base::Result<int64_t> task = task_of(s, text);
        if (!task.ok()) return task.error();
        out.task_id = *task;
    }
    return {};
}

base::Result<ledger::Silence> wanted(Session& s, const Arguments& args) {
    ledger::Silence out;
    if (base::Status matched = match(s, args, out); !matched.ok()) return matched.error();
    base::Result<base::Date> from = date_of(args, "--from", s.today());
    if (!from.ok()) return from.error();
    base::Result<base::Date> until = date_of(args, "--until");
    if (!until.ok()) return until.error();
    out.rung = args.get("--rung");
    out.starts_on = *from;
    out.ends_on = *until;
    out.reason = args.get("--reason");
    return out;
}

Json to_json(Session& s, const ledger::Silence& silence) {
    return Json::object()
        .set("id", silence.id)
        .set("about", supervision::describe(s.db, silence, s.today()))
        .set("rung", silence.rung)
        .set("from", base::format_date(silence.starts_on))
        .set("until", base::format_date(silence.ends_on))
        .set("author", silence.author)
        .set("reason", silence.reason);
}

int add(const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    base::Result<ledger::Silence> silence = wanted(s, args);
    if (!silence.ok()) return fail(streams, silence.error());
    base::Result<int64_t> id =
        supervision::start_silence(s.db, *silence, s.person(), s.setup, s.now);
    if (!id.ok()) return fail(streams, id.error());
    silence->id = *id;
    silence->author = s.actor;
    if (args.has("--json"))
        streams.out << to_json(s, *silence).dump(true) << '\n';
    else
        streams.out << "静默 " << *id << " 已设置："
                    << supervision::describe(s.db, *silence, s.today()) << "，"
                    << base::format_date(silence->starts_on) << " 至 "
                    << base::format_date(silence->ends_on) << "；时限照常计算，督查室照常掌握\n";
    return kDone;
}

int list(const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    std::vector<ledger::Silence> all = store::standing_silences(s.db, s.today());
    Json json = Json::array();
    base::Table table({{"编号", 6, true},
                       {"对象", 48},
                       {"梯级", 6},
                       {"起", 10},
                       {"止", 10},
                       {"设置人", 12},
                       {"理由", 30}});
    for (const ledger::Silence& silence : all) {
        json.push(to_json(s, silence));
        table.add({std::to_string(silence.id), supervision::describe(s.db, silence, s.today()),
                   silence.rung, base::format_date(silence.starts_on),
                   base::format_date(silence.ends_on), silence.author, silence.reason});
    }
    if (args.has("--json"))
        streams.out << json.dump(true) << '\n';
    else if (!all.empty())
        table.print(streams.out);
    return all.empty() ? kNothing : kDone;
}

int end(const Arguments& args, Streams& streams) {
    base::Result<int64_t> id = number_of(args.get("ID"));
    if (!id.ok()) return fail(streams, id.error());
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    base::Status done =
        supervision::end_silence(s.db, *id, s.person(), args.get("--reason"), s.setup, s.now);
    if (!done.ok()) return fail(streams, done.error());
    wake_daemon(s);
    if (args.has("--json"))
        streams.out << Json::object().set("id", *id).set("ended", true).dump(true) << '\n';
    else
        streams.out << "静默 " << *id << " 已结束\n";
    return kDone;
}

}  // namespace

Command silence_add_command() {
    return {"silence add",
            "设置静默：一段时间内不向承办单位发送提醒，时限照常计算，督查室照常掌握",
            "duban silence add --unit 县教科局 --until 2024-10-31 --reason '迎接上级检查'",
            ledger_options({{"--plan", "PLAN", "发文字号，或者文号、标题中的一部分"},
                            {"--unit", "UNIT", "单位名称"},
                            {"--task", "ID", "承办事项编号所属的任务"},
                            {"--rung", "RUNG", "静默到哪一梯级：R0E、R0、R1、O1 或 O2", "O2"},
                            {"--from", "DATE", "起始日期（默认今天）"},
                            {"--until", "DATE", "结束日期（含当天），最长30天", "", true},
                            {"--reason", "TEXT", "理由", "", true}}),
            {},
            add};
}

Command silence_list_command() {
    return {"silence list", "列出未到期的静默", "duban silence list", ledger_options(), {}, list};
}

Command silence_end_command() {
    return {"silence end",
            "提前结束静默，压下的提醒在下一次运行时补发",
            "duban silence end 3 --reason '检查结束'",
            ledger_options({{"--reason", "TEXT", "理由"}}),
            {{"ID", "静默编号（见 silence list）"}},
            end};
}

}  // namespace cli

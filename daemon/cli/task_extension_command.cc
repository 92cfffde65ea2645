// duban task extend | grant | refuse, plan extend: later due dates, one row or one plan at a time.

#include <ostream>

#include "base/json.h"
#include "cli/act_on.h"
#include "cli/commands.h"
#include "store/plan_store.h"
#include "supervision/extension_act.h"

namespace cli {

namespace {

using Words = base::Result<std::string>;

Words do_extend(Session& s, int64_t id, const Arguments& args) {
    base::Result<base::Date> to = date_of(args, "--to");
    if (!to.ok()) return to.error();
    base::Result<base::Date> filed = date_of(args, "--filed", s.today());
    if (!filed.ok()) return filed.error();
    base::Result<supervision::ExtensionRequested> asked =
        supervision::request_extension(s.db, id, s.person(),
                                       {*to, *filed, args.get("--reason"), args.get("--progress"),
                                        args.get("--signer"), args.get("--basis")},
                                       s.setup, s.now);
    if (!asked.ok()) return asked.error();
    return "第" + std::to_string(asked->n) + "次延期申请已登记，由" +
           std::string(chinese_name(asked->approver)) + "审批；批准之前原时限照常计算";
}

Words do_grant(Session& s, int64_t id, const Arguments& args) {
    base::Status done =
        supervision::grant_extension(s.db, id, s.person(), args.get("--decision"), s.setup, s.now);
    if (!done.ok()) return done.error();
    return "延期获准，时限改为" + base::format_date(*store::find_assignment(s.db, id)->due);
}

base::Result<supervision::PlanExtension> plan_extension(const Arguments& args) {
    supervision::PlanExtension out;
    out.basis = args.get("--basis");
    out.refs = args.all("--ref");
    bool to = !args.get("--to").empty(), days = !args.get("--days").empty();
    if (to == days)
        return base::Error{base::ErrorCode::kUsage, "--to 与 --days 须写明一个，且只写一个"};
    if (to) {
        base::Result<base::Date> date = date_of(args, "--to");
        if (!date.ok()) return date.error();
        out.until = *date;
        return out;
    }
    base::Result<int64_t> number = number_of(args.get("--days"));
    if (!number.ok()) return number.error();
    if (*number > 3660) return base::Error{base::ErrorCode::kUsage, "--days 不得超过 3660"};
    out.days = static_cast<int>(*number);
    return out;
}

int extend_plan(const Arguments& args, Streams& streams) {
    base::Result<supervision::PlanExtension> extension = plan_extension(args);
    if (!extension.ok()) return fail(streams, extension.error());
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    base::Result<store::PlanRow> plan = store::plan_named(s.db, args.get("PLAN"));
    if (!plan.ok()) return fail(streams, plan.error());
    base::Result<int> rows =
        supervision::extend_plan(s.db, plan->id, s.person(), *extension, s.setup, s.now);
    if (!rows.ok()) return fail(streams, rows.error());
    wake_daemon(s);
    if (args.has("--json"))
        streams.out << base::Json::object()
                           .set("plan", plan->number)
                           .set("assignments", *rows)
                           .set("basis", extension->basis)
                           .dump(true)
                    << '\n';
    else
        streams.out << plan->number << "《" << plan->title << "》：" << *rows << "项承办事项按“"
                    << extension->basis << "”统一延期，不计入各单位延期件数\n";
    return kDone;
}

}  // namespace

Command task_extend_command() {
    return act_command("task extend", "申请延期：须在时限当日24时之前提出，批准前照常计时",
                       "duban task extend 12 --to 2024-11-30 --reason '连续降雨' --progress "
                       "'主体完工' --signer 薛探平 --basis '兴教科字〔2024〕18号'",
                       {{"--to", "DATE", "申请延至的日期", "", true},
                        {"--reason", "TEXT", "延期理由", "", true},
                        {"--progress", "TEXT", "目前进展", "", true},
                        {"--signer", "NAME", "申请单位签批人", "", true},
                        {"--basis", "TEXT", "申请的文号或依据", "", true},
                        {"--filed", "DATE", "申请送达日期（默认今天）"}},
                       do_extend);
}

Command task_grant_command() {
    return act_command("task grant",
                       "批准延期：首次30天以内由督查室主任，更长的和第二次由分管领导，"
                       "第三次和跨年度的由县长",
                       "duban task grant 12 --as 张超 --role leader",
                       {{"--decision", "TEXT", "批示或批文"}}, do_grant);
}

Command task_refuse_command() {
    return act_command("task refuse", "不予延期",
                       "duban task refuse 12 --reason '条件具备' --role "
                       "director",
                       {{"--reason", "TEXT", "理由", "", true}},
                       [](Session& s, int64_t id, const Arguments& args) {
                           return told(supervision::refuse_extension(s.db, id, s.person(),
                                                                     args.get("--reason"), s.now));
                       });
}

Command plan_extend_command() {
    return {"plan extend",
            "按新的文件统一延期整个方案的在办事项：一次办理，不计入各单位延期件数",
            "duban plan extend 7号 --to 2025-03-31 --basis '兴政办函〔2024〕40号'",
            ledger_options({{"--basis", "TEXT", "新的文件", "", true},
                            {"--to", "DATE", "早于该日的时限一律延至该日"},
                            {"--days", "N", "各时限一律顺延的天数"},
                            {"--ref", "REF", "只限该条目，可多次给出"}}),
            {{"PLAN", "发文字号，或者文号、标题中的一部分"}},
            extend_plan};
}

}  // namespace cli

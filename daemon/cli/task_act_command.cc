// duban task ack | feedback | claim | close | return | confirm: one act on one assignment.

#include <ostream>

#include "cli/assignment_view.h"
#include "cli/commands.h"
#include "supervision/act.h"

namespace cli {

namespace {

using Act = std::function<base::Status(Session&, int64_t id, const Arguments&)>;

// Opens the ledger, acts, and shows where the row stands afterwards.
int act_on(const Arguments& args, Streams& streams, const Act& act) {
    base::Result<int64_t> id = number_of(args.get("ID"));
    if (!id.ok()) return fail(streams, id.error());
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    base::Status done = act(s, *id, args);
    if (!done.ok()) return fail(streams, done.error());
    wake_daemon(s);
    store::AssignmentRow row = store::find_assignment(s.db, *id).value();
    if (args.has("--json"))
        streams.out << to_json(s, row).dump(true) << '\n';
    else
        streams.out << "承办事项 " << *id << "《" << row.title << "》：" << chinese_name(row.state)
                    << "，" << clock_phrase(row, s.today()) << '\n';
    return kDone;
}

Command make(std::string name, std::string help, std::string example, std::vector<Option> options,
             const Act& act) {
    return {std::move(name),
            std::move(help),
            std::move(example),
            ledger_options(std::move(options)),
            {{"ID", "承办事项编号（见 task list）"}},
            [act](const Arguments& args, Streams& streams) { return act_on(args, streams, act); }};
}

base::Status do_claim(Session& s, int64_t id, const Arguments& args) {
    base::Date filed = s.today();
    if (std::string text = args.get("--filed"); !text.empty()) {
        std::optional<base::Date> date = base::parse_date(text);
        if (!date) return base::Error{base::ErrorCode::kUsage, "--filed“" + text + "”不是日期"};
        filed = *date;
    }
    return supervision::claim(s.db, id, {s.actor}, args.get("--text"), args.get("--evidence"),
                              filed, s.now);
}

base::Status do_close(Session& s, int64_t id, const Arguments& args) {
    std::optional<ledger::Rating> rating = ledger::rating(args.get("--rating"));
    if (!rating) return base::Error{base::ErrorCode::kUsage, "--rating 应为 优秀、良好 或 合格"};
    return supervision::close(s.db, id, {s.actor}, *rating, s.now);
}

}  // namespace

Command task_ack_command() {
    return make("task ack", "签收", "duban task ack 12 --as 张三", {},
                [](Session& s, int64_t id, const Arguments&) {
                    return supervision::acknowledge(s.db, id, {s.actor}, s.now);
                });
}

Command task_feedback_command() {
    return make("task feedback", "反馈进展（未签收的同时签收）",
                "duban task feedback 12 --text '主体完工，正在装修'",
                {{"--text", "TEXT", "进展情况", "", true}},
                [](Session& s, int64_t id, const Arguments& args) {
                    return supervision::give_feedback(s.db, id, {s.actor}, args.get("--text"),
                                                      s.now);
                });
}

Command task_claim_command() {
    return make("task claim", "申请销号：按申请日判定是否按期",
                "duban task claim 12 --text '已竣工验收' --evidence '验收报告（2024）3号'",
                {{"--text", "TEXT", "完成情况", "", true},
                 {"--evidence", "TEXT", "佐证材料的名称或编号", "", true},
                 {"--filed", "DATE", "材料送达日期（默认今天）"}},
                do_claim);
}

Command task_close_command() {
    return make("task close", "销号，并评定等次", "duban task close 12 --rating 良好",
                {{"--rating", "RATING", "优秀、良好 或 合格", "合格"}}, do_close);
}

Command task_return_command() {
    return make("task return", "退回销号申请", "duban task return 12 --reason '缺少验收照片'",
                {{"--reason", "TEXT", "退回理由", "", true}},
                [](Session& s, int64_t id, const Arguments& args) {
                    return supervision::send_back(s.db, id, {s.actor}, args.get("--reason"),
                                                  s.setup, s.now);
                });
}

Command task_confirm_command() {
    return make("task confirm", "确认“载入时已逾期”的事项，使其进入督办梯级",
                "duban task confirm 12", {}, [](Session& s, int64_t id, const Arguments&) {
                    return supervision::confirm_overdue(s.db, id, {s.actor}, s.setup, s.now);
                });
}

}  // namespace cli

// duban duty report | accept | return | waive: one act on one period of a recurring duty.

#include "cli/act_on.h"
#include "cli/progress_commands.h"
#include "supervision/duty_act.h"

namespace cli {

namespace {

using Words = base::Result<std::string>;

Words counted(Session& s, int64_t id, const base::Status& status) {
    if (!status.ok()) return status.error();
    store::AssignmentRow row = store::find_assignment(s.db, id).value();
    return "应报" + std::to_string(row.min_reports) + "次，已报" + std::to_string(row.reports) +
           "次";
}

Words do_report(Session& s, int64_t id, const Arguments& args) {
    base::Result<base::Date> filed = date_of(args, "--filed", s.today());
    if (!filed.ok()) return filed.error();
    return counted(s, id,
                   supervision::report_duty(s.db, id, s.person(),
                                            {args.get("--text"), args.get("--evidence"), *filed},
                                            s.setup, s.now));
}

}  // namespace

Command duty_report_command() {
    return act_command("duty report", "报送定期事项的一期；过期的可以补报",
                       "duban duty report 12 --text '5月盘点完成' --as 张三 --role liaison",
                       {{"--text", "TEXT", "报送内容", "", true},
                        {"--evidence", "TEXT", "材料的名称或编号"},
                        {"--filed", "DATE", "材料送达日期（默认今天）"}},
                       do_report);
}

Command duty_accept_command() {
    return act_command("duty accept", "审核通过本期待审核的报送；报齐的一期随即销号",
                       "duban duty accept 12", {}, [](Session& s, int64_t id, const Arguments&) {
                           return counted(
                               s, id,
                               supervision::accept_reports(s.db, id, s.person(), s.setup, s.now));
                       });
}

Command duty_return_command() {
    return act_command(
        "duty return", "退回本期待审核的报送", "duban duty return 12 --reason '数据不全'",
        {{"--reason", "TEXT", "退回理由", "", true}},
        [](Session& s, int64_t id, const Arguments& args) {
            return counted(s, id,
                           supervision::return_reports(s.db, id, s.person(), args.get("--reason"),
                                                       s.setup, s.now));
        });
}

Command duty_waive_command() {
    return act_command("duty waive", "免报一期，不计入统计",
                       "duban duty waive 12 --reason '会议改期，本月不开'",
                       {{"--reason", "TEXT", "免报理由", "", true}},
                       [](Session& s, int64_t id, const Arguments& args) {
                           return told(supervision::waive_period(
                               s.db, id, s.person(), args.get("--reason"), s.setup, s.now));
                       });
}

}  // namespace cli

// duban task ack | feedback | claim | close | return | confirm | noted | undo: one act on one
// assignment.

#include "cli/act_on.h"
#include "cli/commands.h"
#include "intake/evidence_folder.h"
#include "supervision/undo.h"

namespace cli {

namespace {

using Words = base::Result<std::string>;

Words do_feedback(Session& s, int64_t id, const Arguments& args) {
    supervision::Progress progress;
    if (std::string text = args.get("--stage"); !text.empty()) {
        progress.stage = ledger::stage(text);
        if (!progress.stage || *progress.stage == ledger::Stage::kNone)
            return base::Error{base::ErrorCode::kUsage,
                               "--stage 应为 deployment、measures 或 result"};
    }
    if (std::string text = args.get("--percent"); !text.empty()) {
        base::Result<int64_t> percent = text == "0" ? int64_t{0} : number_of(text);
        if (!percent.ok() || *percent > 100)
            return base::Error{base::ErrorCode::kUsage, "--percent 应在 0 到 100 之间"};
        progress.percent = static_cast<int>(*percent);
    }
    if (args.has("--unblocked")) progress.blocked = "";
    if (std::string why = args.get("--blocked"); !why.empty()) progress.blocked = why;
    return told(
        supervision::give_feedback(s.db, id, s.person(), args.get("--text"), s.now, progress));
}

Words do_claim(Session& s, int64_t id, const Arguments& args) {
    base::Result<base::Date> filed = date_of(args, "--filed", s.today());
    if (!filed.ok()) return filed.error();
    std::vector<supervision::EvidenceFile> files;
    for (const std::string& path : args.all("--file")) {
        base::Result<intake::KeptEvidence> kept =
            intake::keep_evidence(s.configuration.service.evidence_directory(), path);
        if (!kept.ok()) return kept.error();
        files.push_back({kept->name, kept->digest, kept->size});
    }
    return told(supervision::claim(s.db, id, s.person(), args.get("--text"), args.get("--evidence"),
                                   *filed, s.now, files),
                files.empty() ? "" : "佐证文件" + std::to_string(files.size()) + "个已留存");
}

Words do_close(Session& s, int64_t id, const Arguments& args) {
    std::optional<ledger::Rating> rating;
    if (std::string text = args.get("--rating"); !text.empty()) {
        rating = ledger::rating(text);
        if (!rating)
            return base::Error{base::ErrorCode::kUsage, "--rating 应为 优秀、良好 或 合格"};
    }
    base::Status done = supervision::close(s.db, id, s.person(), rating, s.setup, s.now);
    if (!done.ok()) return done.error();
    std::string proposed = store::find_assignment(s.db, id)->proposed_rating;
    if (proposed.empty()) return std::string();
    return "拟评定“" + std::string(chinese_name(*ledger::rating(proposed))) +
           "”，待督查室主任审定（--role director）";
}

}  // namespace

Command task_ack_command() {
    return act_command("task ack", "签收", "duban task ack 12 --as 张三 --role liaison", {},
                       [](Session& s, int64_t id, const Arguments&) {
                           return told(supervision::acknowledge(s.db, id, s.person(), s.now));
                       });
}

Command task_feedback_command() {
    return act_command("task feedback", "反馈进展（未签收的同时签收）",
                       "duban task feedback 12 --text '主体完工，正在装修'",
                       {{"--text", "TEXT", "进展情况", "", true},
                        {"--stage", "STAGE", "deployment 部署、measures 措施 或 result 结果"},
                        {"--percent", "N", "完成进度，0 到 100"},
                        {"--blocked", "TEXT", "报告受阻，写明原因"},
                        {"--unblocked", "", "受阻已经解除"}},
                       do_feedback);
}

Command task_claim_command() {
    return act_command(
        "task claim", "申请销号：按申请日判定是否按期",
        "duban task claim 12 --text '已竣工验收' --evidence '验收报告（2024）3号' --file 验收.pdf",
        {{"--text", "TEXT", "完成情况", "", true},
         {"--evidence", "TEXT", "佐证材料的名称或编号"},
         {"--file", "FILE", "佐证材料的文件，可多次给出；留存于状态目录的 evidence 下"},
         {"--filed", "DATE", "材料送达日期（默认今天）"}},
        do_claim);
}

Command task_close_command() {
    return act_command(
        "task close", "销号，并评定等次：督查员拟办，督查室主任审定",
        "duban task close 12 --rating 良好；duban task close 12 --as 李四 --role director",
        {{"--rating", "RATING", "优秀、良好 或 合格（默认按拟办的等次，没有的为合格）"}}, do_close);
}

Command task_return_command() {
    return act_command("task return", "退回销号申请",
                       "duban task return 12 --reason '缺少验收照片'",
                       {{"--reason", "TEXT", "退回理由", "", true}},
                       [](Session& s, int64_t id, const Arguments& args) {
                           return told(supervision::send_back(
                               s.db, id, s.person(), args.get("--reason"), s.setup, s.now));
                       });
}

Command task_confirm_command() {
    return act_command(
        "task confirm", "确认“载入时已逾期”的事项，使其进入督办梯级", "duban task confirm 12", {},
        [](Session& s, int64_t id, const Arguments&) {
            return told(supervision::confirm_overdue(s.db, id, s.person(), s.setup, s.now));
        });
}

Command task_noted_command() {
    return act_command("task noted", "登记“已知悉”：若干工作日内不再向承办单位提醒",
                       "duban task noted 12 --as 张三 --role liaison", {},
                       [](Session& s, int64_t id, const Arguments&) {
                           return told(supervision::note(s.db, id, s.person(), s.setup, s.now));
                       });
}

Command task_undo_command() {
    return act_command(
        "task undo", "撤销本人最近一次办理（有关消息尚未发出的）",
        "duban task undo 12 --as 张三 --reason '登记错了事项'", {{"--reason", "TEXT", "撤销理由"}},
        [](Session& s, int64_t id, const Arguments& args) -> Words {
            Words what =
                supervision::undo(s.db, id, s.person(), args.get("--reason"), s.setup, s.now);
            if (!what.ok()) return what;
            return "“" + *what + "”已撤销";
        });
}

}  // namespace cli

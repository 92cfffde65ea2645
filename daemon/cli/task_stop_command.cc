// duban task suspend | resume | terminate | reopen: a director's acts, each on a basis document.

#include "cli/act_on.h"
#include "cli/commands.h"
#include "supervision/stopping.h"
#include "supervision/task_act.h"

namespace cli {

namespace {

using Words = base::Result<std::string>;

Words do_suspend(Session& s, int64_t id, const Arguments& args) {
    base::Result<base::Date> until = date_of(args, "--until");
    if (!until.ok()) return until.error();
    return told(
        supervision::suspend(s.db, id, s.person(), {args.get("--basis"), *until}, s.setup, s.now),
        "中止至" + base::format_date(*until));
}

Words do_resume(Session& s, int64_t id, const Arguments& args) {
    base::Status done =
        supervision::resume(s.db, id, s.person(), args.get("--basis"), s.setup, s.now);
    if (!done.ok()) return done.error();
    std::optional<base::Date> due = store::find_assignment(s.db, id)->due;
    return due ? "时限改为" + base::format_date(*due) : std::string();
}

base::Result<int64_t> task_of(Session& s, int64_t id) {
    if (std::optional<store::AssignmentRow> row = store::find_assignment(s.db, id))
        return row->task_id;
    return base::Error{base::ErrorCode::kNotFound,
                       "没有编号为 " + std::to_string(id) + " 的承办事项"};
}

// The tasks of the two rows, with all their units.
Words terminate_whole(Session& s, int64_t id, const std::string& basis,
                      std::optional<int64_t> into) {
    base::Result<int64_t> task = task_of(s, id);
    if (!task.ok()) return task.error();
    std::optional<int64_t> target;
    if (into) {
        base::Result<int64_t> other = task_of(s, *into);
        if (!other.ok()) return other.error();
        target = *other;
    }
    base::Result<int> rows =
        supervision::terminate_task(s.db, *task, s.person(), basis, target, s.now);
    if (!rows.ok()) return rows.error();
    return "整个任务共" + std::to_string(*rows) + "个承办事项" +
           (into ? "，并入承办事项 " + std::to_string(*into) + " 所在的任务" : "");
}

Words do_terminate(Session& s, int64_t id, const Arguments& args) {
    std::optional<int64_t> into;
    if (std::string text = args.get("--into"); !text.empty()) {
        base::Result<int64_t> number = number_of(text);
        if (!number.ok()) return number.error();
        into = *number;
    }
    if (args.has("--whole")) return terminate_whole(s, id, args.get("--basis"), into);
    return told(supervision::terminate(s.db, id, s.person(), args.get("--basis"), into, s.now),
                into ? "并入承办事项 " + std::to_string(*into) : "");
}

}  // namespace

Command task_suspend_command() {
    return act_command("task suspend", "中止：停止计时，保留剩余天数（督查室主任）",
                       "duban task suspend 12 --until 2025-03-31 --basis '兴政办函〔2024〕31号' "
                       "--as 李四 --role director",
                       {{"--until", "DATE", "中止到哪一天，届时提醒督查室", "", true},
                        {"--basis", "TEXT", "依据文件", "", true}},
                       do_suspend);
}

Command task_resume_command() {
    return act_command("task resume", "恢复办理：时限按剩余天数顺延（督查室主任）",
                       "duban task resume 12 --as 李四 --role director",
                       {{"--basis", "TEXT", "依据文件"}}, do_resume);
}

Command task_terminate_command() {
    return act_command(
        "task terminate", "终止：撤销任务，或者并入另一事项（督查室主任）",
        "duban task terminate 12 --basis '兴政发〔2024〕9号' --into 15 --role director",
        {{"--basis", "TEXT", "依据文件", "", true},
         {"--into", "ID", "并入的承办事项编号"},
         {"--whole", "", "整个任务：所有单位的承办事项一并终止"}},
        do_terminate);
}

Command task_reopen_command() {
    return act_command("task reopen", "重新督办：回头看发现不实的，撤销原结果（督查室主任）",
                       "duban task reopen 12 --reason '现场未通电' --role director",
                       {{"--reason", "TEXT", "发现的问题", "", true}},
                       [](Session& s, int64_t id, const Arguments& args) {
                           return told(supervision::reopen(s.db, id, s.person(),
                                                           args.get("--reason"), s.setup, s.now));
                       });
}

}  // namespace cli

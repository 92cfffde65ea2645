// duban plan drop, discard, restore: what of a draft is no task, and the way back.

#include <ostream>

#include "cli/commands.h"
#include "cli/draft_view.h"
#include "supervision/draft_act.h"

namespace cli {

using base::Error;
using base::ErrorCode;
using ledger::DraftTaskState;

namespace {

using Act = base::Status (*)(Session&, const store::DraftRow&, const Arguments&);

base::Status drop(Session& s, const store::DraftRow& row, const Arguments& args) {
    if (!args.has("--task")) return Error{ErrorCode::kUsage, "请用 --task 写明条目"};
    base::Result<std::vector<size_t>> tasks =
        tasks_named(row.draft, args.all("--task"), DraftTaskState::kOpen);
    if (!tasks.ok()) return tasks.error();
    return supervision::drop_tasks(s.db, row, *tasks, {s.actor}, s.now);
}

base::Status discard(Session& s, const store::DraftRow& row, const Arguments&) {
    return supervision::discard_draft(s.db, row, {s.actor}, s.now);
}

base::Status restore(Session& s, const store::DraftRow& row, const Arguments& args) {
    if (!args.has("--task")) return supervision::restore_draft(s.db, row, {s.actor}, s.now);
    base::Result<std::vector<size_t>> tasks =
        tasks_named(row.draft, args.all("--task"), DraftTaskState::kDropped);
    if (!tasks.ok()) return tasks.error();
    return supervision::restore_tasks(s.db, row, *tasks, {s.actor}, s.now);
}

int run_act(const Arguments& args, Streams& streams, Act act) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    base::Result<store::DraftRow> row = draft_named(s, args.get("DRAFT"));
    if (!row.ok()) return fail(streams, row.error());
    base::Status done = act(s, *row, args);
    if (!done.ok()) return fail(streams, done.error());
    store::DraftRow after = *store::find_draft(s.db, row->id);
    size_t open = count(after.draft, DraftTaskState::kOpen);
    size_t dropped = count(after.draft, DraftTaskState::kDropped);
    if (args.has("--json"))
        streams.out << base::Json::object()
                           .set("draft", draft_name(after.id))
                           .set("state", name(after.state))
                           .set("open", open)
                           .set("dropped", dropped)
                           .dump(true)
                    << '\n';
    else
        streams.out << draft_name(after.id) << " " << chinese_name(after.state) << "：待确认 "
                    << open << " 项，已弃用 " << dropped << " 项（恢复：duban plan restore "
                    << draft_name(after.id) << "）\n";
    return kDone;
}

}  // namespace

Command plan_drop_command() {
    return {"plan drop",
            "弃用草稿中的若干任务；可用 plan restore 恢复",
            "duban plan drop D3 --task 二/（一）",
            ledger_options({{"--task", "REF", "条目（可多次）：条目、条目#序、或表中序号"}}),
            {{"DRAFT", "草稿编号（D3）"}},
            [](const Arguments& args, Streams& streams) { return run_act(args, streams, drop); }};
}

Command plan_discard_command() {
    return {
        "plan discard",
        "弃用整份草稿；已入账的任务不动；可用 plan restore 恢复",
        "duban plan discard D3",
        ledger_options(),
        {{"DRAFT", "草稿编号（D3）"}},
        [](const Arguments& args, Streams& streams) { return run_act(args, streams, discard); }};
}

Command plan_restore_command() {
    return {
        "plan restore",
        "恢复弃用的草稿，或其中弃用的任务",
        "duban plan restore D3\n  duban plan restore D3 --task 二/（一）",
        ledger_options({{"--task", "REF", "只恢复这些弃用的任务（可多次）"}}),
        {{"DRAFT", "草稿编号（D3）"}},
        [](const Arguments& args, Streams& streams) { return run_act(args, streams, restore); }};
}

}  // namespace cli

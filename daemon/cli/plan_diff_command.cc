// duban plan diff: what a draft, or a file, would change in the ledger, before it does.

#include <ostream>

#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/document_progress.h"
#include "cli/draft_view.h"
#include "intake/draft_plan.h"
#include "intake/plan_file.h"
#include "supervision/draft_act.h"
#include "supervision/plan_match.h"

namespace cli {

using base::Error;
using base::ErrorCode;

namespace {

base::Result<std::vector<ledger::Plan>> plans_of_document(const std::string& path,
                                                          Streams& streams) {
    base::Result<intake::DocumentFile> file = intake::open_document(path);
    if (!file.ok()) return file.error();
    intake::DraftedDocument drafted =
        intake::draft_document(read_with_progress(*file, {}, streams), file->name);
    if (drafted.report.state != store::DocumentState::kDrafted)
        return Error{ErrorCode::kBadInput, drafted.report.message, drafted.report.reason};
    std::vector<ledger::Plan> out;
    for (const ledger::Draft& draft : drafted.drafts)
        out.push_back(plan_of(draft, ledger::DraftTaskState::kOpen));
    return out;
}

// What the ledger would hold of a draft: what is confirmed and what is open.
ledger::Plan whole_plan(const ledger::Draft& draft) {
    ledger::Plan plan = draft.plan;
    for (const ledger::DraftTask& t : draft.tasks)
        if (t.state != ledger::DraftTaskState::kDropped) plan.tasks.push_back(t.task);
    return plan;
}

base::Result<std::vector<ledger::Plan>> plans_of(Session& s, const std::string& text,
                                                 Streams& streams) {
    if (draft_id(text)) {
        base::Result<store::DraftRow> row = draft_named(s, text);
        if (!row.ok()) return row.error();
        return std::vector<ledger::Plan>{whole_plan(row->draft)};
    }
    if (!text.ends_with(".toml")) return plans_of_document(text, streams);
    base::Result<ledger::Plan> plan = intake::read_plan_file(text);
    if (!plan.ok()) return Error{ErrorCode::kBadInput, plan.error().message};
    return std::vector<ledger::Plan>{*plan};
}

// By number; without one by title.
std::optional<store::PlanRow> counterpart(Session& s, const ledger::Plan& plan,
                                          const std::string& asked) {
    if (!asked.empty()) {
        base::Result<store::PlanRow> named = store::plan_named(s.db, asked);
        if (named.ok()) return *named;
        return {};
    }
    for (const store::PlanRow& row : store::list_plans(s.db))
        if (plan.number.empty() ? row.title == plan.title && row.issuer == plan.issuer
                                : row.number == plan.number)
            return row;
    return {};
}

int run_diff(const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    base::Result<std::vector<ledger::Plan>> plans = plans_of(s, args.get("DRAFT"), streams);
    if (!plans.ok()) return fail(streams, plans.error());
    base::Json array = base::Json::array();
    bool any = false;
    for (const ledger::Plan& plan : *plans) {
        std::optional<store::PlanRow> row = counterpart(s, plan, args.get("--with"));
        std::vector<std::string> lines =
            row ? supervision::plan_differences(supervision::stored_plan(s.db, *row), plan)
                : std::vector<std::string>{"台账中没有这份方案，" +
                                           std::to_string(plan.tasks.size()) + " 项任务都是新增"};
        any = any || !lines.empty();
        array.push(base::Json::object()
                       .set("number", plan.number)
                       .set("title", plan.title)
                       .set("known", row.has_value())
                       .set("source", row ? row->source : "")
                       .set("differences", lines));
        if (args.has("--json")) continue;
        streams.out << base::escape_controls(plan.number + "《" + plan.title + "》：")
                    << (lines.empty() ? "与台账没有差异" : "") << '\n';
        for (const std::string& line : lines)
            streams.out << "  " << base::escape_controls(line) << '\n';
    }
    if (args.has("--json")) streams.out << array.dump(true) << '\n';
    return any ? kDone : kNothing;
}

}  // namespace

Command plan_diff_command() {
    return {"plan diff",
            "查看草稿或文件与台账中同文号方案的差异，逐条；不改动台账",
            "duban plan diff D4\n  duban plan diff 更正件.docx",
            ledger_options({{"--with", "NUMBER", "与这份方案比较（默认按文号，无文号按名称）"}}),
            {{"DRAFT", "草稿编号（D4），或原文、.toml 文件"}},
            run_diff};
}

}  // namespace cli

// duban plan confirm: tasks of a draft enter the ledger.

#include <algorithm>
#include <ostream>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/draft_view.h"
#include "supervision/draft_act.h"
#include "units/odd_characters.h"

namespace cli {

using base::Error;
using base::ErrorCode;
using ledger::DraftTaskState;
using supervision::Confirmation;
using supervision::PlanEntry;

namespace {

std::vector<size_t> open_tasks(const ledger::Draft& draft) {
    std::vector<size_t> out;
    for (size_t i = 0; i < draft.tasks.size(); ++i)
        if (draft.tasks[i].state == DraftTaskState::kOpen) out.push_back(i);
    return out;
}

base::Result<std::vector<size_t>> chosen_tasks(const Arguments& args, const ledger::Draft& draft,
                                               const intake::DraftReview& review) {
    int ways =
        (args.has("--task") ? 1 : 0) + (args.has("--all") ? 1 : 0) + (args.has("--sure") ? 1 : 0);
    if (ways != 1)
        return Error{ErrorCode::kUsage, "请写明 --all（全部）、--sure（有把握的）或 --task 条目"};
    if (args.has("--all")) return open_tasks(draft);
    if (args.has("--task")) return tasks_named(draft, args.all("--task"), DraftTaskState::kOpen);
    if (review.sure.empty())
        return Error{ErrorCode::kRefused, "没有把握在 0.9 以上、又无待核事项的任务"};
    return review.sure;
}

// The printed name that the officer means: as printed, or as it is shown.
std::string printed_name(const intake::DraftReview& review, const std::string& given) {
    for (const intake::UnresolvedName& n : review.names)
        if (units::visible_name(n.printed) == given || units::plain_name(n.printed) == given)
            return n.printed;
    return given;
}

// A code, a collective's name, or a name that means one unit on the plan's day.
std::string code_of(const units::Register& units, const std::string& text, base::Date day) {
    if (units.find(text)) return text;
    units::Resolution found = units.resolve(text, day);
    if (!found.collective && found.codes.size() == 1) return found.codes[0];
    if (found.collective)
        for (const units::Collective& c : units.collectives)
            if (c.name == text ||
                std::find(c.variants.begin(), c.variants.end(), text) != c.variants.end())
                return c.name;
    return text;
}

base::Result<std::map<std::string, std::string>> choices_of(const Arguments& args,
                                                            const store::DraftRow& row,
                                                            const intake::DraftReview& review,
                                                            const units::Register& units) {
    std::map<std::string, std::string> out;
    for (const std::string& given : args.all("--unit")) {
        size_t equal = given.rfind('=');
        if (equal == std::string::npos || equal == 0 || equal + 1 == given.size())
            return Error{ErrorCode::kUsage,
                         "--unit“" + given + "”应写作 名称=单位代码，例如 县卫健委=health"};
        std::string printed = printed_name(review, given.substr(0, equal));
        out[printed] = code_of(units, given.substr(equal + 1), row.draft.plan.issued);
    }
    return out;
}

std::string question(const store::DraftRow& row, const Confirmation& what) {
    size_t rest = open_tasks(row.draft).size() - what.tasks.size();
    std::string out =
        draft_name(row.id) + " 将入账 " + std::to_string(what.tasks.size()) + " 项任务";
    if (rest > 0) out += "，另有 " + std::to_string(rest) + " 项留待确认";
    for (const auto& [printed, code] : what.choices)
        out += "；“" + units::visible_name(printed) + "”按 " + code + " 办";
    if (what.correction) out += "；按更正件更新台账中的方案";
    return out + "。继续？";
}

void print_names(const intake::DraftReview& review, const std::vector<size_t>& tasks,
                 std::ostream& err) {
    for (const intake::UnresolvedName& n : review.names) {
        bool asked = std::any_of(n.tasks.begin(), n.tasks.end(), [&](size_t i) {
            return std::binary_search(tasks.begin(), tasks.end(), i);
        });
        if (!asked || !n.blocks()) continue;
        for (const units::Suggestion& s : n.candidates)
            err << "  “" << units::visible_name(n.printed) << "”可能是 " << s.name << "："
                << s.reason << "；--unit " << units::visible_name(n.printed) << "=" << s.code
                << '\n';
    }
}

void print(const store::DraftRow& row, size_t confirmed, const PlanEntry& e, std::ostream& out) {
    out << draft_name(row.id) << " 已入账 " << confirmed << " 项任务，承办 " << e.assignments
        << " 项";
    if (e.overdue_when_loaded > 0) out << "，载入时已逾期 " << e.overdue_when_loaded << " 项";
    out << "；方案 " << (e.number.empty() ? "《" + e.title + "》" : e.number) << " 现有任务 "
        << e.tasks << " 项\n";
    size_t rest = count(row.draft, DraftTaskState::kOpen) - confirmed;
    if (rest > 0) out << "  尚有 " << rest << " 项待确认\n";
    for (const std::string& difference : e.differences) out << "  " << difference << '\n';
    for (const std::string& warning : e.warnings) out << "  注意：" << warning << '\n';
}

base::Json to_json(const store::DraftRow& row, size_t confirmed, const PlanEntry& e) {
    return base::Json::object()
        .set("draft", draft_name(row.id))
        .set("confirmed", confirmed)
        .set("open", count(row.draft, DraftTaskState::kOpen) - confirmed)
        .set("number", e.number)
        .set("tasks", e.tasks)
        .set("assignments", e.assignments)
        .set("overdue_when_loaded", e.overdue_when_loaded)
        .set("differences", e.differences)
        .set("warnings", e.warnings);
}

int confirm(const Arguments& args, Streams& streams, Session& s, const store::DraftRow& row) {
    base::Result<units::Register> units = register_of(s);
    if (!units.ok()) return fail(streams, units.error());
    intake::DraftReview review = intake::review_draft(row.draft, *units, s.today());
    base::Result<std::vector<size_t>> tasks = chosen_tasks(args, row.draft, review);
    if (!tasks.ok()) return fail(streams, tasks.error());
    base::Result<std::map<std::string, std::string>> choices =
        choices_of(args, row, review, *units);
    if (!choices.ok()) return fail(streams, choices.error());
    Confirmation what{*tasks, *choices, args.has("--correct")};
    if (!args.has("--yes") && args.has("--json"))
        return fail(streams, {ErrorCode::kUsage, "与 --json 同用时须加 --yes"});
    if (!args.has("--yes") && !asked_and_agreed(streams, question(row, what))) {
        streams.out << "没有入账\n";
        return kNothing;
    }
    base::Result<PlanEntry> entry =
        supervision::confirm_tasks(s.db, row, what, *units, s.setup, {s.actor}, s.now);
    if (!entry.ok()) {
        int code = fail(streams, entry.error());
        if (entry.error().reason == "W_UNIT") print_names(review, *tasks, streams.err);
        return code;
    }
    wake_daemon(s);
    if (args.has("--json"))
        streams.out << to_json(row, tasks->size(), *entry).dump(true) << '\n';
    else
        print(row, tasks->size(), *entry, streams.out);
    return kDone;
}

int run_confirm(const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    base::Result<store::DraftRow> row = draft_named(**session, args.get("DRAFT"));
    if (!row.ok()) return fail(streams, row.error());
    return confirm(args, streams, **session, *row);
}

}  // namespace

Command plan_confirm_command() {
    return {"plan confirm",
            "确认草稿：任务入账、交办，时钟起走；可整份，也可逐条",
            "duban plan confirm D3 --sure\n  duban plan confirm D3 --all --unit 县卫健委=health",
            ledger_options({{"--all", "", "全部待确认的任务"},
                            {"--sure", "", "把握在 0.9 以上、没有待核事项的任务"},
                            {"--task", "REF", "某一条目（可多次）：条目、条目#序、或表中序号"},
                            {"--unit", "NAME=CODE", "印出的名称指名册中哪个单位或统称（可多次）"},
                            {"--correct", "", "本件是台账中同文号方案的更正件"},
                            {"--yes", "", "不再询问"},
                            {"--plans", "DIR", "方案目录（单位名册所在）"}}),
            {{"DRAFT", "草稿编号（D3）"}},
            run_confirm};
}

}  // namespace cli

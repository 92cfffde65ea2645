// duban import: reviewed ledger files into the ledger. A raw document is drafted first (duban
// extract
// --toml), read by a person, and imported then.

#include <filesystem>
#include <ostream>

#include "base/json.h"
#include "cli/commands.h"
#include "cli/session.h"
#include "intake/plan_file.h"
#include "intake/unit_file.h"
#include "store/unit_store.h"
#include "supervision/enter_plan.h"

namespace cli {

using base::Error;
using base::ErrorCode;
using supervision::PlanEntry;

namespace {

std::string_view outcome_word(PlanEntry::Outcome outcome) {
    switch (outcome) {
        case PlanEntry::Outcome::kUnchanged:
            return "没有变化";
        case PlanEntry::Outcome::kLoaded:
            return "已载入";
        case PlanEntry::Outcome::kChanged:
            return "已更新";
    }
    return "";
}

base::Json to_json(const std::string& file, const PlanEntry& e) {
    return base::Json::object()
        .set("file", file)
        .set("number", e.number)
        .set("title", e.title)
        .set("outcome", e.outcome == PlanEntry::Outcome::kUnchanged ? "unchanged"
                        : e.outcome == PlanEntry::Outcome::kLoaded  ? "loaded"
                                                                    : "changed")
        .set("tasks", e.tasks)
        .set("assignments", e.assignments)
        .set("overdue_when_loaded", e.overdue_when_loaded)
        .set("differences", e.differences)
        .set("warnings", e.warnings);
}

void print(const std::string& file, const PlanEntry& e, std::ostream& out) {
    out << file << "：" << e.number << "《" << e.title << "》" << outcome_word(e.outcome)
        << "，任务 " << e.tasks << " 项";
    if (e.outcome != PlanEntry::Outcome::kUnchanged) out << "，承办 " << e.assignments << " 项";
    if (e.overdue_when_loaded > 0) out << "，载入时已逾期 " << e.overdue_when_loaded << " 项";
    out << '\n';
    for (const std::string& difference : e.differences) out << "  " << difference << '\n';
    for (const std::string& warning : e.warnings) out << "  注意：" << warning << '\n';
}

// The register of the ledger; of the plans folder where the ledger is new.
base::Result<units::Register> units_for(Session& s) {
    units::Register stored = store::load_register(s.db);
    if (!stored.units.empty()) return stored;
    std::string file = s.configuration.service.plans_directory() + "/units.toml";
    if (!std::filesystem::exists(file))
        return Error{ErrorCode::kRefused,
                     "台账里还没有单位名册，也找不到 " + file + "；请先放好 units.toml"};
    base::Result<units::Register> units = intake::read_units_file(file);
    if (!units.ok()) return units;
    store::Transaction transaction(s.db);
    if (store::save_register(s.db, *units)) transaction.commit();
    return units;
}

int run_import(const Arguments& args, Streams& streams) {
    std::vector<std::pair<std::string, ledger::Plan>> plans;
    for (const std::string& file : args.all("FILE")) {
        if (!file.ends_with(".toml"))
            return fail(streams,
                        {ErrorCode::kBadInput,
                         file + "：只载入已审核的台账（.toml）；原文请先用 duban extract --toml "
                                "生成草稿，核对后再载入"});
        base::Result<ledger::Plan> plan = intake::read_plan_file(file);
        if (!plan.ok()) return fail(streams, {ErrorCode::kBadInput, plan.error().message});
        plans.emplace_back(file, std::move(*plan));
    }
    base::Result<std::unique_ptr<Session>> session = open_session(args, Missing::kCreate);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    base::Result<units::Register> units = units_for(s);
    if (!units.ok()) return fail(streams, units.error());
    base::Json array = base::Json::array();
    for (const auto& [file, plan] : plans) {
        std::string source = std::filesystem::path(file).filename();
        base::Result<PlanEntry> entry =
            supervision::enter_plan(s.db, plan, source, *units, s.setup, s.now);
        if (!entry.ok())
            return fail(streams, {entry.error().code, file + "：" + entry.error().message});
        if (!args.has("--json")) print(file, *entry, streams.out);
        array.push(to_json(file, *entry));
    }
    wake_daemon(s);
    if (args.has("--json")) streams.out << array.dump(true) << '\n';
    return kDone;
}

}  // namespace

Command import_command() {
    return {"import",
            "把已审核的台账文件（.toml）载入台账；同一方案再次载入只记差异",
            "duban import plans/2024-05-07-livelihood-projects.toml",
            ledger_options({{"--plans", "DIR", "方案目录（单位名册和日历所在）"}}),
            {{"FILE", "台账文件", true, true}},
            run_import};
}

}  // namespace cli

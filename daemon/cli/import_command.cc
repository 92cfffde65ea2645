// duban import: reviewed ledgers (TOML, or the workbook of duban extract --xlsx) go into the
// ledger, raw documents become drafts for an officer to confirm.

#include <filesystem>
#include <ostream>

#include "base/json.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/document_progress.h"
#include "cli/draft_view.h"
#include "cli/session.h"
#include "intake/document_filing.h"
#include "intake/ledger_sheet.h"
#include "intake/original_store.h"
#include "intake/plan_file.h"
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

// What a file turned out to be, before anything is written.
struct Given {
    std::string path;
    std::optional<ledger::Plan> plan;  // reviewed; nothing: a raw document
};

struct Importing {
    const Arguments& args;
    Streams& streams;
    Session& s;
    units::Register units;
    intake::ReadOptions options;
    base::Json array = base::Json::array();
    int code = kDone;
};

void enter(Importing& i, const std::string& path, const ledger::Plan& plan) {
    std::string source = std::filesystem::path(path).filename();
    base::Result<PlanEntry> entry =
        supervision::enter_plan(i.s.db, plan, source, i.units, i.s.setup, i.s.now);
    if (!entry.ok()) {
        i.code = fail(i.streams, {entry.error().code, path + "：" + entry.error().message});
        return;
    }
    if (!i.args.has("--json")) print(path, *entry, i.streams.out);
    i.array.push(to_json(path, *entry));
}

std::string_view outcome_name(const intake::Filing& filing) {
    return filing.existed ? "existed" : name(filing.report.state);
}

void report(Importing& i, const std::string& path, const intake::Filing& filing) {
    std::string shown = base::escape_controls(path);
    base::Json drafts = base::Json::array();
    std::ostream& out = i.streams.out;
    bool text = !i.args.has("--json");
    const store::DocumentReport& r = filing.report;
    if (text && filing.existed)
        out << shown << "：已存在（文件 " << filing.document << "“"
            << base::escape_controls(filing.name) << "”），不重复读取\n";
    if (text && !filing.existed && r.state == store::DocumentState::kDrafted)
        out << shown << "：读出草稿 " << filing.drafts.size() << " 份\n";
    if (text)
        for (const std::string& warning : r.warnings)
            out << "  提示：" << base::escape_controls(warning) << '\n';
    for (int64_t id : filing.drafts) {
        store::DraftRow row = *store::find_draft(i.s.db, id);
        intake::DraftReview review = intake::review_draft(row.draft, i.units, i.s.today());
        if (text) print_draft_summary(row, review, out);
        drafts.push(draft_summary_json(row, review));
    }
    if (r.state == store::DocumentState::kEmpty)
        i.streams.err << "duban：" << shown << "：" << r.message << "（" << r.reason << "）\n";
    if (r.state == store::DocumentState::kFailed)
        i.streams.err << "duban：" << base::escape_controls(r.message) << "（" << r.reason
                      << "）\n";
    i.array.push(base::Json::object()
                     .set("file", path)
                     .set("outcome", outcome_name(filing))
                     .set("document", filing.document)
                     .set("reason", r.reason)
                     .set("message", r.message)
                     .set("warnings", r.warnings)
                     .set("drafts", std::move(drafts)));
    if (r.state == store::DocumentState::kFailed) i.code = kBadInput;
    if (r.state == store::DocumentState::kEmpty && i.code == kDone) i.code = kNothing;
}

// A document with a secrecy mark is refused: its row says so, and nothing of it is kept.
void file_raw(Importing& i, const std::string& path, const intake::DocumentFile& file,
              const std::string& original, const base::Result<extract::Reading>& reading) {
    intake::DraftedDocument drafted = intake::draft_document(reading, file.name);
    bool secret = drafted.report.reason == "E_SECRET";
    if (secret) intake::remove_original(i.s.originals(), original);
    intake::Arrival arrival{file.name,
                            file.sha256,
                            secret ? "" : original,
                            static_cast<int64_t>(file.bytes.size()),
                            store::DocumentSource::kImport,
                            i.s.actor};
    report(i, path, intake::file_document(i.s.db, arrival, drafted, i.s.now));
}

void import_document(Importing& i, const std::string& path, const intake::DocumentFile& file) {
    if (std::optional<intake::Filing> known = intake::find_filing(i.s.db, file.sha256))
        return report(i, path, *known);
    base::Result<std::string> original = intake::keep_original(i.s.originals(), file);
    if (!original.ok()) {
        i.code = fail(i.streams, original.error());
        return;
    }
    base::Result<extract::Reading> reading = read_with_progress(file, i.options, i.streams);
    if (!reading.ok() || !intake::is_ledger_sheet(*reading))
        return file_raw(i, path, file, *original, reading);
    base::Result<std::vector<ledger::Plan>> plans = intake::read_ledger_sheet(*reading, file.name);
    intake::remove_original(i.s.originals(), *original);
    if (!plans.ok()) {
        i.code = fail(i.streams, plans.error());
        return;
    }
    for (const ledger::Plan& plan : *plans) enter(i, path, plan);
}

// Reviewed files are checked before anything is written; documents are looked at one by one.
base::Result<Given> look_at(const std::string& path) {
    if (!path.ends_with(".toml")) return Given{path, {}};
    base::Result<ledger::Plan> plan = intake::read_plan_file(path);
    if (!plan.ok()) return Error{ErrorCode::kBadInput, plan.error().message};
    return Given{path, std::move(*plan)};
}

void import_one(Importing& i, const Given& given) {
    if (given.plan) return enter(i, given.path, *given.plan);
    base::Result<intake::DocumentFile> file = intake::open_document(given.path);
    if (file.ok()) return import_document(i, given.path, *file);
    i.streams.err << "duban：" << file.error().message << "（" << file.error().reason << "）\n";
    i.code = exit_code(file.error().code);
}

int run_import(const Arguments& args, Streams& streams) {
    intake::ReadOptions options;
    if (std::string issued = args.get("--issued"); !issued.empty()) {
        options.issued = base::parse_date(issued);
        if (!options.issued)
            return fail(streams, {ErrorCode::kUsage,
                                  "--issued“" + issued + "”不是日期，应写作 2024-05-07 的形式"});
    }
    std::vector<Given> files;
    for (const std::string& path : args.all("FILE")) {
        base::Result<Given> given = look_at(path);
        if (!given.ok()) return fail(streams, given.error());
        files.push_back(std::move(*given));
    }
    base::Result<std::unique_ptr<Session>> session = open_session(args, Missing::kCreate);
    if (!session.ok()) return fail(streams, session.error());
    base::Result<units::Register> units = register_of(**session);
    if (!units.ok()) return fail(streams, units.error());
    Importing i{args, streams, **session, *units, options};
    for (const Given& given : files) import_one(i, given);
    wake_daemon(i.s);
    if (args.has("--json")) streams.out << i.array.dump(true) << '\n';
    return i.code;
}

}  // namespace

Command import_command() {
    return {"import",
            "原文（docx pdf xlsx ofd html txt 等）读成草稿待确认；已审核的台账（.toml，或 duban "
            "extract --xlsx 写出的 .xlsx）直接入账，再次载入只记差异",
            "duban import 方案.docx\n  duban import plans/2024-05-07-livelihood-projects.toml",
            ledger_options({{"--plans", "DIR", "方案目录（单位名册和日历所在）"},
                            {"--issued", "DATE", "文中没有成文日期时使用的日期"}}),
            {{"FILE", "原文或台账文件", true, true}},
            run_import};
}

}  // namespace cli

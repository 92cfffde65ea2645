// duban plan reread: a document once more through the reader, for example after an upgrade.

#include <ostream>

#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/document_progress.h"
#include "cli/draft_view.h"
#include "intake/document_reread.h"

namespace cli {

namespace {

using base::Error;
using base::ErrorCode;

base::Result<intake::Filing> reread(Session& s, int64_t document, const Arguments& args,
                                    Streams& streams) {
    std::optional<store::DocumentRow> row = store::find_document(s.db, document);
    base::Result<intake::DocumentFile> original = intake::open_original(s.originals(), *row);
    if (!original.ok()) return original.error();
    intake::ReadOptions options;
    if (std::string issued = args.get("--issued"); !issued.empty()) {
        options.issued = base::parse_date(issued);
        if (!options.issued) return Error{ErrorCode::kUsage, "--issued 应写作 2024-05-07 的形式"};
    }
    intake::DraftedDocument drafted =
        intake::draft_document(read_with_progress(*original, options, streams), original->name);
    return intake::refile_document(s.db, document, drafted, s.actor, s.now);
}

void print(Session& s, const intake::Filing& filing, const units::Register& units,
           std::ostream& out) {
    out << base::escape_controls(filing.name)
        << (filing.existed ? "：重新读取，与原草稿相同，未作改动\n" : "：已重新读取，原草稿弃用\n");
    for (const std::string& warning : filing.report.warnings)
        out << "  提示：" << base::escape_controls(warning) << '\n';
    for (int64_t id : filing.drafts) {
        store::DraftRow row = *store::find_draft(s.db, id);
        print_draft_summary(row, intake::review_draft(row.draft, units, s.today()), out);
    }
}

base::Json to_json(const intake::Filing& filing) {
    base::Json drafts = base::Json::array();
    for (int64_t id : filing.drafts) drafts.push(draft_name(id));
    return base::Json::object()
        .set("document", filing.document)
        .set("changed", !filing.existed)
        .set("warnings", filing.report.warnings)
        .set("drafts", std::move(drafts));
}

int run_reread(const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    base::Result<store::DraftRow> row = draft_named(s, args.get("DRAFT"));
    if (!row.ok()) return fail(streams, row.error());
    base::Result<units::Register> units = register_of(s);
    if (!units.ok()) return fail(streams, units.error());
    base::Result<intake::Filing> filing = reread(s, row->document_id, args, streams);
    if (!filing.ok()) return fail(streams, filing.error());
    if (args.has("--json"))
        streams.out << to_json(*filing).dump(true) << '\n';
    else
        print(s, *filing, *units, streams.out);
    return kDone;
}

}  // namespace

Command plan_reread_command() {
    return {"plan reread",
            "按保存的原件重新读取（如程序升级后）；只替换无人核改、未入账的草稿",
            "duban plan reread D3",
            ledger_options({{"--issued", "DATE", "文中没有成文日期的，以此日为准"}}),
            {{"DRAFT", "草稿编号（D3）；同一文件的草稿一并重新读取"}},
            run_reread};
}

}  // namespace cli

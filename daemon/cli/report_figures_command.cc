// duban report half-month | monthly | quarterly: rates, ranking and support rows of a period.

#include <fstream>
#include <ostream>

#include "base/json.h"
#include "cli/commands.h"
#include "cli/figures_view.h"
#include "cli/session.h"
#include "supervision/figure_report.h"

namespace cli {

namespace {

using base::Error;
using base::ErrorCode;
using supervision::PeriodKind;

base::Status write_file(const std::string& path, const std::string& bytes) {
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (out) return {};
    return Error{ErrorCode::kStorage, "文件 " + path + " 写不了"};
}

int run(PeriodKind kind, const Arguments& args, Streams& streams) {
    std::string format = args.get("--format");
    if (format != "text" && format != "html")
        return fail(streams, {ErrorCode::kUsage, "--format 应为 text 或 html"});
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    base::Result<base::Date> today = date_of(args, "--on", s.today());
    if (!today.ok()) return fail(streams, today.error());
    base::Result<base::Date> day = date_of(args, "--period", *today);
    if (!day.ok()) return fail(streams, day.error());
    supervision::Figures found =
        supervision::figures_of(s.db, supervision::period_of(kind, *day), *today);
    if (std::string file = args.get("--xlsx"); !file.empty()) {
        base::Result<std::string> bytes = figures_workbook(found.figures);
        if (!bytes.ok()) return fail(streams, bytes.error());
        if (base::Status done = write_file(file, *bytes); !done.ok())
            return fail(streams, done.error());
    }
    digest::Rendered body =
        digest::render(found.figures, "督办情况（" + found.figures.name + "）", {});
    if (args.has("--json"))
        streams.out << to_json(found).dump(true) << '\n';
    else
        streams.out << (format == "html" ? body.html : body.text);
    return found.rows > 0 ? kDone : kNothing;
}

Command figures_command(const std::string& name, const std::string& help, PeriodKind kind) {
    return {"report " + name,
            help,
            "duban report " + name + " --period 2024-10-01 --xlsx 督办情况.xlsx",
            ledger_options({{"--period", "DATE", "期间内的任何一天（默认本期）"},
                            {"--on", "DATE", "以该日为“今天”（默认今天）"},
                            {"--format", "FORMAT", "text 或 html", "text"},
                            {"--xlsx", "FILE", "另存为电子表格"}}),
            {},
            [kind](const Arguments& args, Streams& streams) { return run(kind, args, streams); }};
}

}  // namespace

Command report_half_month_command() {
    return figures_command("half-month", "半月督办情况：按期办结率、超期、延期和分组排名",
                           PeriodKind::kHalfMonth);
}

Command report_monthly_command() {
    return figures_command("monthly", "月度督办情况：按期办结率、超期、延期和分组排名",
                           PeriodKind::kMonth);
}

Command report_quarterly_command() {
    return figures_command("quarterly", "季度督办情况：按期办结率、超期、延期和分组排名",
                           PeriodKind::kQuarter);
}

}  // namespace cli

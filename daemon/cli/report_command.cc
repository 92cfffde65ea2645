// duban report overdue | weekly: what would be sent, or handed in.

#include <ostream>

#include "base/json.h"
#include "cli/assignment_view.h"
#include "cli/commands.h"
#include "digest/render.h"
#include "store/unit_store.h"
#include "supervision/digest_run.h"
#include "supervision/row_source.h"

namespace cli {

namespace {

base::Status check_format(const Arguments& args) {
    std::string format = args.get("--format");
    if (format == "text" || format == "html") return {};
    return base::Error{base::ErrorCode::kUsage, "--format 应为 text 或 html"};
}

// Moves the day of the report: --on, the default is today.
base::Status set_day(Session& s, const Arguments& args) {
    std::string text = args.get("--on");
    if (text.empty()) return {};
    std::optional<base::Date> day = base::parse_date(text);
    if (!day) return base::Error{base::ErrorCode::kUsage, "--on“" + text + "”不是日期"};
    s.now = base::at_local(*day, s.setup.schedule.digest_time);
    return {};
}

base::Result<std::unique_ptr<Session>> open_for_report(const Arguments& args) {
    if (base::Status format = check_format(args); !format.ok()) return format.error();
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return session;
    if (base::Status day = set_day(**session, args); !day.ok()) return day.error();
    return session;
}

bool of_unit(const std::string& unit, const std::string& name) {
    return unit.empty() || name.find(unit) != std::string::npos;
}

int run_overdue(const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_for_report(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    supervision::RowSource source(s.db, s.today());
    std::vector<digest::Row> rows;
    base::Json array = base::Json::array();
    for (const store::AssignmentRow& a : store::open_assignments(s.db)) {
        bool wanted = ledger::days_overdue(a.standing(), s.today()) > 0 &&
                      of_unit(args.get("--unit"), source.unit_name(a.unit_id));
        if (!wanted) continue;
        rows.push_back(source.row(a, true));
        array.push(to_json(s, a));
    }
    digest::sort_overdue(rows);
    if (args.has("--json"))
        streams.out << array.dump(true) << '\n';
    else if (args.get("--format") == "html")
        streams.out << digest::overdue_list_html(rows, s.today());
    else
        streams.out << digest::overdue_list_text(rows, s.today());
    return rows.empty() ? kNothing : kDone;
}

void print(const digest::Rendered& mail, const Arguments& args, std::ostream& out) {
    if (args.has("--json"))
        out << base::Json::object()
                   .set("subject", mail.subject)
                   .set("text", mail.text)
                   .set("html", mail.html)
                   .dump(true)
            << '\n';
    else if (args.get("--format") == "html")
        out << mail.html;
    else
        out << mail.subject << "\n\n" << mail.text;
}

int run_weekly(const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_for_report(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    std::string unit = args.get("--unit");
    if (unit.empty()) {
        digest::OfficeDigest facts = supervision::office_digest(s.db, s.setup, s.now);
        facts.late = false;
        print(digest::render(facts), args, streams.out);
        return kDone;
    }
    for (const store::LiaisonUnits& liaison : store::liaisons(s.db, s.today())) {
        digest::LiaisonDigest facts = supervision::liaison_digest(s.db, liaison, s.setup, s.now);
        facts.late = false;
        bool wanted = false;
        for (const std::string& name : facts.units) wanted = wanted || of_unit(unit, name);
        if (!wanted) continue;
        print(digest::render(facts), args, streams.out);
        return facts.empty() ? kNothing : kDone;
    }
    return fail(streams,
                {base::ErrorCode::kNotFound, "没有名称含“" + unit + "”的单位，或该单位没有联络员"});
}

std::vector<Option> report_options() {
    return ledger_options({{"--unit", "TEXT", "只看名称含有该文字的单位"},
                           {"--on", "DATE", "以该日为“今天”（默认今天）"},
                           {"--format", "FORMAT", "text 或 html", "text"}});
}

}  // namespace

Command report_overdue_command() {
    return {"report overdue",
            "逾期清单，按单位分组",
            "duban report overdue --unit 县教体局",
            report_options(),
            {},
            run_overdue};
}

Command report_weekly_command() {
    return {"report weekly",
            "本周周报：不带 --unit 为督查室总周报，带 --unit 为该单位联络员的周报",
            "duban report weekly --unit 县卫健局 --format html",
            report_options(),
            {},
            run_weekly};
}

}  // namespace cli

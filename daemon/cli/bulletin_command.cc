// duban bulletin draft | list | show | issue | correct: figures that the director issues.

#include <ostream>

#include "base/json.h"
#include "base/table.h"
#include "cli/commands.h"
#include "cli/session.h"
#include "supervision/bulletin_act.h"

namespace cli {

namespace {

using base::Error;
using base::ErrorCode;
using base::Json;
using store::Bulletin;

std::string number_word(const Bulletin& b) {
    return b.number > 0 ? supervision::bulletin_number(b.year, b.number) : "";
}

std::string period_name(const Bulletin& b) {
    return supervision::period_of(*supervision::period_kind(b.kind), b.from).name;
}

Json to_json(const Bulletin& b) {
    Json out = Json::object();
    out.set("id", b.id)
        .set("kind", b.kind)
        .set("period", period_name(b))
        .set("from", base::format_date(b.from))
        .set("to", base::format_date(b.to))
        .set("state", b.state)
        .set("number", number_word(b))
        .set("corrects", b.corrects.value_or(0))
        .set("reason", b.reason)
        .set("drafted_by", b.drafted_by)
        .set("issued_at", b.issued_at)
        .set("issued_by", b.issued_by)
        .set("rows", b.rows)
        .set("rows_hash", b.rows_hash);
    return out;
}

// Opens the ledger and does one act; what it says is printed.
using Act = base::Result<std::string> (*)(Session&, const Arguments&);
int act(const Arguments& args, Streams& streams, Act what) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    base::Result<std::string> said = what(**session, args);
    if (!said.ok()) return fail(streams, said.error());
    if (args.has("--json"))
        streams.out << Json::object().set("done", *said).dump(true) << '\n';
    else
        streams.out << *said << '\n';
    return kDone;
}

base::Result<std::string> draft(Session& s, const Arguments& args) {
    std::optional<supervision::PeriodKind> kind = supervision::period_kind(args.get("--kind"));
    if (!kind) return Error{ErrorCode::kUsage, "--kind 应为 half-month、month 或 quarter"};
    base::Result<base::Date> day = date_of(args, "--period", s.today());
    if (!day.ok()) return day.error();
    supervision::Period period = supervision::period_of(*kind, *day);
    base::Result<int64_t> id = supervision::draft_bulletin(s.db, period, s.person(), s.now);
    if (!id.ok()) return id.error();
    return period.name + "通报 " + std::to_string(*id) +
           " 已拟出，用 duban bulletin show 查看，由督查室主任签发";
}

base::Result<std::string> issue(Session& s, const Arguments& args) {
    base::Result<int64_t> id = number_of(args.get("ID"));
    if (!id.ok()) return id.error();
    base::Result<Bulletin> b = supervision::issue_bulletin(s.db, *id, s.person(), s.now);
    if (!b.ok()) return b.error();
    return b->title + " 已签发，依据" + std::to_string(b->rows) + "项，校验值 " + b->rows_hash;
}

base::Result<std::string> correct(Session& s, const Arguments& args) {
    base::Result<int64_t> id = number_of(args.get("ID"));
    if (!id.ok()) return id.error();
    base::Result<int64_t> made =
        supervision::correct_bulletin(s.db, *id, s.person(), args.get("--reason"), s.now);
    if (!made.ok()) return made.error();
    return "更正 " + std::to_string(*made) + " 已拟出，由督查室主任签发";
}

int list(const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    std::vector<Bulletin> all = store::list_bulletins((*session)->db);
    Json json = Json::array();
    base::Table table({{"编号", 6, true},
                       {"期间", 20},
                       {"状态", 8},
                       {"文号", 24},
                       {"更正", 6},
                       {"签发人", 12},
                       {"事项", 8, true}});
    for (const Bulletin& b : all) {
        json.push(to_json(b));
        table.add({std::to_string(b.id), period_name(b), b.state == "issued" ? "已签发" : "待签发",
                   number_word(b), b.corrects ? std::to_string(*b.corrects) : "", b.issued_by,
                   std::to_string(b.rows)});
    }
    if (args.has("--json"))
        streams.out << json.dump(true) << '\n';
    else if (!all.empty())
        table.print(streams.out);
    return all.empty() ? kNothing : kDone;
}

int show(const Arguments& args, Streams& streams) {
    std::string format = args.get("--format");
    if (format != "text" && format != "html")
        return fail(streams, {ErrorCode::kUsage, "--format 应为 text 或 html"});
    base::Result<int64_t> id = number_of(args.get("ID"));
    if (!id.ok()) return fail(streams, id.error());
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    std::optional<Bulletin> b = store::find_bulletin(s.db, *id);
    if (!b)
        return fail(streams, {ErrorCode::kNotFound, "没有编号为 " + args.get("ID") + " 的通报"});
    digest::Rendered body = supervision::bulletin_text(s.db, *b, s.now);
    if (args.has("--json"))
        streams.out << to_json(*b)
                           .set("title", body.subject)
                           .set("text", body.text)
                           .set("html", body.html)
                           .dump(true)
                    << '\n';
    else
        streams.out << (format == "html" ? body.html : body.text);
    return kDone;
}

Positional bulletin_id() { return {"ID", "通报编号（见 bulletin list）"}; }

}  // namespace

Command bulletin_draft_command() {
    return {"bulletin draft",
            "拟一期督办情况通报",
            "duban bulletin draft --kind quarter --period 2024-10-01",
            ledger_options({{"--kind", "KIND", "half-month、month 或 quarter", "month"},
                            {"--period", "DATE", "期间内的任何一天（默认本期）"}}),
            {},
            [](const Arguments& args, Streams& streams) { return act(args, streams, draft); }};
}

Command bulletin_list_command() {
    return {"bulletin list", "列出通报和更正", "duban bulletin list", ledger_options(), {}, list};
}

Command bulletin_show_command() {
    return {"bulletin show",
            "显示或者打印通报；未签发的标明草稿",
            "duban bulletin show 1 --format html > 通报.html",
            ledger_options({{"--format", "FORMAT", "text 或 html", "text"}}),
            {bulletin_id()},
            show};
}

Command bulletin_issue_command() {
    return {"bulletin issue",
            "签发通报：数字从此不变，附所依据事项的校验值（督查室主任）",
            "duban bulletin issue 1 --as 李四 --role director",
            ledger_options(),
            {bulletin_id()},
            [](const Arguments& args, Streams& streams) { return act(args, streams, issue); }};
}

Command bulletin_correct_command() {
    return {"bulletin correct",
            "已签发的通报数字有变动时拟更正，原通报不作改动",
            "duban bulletin correct 1 --reason '回头看发现一项不实'",
            ledger_options({{"--reason", "TEXT", "理由", "", true}}),
            {bulletin_id()},
            [](const Arguments& args, Streams& streams) { return act(args, streams, correct); }};
}

}  // namespace cli

// duban sheet list | show | draft | issue | discard: formal sheets that wait for a person.

#include <ostream>

#include "base/json.h"
#include "base/table.h"
#include "cli/commands.h"
#include "cli/session.h"
#include "digest/sheet.h"
#include "supervision/row_source.h"
#include "supervision/sheet_act.h"

namespace cli {

namespace {

using base::Error;
using base::ErrorCode;
using base::Json;
using store::Sheet;

std::string number_of_sheet(const Sheet& sheet) {
    return sheet.number > 0 ? digest::sheet_number(sheet.year, sheet.number) : "";
}

Json to_json(const Sheet& sheet, const store::AssignmentRow& row, const std::string& unit) {
    return Json::object()
        .set("id", sheet.id)
        .set("assignment", sheet.assignment_id)
        .set("kind", name(sheet.kind))
        .set("state", name(sheet.state))
        .set("unit", unit)
        .set("title", row.title)
        .set("plan", row.plan_number)
        .set("ref", row.ref)
        .set("quote", row.quote)
        .set("cause", sheet.cause)
        .set("drafted_on", base::format_date(sheet.drafted_on))
        .set("number", number_of_sheet(sheet))
        .set("decided_by", sheet.decided_by)
        .set("decision", sheet.decision);
}

base::Result<std::optional<ledger::SheetState>> state_wanted(const Arguments& args) {
    std::string text = args.get("--in");
    if (text == "all") return std::optional<ledger::SheetState>{};
    std::optional<ledger::SheetState> state = ledger::sheet_state(text);
    if (!state)
        return Error{ErrorCode::kUsage, "--in 应为 draft、issued、discarded、lapsed 或 all"};
    return state;
}

int list(const Arguments& args, Streams& streams) {
    base::Result<std::optional<ledger::SheetState>> state = state_wanted(args);
    if (!state.ok()) return fail(streams, state.error());
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    supervision::RowSource source(s.db, s.today());
    Json json = Json::array();
    base::Table table({{"编号", 6, true},
                       {"种类", 12},
                       {"单位", 20},
                       {"事项", 36},
                       {"缘由", 24},
                       {"拟出", 10},
                       {"状态", 8},
                       {"文号", 18}});
    std::vector<Sheet> sheets = store::list_sheets(s.db, *state);
    for (const Sheet& sheet : sheets) {
        store::AssignmentRow row = *store::find_assignment(s.db, sheet.assignment_id);
        const std::string& unit = source.unit_name(row.unit_id);
        json.push(to_json(sheet, row, unit));
        table.add({std::to_string(sheet.id), std::string(chinese_name(sheet.kind)), unit, row.title,
                   sheet.cause, base::format_date(sheet.drafted_on),
                   std::string(chinese_name(sheet.state)), number_of_sheet(sheet)});
    }
    if (args.has("--json"))
        streams.out << json.dump(true) << '\n';
    else if (!sheets.empty())
        table.print(streams.out);
    return sheets.empty() ? kNothing : kDone;
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
    std::optional<Sheet> sheet = store::find_sheet(s.db, *id);
    if (!sheet)
        return fail(streams, {ErrorCode::kNotFound, "没有编号为 " + args.get("ID") + " 的督办单"});
    digest::Rendered body = supervision::sheet_text(s.db, *sheet, s.now);
    supervision::RowSource source(s.db, s.today());
    store::AssignmentRow row = *store::find_assignment(s.db, sheet->assignment_id);
    if (args.has("--json"))
        streams.out << to_json(*sheet, row, source.unit_name(row.unit_id))
                           .set("text", body.text)
                           .set("html", body.html)
                           .dump(true)
                    << '\n';
    else
        streams.out << (format == "html" ? body.html : body.text);
    return kDone;
}

// Opens the ledger and acts on the sheet or row that ID names; what it says is printed.
using ActOnSheet = base::Result<std::string> (*)(Session&, int64_t id, const Arguments& args);
int act(const Arguments& args, Streams& streams, ActOnSheet what) {
    base::Result<int64_t> id = number_of(args.get("ID"));
    if (!id.ok()) return fail(streams, id.error());
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    base::Result<std::string> said = what(**session, *id, args);
    if (!said.ok()) return fail(streams, said.error());
    if (args.has("--json"))
        streams.out << Json::object().set("id", *id).set("done", *said).dump(true) << '\n';
    else
        streams.out << *said << '\n';
    return kDone;
}

base::Result<std::string> draft(Session& s, int64_t id, const Arguments& args) {
    std::optional<ledger::SheetKind> kind = ledger::sheet_kind(args.get("--kind"));
    if (!kind) return Error{ErrorCode::kUsage, "--kind 应为 blue、yellow、red 或 proposal"};
    base::Result<int64_t> sheet =
        supervision::raise_sheet(s.db, id, *kind, s.person(), args.get("--reason"), s.now);
    if (!sheet.ok()) return sheet.error();
    return std::string(chinese_name(*kind)) + " " + std::to_string(*sheet) + " 已拟出，待签发";
}

base::Result<std::string> issue(Session& s, int64_t id, const Arguments&) {
    base::Result<Sheet> sheet = supervision::issue_sheet(s.db, id, s.person(), s.now);
    if (!sheet.ok()) return sheet.error();
    return std::string(chinese_name(sheet->kind)) + "已签发，文号 " + number_of_sheet(*sheet) +
           "；打印用 duban sheet show " + std::to_string(id) + " --format html";
}

base::Result<std::string> discard(Session& s, int64_t id, const Arguments& args) {
    base::Status done =
        supervision::discard_sheet(s.db, id, s.person(), args.get("--reason"), s.now);
    if (!done.ok()) return done.error();
    return "督办单 " + std::to_string(id) + " 不予签发";
}

Positional sheet_id() { return {"ID", "督办单编号（见 sheet list）"}; }

}  // namespace

Command sheet_list_command() {
    return {"sheet list",
            "列出督办单：系统拟出，由人签发",
            "duban sheet list",
            ledger_options({{"--in", "STATE", "draft、issued、discarded、lapsed 或 all", "draft"}}),
            {},
            list};
}

Command sheet_show_command() {
    return {"sheet show",
            "显示或者打印督办单；未签发的标明草稿",
            "duban sheet show 3 --format html > 督办单.html",
            ledger_options({{"--format", "FORMAT", "text 或 html", "text"}}),
            {sheet_id()},
            show};
}

Command sheet_draft_command() {
    return {"sheet draft",
            "紧急事项直接拟督办单，不等督办梯级",
            "duban sheet draft 12 --kind red --reason '县长批示'",
            ledger_options({{"--kind", "KIND", "blue、yellow、red 或 proposal", "", true},
                            {"--reason", "TEXT", "缘由", "", true}}),
            {{"ID", "承办事项编号"}},
            [](const Arguments& args, Streams& streams) { return act(args, streams, draft); }};
}

Command sheet_issue_command() {
    return {"sheet issue",
            "签发督办单：编文号，正文从此不变（督查员或者督查室主任；通报约谈建议由督查室主任）",
            "duban sheet issue 3 --as 李四 --role director",
            ledger_options(),
            {sheet_id()},
            [](const Arguments& args, Streams& streams) { return act(args, streams, issue); }};
}

Command sheet_discard_command() {
    return {"sheet discard",
            "不予签发督办单",
            "duban sheet discard 3 --reason '已口头督办'",
            ledger_options({{"--reason", "TEXT", "理由", "", true}}),
            {sheet_id()},
            [](const Arguments& args, Streams& streams) { return act(args, streams, discard); }};
}

}  // namespace cli

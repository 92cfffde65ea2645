// duban score sheet | enter | show | rank: inspections by a plan's score sheet.

#include <charconv>
#include <ostream>

#include "base/json.h"
#include "base/table.h"
#include "cli/progress_commands.h"
#include "cli/session.h"
#include "cli/unit_named.h"
#include "digest/wording.h"
#include "intake/score_file.h"
#include "store/plan_store.h"
#include "store/unit_store.h"
#include "supervision/progress_act.h"
#include "supervision/score_act.h"

namespace cli {

namespace {

using base::Error;
using base::ErrorCode;
using base::Json;
using supervision::amount_text;

struct Opened {
    std::unique_ptr<Session> session;
    store::PlanRow plan;
};

base::Result<Opened> open(const Arguments& args) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return session.error();
    base::Result<store::PlanRow> plan = store::plan_named((*session)->db, args.get("--plan"));
    if (!plan.ok()) return plan.error();
    return Opened{std::move(session).value(), *plan};
}

int sheet(const Arguments& args, Streams& streams) {
    base::Result<ledger::ScoreSheet> read = intake::read_score_sheet(args.get("FILE"));
    if (!read.ok()) return fail(streams, read.error());
    base::Result<Opened> opened = open(args);
    if (!opened.ok()) return fail(streams, opened.error());
    Session& s = *opened->session;
    base::Status done =
        supervision::define_score_sheet(s.db, opened->plan.id, *read, s.person(), s.now);
    if (!done.ok()) return fail(streams, done.error());
    if (args.has("--json"))
        streams.out << Json::object()
                           .set("name", read->name)
                           .set("items", read->items.size())
                           .set("full", ledger::full_marks(*read))
                           .dump(true)
                    << '\n';
    else
        streams.out << opened->plan.number << "：评分表“" << read->name << "”已设置，"
                    << read->items.size() << "项，满分" << amount_text(ledger::full_marks(*read))
                    << "分\n";
    return kDone;
}

// 组织领导=5:没有方案
base::Result<ledger::Deduction> deduction_of(const std::string& text) {
    size_t equals = text.find('='),
           colon = text.find(':', equals == std::string::npos ? 0 : equals);
    ledger::Deduction out;
    bool formed = equals != std::string::npos && colon != std::string::npos;
    if (formed) {
        std::string points = text.substr(equals + 1, colon - equals - 1);
        auto [end, error] =
            std::from_chars(points.data(), points.data() + points.size(), out.points);
        formed = error == std::errc() && end == points.data() + points.size();
    }
    if (!formed) return Error{ErrorCode::kUsage, "--deduct“" + text + "”应写作 评分项=扣分:理由"};
    out.item = text.substr(0, equals);
    out.reason = text.substr(colon + 1);
    return out;
}

int enter(const Arguments& args, Streams& streams) {
    base::Result<Opened> opened = open(args);
    if (!opened.ok()) return fail(streams, opened.error());
    Session& s = *opened->session;
    supervision::Scoring scoring;
    scoring.sheet = args.get("--name");
    base::Result<int64_t> unit = unit_id_named(s, args.get("UNIT"));
    if (!unit.ok()) return fail(streams, unit.error());
    scoring.unit_id = *unit;
    base::Result<base::Date> day = date_of(args, "--on", s.today());
    if (!day.ok()) return fail(streams, day.error());
    scoring.inspected_on = *day;
    for (const std::string& text : args.all("--deduct")) {
        base::Result<ledger::Deduction> deduction = deduction_of(text);
        if (!deduction.ok()) return fail(streams, deduction.error());
        scoring.deductions.push_back(*deduction);
    }
    base::Result<double> total =
        supervision::score_unit(s.db, opened->plan.id, scoring, s.person(), s.now);
    if (!total.ok()) return fail(streams, total.error());
    if (args.has("--json"))
        streams.out << Json::object().set("total", *total).dump(true) << '\n';
    else
        streams.out << args.get("UNIT") << "：" << amount_text(*total) << "分\n";
    return kDone;
}

base::Result<std::pair<base::Date, base::Date>> period_of(const Arguments& args, Session& s) {
    base::YearMonthDay today = base::split(s.today());
    base::Result<base::Date> from = date_of(args, "--from", *base::civil_date(today.year, 1, 1));
    if (!from.ok()) return from.error();
    base::Result<base::Date> to = date_of(args, "--to", s.today());
    if (!to.ok()) return to.error();
    return std::pair{*from, *to};
}

Json to_json(const supervision::RankedScore& score) {
    Json deductions = Json::array();
    for (const ledger::Deduction& d : score.inspection.deductions)
        deductions.push(
            Json::object().set("item", d.item).set("points", d.points).set("reason", d.reason));
    return Json::object()
        .set("rank", score.rank)
        .set("unit", score.unit)
        .set("group", score.group)
        .set("total", score.total)
        .set("inspected_on", base::format_date(score.inspection.inspected_on))
        .set("deductions", std::move(deductions));
}

int rank(const Arguments& args, Streams& streams) {
    base::Result<Opened> opened = open(args);
    if (!opened.ok()) return fail(streams, opened.error());
    Session& s = *opened->session;
    base::Result<store::ScoreSheetRow> row =
        supervision::score_sheet_named(s.db, opened->plan.id, args.get("--name"));
    if (!row.ok()) return fail(streams, row.error());
    base::Result<std::pair<base::Date, base::Date>> period = period_of(args, s);
    if (!period.ok()) return fail(streams, period.error());
    std::vector<supervision::RankedScore> scores =
        supervision::rank_scores(s.db, *row, period->first, period->second);
    Json json = Json::array();
    base::Table table({{"类别", 12},
                       {"名次", 4, true},
                       {"单位", 24},
                       {"得分", 8, true},
                       {"检查日期", 10},
                       {"扣分", 60}});
    for (const supervision::RankedScore& score : scores) {
        json.push(to_json(score));
        std::string reasons;
        for (const ledger::Deduction& d : score.inspection.deductions)
            reasons += (reasons.empty() ? "" : "；") + d.item + "-" + amount_text(d.points) + " " +
                       d.reason;
        table.add({std::string(digest::group_name(score.group)), std::to_string(score.rank),
                   score.unit, amount_text(score.total),
                   base::format_date(score.inspection.inspected_on), reasons});
    }
    if (args.has("--json"))
        streams.out << json.dump(true) << '\n';
    else if (!scores.empty())
        table.print(streams.out);
    return scores.empty() ? kNothing : kDone;
}

int show(const Arguments& args, Streams& streams) {
    base::Result<Opened> opened = open(args);
    if (!opened.ok()) return fail(streams, opened.error());
    std::vector<store::ScoreSheetRow> all =
        store::score_sheets_of(opened->session->db, opened->plan.id);
    Json json = Json::array();
    for (const store::ScoreSheetRow& row : all) {
        base::Table table({{"评分项", 30}, {"满分", 6, true}, {"扣分办法", 70}});
        Json items = Json::array();
        for (const ledger::ScoreItem& item : row.sheet.items) {
            table.add({item.title, amount_text(item.full), item.rule});
            items.push(Json::object()
                           .set("title", item.title)
                           .set("full", item.full)
                           .set("rule", item.rule));
        }
        json.push(Json::object().set("name", row.sheet.name).set("items", std::move(items)));
        if (args.has("--json")) continue;
        streams.out << row.sheet.name << "（满分" << amount_text(ledger::full_marks(row.sheet))
                    << "分）\n";
        table.print(streams.out);
    }
    if (args.has("--json")) streams.out << json.dump(true) << '\n';
    return all.empty() ? kNothing : kDone;
}

std::vector<Option> score_options(std::vector<Option> own = {}) {
    own.insert(own.begin(), {{"--plan", "PLAN", "发文字号，或者文号、标题中的一部分", "", true},
                             {"--name", "TEXT", "评分表名称（方案只有一份时可以不写）"}});
    return ledger_options(std::move(own));
}

}  // namespace

Command score_sheet_command() {
    return {"score sheet",
            "为方案设置检查评分表（TOML：name，[[item]] 的 title、full、rule）",
            "duban score sheet 评分表.toml --plan 8号",
            score_options(),
            {{"FILE", "评分表文件"}},
            sheet};
}

Command score_enter_command() {
    return {"score enter",
            "登记一个单位的检查评分：逐项写明扣分和理由",
            "duban score enter 蔡家崖乡 --plan 8号 --deduct '组织领导=5:没有方案'",
            score_options({{"--on", "DATE", "检查日期（默认今天）"},
                           {"--deduct", "ITEM=N:REASON", "扣分，可多次给出"}}),
            {{"UNIT", "单位名称"}},
            enter};
}

Command score_show_command() {
    return {"score show", "显示方案的评分表", "duban score show --plan 8号", score_options(), {},
            show};
}

Command score_rank_command() {
    return {"score rank",
            "按最近一次得分排名，乡镇和部门分开",
            "duban score rank --plan 8号 --from 2024-07-01 --to 2024-09-30",
            score_options({{"--from", "DATE", "检查日期起（默认今年1月1日）"},
                           {"--to", "DATE", "检查日期止（默认今天）"}}),
            {},
            rank};
}

}  // namespace cli

// duban duty list | show | renew: recurring duties, their periods and who owes what.

#include <ostream>

#include "base/json.h"
#include "base/table.h"
#include "cli/assignment_view.h"
#include "cli/progress_commands.h"
#include "cli/session.h"
#include "store/duty_store.h"
#include "store/plan_store.h"
#include "store/unit_store.h"
#include "supervision/duty_act.h"
#include "supervision/duty_run.h"

namespace cli {

namespace {

using base::Error;
using base::ErrorCode;
using base::Json;
using store::AssignmentRow;

// Renewal is asked for from a month ahead of the plan year's end.
constexpr std::chrono::days kRenewalNotice{31};

std::string until_text(const store::DutySeries& series) {
    return series.valid_until ? base::format_date(*series.valid_until) : "长期";
}

Json series_json(const store::DutySeries& series) {
    return Json::object()
        .set("task", series.task_id)
        .set("plan", series.plan_number)
        .set("ref", series.ref)
        .set("title", series.title)
        .set("rrule", series.rrule)
        .set("min", series.min_reports)
        .set("next_day", series.next_day ? Json(base::format_date(*series.next_day)) : Json())
        .set("valid_until",
             series.valid_until ? Json(base::format_date(*series.valid_until)) : Json());
}

int list_renewals(Session& s, bool as_json, std::ostream& out) {
    std::vector<store::DutySeries> due = store::series_to_renew(s.db, s.today() + kRenewalNotice);
    Json json = Json::array();
    base::Table table(
        {{"事项", 8, true}, {"文号", 24}, {"条目", 18}, {"定期事项", 40}, {"止", 10}});
    for (const store::DutySeries& series : due) {
        json.push(series_json(series));
        table.add({std::to_string(series.task_id), series.plan_number, series.ref, series.title,
                   until_text(series)});
    }
    if (as_json) {
        out << json.dump(true) << '\n';
    } else if (!due.empty()) {
        out << "方案年度已满或将满，须续期（duban duty renew）或终止：\n";
        table.print(out);
    }
    return due.empty() ? kNothing : kDone;
}

bool wanted(const Arguments& args, Session& s, const AssignmentRow& row) {
    std::string unit = args.get("--unit"), plan = args.get("--plan");
    if (!unit.empty() && row.printed_name != unit &&
        store::unit_name(s.db, row.unit_id, s.today()) != unit)
        return false;
    if (!plan.empty() && row.plan_number.find(plan) == std::string::npos &&
        row.plan_title.find(plan) == std::string::npos)
        return false;
    return !args.has("--missed") || ledger::days_overdue(row.standing(), s.today()) > 0;
}

Json period_json(Session& s, const AssignmentRow& row) {
    return to_json(s, row)
        .set("period_start", base::format_date(*row.period_start))
        .set("period_end", base::format_date(*row.period_end))
        .set("reports_owed", row.min_reports)
        .set("reports_filed", row.reports)
        .set("missed_in_a_row", supervision::missed_run(s.db, row, s.today()).periods);
}

int list(const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    if (args.has("--renewal")) return list_renewals(s, args.has("--json"), streams.out);
    Json json = Json::array();
    base::Table table({{"编号", 8, true},
                       {"文号", 24},
                       {"定期事项", 44},
                       {"单位", 20},
                       {"时限", 10},
                       {"应报", 4, true},
                       {"已报", 4, true},
                       {"状态", 8},
                       {"灯", 20}});
    int rows = 0;
    for (const AssignmentRow& row : store::periods_in_hand(s.db, s.today())) {
        if (!wanted(args, s, row)) continue;
        ++rows;
        if (args.has("--json")) json.push(period_json(s, row));
        table.add({std::to_string(row.id), row.plan_number, row.title,
                   store::unit_name(s.db, row.unit_id, s.today()), base::format_date(*row.due),
                   std::to_string(row.min_reports), std::to_string(row.reports),
                   std::string(chinese_name(row.state)), clock_phrase(row, s.today())});
    }
    if (args.has("--json"))
        streams.out << json.dump(true) << '\n';
    else if (rows > 0)
        table.print(streams.out);
    return rows == 0 ? kNothing : kDone;
}

void print_reports(Session& s, const AssignmentRow& row, std::ostream& out) {
    for (const store::Report& r : store::reports_of(s.db, row.id)) {
        out << "  第" << r.n << "次  " << base::format_date(r.filed_on) << "  "
            << base::fit(r.author, 20) << "  "
            << (r.state == "pending"    ? "待审核"
                : r.state == "accepted" ? "已通过"
                                        : "已退回")
            << "  " << base::fit(r.text, 80);
        if (!r.reason.empty()) out << "（退回理由：" << base::fit(r.reason, 60) << "）";
        out << '\n';
    }
}

int show(const Arguments& args, Streams& streams) {
    base::Result<int64_t> id = number_of(args.get("ID"));
    if (!id.ok()) return fail(streams, id.error());
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    std::optional<AssignmentRow> row = store::find_assignment(s.db, *id);
    if (!row || !row->series_id)
        return fail(streams, {ErrorCode::kNotFound,
                              "没有编号为 " + std::to_string(*id) + " 的定期事项（一期）"});
    if (args.has("--json")) {
        streams.out << period_json(s, *row).dump(true) << '\n';
        return kDone;
    }
    print_page(s, *row, streams.out);
    streams.out << "本期：" << base::format_date(*row->period_start) << " 至 "
                << base::format_date(*row->period_end) << "，应报" << row->min_reports << "次，已报"
                << row->reports << "次\n";
    if (std::string missed =
            supervision::missed_phrase(supervision::missed_run(s.db, *row, s.today()));
        !missed.empty())
        streams.out << missed << '\n';
    print_reports(s, *row, streams.out);
    return kDone;
}

// The series of one assignment (of the duty or of a period), or all of a plan that have an end.
base::Result<std::vector<store::DutySeries>> series_of(Session& s, const Arguments& args) {
    std::vector<store::DutySeries> out;
    if (std::string text = args.get("ID"); !text.empty()) {
        base::Result<int64_t> id = number_of(text);
        if (!id.ok()) return id.error();
        std::optional<AssignmentRow> row = store::find_assignment(s.db, *id);
        std::optional<store::DutySeries> series;
        if (row) series = store::find_series(s.db, row->series_id.value_or(row->task_id));
        if (series) out.push_back(*series);
    } else {
        base::Result<store::PlanRow> plan = store::plan_named(s.db, args.get("--plan"));
        if (!plan.ok()) return plan.error();
        for (const store::DutySeries& series : store::all_series(s.db))
            if (series.plan_id == plan->id && series.valid_until) out.push_back(series);
    }
    if (out.empty()) return Error{ErrorCode::kNotFound, "没有这样的定期事项"};
    return out;
}

int renew(const Arguments& args, Streams& streams) {
    if (args.get("ID").empty() == args.get("--plan").empty())
        return fail(streams, {ErrorCode::kUsage, "编号与 --plan 须写明一个，且只写一个"});
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    base::Result<base::Date> until = date_of(args, "--until");
    if (!until.ok()) return fail(streams, until.error());
    base::Result<std::vector<store::DutySeries>> series = series_of(s, args);
    if (!series.ok()) return fail(streams, series.error());
    Json json = Json::array();
    for (const store::DutySeries& one : *series) {
        base::Status done = supervision::renew_duty(s.db, one.task_id, s.person(), *until,
                                                    args.get("--basis"), s.now);
        if (!done.ok()) return fail(streams, done.error());
        json.push(series_json(*store::find_series(s.db, one.task_id)));
        if (!args.has("--json"))
            streams.out << one.plan_number << " " << one.ref << "《" << one.title << "》续期至"
                        << base::format_date(*until) << '\n';
    }
    wake_daemon(s);
    if (args.has("--json")) streams.out << json.dump(true) << '\n';
    return kDone;
}

}  // namespace

Command duty_list_command() {
    return {"duty list",
            "列出定期事项本期和往期未报的各期",
            "duban duty list --missed；duban duty list --renewal",
            ledger_options({{"--plan", "PLAN", "文号或者标题中的一部分"},
                            {"--unit", "UNIT", "单位名称"},
                            {"--missed", "", "只列超过时限未报的"},
                            {"--renewal", "", "列出方案年度将满、须续期或终止的定期事项"}}),
            {},
            list};
}

Command duty_show_command() {
    return {"duty show",      "显示定期事项的一期：应报、已报、审核和经过", "duban duty show 12",
            ledger_options(), {{"ID", "承办事项编号（见 duty list）"}},     show};
}

Command duty_renew_command() {
    return {"duty renew",
            "方案年度满后，按新的文件续办定期事项",
            "duban duty renew --plan 5号 --until 2025-12-31 --basis '兴政办发〔2025〕3号'",
            ledger_options({{"--plan", "PLAN", "该方案的全部定期事项"},
                            {"--until", "DATE", "续期至", "", true},
                            {"--basis", "TEXT", "依据文件", "", true}}),
            {{"ID", "定期事项或者其中一期的编号", false}},
            renew};
}

}  // namespace cli

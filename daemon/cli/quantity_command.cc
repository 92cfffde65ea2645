// duban quantity show | report | set | import: targets in numbers against time.

#include <algorithm>
#include <charconv>
#include <map>
#include <ostream>

#include "base/json.h"
#include "base/text.h"
#include "base/utf8.h"
#include "cli/progress_commands.h"
#include "cli/session.h"
#include "ledger/quantity_text.h"
#include "store/assignment_store.h"
#include "store/plan_store.h"
#include "store/progress_store.h"
#include "store/unit_store.h"
#include "supervision/progress_act.h"

namespace cli {

namespace {

using base::Error;
using base::ErrorCode;
using base::Json;
using store::AssignmentRow;
using store::QuantityRow;
using supervision::amount_text;

base::Result<double> amount_of(const std::string& text) {
    double value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc() && end == text.data() + text.size()) return value;
    return Error{ErrorCode::kUsage, "“" + text + "”不是数"};
}

std::string percent(double part, double whole) {
    if (whole <= 0) return "—";
    int tenths = static_cast<int>(part / whole * 1000 + 0.5);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%";
}

// ████████┃░░░░░: what is done, and where the schedule stands.
std::string bar(double done, std::optional<double> expected, double target) {
    constexpr int kWidth = 24;
    auto cell = [target, kWidth](double amount) {
        return std::clamp(static_cast<int>(amount / target * kWidth + 0.5), 0, kWidth);
    };
    int filled = cell(done), mark = expected ? std::min(cell(*expected), kWidth - 1) : -1;
    std::string out;
    for (int i = 0; i < kWidth; ++i) out += i == mark ? "┃" : i < filled ? "█" : "░";
    return out;
}

std::string padded(const std::string& text, size_t width) {
    size_t taken = base::display_width(text);
    return text + std::string(width > taken ? width - taken : 1, ' ');
}

struct Line {
    std::string label, measure;
    double target = 0, done = 0;
    std::optional<double> expected;
    bool reported = false;
    ledger::Pace pace = ledger::Pace::kUnreported;
    int64_t quantity = 0, assignment = 0;
};

Line line_of(Session& s, const AssignmentRow& row, const QuantityRow& q) {
    Line out;
    out.label = store::unit_name(s.db, row.unit_id, s.today());
    out.measure = q.measure;
    out.target = q.progress.target;
    out.done = q.progress.done;
    out.expected = ledger::expected(q.progress, row.due, s.today());
    out.reported = q.progress.reported;
    out.pace = ledger::pace(q.progress, row.due, s.today());
    out.quantity = q.id;
    out.assignment = row.id;
    return out;
}

// A plan's total has the pace of its sums; unreported rows count as nothing done.
Line total_of(const std::vector<Line>& lines) {
    Line out;
    out.label = "合计";
    out.expected = 0.0;
    for (const Line& line : lines) {
        out.measure = line.measure;
        out.target += line.target;
        out.done += line.done;
        out.reported = out.reported || line.reported;
        if (line.expected && out.expected)
            *out.expected += *line.expected;
        else
            out.expected.reset();
    }
    if (!out.reported) return out;
    constexpr double kTolerance = 1e-9;
    double wanted = out.expected.value_or(out.target);
    out.pace = out.done + kTolerance < wanted ? ledger::Pace::kBehind : ledger::Pace::kOnPace;
    if (out.expected && wanted < out.target && out.done > ledger::kAheadShare * wanted)
        out.pace = ledger::Pace::kAhead;
    return out;
}

Json to_json(const Line& line) {
    return Json::object()
        .set("id", line.quantity)
        .set("assignment", line.assignment)
        .set("unit", line.label)
        .set("measure", line.measure)
        .set("target", line.target)
        .set("done", line.done)
        .set("expected", line.expected ? Json(*line.expected) : Json())
        .set("pace", name(line.pace));
}

void print(const Line& line, std::ostream& out) {
    std::string figures = amount_text(line.done) + "/" + amount_text(line.target);
    out << (line.quantity > 0 ? padded(std::to_string(line.quantity), 6) : std::string(6, ' '))
        << padded(line.label, 20) << bar(line.done, line.expected, line.target) << "  "
        << padded(figures, 14) << padded(percent(line.done, line.target), 8) << "应达 "
        << padded(line.expected ? percent(*line.expected, line.target) : "—", 8)
        << chinese_name(line.pace) << '\n';
}

using Groups = std::map<std::pair<std::string, std::string>, std::vector<Line>>;

Groups groups_of(Session& s, int64_t plan_id) {
    Groups out;
    for (const AssignmentRow& row : store::assignments_of_plan(s.db, plan_id)) {
        if (row.state == ledger::State::kTerminated) continue;
        for (const QuantityRow& q : store::quantities_of(s.db, row.id))
            out[{q.name, q.measure}].push_back(line_of(s, row, q));
    }
    return out;
}

int show(const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    base::Result<store::PlanRow> plan = store::plan_named(s.db, args.get("--plan"));
    if (!plan.ok()) return fail(streams, plan.error());
    Groups groups = groups_of(s, plan->id);
    Json json = Json::array();
    if (!args.has("--json") && !groups.empty())
        streams.out << plan->number << "《" << plan->title << "》进度，截至"
                    << base::format_date_chinese(s.today()) << '\n';
    for (const auto& [key, lines] : groups) {
        Json rows = Json::array();
        if (!args.has("--json")) {
            streams.out << key.first << "（" << key.second << "）\n";
            for (const Line& line : lines) print(line, streams.out);
            print(total_of(lines), streams.out);
        }
        for (const Line& line : lines) rows.push(to_json(line));
        json.push(Json::object()
                      .set("name", key.first)
                      .set("measure", key.second)
                      .set("rows", std::move(rows))
                      .set("total", to_json(total_of(lines))));
    }
    if (args.has("--json")) streams.out << json.dump(true) << '\n';
    return groups.empty() ? kNothing : kDone;
}

int report(const Arguments& args, Streams& streams) {
    base::Result<int64_t> id = number_of(args.get("ID"));
    if (!id.ok()) return fail(streams, id.error());
    base::Result<double> done = amount_of(args.get("--done"));
    if (!done.ok()) return fail(streams, done.error());
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    base::Result<base::Date> as_of = date_of(args, "--on", s.today());
    if (!as_of.ok()) return fail(streams, as_of.error());
    base::Status filed = supervision::report_quantity(s.db, *id, s.person(),
                                                      {*done, *as_of, args.get("--text")}, s.now);
    if (!filed.ok()) return fail(streams, filed.error());
    wake_daemon(s);
    QuantityRow q = store::find_quantity(s.db, *id).value();
    Line line = line_of(s, store::find_assignment(s.db, q.assignment_id).value(), q);
    if (args.has("--json"))
        streams.out << to_json(line).dump(true) << '\n';
    else
        print(line, streams.out);
    return kDone;
}

base::Result<std::vector<ledger::ProgressStep>> schedule_of(const Arguments& args) {
    std::vector<ledger::ProgressStep> out;
    for (const std::string& text : args.all("--step")) {
        size_t equals = text.find('=');
        std::optional<base::Date> by = base::parse_date(text.substr(0, equals));
        base::Result<double> amount =
            amount_of(equals == std::string::npos ? "" : text.substr(equals + 1));
        if (!by || !amount.ok())
            return Error{ErrorCode::kUsage, "--step“" + text + "”应写作 2024-06-30=60"};
        out.push_back({*by, *amount});
    }
    return out;
}

int set(const Arguments& args, Streams& streams) {
    base::Result<int64_t> id = number_of(args.get("ID"));
    if (!id.ok()) return fail(streams, id.error());
    base::Result<double> target = amount_of(args.get("--target"));
    if (!target.ok()) return fail(streams, target.error());
    base::Result<std::vector<ledger::ProgressStep>> schedule = schedule_of(args);
    if (!schedule.ok()) return fail(streams, schedule.error());
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    ledger::Quantity quantity{args.get("--name"), args.get("--measure"), *target, "", *schedule};
    base::Status done =
        supervision::set_quantity(s.db, *id, s.person(), quantity, args.get("--basis"), s.now);
    if (!done.ok()) return fail(streams, done.error());
    wake_daemon(s);
    QuantityRow q = store::find_quantity(s.db, *id, quantity.name, quantity.measure).value();
    Line line = line_of(s, store::find_assignment(s.db, *id).value(), q);
    if (args.has("--json"))
        streams.out << to_json(line).dump(true) << '\n';
    else
        print(line, streams.out);
    return kDone;
}

// A target that a row's own title states and that it does not have yet.
struct Proposal {
    AssignmentRow row;
    ledger::Quantity quantity;
};

std::vector<Proposal> proposals(Session& s, int64_t plan_id) {
    std::vector<Proposal> out;
    for (const AssignmentRow& row : store::assignments_of_plan(s.db, plan_id)) {
        bool sole = store::assignments_of_task(s.db, row.task_id).size() == 1;
        if (!sole || row.series_id || !ledger::is_open(row.state)) continue;
        for (ledger::Quantity& q : ledger::quantities_in(row.title))
            if (!store::find_quantity(s.db, row.id, q.name, q.measure))
                out.push_back({row, std::move(q)});
    }
    return out;
}

int import_targets(const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    base::Result<store::PlanRow> plan = store::plan_named(s.db, args.get("--plan"));
    if (!plan.ok()) return fail(streams, plan.error());
    std::vector<Proposal> found = proposals(s, plan->id);
    if (found.empty()) return kNothing;
    for (const Proposal& p : found)
        streams.out << "  " << padded(std::to_string(p.row.id), 6)
                    << padded(store::unit_name(s.db, p.row.unit_id, s.today()), 20)
                    << p.quantity.name << " " << amount_text(p.quantity.target)
                    << p.quantity.measure << '\n';
    bool agreed =
        args.has("--yes") ||
        asked_and_agreed(streams, "以上" + std::to_string(found.size()) + "个目标数，是否登记？");
    if (!agreed) return kNothing;
    for (const Proposal& p : found) {
        base::Status done = supervision::set_quantity(s.db, p.row.id, s.person(), p.quantity,
                                                      plan->number + " " + p.row.ref, s.now);
        if (!done.ok()) return fail(streams, done.error());
    }
    wake_daemon(s);
    streams.out << "已登记目标数" << found.size() << "个\n";
    return kDone;
}

}  // namespace

Command quantity_show_command() {
    return {"quantity show",
            "按方案显示数量目标的完成进度：欠进度、达进度、超进度，及合计",
            "duban quantity show --plan 8号",
            ledger_options({{"--plan", "PLAN", "发文字号，或者文号、标题中的一部分", "", true}}),
            {},
            show};
}

Command quantity_report_command() {
    return {"quantity report",
            "反馈累计完成数",
            "duban quantity report 3 --done 120 --as 张三 --role liaison",
            ledger_options({{"--done", "N", "从开始起的累计完成数", "", true},
                            {"--on", "DATE", "统计日期（默认今天）"},
                            {"--text", "TEXT", "说明；累计数减少时必须写明原因"}}),
            {{"ID", "数量目标的编号（见 quantity show）"}},
            report};
}

Command quantity_set_command() {
    return {"quantity set",
            "设置或者改动承办事项的目标数，可以写明分期进度",
            "duban quantity set 12 --name 新改厕 --measure 户 --target 310 --step 2024-06-30=60 "
            "--basis 调度会",
            ledger_options({{"--name", "TEXT", "指标名称"},
                            {"--measure", "TEXT", "计量单位", "", true},
                            {"--target", "N", "目标数", "", true},
                            {"--step", "DATE=N", "到该日应累计完成的数，可多次给出"},
                            {"--basis", "TEXT", "依据", "", true}}),
            {{"ID", "承办事项编号（见 task list）"}},
            set};
}

Command quantity_import_command() {
    return {"quantity import",
            "从方案各任务的名称中读出目标数，经确认后登记",
            "duban quantity import --plan 8号",
            ledger_options({{"--plan", "PLAN", "发文字号，或者文号、标题中的一部分", "", true},
                            {"--yes", "", "不再询问"}}),
            {},
            import_targets};
}

}  // namespace cli

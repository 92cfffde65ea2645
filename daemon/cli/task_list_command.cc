// duban task list, duban task show.

#include <algorithm>
#include <ostream>

#include "cli/assignment_view.h"
#include "cli/commands.h"
#include "store/unit_store.h"

namespace cli {

using store::AssignmentRow;

namespace {

// Only what every given option agrees with.
struct Filter {
    std::string plan, unit, state, light;
    std::optional<base::Date> due_until;

    [[nodiscard]] bool keeps(Session& s, const AssignmentRow& row) const {
        if (!plan.empty() && row.plan_number.find(plan) == std::string::npos &&
            row.plan_title.find(plan) == std::string::npos)
            return false;
        if (!unit.empty() && row.printed_name.find(unit) == std::string::npos &&
            store::unit_name(s.db, row.unit_id, s.today()).find(unit) == std::string::npos)
            return false;
        if (!state.empty() && ledger::state(state) != row.state) return false;
        ledger::Light shown = ledger::light(row.standing(), s.today());
        if (!light.empty() && light != name(shown) && light != chinese_name(shown)) return false;
        return !due_until || (row.due && *row.due <= *due_until);
    }
};

bool is_light(const std::string& text) {
    for (ledger::Light l :
         {ledger::Light::kGrey, ledger::Light::kGreen, ledger::Light::kGreenRinged,
          ledger::Light::kYellow, ledger::Light::kRed})
        if (text == name(l) || text == chinese_name(l)) return true;
    return false;
}

base::Result<Filter> filter_of(const Arguments& args) {
    Filter filter{
        args.get("--plan"), args.get("--unit"), args.get("--in"), args.get("--light"), {}};
    if (!filter.state.empty() && !ledger::state(filter.state))
        return base::Error{base::ErrorCode::kUsage,
                           "没有“" + filter.state +
                               "”这种状态，可用："
                               "待交办 已交办 办理中 待核销 已销号 已中止 已终止"};
    if (!filter.light.empty() && !is_light(filter.light))
        return base::Error{base::ErrorCode::kUsage,
                           "没有“" + filter.light + "”，可用：红灯 黄灯 绿灯 绿灯（迟办） 灰灯"};
    if (std::string text = args.get("--due"); !text.empty()) {
        filter.due_until = base::parse_date(text);
        if (!filter.due_until)
            return base::Error{base::ErrorCode::kUsage, "--due“" + text + "”不是日期"};
    }
    return filter;
}

int run_list(const Arguments& args, Streams& streams) {
    base::Result<Filter> filter = filter_of(args);
    if (!filter.ok()) return fail(streams, filter.error());
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    std::vector<AssignmentRow> rows;
    for (AssignmentRow& row : store::all_assignments(s.db))
        if (filter->keeps(s, row)) rows.push_back(std::move(row));
    if (args.has("--json")) {
        base::Json array = base::Json::array();
        for (const AssignmentRow& row : rows) array.push(to_json(s, row));
        streams.out << array.dump(true) << '\n';
    } else if (!rows.empty()) {
        print_list(s, rows, streams.out);
        streams.out << "共 " << rows.size() << " 项\n";
    } else {
        streams.out << "没有符合条件的承办事项\n";
    }
    return rows.empty() ? kNothing : kDone;
}

int run_show(const Arguments& args, Streams& streams) {
    base::Result<int64_t> id = number_of(args.get("ID"));
    if (!id.ok()) return fail(streams, id.error());
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    std::optional<AssignmentRow> row = store::find_assignment(s.db, *id);
    if (!row)
        return fail(streams,
                    {base::ErrorCode::kNotFound, "没有编号为 " + args.get("ID") + " 的承办事项"});
    if (args.has("--json"))
        streams.out << to_json(s, *row).dump(true) << '\n';
    else
        print_page(s, *row, streams.out);
    return kDone;
}

}  // namespace

Command task_list_command() {
    return {"task list",
            "列出承办事项，可按方案、单位、状态、灯、时限筛选",
            "duban task list --unit 县教体局 --light 红灯",
            ledger_options({{"--plan", "TEXT", "文号或名称含有的文字"},
                            {"--unit", "TEXT", "单位名称含有的文字"},
                            {"--in", "STATE", "状态：已交办、办理中、待核销、已销号 等"},
                            {"--light", "LIGHT", "灯：红灯、黄灯、绿灯、灰灯"},
                            {"--due", "DATE", "时限不晚于"}}),
            {},
            run_list};
}

Command task_show_command() {
    return {"task show",      "查看一个承办事项：时限各版、经过、告知记录", "duban task show 12",
            ledger_options(), {{"ID", "承办事项编号（见 task list）"}},     run_show};
}

}  // namespace cli

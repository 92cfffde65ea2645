// The ledger as a list, and one row as a page.

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "console/answer.h"
#include "console/assignment_view.h"
#include "console/handlers.h"
#include "http/guard.h"

namespace console {

using base::Json;
using http::Response;
using store::AssignmentRow;

namespace {

constexpr int kPage = 50, kLargestPage = 500, kLastPage = 1000000;
constexpr size_t kLongestSearch = 100;

base::Error bad(const std::string& what) { return {base::ErrorCode::kBadInput, what}; }

struct Wanted {
    store::AssignmentFilter filter;
    std::string light, sort;
    int page = 1, size = kPage;
};

base::Status read_dates(const Call& call, store::AssignmentFilter& filter) {
    for (auto [key, target] :
         {std::pair("due_from", &filter.due_from), std::pair("due_until", &filter.due_until)}) {
        std::string text = call.parameter(key);
        if (text.empty()) continue;
        *target = base::parse_date(text);
        if (!*target) return bad(std::string(key) + " 应为 2024-10-08 这样的日期");
    }
    return {};
}

base::Status read_ids(const Call& call, store::AssignmentFilter& filter) {
    for (auto [key, target] :
         {std::pair("plan", &filter.plan_id), std::pair("unit", &filter.unit_id)}) {
        std::string text = call.parameter(key);
        if (text.empty()) continue;
        *target = parse_id(text);
        if (!*target) return bad(std::string(key) + " 应为编号");
    }
    return {};
}

base::Status read_words(const Call& call, Wanted& wanted) {
    wanted.filter.text = call.parameter("q");
    if (base::count_characters(wanted.filter.text) > kLongestSearch)
        return bad("查找的文字过长，最多100字");
    wanted.filter.leader = call.parameter("leader");
    wanted.filter.state = call.parameter("state");
    bool known = wanted.filter.state.empty() || wanted.filter.state == "open" ||
                 wanted.filter.state == "any" || ledger::state(wanted.filter.state);
    if (!known) return bad("没有这种状态");
    wanted.light = call.parameter("light");
    constexpr std::array<std::string_view, 6> kLights = {"",      "red",          "yellow",
                                                         "green", "green_ringed", "grey"};
    if (std::find(kLights.begin(), kLights.end(), wanted.light) == kLights.end())
        return bad("没有这种灯");
    wanted.sort = call.parameter("sort");
    constexpr std::array<std::string_view, 9> kSorts = {"",     "due",   "-due",  "unit",  "-unit",
                                                        "plan", "light", "state", "-light"};
    if (std::find(kSorts.begin(), kSorts.end(), wanted.sort) == kSorts.end())
        return bad("不能按这一列排序");
    return {};
}

base::Result<Wanted> read_wanted(const Call& call) {
    constexpr std::array<std::string_view, 11> kKnown = {"q",     "plan",   "unit",     "state",
                                                         "light", "leader", "due_from", "due_until",
                                                         "sort",  "page",   "size"};
    for (const auto& [key, unused] : call.query)
        if (std::find(kKnown.begin(), kKnown.end(), key) == kKnown.end())
            return bad("没有“" + base::escape_controls(key) + "”这一项条件");
    Wanted wanted;
    wanted.filter.own_units = call.own_units();
    for (const base::Status& good :
         {read_dates(call, wanted.filter), read_ids(call, wanted.filter), read_words(call, wanted)})
        if (!good.ok()) return good.error();
    std::optional<int> page = parse_number(call.parameter("page"), 1, 1, kLastPage);
    std::optional<int> size = parse_number(call.parameter("size"), kPage, 1, kLargestPage);
    if (!page || !size) return bad("page 应从1起，size 应为1到500");
    wanted.page = *page;
    wanted.size = *size;
    return wanted;
}

// Red first; behind equal lights the earlier date.
int urgency(const AssignmentRow& row, base::Date today) {
    constexpr std::array<int, 5> kOrder = {3, 2, 4, 1,
                                           0};  // by Light: grey green ringed yellow red
    return kOrder.at(static_cast<size_t>(ledger::light(row.standing(), today)));
}

using Order = std::function<bool(const AssignmentRow&, const AssignmentRow&)>;

bool earlier(const AssignmentRow& a, const AssignmentRow& b) {
    if (a.due.has_value() != b.due.has_value()) return a.due.has_value();
    return a.due < b.due;
}

Order order_of(const std::string& column, UnitNames& names, base::Date today) {
    if (column == "due") return earlier;
    if (column == "unit")
        return [&names](const AssignmentRow& a, const AssignmentRow& b) {
            return names.of(a.unit_id) < names.of(b.unit_id);
        };
    if (column == "state")
        return [](const AssignmentRow& a, const AssignmentRow& b) { return a.state < b.state; };
    return [today](const AssignmentRow& a, const AssignmentRow& b) {
        int x = urgency(a, today), y = urgency(b, today);
        return x != y ? x < y : earlier(a, b);
    };
}

void sort_rows(std::vector<AssignmentRow>& rows, const std::string& sort, UnitNames& names,
               base::Date today) {
    if (sort == "plan") return;  // the query's own order
    bool down = !sort.empty() && sort[0] == '-';
    Order order = order_of(down ? sort.substr(1) : sort, names, today);
    std::stable_sort(rows.begin(), rows.end(), [&](const AssignmentRow& a, const AssignmentRow& b) {
        return down ? order(b, a) : order(a, b);
    });
}

}  // namespace

Response list_assignments(Call& call) {
    base::Result<Wanted> wanted = read_wanted(call);
    if (!wanted.ok()) return problem_of(wanted.error());
    std::vector<AssignmentRow> rows = store::assignments_where(call.db, wanted->filter);
    base::Date today = call.today();
    Json totals = Json::object();
    std::array<int, 5> by_light{};
    for (const AssignmentRow& row : rows)
        ++by_light.at(static_cast<size_t>(ledger::light(row.standing(), today)));
    for (size_t i = 0; i < by_light.size(); ++i)
        totals.set(std::string(name(static_cast<ledger::Light>(i))), by_light.at(i));
    if (!wanted->light.empty())
        std::erase_if(rows, [&](const AssignmentRow& row) {
            return name(ledger::light(row.standing(), today)) != wanted->light;
        });
    UnitNames names(call.db, today);
    sort_rows(rows, wanted->sort, names, today);
    Json list = Json::array();
    size_t from = static_cast<size_t>(wanted->page - 1) * static_cast<size_t>(wanted->size);
    size_t to = std::min(rows.size(), from + static_cast<size_t>(wanted->size));
    for (size_t i = from; i < to; ++i) list.push(row_view(rows[i], names, today));
    return json(Json::object()
                    .set("total", rows.size())
                    .set("page", wanted->page)
                    .set("size", wanted->size)
                    .set("lights", totals)
                    .set("rows", list));
}

Response show_assignment(Call& call) {
    std::optional<AssignmentRow> row = own_row(call, call.path[0]);
    if (!row) return not_found();
    Response response = json(page_view(call, *row));
    response.headers.push_back({"ETag", version_tag(call.db, row->id)});
    return response;
}

}  // namespace console

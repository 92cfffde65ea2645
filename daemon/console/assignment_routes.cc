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
using store::AssignmentKey;
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

bool has_state(const std::string& wanted, ledger::State state) {
    if (wanted == "any") return true;
    if (wanted == "open") return ledger::is_open(state);
    if (wanted.empty()) return state != ledger::State::kTerminated;
    return ledger::state(wanted) == state;
}

// All conditions but the light, of which the totals are counted.
std::vector<AssignmentKey> find_rows(Call& call, const store::AssignmentFilter& f) {
    bool words = !f.text.empty() || !f.leader.empty();
    std::vector<int64_t> with;
    if (words) with = store::assignments_with(call.db, f.text, f.leader);
    return call.index.rows(call.db, call.own_units(), [&](const AssignmentKey& key) {
        const ledger::Standing& s = key.standing;
        if (f.plan_id && key.plan_id != *f.plan_id) return false;
        if (f.unit_id && key.unit_id != *f.unit_id) return false;
        if (f.due_from && (!s.due || *s.due < *f.due_from)) return false;
        if (f.due_until && (!s.due || *s.due > *f.due_until)) return false;
        if (!has_state(f.state, s.state)) return false;
        return !words || std::binary_search(with.begin(), with.end(), key.id);
    });
}

// A row by what it is sorted by: computed once a row, not once a comparison.
struct Sorted {
    int urgency = 0;  // red first
    const AssignmentKey* key = nullptr;
};

int urgency(const AssignmentKey& key, base::Date today) {
    constexpr std::array<int, 5> kOrder = {3, 2, 4, 1, 0};  // grey green ringed yellow red
    return kOrder.at(static_cast<size_t>(ledger::light(key.standing, today)));
}

using Order = std::function<bool(const Sorted&, const Sorted&)>;

bool earlier(const Sorted& a, const Sorted& b) {
    const std::optional<base::Date>&x = a.key->standing.due, &y = b.key->standing.due;
    if (x.has_value() != y.has_value()) return x.has_value();
    return x < y;
}

Order order_of(const std::string& column, UnitNames& names) {
    if (column == "due") return earlier;
    if (column == "unit")
        return [&names](const Sorted& a, const Sorted& b) {
            return names.of(a.key->unit_id) < names.of(b.key->unit_id);
        };
    if (column == "state")
        return [](const Sorted& a, const Sorted& b) {
            return a.key->standing.state < b.key->standing.state;
        };
    return [](const Sorted& a, const Sorted& b) {
        return a.urgency != b.urgency ? a.urgency < b.urgency : earlier(a, b);
    };
}

void sort_rows(std::vector<Sorted>& rows, const std::string& sort, UnitNames& names) {
    if (sort == "plan") return;  // the index's own order
    bool down = !sort.empty() && sort[0] == '-';
    Order order = order_of(down ? sort.substr(1) : sort, names);
    std::stable_sort(rows.begin(), rows.end(), [&](const Sorted& a, const Sorted& b) {
        return down ? order(b, a) : order(a, b);
    });
}

Json totals_of(const std::vector<AssignmentKey>& rows, base::Date today) {
    std::array<int, 5> by_light{};
    for (const AssignmentKey& key : rows)
        ++by_light.at(static_cast<size_t>(ledger::light(key.standing, today)));
    Json out = Json::object();
    for (size_t i = 0; i < by_light.size(); ++i)
        out.set(std::string(name(static_cast<ledger::Light>(i))), by_light.at(i));
    return out;
}

std::vector<int64_t> page_of(const std::vector<Sorted>& rows, const Wanted& wanted) {
    std::vector<int64_t> out;
    size_t size = static_cast<size_t>(wanted.size);
    size_t from = static_cast<size_t>(wanted.page - 1) * size;
    for (size_t i = from; i < std::min(rows.size(), from + size); ++i)
        out.push_back(rows[i].key->id);
    return out;
}

}  // namespace

Response list_assignments(Call& call) {
    base::Result<Wanted> wanted = read_wanted(call);
    if (!wanted.ok()) return problem_of(wanted.error());
    base::Date today = call.today();
    std::vector<AssignmentKey> found = find_rows(call, wanted->filter);
    std::vector<Sorted> rows;
    for (const AssignmentKey& key : found)
        if (wanted->light.empty() || name(ledger::light(key.standing, today)) == wanted->light)
            rows.push_back({urgency(key, today), &key});
    UnitNames names(call.db, today);
    sort_rows(rows, wanted->sort, names);
    Json list = Json::array();
    for (const AssignmentRow& row : store::assignments_by_id(call.db, page_of(rows, *wanted)))
        list.push(row_view(row, names, today));
    return json(Json::object()
                    .set("total", rows.size())
                    .set("page", wanted->page)
                    .set("size", wanted->size)
                    .set("lights", totals_of(found, today))
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

#include "digest/order.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>

#include "digest/clause_order.h"
#include "digest/render.h"

namespace digest {

namespace {

// A row with its keys, each computed once: a sort compares a row some twelve times.
struct Ranked {
    const Row* row;
    const std::string* plan;  // borrowed from the table of plans
    std::string clause;
};

std::vector<Ranked> rank(const std::vector<Row>& rows,
                         std::unordered_map<std::string_view, std::string>& plans) {
    std::vector<Ranked> out;
    out.reserve(rows.size());
    for (const Row& row : rows) {
        std::string& plan = plans[row.plan_number];
        if (plan.empty()) plan = clause_key(row.plan_number);
        out.push_back({&row, &plan, clause_key(row.ref)});
    }
    return out;
}

bool clause_before(const Ranked& a, const Ranked& b) {
    return std::tie(*a.plan, a.clause, a.row->unit, a.row->title, a.row->plan_title) <
           std::tie(*b.plan, b.clause, b.row->unit, b.row->title, b.row->plan_title);
}

bool more_urgent(const Ranked& a, const Ranked& b) {
    if (a.row->days_overdue != b.row->days_overdue)
        return a.row->days_overdue > b.row->days_overdue;
    base::Date left = a.row->due.value_or(base::Date::max());
    base::Date right = b.row->due.value_or(base::Date::max());
    return left != right ? left < right : clause_before(a, b);
}

bool unit_before(const UnitRows& a, const UnitRows& b) {
    if (a.longest != b.longest) return a.longest > b.longest;
    if (a.rows.size() != b.rows.size()) return a.rows.size() > b.rows.size();
    return a.unit < b.unit;
}

}  // namespace

RowList by_urgency(const std::vector<Row>& rows) {
    std::unordered_map<std::string_view, std::string> plans;
    std::vector<Ranked> ranked = rank(rows, plans);
    std::stable_sort(ranked.begin(), ranked.end(), more_urgent);
    RowList out;
    out.reserve(ranked.size());
    for (const Ranked& r : ranked) out.push_back(r.row);
    return out;
}

std::vector<UnitRows> by_unit(const RowList& rows) {
    std::vector<UnitRows> units;
    std::unordered_map<std::string_view, size_t> places;
    for (const Row* row : rows) {
        size_t place = places.try_emplace(row->unit, units.size()).first->second;
        if (place == units.size()) units.push_back({row->unit, row->days_overdue, {}});
        units[place].longest = std::max(units[place].longest, row->days_overdue);
        units[place].rows.push_back(row);
    }
    std::sort(units.begin(), units.end(), unit_before);
    return units;
}

std::vector<PlanRows> by_plan(const RowList& rows) {
    std::map<std::pair<std::string, std::string_view>, PlanRows> plans;
    for (const Row* row : rows) {
        // A plan without a number goes by its title.
        std::string_view title = row->plan_number.empty() ? row->plan_title : std::string_view{};
        PlanRows& plan = plans[{clause_key(row->plan_number), title}];
        plan.number = row->plan_number;
        if (plan.title.empty()) plan.title = row->plan_title;
        plan.rows.push_back(row);
    }
    std::vector<PlanRows> out;
    out.reserve(plans.size());
    for (auto& [key, plan] : plans) out.push_back(std::move(plan));
    return out;
}

void sort_overdue(std::vector<Row>& rows) {
    std::vector<Row> out;
    out.reserve(rows.size());
    for (const UnitRows& unit : by_unit(by_urgency(rows)))
        for (const Row* row : unit.rows)
            out.push_back(rows[static_cast<size_t>(row - rows.data())]);
    rows = std::move(out);
}

}  // namespace digest

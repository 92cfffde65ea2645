#include "digest/order.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "digest/render.h"
#include "digest/sample_facts.h"

using namespace digest;

namespace {

Row overdue(const std::string& unit, int days, const std::string& ref,
            const std::string& plan = test::kLivelihood) {
    Row r = test::row(ref, ref, unit, "2024-09-30", "");
    r.plan_number = plan;
    r.days_overdue = days;
    r.due = test::date(test::kTuesday) - std::chrono::days(days);
    return r;
}

std::vector<std::string> units_and_refs(const std::vector<Row>& rows) {
    std::vector<std::string> out;
    for (const Row& row : rows) out.push_back(row.unit + " " + row.ref);
    return out;
}

}  // namespace

TEST_CASE("the overdue list has the longest delay first, unit by unit", "[digest]") {
    std::vector<Row> rows = {
        overdue("县教科局", 3, "三/（一）"),  overdue("县住建局", 8, "三/（十）"),
        overdue("县教科局", 20, "三/（七）"), overdue("县住建局", 8, "三/（二）"),
        overdue("蔚汾镇", 20, "三/（一）"),   overdue("县住建局", 8, "一", "兴政办函〔2023〕9号"),
    };
    sort_overdue(rows);
    CHECK(units_and_refs(rows) ==
          std::vector<std::string>{"县教科局 三/（七）", "县教科局 三/（一）", "蔚汾镇 三/（一）",
                                   "县住建局 一", "县住建局 三/（二）", "县住建局 三/（十）"});
}

TEST_CASE("of two units equally late the one with more rows comes first, then by name",
          "[digest]") {
    std::vector<Row> rows = {overdue("乙", 5, "一"), overdue("甲", 5, "一"), overdue("丙", 5, "一"),
                             overdue("丙", 1, "二")};
    sort_overdue(rows);
    CHECK(units_and_refs(rows) == std::vector<std::string>{"丙 一", "丙 二", "乙 一", "甲 一"});
}

TEST_CASE("the order does not depend on the order in which rows came", "[digest]") {
    std::vector<Row> rows;
    for (int i = 0; i < 7; ++i)
        rows.push_back(overdue("单位" + std::to_string(i % 3), i % 2, std::to_string(i)));
    std::vector<Row> expected = rows;
    sort_overdue(expected);
    auto by_ref = [](const Row& a, const Row& b) { return a.ref < b.ref; };
    std::sort(rows.begin(), rows.end(), by_ref);
    do {
        std::vector<Row> sorted = rows;
        sort_overdue(sorted);
        REQUIRE(units_and_refs(sorted) == units_and_refs(expected));
    } while (std::next_permutation(rows.begin(), rows.end(), by_ref));
}

TEST_CASE("rows not yet overdue stand by due date, those without one last", "[digest]") {
    std::vector<Row> rows = {overdue("甲", 0, "一"), overdue("甲", 0, "二"), overdue("甲", 0, "三"),
                             overdue("甲", 2, "四")};
    rows[0].due.reset();
    rows[1].due = test::date("2024-10-20");
    rows[2].due = test::date("2024-10-09");
    std::vector<std::string> refs;
    for (const Row* row : by_urgency(rows)) refs.push_back(row->ref);
    CHECK(refs == std::vector<std::string>{"四", "三", "二", "一"});
}

TEST_CASE("rows equally late stand in the order of document numbers as they are counted",
          "[digest]") {
    std::vector<Row> rows = {overdue("甲", 3, "一", "兴政办函〔2024〕10号"),
                             overdue("甲", 3, "二", "兴政办函〔2024〕7号")};
    CHECK(by_urgency(rows).front()->ref == "二");
    rows[0].days_overdue = 4;
    CHECK(by_urgency(rows).front()->ref == "一");
}

TEST_CASE("plans stand by number, one without a number by its title", "[digest]") {
    std::vector<Row> rows = {
        overdue("甲", 0, "一", "兴政发〔2024〕10号"), overdue("甲", 3, "二", "兴政发〔2024〕9号"),
        overdue("甲", 0, "三", ""), overdue("甲", 0, "四", "兴政发〔2024〕9号"),
        overdue("甲", 0, "五", "")};
    rows[4].plan_title = "另一方案";
    std::vector<std::string> plans;
    for (const PlanRows& plan : by_plan(by_urgency(rows)))
        plans.push_back(std::string(plan.number) + "/" + std::to_string(plan.rows.size()));
    CHECK(plans ==
          std::vector<std::string>{"/1", "/1", "兴政发〔2024〕9号/2", "兴政发〔2024〕10号/1"});
    CHECK(by_plan({}).empty());
}

TEST_CASE("no rows make no units", "[digest]") {
    std::vector<Row> rows;
    sort_overdue(rows);
    CHECK(rows.empty());
    CHECK(by_unit({}).empty());
}

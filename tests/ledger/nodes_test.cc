// Nodes of 13710: their days, what meets them, and the light of each, just before, on and after.

#include "ledger/nodes.h"

#include <catch2/catch.hpp>

#include "ledger/assignment.h"
#include "support/dates.h"

using namespace ledger;
using test::date;

namespace {

std::string nodes(const char* item_class, const char* from, NodeRules rules = {}) {
    return format_nodes(dated_nodes(rules, item_class, date(from), test::national_day_2024()));
}

Standing working(const char* due = "2024-10-31") {
    Standing s;
    s.state = State::kWorking;
    s.kind = DeadlineKind::kDate;
    s.due = date(due);
    s.begin = date("2024-10-01");
    return s;
}

}  // namespace

TEST_CASE("the classes of 13710 have their nodes, by calendar days unless configured", "[ledger]") {
    CHECK(nodes("A", "2024-09-29") ==
          "deployment:2024-09-30,measures:2024-10-02,result:2024-10-06");
    CHECK(nodes("AC", "2024-01-31") ==
          "deployment:2024-02-01,measures:2024-02-03,result:2024-02-29");
    CHECK(nodes("B", "2024-09-29") == "deployment:2024-09-30,measures:2024-10-02");
    CHECK(nodes("", "2024-09-29") == nodes("B", "2024-09-29"));
    CHECK(nodes("C", "2024-09-29").empty());
    NodeRules rules;
    rules.fallback = "";
    CHECK(nodes("", "2024-09-29", rules).empty());
    rules.classes["W"] = {{3, SpanUnit::kWorkday, Stage::kMeasures}};
    CHECK(nodes("W", "2024-09-29", rules) == "measures:2024-10-09");  // over the National Day
    CHECK(nodes("AC", "2024-12-31") ==
          "deployment:2025-01-01,measures:2025-01-03,result:2025-01-31");
}

TEST_CASE("nodes are written as text, and what is wrong is refused with its form", "[ledger]") {
    CHECK(*parse_node("3w:measures") == Node{3, SpanUnit::kWorkday, Stage::kMeasures});
    CHECK(*parse_node("1m:结果") == Node{1, SpanUnit::kMonth, Stage::kResult});
    for (const char* wrong :
         {"", "3", "3d", "3d:", "d:measures", "0d:measures", "-1d:measures", "3y:measures",
          "3d:none", "3d:anything", "367d:result", "99999999999d:result", "3d measures"}) {
        CAPTURE(wrong);
        CHECK_FALSE(parse_node(wrong).ok());
    }
    CHECK(parse_nodes("").empty());
    CHECK(parse_nodes("measures:2024-02-30,x:2024-01-01,result").empty());
    std::string text = "deployment:2024-05-08,measures:2024-05-10";
    CHECK(format_nodes(parse_nodes(text)) == text);
}

TEST_CASE("a stage meets its node and those before it", "[ledger]") {
    std::vector<DatedNode> all = parse_nodes("deployment:2024-05-08,measures:2024-05-10");
    CHECK(open_node(all, Stage::kNone)->stage == Stage::kDeployment);
    CHECK(open_node(all, Stage::kDeployment)->day == date("2024-05-10"));
    CHECK_FALSE(open_node(all, Stage::kMeasures));
    CHECK_FALSE(open_node(all, Stage::kResult));
    CHECK_FALSE(open_node({}, Stage::kNone));
    CHECK(next_stage(Stage::kNone) == Stage::kDeployment);
    CHECK(next_stage(Stage::kDeployment) == Stage::kMeasures);
    CHECK(next_stage(Stage::kMeasures) == Stage::kMeasures);
    CHECK(next_stage(Stage::kResult) == Stage::kResult);
}

TEST_CASE("a node's feedback that is missing turns the row yellow on the next day", "[ledger]") {
    struct Case {
        const char* today;
        State state;
        Light light;
    };
    const Case cases[] = {
        {"2024-10-03", State::kIssued, Light::kGreen},   // the day before
        {"2024-10-04", State::kIssued, Light::kGreen},   // the day itself
        {"2024-10-05", State::kIssued, Light::kYellow},  // after it
        {"2024-10-05", State::kWorking, Light::kYellow},
        {"2024-10-05", State::kSuspended, Light::kGrey},
        {"2024-10-05", State::kClosed, Light::kGreen},
        {"2024-11-01", State::kWorking, Light::kRed},  // red stands above
    };
    for (const Case& c : cases) {
        CAPTURE(c.today);
        Standing s = working();
        s.state = c.state;
        if (c.state == State::kClosed) s.filed = date("2024-10-03");
        s.node_due = date("2024-10-04");
        CHECK(light(s, date(c.today)) == c.light);
        s.node_due.reset();
        if (c.light == Light::kYellow) CHECK(light(s, date(c.today)) == Light::kGreen);
    }
}

TEST_CASE("reported progress below seventy percent of the linear share is yellow", "[ledger]") {
    // 2024-10-01 to 10-31: 30 days; on 10-16 half of them have run: linear 50, the bound is 35.
    struct Case {
        const char* today;
        int percent;
        bool behind;
    };
    const Case cases[] = {
        {"2024-10-16", 34, true}, {"2024-10-16", 35, false}, {"2024-10-16", 50, false},
        {"2024-10-01", 0, false}, {"2024-10-02", 0, true},   {"2024-10-02", 3, false},
        {"2024-10-31", 69, true}, {"2024-10-31", 70, false}, {"2024-10-31", 100, false},
    };
    for (const Case& c : cases) {
        CAPTURE(c.today, c.percent);
        Standing s = working();
        s.percent = c.percent;
        CHECK(is_behind(s, date(c.today)) == c.behind);
        CHECK((light(s, date(c.today)) == Light::kYellow) == c.behind);
    }
    Standing unreported = working();
    CHECK_FALSE(is_behind(unreported, date("2024-10-31")));
    Standing without_date = working();
    without_date.percent = 0;
    without_date.due.reset();
    CHECK_FALSE(is_behind(without_date, date("2024-10-31")));
    Standing one_day = working("2024-10-01");
    one_day.percent = 0;
    CHECK_FALSE(is_behind(one_day, date("2024-10-01")));
}

TEST_CASE("an overdue milestone turns its row red, closed rows stay green", "[ledger]") {
    Standing s = working();
    CHECK(light(s, date("2024-10-05")) == Light::kGreen);
    s.milestone_overdue = true;
    CHECK(light(s, date("2024-10-05")) == Light::kRed);
    s.state = State::kClosed;
    s.filed = date("2024-10-04");
    CHECK(light(s, date("2024-10-05")) == Light::kGreen);
}

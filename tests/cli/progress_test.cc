// duban event, milestone, quantity, matrix: the commands on a ledger file.

#include <catch2/catch.hpp>
#include <fstream>

#include "cli/command_line.h"
#include "intake/document_reading.h"

using namespace test;

namespace {

Output imported(const Desk& desk, const char* file) {
    Output done = desk({"import", Desk::plans() + "/" + file});
    INFO(done.err);
    REQUIRE(done.code == cli::kDone);
    return done;
}

}  // namespace

TEST_CASE("an event is listed, entered for all tasks, and undone", "[cli]") {
    Desk desk("2021-08-20");
    imported(desk, "2021-07-20-shantytown-phase-three.toml");
    Output list = desk({"event", "list"});
    CHECK(has(list.out, "调查完成"));
    CHECK(has(list.out, "待录入"));
    CHECK(desk({"event", "enter", "调查完成", "2021-08-21", "--plan", "14号", "--basis", "报告"})
              .code == cli::kNothing);
    CHECK(desk({"event", "enter", "调查完成", "昨天", "--plan", "14号", "--basis", "报告"}).code ==
          cli::kUsage);
    CHECK(desk({"event", "enter", "调查完成", "2021-08-19", "--plan", "14号"}).code == cli::kUsage);
    Output entered = desk({"event", "enter", "调查完成", "2021-08-19", "--plan", "14号", "--basis",
                           "报告", "--as", "乙"});
    INFO(entered.err);
    CHECK(entered.code == cli::kDone);
    CHECK(has(desk({"event", "list", "--plan", "14号"}).out, "2021-08-19"));
    CHECK(desk({"event", "undo", "调查完成", "--plan", "14号", "--as", "丙"}).code ==
          cli::kNothing);
    CHECK(desk({"event", "undo", "调查完成", "--plan", "14号", "--as", "乙"}).code == cli::kDone);
}

TEST_CASE("a milestone is set, listed, done and returned", "[cli]") {
    Desk desk("2024-05-07");
    desk.import();
    base::Json list = desk({"task", "list", "--json"}).json();
    std::string id = std::to_string(*(*list.as_array())[0]["id"].as_int());
    CHECK(desk({"milestone", "list"}).code == cli::kNothing);
    Output set =
        desk({"milestone", "set", id, "--title", "招标", "--due", "2024-05-06", "--basis", "会"});
    INFO(set.err);
    CHECK(set.code == cli::kDone);
    CHECK(has(set.out, "红灯"));
    CHECK(has(desk({"milestone", "list", "--overdue"}).out, "逾期1天"));
    CHECK(has(desk({"task", "show", id}).out, "节点：1 招标，2024-05-06，逾期"));
    CHECK(desk({"milestone", "done", "1", "--text", "中标", "--role", "leader"}).code ==
          cli::kNothing);
    CHECK(desk({"milestone", "done", "1", "--text", "中标", "--role", "liaison"}).code ==
          cli::kDone);
    CHECK(desk({"milestone", "list"}).code == cli::kNothing);
    CHECK(has(desk({"milestone", "return", "1", "--reason", "未公示"}).out, "未完成"));
}

TEST_CASE("toilets are counted by township against time, with a bar", "[cli]") {
    Desk desk("2024-09-02");
    imported(desk, "2024-05-15-rural-toilets.toml");
    base::Json shown = desk({"quantity", "show", "--plan", "8号", "--json"}).json();
    const base::Json& group = (*shown.as_array())[0];
    CHECK(group["rows"].as_array()->size() == 15);
    CHECK(*group["total"]["target"].as_double() == 1690.0);
    std::string id = std::to_string(*(*group["rows"].as_array())[0]["id"].as_int());
    CHECK(desk({"quantity", "report", id, "--done", "很多"}).code == cli::kUsage);
    CHECK(desk({"quantity", "report", id, "--done", "100", "--role", "leader"}).code ==
          cli::kNothing);
    Output reported = desk({"quantity", "report", id, "--done", "100", "--role", "liaison"});
    INFO(reported.err);
    CHECK(has(reported.out, "100/310"));
    CHECK(has(reported.out, "欠进度"));
    Output table = desk({"quantity", "show", "--plan", "8号"});
    CHECK(has(table.out, "新改厕（户）"));
    CHECK(has(table.out, "合计"));
    CHECK(has(table.out, "100/1690"));
    CHECK(has(table.out, "未报"));
    CHECK(has(table.out, "┃"));
}

TEST_CASE("targets are proposed from the titles of a plan and set after a yes", "[cli]") {
    Desk desk("2024-05-16");
    imported(desk, "2024-05-15-rural-toilets.toml");
    Output no = desk({"quantity", "import", "--plan", "8号"}, "n\n");
    CHECK(no.code == cli::kNothing);
    CHECK(has(no.out, "整村推进 4村"));
    CHECK_FALSE(has(no.out, "新改厕 310户"));
    Output yes = desk({"quantity", "import", "--plan", "8号"}, "y\n");
    INFO(yes.err);
    CHECK(yes.code == cli::kDone);
    CHECK(has(desk({"quantity", "show", "--plan", "8号"}).out, "整村推进（村）"));
    CHECK(desk({"quantity", "import", "--plan", "8号", "--yes"}).code == cli::kNothing);
}

TEST_CASE("a matrix is refused where there is none, or the file is none", "[cli]") {
    Desk desk("2024-05-16");
    imported(desk, "2024-04-13-employment-service-points.toml");
    CHECK(desk({"matrix", "show", "--plan", "5号"}).code == cli::kNothing);
    CHECK(desk({"matrix", "set", "东关", "选址", "--plan", "5号"}).code == cli::kNothing);
    CHECK(desk({"matrix", "import", desk.folder().file("none.xlsx"), "--plan", "5号"}).code ==
          cli::kBadInput);
}

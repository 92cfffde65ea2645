// The commands on formal sheets: listed, shown, signed, refused.

#include <catch2/catch.hpp>

#include "cli/command_line.h"

using namespace test;

namespace {

// The livelihood plan loaded, and a red sheet of its first row drafted by an officer.
struct OneSheet {
    OneSheet() : desk("2024-05-07") {
        desk.import();
        base::Json list = desk({"task", "list", "--json"}).json();
        row = std::to_string(*list.as_array()->front()["id"].as_int());
        Output done = desk({"sheet", "draft", row, "--kind", "red", "--reason", "县长批示"});
        INFO(done.err);
        REQUIRE(done.code == cli::kDone);
        CHECK(has(done.out, "红色督办单 1 已拟出"));
    }
    Desk desk;
    std::string row;
};

}  // namespace

TEST_CASE("sheet list shows what waits, and nothing waiting is exit code 1", "[cli]") {
    OneSheet s;
    base::Json list = s.desk({"sheet", "list", "--json"}).json();
    REQUIRE(list.as_array()->size() == 1);
    const base::Json& sheet = list.as_array()->front();
    CHECK(*sheet["kind"].as_string() == "red");
    CHECK(*sheet["cause"].as_string() == "县长批示");
    CHECK_FALSE(sheet["quote"].as_string()->empty());
    CHECK(has(s.desk({"sheet", "list"}).out, "红色督办单"));
    CHECK(s.desk({"sheet", "list", "--in", "issued"}).code == cli::kNothing);
    CHECK(s.desk({"sheet", "list", "--in", "all"}).code == cli::kDone);
    CHECK(s.desk({"sheet", "list", "--in", "gone"}).code == cli::kUsage);
}

TEST_CASE("sheet issue numbers it and is refused to a unit and a second time", "[cli]") {
    OneSheet s;
    CHECK(has(s.desk({"sheet", "show", "1"}).out, "草稿，未经签发无效"));
    CHECK(s.desk({"sheet", "issue", "1", "--role", "liaison"}).code == cli::kNothing);
    Output issued = s.desk({"sheet", "issue", "1", "--as", "李四", "--role", "director"});
    CHECK(issued.code == cli::kDone);
    CHECK(has(issued.out, "督办〔2024〕1号"));
    CHECK(s.desk({"sheet", "issue", "1"}).code == cli::kNothing);
    CHECK(has(s.desk({"sheet", "show", "1"}).out, "签发人：李四"));
    CHECK(has(s.desk({"sheet", "show", "1", "--format", "html"}).out, "<html"));
    CHECK(s.desk({"sheet", "show", "1", "--format", "pdf"}).code == cli::kUsage);
    CHECK(s.desk({"sheet", "show", "7"}).code == cli::kNothing);
}

TEST_CASE("sheet discard asks for a reason and keeps it", "[cli]") {
    OneSheet s;
    CHECK(s.desk({"sheet", "discard", "1"}).code == cli::kUsage);
    CHECK(s.desk({"sheet", "discard", "1", "--reason", "已口头督办"}).code == cli::kDone);
    base::Json list = s.desk({"sheet", "list", "--in", "discarded", "--json"}).json();
    CHECK(*list.as_array()->front()["decision"].as_string() == "已口头督办");
    CHECK(s.desk({"sheet", "draft", s.row, "--kind", "green", "--reason", "x"}).code ==
          cli::kUsage);
}

// duban report half-month | monthly | quarterly and duban bulletin on a ledger file.

#include <catch2/catch.hpp>
#include <fstream>

#include "cli/command_line.h"

using namespace test;

TEST_CASE("reports of a period as text, HTML, JSON and workbook", "[cli]") {
    Desk desk("2024-05-07");
    desk.import();
    std::vector<std::string> args = {"report",     "quarterly", "--period",
                                     "2024-10-01", "--on",      "2025-01-02"};
    Output text = desk(args);
    CHECK(text.code == cli::kDone);
    CHECK(has(text.out, "2024年第四季度"));
    CHECK(has(text.out, "按期办结率"));
    std::vector<std::string> json = args;
    json.push_back("--json");
    base::Json figures = desk(json).json();
    CHECK(*figures["period"].as_string() == "2024年第四季度");
    CHECK(*figures["rows"].as_int() > 0);
    CHECK(figures["rows_hash"].as_string()->size() == 64);
    std::string file = desk.folder().file("督办.xlsx");
    args.insert(args.end(), {"--format", "html", "--xlsx", file});
    CHECK(has(desk(args).out, "<table"));
    std::ifstream book(file, std::ios::binary);
    std::string head(2, ' ');
    book.read(head.data(), 2);
    CHECK(head == "PK");
}

TEST_CASE("a period without rows is exit code 1, a wrong date wrong usage", "[cli]") {
    Desk desk("2024-05-07");
    desk.import();
    CHECK(desk({"report", "monthly", "--period", "2030-01-01"}).code == cli::kNothing);
    CHECK(desk({"report", "half-month", "--period", "2024-10-16"}).code != cli::kUsage);
    CHECK(desk({"report", "monthly", "--period", "2024-13-01"}).code == cli::kUsage);
    CHECK(desk({"report", "monthly", "--format", "pdf"}).code == cli::kUsage);
}

TEST_CASE("bulletin draft, issue by the director alone, show, correct", "[cli]") {
    Desk desk("2024-05-07");
    desk.import();
    CHECK(desk({"bulletin", "list"}).code == cli::kNothing);
    CHECK(desk({"bulletin", "draft", "--kind", "year"}).code == cli::kUsage);
    CHECK(desk({"bulletin", "draft", "--period", "2030-01-01"}).code == cli::kNothing);
    CHECK(desk({"bulletin", "draft", "--kind", "month"}).code == cli::kDone);
    CHECK(has(desk({"bulletin", "show", "1"}).out, "草稿"));
    CHECK(desk({"bulletin", "issue", "1"}).code == cli::kNothing);
    CHECK(desk({"bulletin", "issue", "1", "--role", "director", "--as", "李四"}).code ==
          cli::kDone);
    CHECK(has(desk({"bulletin", "show", "1"}).out, "督查通报〔2024〕1号"));
    CHECK(has(desk({"bulletin", "show", "1", "--format", "html"}).out, "校验值"));
    CHECK(desk({"bulletin", "correct", "1", "--reason", "核对"}).code == cli::kNothing);
    base::Json list = desk({"bulletin", "list", "--json"}).json();
    CHECK(*list.as_array()->front()["issued_by"].as_string() == "李四");
    CHECK(desk({"bulletin", "show", "9"}).code == cli::kNothing);
}

// duban score, acceptance, matrix: the commands on a ledger file.

#include <catch2/catch.hpp>

#include "cli/command_line.h"
#include "document/sheet_writer.h"
#include "intake/document_reading.h"
#include "support/dates.h"

using namespace test;

namespace {

// The toilets' plan on the day of the last third of its year.
struct Inspected {
    Inspected() : desk("2024-08-30") {
        Output done = desk({"import", Desk::plans() + "/2024-05-15-rural-toilets.toml"});
        INFO(done.err);
        REQUIRE(done.code == cli::kDone);
    }
    Output operator()(std::vector<std::string> args) const {
        args.insert(args.end(), {"--plan", "8号"});
        return desk(args);
    }
    Desk desk;
};

// 265 points × 9 steps, the first four of which are said to be done at most points.
std::string points() {
    document::Sheet sheet;
    sheet.name = "调度表";
    sheet.columns = {{"乡镇", 12}, {"点位", 12}};
    document::SheetRow due{{std::string("时限"), std::string()}, false};
    for (int c = 0; c < 9; ++c) {
        sheet.columns.push_back({"步骤" + std::to_string(c + 1), 12});
        due.values.push_back(base::last_day_of_month(2024, 3 + c));
    }
    sheet.rows.push_back(due);
    for (int r = 0; r < 265; ++r) {
        document::SheetRow row{{std::to_string(r % 15 + 1) + "乡", std::to_string(r + 1) + "号点"},
                               false};
        for (int c = 0; c < 4; ++c)
            row.values.push_back((r + c) % 5 == 0 ? document::SheetValue()
                                                  : document::SheetValue(date("2024-03-20")));
        sheet.rows.push_back(row);
    }
    return document::workbook_bytes({{sheet}, date("2024-08-30")}).value();
}

}  // namespace

TEST_CASE("units are scored with reasons and ranked by group", "[cli]") {
    Inspected i;
    std::string file = i.desk.folder().write(
        "sheet.toml",
        "name = \"检查表\"\n[[item]]\ntitle = \"质量\"\nfull = 80\nrule = \"渗漏扣2分\"\n"
        "[[item]]\ntitle = \"管护\"\nfull = 20\n");
    CHECK(i({"score", "rank"}).code == cli::kNothing);
    CHECK(i({"score", "sheet", file, "--role", "liaison"}).code == cli::kNothing);
    CHECK(i({"score", "sheet", i.desk.folder().write("bad.toml", "name = \"表\"\n")}).code ==
          cli::kBadInput);
    CHECK(has(i({"score", "sheet", file}).out, "2项，满分100分"));
    CHECK(i({"score", "enter", "蔡家崖乡", "--deduct", "质量:渗漏"}).code == cli::kUsage);
    CHECK(i({"score", "enter", "蔡家崖乡", "--deduct", "质量=90:渗漏"}).code == cli::kNothing);
    CHECK(i({"score", "enter", "月球乡"}).code == cli::kNothing);
    CHECK(has(i({"score", "enter", "蔡家崖乡", "--deduct", "质量=6.5:渗漏2座"}).out, "93.5分"));
    CHECK(i({"score", "enter", "康宁镇"}).code == cli::kDone);
    Output ranked = i({"score", "rank"});
    CHECK(has(ranked.out, "乡镇"));
    CHECK(has(ranked.out, "质量-6.5 渗漏2座"));
    CHECK(ranked.out.find("康宁镇") < ranked.out.find("蔡家崖乡"));
    CHECK(has(i({"score", "show"}).out, "渗漏扣2分"));
}

TEST_CASE("a sample of the claimed is drawn by a seed and goes its stages", "[cli]") {
    Inspected i;
    CHECK(i({"acceptance", "draw"}).code == cli::kNothing);
    base::Json rows = i.desk({"task", "list", "--json"}).json();
    int claimed = 0;
    for (const base::Json& row : *rows.as_array()) {
        std::string id = std::to_string(*row["id"].as_int());
        if (!row["title"].as_string()->starts_with("新改厕") || claimed == 4) continue;
        REQUIRE(i.desk({"task", "ack", id}).code == cli::kDone);
        REQUIRE(i.desk({"task", "claim", id, "--text", "自验", "--evidence", "表"}).code ==
                cli::kDone);
        ++claimed;
    }
    REQUIRE(claimed == 4);
    CHECK(i({"acceptance", "draw", "--seed", "x"}).code == cli::kUsage);
    CHECK(i({"acceptance", "draw", "--share", "101"}).code == cli::kUsage);
    base::Json drawn = i({"acceptance", "draw", "--seed", "7", "--json"}).json();
    REQUIRE(drawn["sample"].as_array()->size() == 2);
    base::Json again = i({"acceptance", "draw", "--seed", "7", "--json"}).json();
    CHECK(again["sample"] == drawn["sample"]);
    for (const base::Json& row : *drawn["sample"].as_array()) {
        std::string id = std::to_string(*row["assignment"].as_int());
        CHECK(i.desk({"acceptance", "check", "1", "--row", id}).code == cli::kDone);
    }
    Output published = i.desk({"acceptance", "publish", "1"});
    INFO(published.err);
    CHECK(has(published.out, "公示2024-08-30至2024-09-05"));
    CHECK(has(i.desk({"acceptance", "show", "1"}).out, "种子 7"));
    CHECK(
        has(i.desk({"acceptance", "object", "1", "--by", "村民", "--text", "未建"}).out, "待答复"));
    CHECK(i.desk({"acceptance", "answer", "1", "--text", "已核实"}).code == cli::kDone);
    CHECK(i.desk({"acceptance", "decide", "1", "--role", "director"}).code == cli::kNothing);
    CHECK(i.desk({"acceptance", "show", "9"}).code == cli::kNothing);
}

TEST_CASE("a matrix of 265 points and 9 steps goes to xlsx and back", "[cli]") {
    if (intake::reader_program().empty()) {
        WARN("skipped: duban-reader is not built");
        return;
    }
    Inspected i;
    std::string file = i.desk.folder().write("points.xlsx", points());
    Output loaded = i({"matrix", "import", file});
    INFO(loaded.err);
    REQUIRE(loaded.code == cli::kDone);
    CHECK(has(loaded.out, "265个点位，9个步骤；新增265个点位"));
    Output shown = i({"matrix", "show"});
    CHECK(has(shown.out, "212/265（80%）"));
    CHECK(has(shown.out, "落后的点位（265个）"));
    CHECK(i({"matrix", "set", "1号点", "步骤9", "--role", "liaison"}).code == cli::kDone);
    CHECK(i({"matrix", "set", "1号点", "步骤9", "--undone", "--role", "liaison"}).code ==
          cli::kNothing);
    std::string out = i.desk.folder().file("out.xlsx");
    REQUIRE(i({"matrix", "export", out}).code == cli::kDone);
    CHECK(has(i({"matrix", "import", out}).out, "改动0格"));
    CHECK(i({"matrix", "import", i.desk.folder().write("bad.xlsx", "x")}).code == cli::kBadInput);
}

// What the program says of its own doubts, and what it does not complain of.

#include "extract/doubts.h"

#include <catch2/catch.hpp>

#include "base/text.h"
#include "extract/extract.h"

namespace {

const std::string kHead =
    "云岭县人民政府办公室\n关于印发云岭县测试工作方案的通知\n云政办发〔2024〕9号\n各乡镇人民政府："
    "\n现印发给你们。\n云岭县人民政府办公室\n2024年3月10日\n云岭县测试工作方案\n";

extract::Draft draft(const std::string& body, const std::string& head = kHead) {
    return extract::extract(std::string_view(head + body)).at(0);
}

bool says(const std::vector<std::string>& diagnostics, std::string_view words) {
    for (const std::string& d : diagnostics)
        if (d.find(words) != std::string::npos) return true;
    return false;
}

}  // namespace

TEST_CASE("a gap in the numbering is said of the document", "[extract]") {
    extract::Draft gap = draft(
        "一、任务\n（一）修路。（县交通局）\n（二）架桥。（县交通局）\n三、保障\n（一）落实经费。（"
        "县"
        "财政局）\n");
    CHECK(says(gap.diagnostics, "编号不连续：“一”之后出现“三”"));
    extract::Draft whole = draft(
        "一、任务\n（一）修路。（县交通局）\n（二）架桥。（县交通局）\n二、保障\n（三）落实经费。（"
        "县"
        "财政局）\n");
    CHECK_FALSE(says(whole.diagnostics, "编号"));
}

TEST_CASE("words of a list that are no names lower the confidence and are quoted", "[extract]") {
    extract::Draft sure = draft("一、任务\n1.修路。（责任单位：县交通局、县财政局）\n");
    CHECK(sure.tasks.at(0).confidence >= 0.9);
    CHECK(sure.tasks.at(0).diagnostics.empty());
    extract::Draft unsure = draft("一、任务\n1.修路。（责任单位：县交通局、四好农村路攻坚）\n");
    CHECK(unsure.tasks.at(0).confidence < 0.9);
    CHECK(says(unsure.tasks.at(0).diagnostics, "攻坚"));
}

TEST_CASE("a date without any year to rest on is said and dropped", "[extract]") {
    std::string table =
        "重点项目推进清单\n序号\t项目\t责任单位\t完成时间\n1\t供水改造\t县住建局\t6月底前\n";
    extract::Draft without = draft(table, "");
    REQUIRE(without.tasks.size() == 1);
    CHECK(without.tasks[0].task.deadline.kind == ledger::DeadlineKind::kNone);
    CHECK(says(without.tasks[0].diagnostics, "没有年份可依"));
    CHECK(without.tasks[0].confidence <= 0.5);
    extract::Draft titled = draft("2025年" + table, "");
    REQUIRE(titled.tasks.size() == 1);
    CHECK(base::format_date(*titled.tasks[0].task.deadline.due) == "2025-06-30");
}

TEST_CASE("an allotment has its quantity and measure, a total is no task", "[extract]") {
    std::string annex =
        "一、任务\n1.修路。（县交通局）\n附件1\n2024年改厕任务分配表\n序号\t乡镇\t任务量（户）\n"
        "1\t城关镇\t310\n2\t石洞乡\t29\n合计\t\t339\n";
    extract::Draft found = draft(annex);
    REQUIRE(found.tasks.size() == 3);
    REQUIRE(found.tasks[1].quantity.has_value());
    CHECK(*found.tasks[1].quantity == extract::Quantity{"310", "户"});
    CHECK(found.tasks[1].task.title == "城关镇：任务量310户");
    CHECK(found.tasks[2].task.units == std::vector<std::string>{"石洞乡"});
    CHECK_FALSE(found.tasks[0].quantity.has_value());
}

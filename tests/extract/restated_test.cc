#include "extract/restated.h"

#include <catch2/catch.hpp>

#include "extract/extract.h"

namespace {

extract::DraftTask task(std::string ref, std::string title, std::vector<std::string> units,
                        std::optional<base::Date> due = {}) {
    extract::DraftTask out;
    out.task.ref = std::move(ref);
    out.task.title = std::move(title);
    out.task.quote = out.task.title;
    out.task.units = std::move(units);
    if (due) out.task.deadline.kind = ledger::DeadlineKind::kDate;
    out.task.deadline.due = due;
    return out;
}

const base::Date kMay = *base::civil_date(2024, 5, 31);
// The same with the body item's whole words, in which a row may be told again.
extract::DraftTask item(std::string ref, std::string words, std::vector<std::string> units,
                        base::Date due) {
    extract::DraftTask out = task(std::move(ref), words, std::move(units), due);
    out.source_text = std::move(words);
    return out;
}

const base::Date kJuly = *base::civil_date(2024, 7, 31);
const base::Date kJune = *base::civil_date(2024, 6, 30);

}  // namespace

TEST_CASE("a task of the body and its row in the annex are one, both places known", "[extract]") {
    std::vector<extract::DraftTask> tasks = {
        task("一", "5月底前对全县网点开展一次全面检查", {"县发改局"}, kMay),
        task("附件/1", "对全县网点开展一次全面检查", {"县发改局", "县财政局"}, kMay),
        task("附件/2", "落实粮食收购资金", {"县财政局"}),
    };
    extract::merge_restated(tasks);
    REQUIRE(tasks.size() == 2);
    CHECK(tasks[0].task.ref == "附件/1");
    REQUIRE(tasks[0].also_at.size() == 1);
    CHECK(tasks[0].also_at[0].ref == "一");
    CHECK(tasks[0].diagnostics.size() == 2);  // the other place, and that the units differ
}

TEST_CASE("tasks that only look alike stay two", "[extract]") {
    std::vector<extract::DraftTask> tasks = {
        task("一", "对全县网点开展一次全面检查", {"县发改局"}, kMay),
        task("附件/1", "对全县网点开展一次全面检查", {"县发改局"}, kJune),  // another time
        task("附件/2", "对全县网点开展一次全面检查", {"县审计局"}, kMay),   // another unit
        task("二", "加强宣传", {"县发改局"}),
        task("附件/3", "加强宣传引导", {"县发改局"}),  // too short to be known again
    };
    extract::merge_restated(tasks);
    CHECK(tasks.size() == 5);
}

TEST_CASE("the dated place is kept where the row has no time", "[extract]") {
    std::vector<extract::DraftTask> tasks = {
        task("一", "完成农村公路改造提升工程", {"县交通局"}, kJune),
        task("附件1/3", "完成农村公路改造提升工程", {"县交通局"}),
    };
    extract::merge_restated(tasks);
    REQUIRE(tasks.size() == 1);
    CHECK(tasks[0].task.ref == "一");
    CHECK(tasks[0].also_at.at(0).ref == "附件1/3");
}

TEST_CASE("a table that tells most rows of the body again tells them in other words too",
          "[extract]") {
    std::vector<extract::DraftTask> tasks = {
        item("一", "对全县加油站开展一次全面检查", {"县应急局"}, kMay),
        item("二", "完成农村公路安全防护提升工程", {"县交通局"}, kJune),
        item("三", "对认定为一般问题的河湖岸线逐一整改销号，验收到位", {"县水利局"}, kJuly),
        task("附件/1", "对全县加油站开展一次全面检查", {"县应急局"}, kMay),
        task("附件/2", "完成农村公路安全防护提升工程", {"县交通局"}, kJune),
        task("附件/3", "自查发现的一般问题整改到位", {"县水利局"}, kJuly),
        task("附件/4", "补发河长公示牌", {"县水利局"}, kMay),
        item("四", "完成县城东区雨污分流改造工程", {"县住建局"}, kJuly),
        task("附件/5", "完成县城东区雨污分流改造工程", {"县住建局"}, kJuly),
    };
    extract::merge_restated(tasks);
    REQUIRE(tasks.size() == 5);
    CHECK(tasks[0].task.ref == "三");  // worded fully and dated: the body's
    CHECK(tasks[0].also_at.at(0).ref == "附件/3");
    CHECK(tasks[3].task.ref == "附件/4");
    CHECK(tasks[3].confidence < 0.9);  // may be one of the body's all the same
    CHECK(tasks[3].diagnostics.size() == 1);
}

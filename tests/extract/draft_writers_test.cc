#include <catch2/catch.hpp>

#include "extract/draft_json.h"
#include "extract/draft_summary.h"
#include "extract/draft_toml.h"
#include "extract/extract.h"

namespace {

constexpr const char* kPlan =
    "云岭县人民政府\n关于做好绿化工作的通知\n云政发〔2024〕2号\n各乡镇：\n一、任务\n"
    "1.栽植“常青”树木500株。（责任单位：县林业局；完成时限：4月底前）\n2."
    "每月巡查1次。（县城管局牵头，县林业局配合）\n"
    "云岭县人民政府\n2024年3月1日\n";

extract::Draft draft() { return extract::extract(kPlan).at(0); }

}  // namespace

TEST_CASE("a draft is written as JSON with all fields of the labels", "[extract]") {
    base::Json all = extract::drafts_json({draft()});
    REQUIRE(all.as_array()->size() == 1);
    const base::Json& plan = (*all.as_array())[0];
    CHECK(*plan["plan"]["number"].as_string() == "云政发〔2024〕2号");
    CHECK(*plan["plan"]["issued"].as_string() == "2024-03-01");
    const base::Json& task = (*plan["tasks"].as_array())[0];
    CHECK(*task["ref"].as_string() == "一/1.");
    CHECK(*task["deadline"]["due"].as_string() == "2024-04-30");
    CHECK(task["page"].is_null());
    CHECK(task["source_text"].as_string()->find("1.栽植“常青”树木500株") == 0);
    CHECK(task["confidence"].as_double() != nullptr);
    const base::Json& second = (*plan["tasks"].as_array())[1];
    CHECK(*second["deadline"]["rrule"].as_string() == "FREQ=MONTHLY");
    CHECK((*second["lead"].as_array())[0] == base::Json("县城管局"));
}

TEST_CASE("a draft is written as a ledger to correct", "[extract]") {
    std::string toml = extract::draft_toml(draft(), "绿化.txt");
    CHECK(toml.find("# 由 duban extract 从 绿化.txt 提取") == 0);
    CHECK(toml.find("number = \"云政发〔2024〕2号\"\n") != std::string::npos);
    CHECK(toml.find("issued = 2024-03-01\n") != std::string::npos);
    CHECK(toml.find("due = 2024-04-30\n") != std::string::npos);
    CHECK(toml.find("rrule = \"FREQ=MONTHLY\"\n") != std::string::npos);
    CHECK(toml.find("lead = [\"县城管局\"]\n") != std::string::npos);
}

TEST_CASE("no text of a document can break out of the ledger file", "[extract]") {
    extract::Draft hostile = draft();
    hostile.plan.title = "a\"\n[[task]]\\";
    hostile.diagnostics = {"x\nnumber = \"1\""};
    std::string toml = extract::draft_toml(hostile, "f\n");
    CHECK(toml.find("title = \"a\\\"\\u000A[[task]]\\\\\"\n") != std::string::npos);
    CHECK(toml.find("\nnumber = \"1\"") == std::string::npos);
}

TEST_CASE("a draft is shown to a person with what is to be checked", "[extract]") {
    extract::Draft shown = draft();
    shown.tasks[0].confidence = 0.5;
    shown.tasks[0].diagnostics = {"责任单位名称过长"};
    std::string text = extract::draft_summary(shown);
    CHECK(text.find("任务 2 项") != std::string::npos);
    CHECK(text.find("〔待核〕") != std::string::npos);
    CHECK(text.find("· 责任单位名称过长") != std::string::npos);
}

TEST_CASE("doubts lower the confidence and say why", "[extract]") {
    std::vector<extract::DraftTask> tasks =
        extract::extract(
            "云岭县人民政府\n关于做好绿化工作的通知\n云政发〔2024〕2号\n各乡镇：\n一、任务\n"
            "1.完成规划。（责任单位：各有关部门；完成时限：1月底前）\n2.限期整改。（县林业局）\n"
            "云岭县人民政府\n2024年3月1日\n")
            .at(0)
            .tasks;
    REQUIRE(tasks.size() == 2);
    CHECK(tasks[0].diagnostics.size() == 2);  // nobody in particular; before the document's date
    CHECK(tasks[0].confidence <= 0.9);
    REQUIRE(tasks[1].diagnostics.size() == 1);
    CHECK(tasks[1].diagnostics[0].find("限期") != std::string::npos);
    CHECK(tasks[1].confidence > 0.9);
}

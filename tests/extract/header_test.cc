#include "extract/header.h"

#include <catch2/catch.hpp>

#include "extract/extract.h"

using extract::document_number;

TEST_CASE("a document number stands alone on its line", "[extract]") {
    CHECK(document_number("兴政办发〔2024〕7号") == "兴政办发〔2024〕7号");
    CHECK(document_number("云政字 〔2023〕 第 12 号") == "云政字〔2023〕12号");
    CHECK(document_number("发文字号：临政发〔2022〕1号") == "临政发〔2022〕1号");
    CHECK(document_number("清政〔2024〕5号 签发人：张三") == "清政〔2024〕5号");
    CHECK(document_number("（晋政发〔2020〕16号）").empty());
    CHECK(document_number("（兴政发〔2024〕4号）……1").empty());
    CHECK(document_number("根据晋政发〔2020〕16号文件").empty());
    CHECK(document_number("兴政发〔24〕4号").empty());
}

TEST_CASE("the kind of a document is told by its title", "[extract]") {
    CHECK(extract::kind_of_title("2024年民生实事任务分解方案") == "plan");
    CHECK(extract::kind_of_title("关于做好春耕备耕工作的通知") == "plan");
    CHECK(extract::kind_of_title("县级储备粮管理办法（试行）") == "rules");
    CHECK(extract::kind_of_title("某项目房屋征收与补偿方案") == "rules");
    CHECK(extract::kind_of_title("关于张三等同志任免职的通知") == "personnel");
    CHECK(extract::kind_of_title("关于2023年度考核先进单位和先进个人的表彰通报") == "news");
    CHECK(extract::kind_of_title("关于开展先进单位评选工作的方案") == "plan");
    CHECK(extract::kind_of_title("关于某规划的批复") == "approval");
    CHECK(extract::kind_of_title("关于启用新印章的通知") == "seal");
    CHECK(extract::kind_of_title("易地扶贫搬迁安置点登记工作方案") == "plan");
}

namespace {

ledger::Plan head_of(const std::string& text) { return extract::extract(text).at(0).plan; }

}  // namespace

TEST_CASE("the title may stand above or below its number", "[extract]") {
    ledger::Plan above = head_of(
        "云岭县人民政府\n关于做好防汛工作的通知\n云政发〔2023〕8号\n各乡镇人民政府：\n一、任务\n"
        "云岭县人民政府\n2023年5月6日\n");
    ledger::Plan below = head_of(
        "云政发〔2023〕8号\n云岭县人民政府\n关于做好防汛\n工作的通知\n各乡镇人民政府：\n一、任务\n"
        "云岭县人民政府\n2023年5月6日\n");
    CHECK(above.title == "关于做好防汛工作的通知");
    CHECK(above == below);
    CHECK(above.issuer == "云岭县人民政府");
    CHECK(base::format_date(above.issued) == "2023-05-06");
}

TEST_CASE("a notice that issues a plan has the plan's title", "[extract]") {
    ledger::Plan attached = head_of(
        "云岭县人民政府办公室\n关于印发《云岭县防汛工作方案》的通知\n云政办发〔2023〕9号\n各乡镇："
        "\n现印发给你们。\n"
        "云岭县人民政府办公室\n二〇二三年五月六日\n防汛工作方案\n（试行）\n一、目标\n");
    CHECK(attached.title == "防汛工作方案（试行）");
    CHECK(base::format_date(attached.issued) == "2023-05-06");
    ledger::Plan missing = head_of(
        "云岭县人民政府办公室\n关于印发《云岭县防汛工作方案》的通知\n云政办发〔2023〕9号\n各乡镇："
        "\n现印发给你们。\n"
        "云岭县人民政府办公室\n2023年5月6日\n");
    CHECK(missing.title == "云岭县防汛工作方案");
}

TEST_CASE("what a head lacks is said", "[extract]") {
    extract::Draft draft = extract::extract("安和县清洁行动方案\n一、目标\n做好工作。\n").at(0);
    CHECK(draft.plan.number.empty());
    CHECK_FALSE(draft.has_date);
    CHECK(draft.diagnostics.size() == 4);  // number, issuer, date, no task
    extract::Options options;
    options.issued = base::civil_date(2024, 3, 1);
    draft = extract::extract("安和县清洁行动方案\n一、目标\n", options).at(0);
    CHECK(draft.has_date);
    CHECK(base::format_date(draft.plan.issued) == "2024-03-01");
}

TEST_CASE("a contents page opens no document", "[extract]") {
    std::vector<extract::Draft> drafts = extract::extract(
        "目录\n关于做好防汛工作的通知\n（云政发〔2023〕8号）……1\n"
        "云岭县人民政府\n关于做好防汛工作的通知\n云政发〔2023〕8号\n各乡镇：\n一、任务\n云岭县人民"
        "政府\n2023年5月6日\n"
        "云岭县人民政府\n关于做好抗旱工作的通知\n云政发〔2023〕9号\n各乡镇：\n一、任务\n云岭县人民"
        "政府\n2023年6月6日\n");
    REQUIRE(drafts.size() == 2);
    CHECK(drafts[0].plan.number == "云政发〔2023〕8号");
    CHECK(drafts[1].plan.title == "关于做好抗旱工作的通知");
    CHECK(drafts[1].source_offset > drafts[0].source_offset);
}

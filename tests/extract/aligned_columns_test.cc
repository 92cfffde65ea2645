#include "extract/aligned_columns.h"

#include <catch2/catch.hpp>

#include "extract/extract.h"
#include "extract/normal_text.h"

namespace {

// The lines of the normalised source, '|' for the marks between cells.
std::string rows(const std::string& source) {
    extract::NormalText text = extract::normalise(source);
    std::string out;
    for (size_t i = 0; i < text.lines.size(); ++i) {
        for (char c : text.line(i)) out += c == '\t' ? '|' : c;
        out += "\n";
    }
    return out;
}

}  // namespace

TEST_CASE("blanks that align columns part cells", "[extract]") {
    CHECK(rows("序号  工作任务            责任单位      完成时限\n"
               "1     改造4座人行天桥     县住建局      2024年6月底前\n"
               "2     罗 湖公园扩建       县城管局      10月\n") ==
          "序号|工作任务|责任单位|完成时限\n1|改造4座人行天桥|县住建局|2024年6月底前\n"
          "2|罗 湖公园扩建|县城管局|10月\n");
}

TEST_CASE("a row that leaves a column out is read by its places", "[extract]") {
    CHECK(rows("序号  工作任务            责任单位      完成时限\n"
               "1     改造人行天桥        县住建局      6月底前\n"
               "2     扩建公园                          10月\n"
               "      和停车场            县城管局\n"
               "3     修缮古桥            县文旅局      12月\n\n一、工作要求\n") ==
          "序号|工作任务|责任单位|完成时限\n1|改造人行天桥|县住建局|6月底前\n2|扩建公园||10月\n"
          "|和停车场|县城管局\n3|修缮古桥|县文旅局|12月\n一、工作要求\n");
}

TEST_CASE("blanks elsewhere part no cells", "[extract]") {
    CHECK(extract::column_gaps("　　一、加强领导。各单位  要高度重视。\n　　二、落实责任。\n")
              .empty());
    CHECK(extract::column_gaps("组长：  张三    县长\n成员：  李四    局长\n").empty());
    CHECK(extract::column_gaps("序号  任务  责任单位\n以下空白\n").empty());
    CHECK(extract::column_gaps("").empty());
    CHECK(extract::column_gaps("   \n  \r\n").empty());
}

TEST_CASE("a row of pipes whose first cell is empty keeps its columns", "[extract]") {
    CHECK(rows("领导|项目|责任单位|时限\n张三|修桥|县交通局|6月\n|扩路|县公路段|7月\n") ==
          "领导|项目|责任单位|时限\n张三|修桥|县交通局|6月\n|扩路|县公路段|7月\n");
    CHECK(rows("|任务|单位|\n|修桥|县交通局|\n") == "任务|单位\n修桥|县交通局\n");
}

TEST_CASE("a table right below 附件 and its title belongs to the annex", "[extract]") {
    std::string text =
        "云岭县人民政府办公室关于印发测试工作方案的通知\n云政办发〔2024〕9号\n各乡镇人民政府：\n"
        "一、加强领导\n各乡镇要成立专班。\n二、抓好落实\n（一）严格督查。\n"
        "附件：重点任务清单\n序号\t任务\t责任单位\t完成时限\n1\t修桥\t县交通局\t2024年6月底\n"
        "云岭县人民政府办公室\n2024年3月10日\n";
    extract::Draft draft = extract::extract(std::string_view(text)).at(0);
    REQUIRE_FALSE(draft.tasks.empty());
    CHECK(draft.tasks.back().task.ref == "附件/1");
}

#include "extract/cell_lines.h"

#include <catch2/catch.hpp>

namespace {

// The lines of `source` behind the pass, '|' for the marks between cells and '/' within one.
std::string joined(const std::string& source) {
    extract::NormalText text = extract::normalise(source);
    extract::join_cell_lines(text);
    std::string out;
    for (size_t i = 0; i < text.lines.size(); ++i) {
        for (char c : text.line(i)) out += c == '\t' ? '|' : c == '\v' ? '/' : c;
        out += "\n";
    }
    return out;
}

}  // namespace

TEST_CASE("cells that stand one a line become rows", "[extract]") {
    CHECK(joined("附件1\n序号\n工作任务\n责任单位\n完成时限\n1\n建成市民广场\n县住建局\n2024年6月\n"
                 "2\n改造城南农贸市场\n县市场监管局、城关镇\n10月底前\n") ==
          "附件1\n序号|工作任务|责任单位|完成时限\n1|建成市民广场|县住建局|2024年6月\n"
          "2|改造城南农贸市场|县市场监管局、城关镇|10月底前\n");
}

TEST_CASE("a cell that a row does not print stays empty", "[extract]") {
    CHECK(joined("序号\n任务名称\n任务内容\n牵头单位\n完成时限\n1\n夯实基础\n"
                 "建立部门联席会议制度，每季度会商一次。\n县民政局\n2024年3月\n2\n"
                 "把养老服务纳入年度考核，严格奖惩。\n县委组织部\n2024年9月\n") ==
          "序号|任务名称|任务内容|牵头单位|完成时限\n"
          "1|夯实基础|建立部门联席会议制度，每季度会商一次。|县民政局|2024年3月\n"
          "2||把养老服务纳入年度考核，严格奖惩。|县委组织部|2024年9月\n");
    CHECK(joined("序号\n工作任务\n责任单位\n1\n贯通滨河步道4公里\n县水利局\n2\n修缮古渡桥\n3\n"
                 "新建口袋公园\n县住建局\n") ==
          "序号|工作任务|责任单位\n1|贯通滨河步道4公里|县水利局\n2|修缮古渡桥|\n"
          "3|新建口袋公园|县住建局\n");
}

TEST_CASE("a line over the full width groups the rows below it", "[extract]") {
    CHECK(joined("序号\n工作任务\n责任单位\n一、城市更新\n1\n贯通滨河步道4公里\n县水利局\n"
                 "二、公共服务\n2\n新建口袋公园\n县住建局\n") ==
          "序号|工作任务|责任单位\n一、城市更新||\n1|贯通滨河步道4公里|县水利局\n二、公共服务||\n"
          "2|新建口袋公园|县住建局\n");
}

TEST_CASE("a name and numbers one a line become the rows of an allotment", "[extract]") {
    CHECK(joined("区域\n公厕改造（座）\n转运站（座）\n东城区\n18\n5\n西城区\n22\n-\n附件2\n") ==
          "区域|公厕改造（座）|转运站（座）\n东城区|18|5\n西城区|22|-\n附件2\n");
    CHECK(joined("序号\n乡镇\n任务（亩）\n1\n石坝乡\n300\n2\n柳林镇\n1,200\n") ==
          "序号|乡镇|任务（亩）\n1|石坝乡|300\n2|柳林镇|1,200\n");
    std::string one = "区域\n公厕改造（座）\n东城区\n18\n各区要抓紧推进。\n";
    CHECK(joined(one) == one);  // a single row is no table
}

TEST_CASE("text behind such a table stays text", "[extract]") {
    std::string table =
        "序号\n工作任务\n责任单位\n1\n贯通滨河步道4公里\n县水利局\n2\n新建口袋公园\n县住建局\n";
    std::string behind = "各单位要高度重视，明确专人，按时完成任务，并将进展情况及时报送。\n";
    CHECK(joined(table + behind) ==
          "序号|工作任务|责任单位\n1|贯通滨河步道4公里|县水利局\n2|新建口袋公园|县住建局\n" +
              behind);
    CHECK(joined(table + "附件2\n").ends_with("附件2\n"));
}

TEST_CASE("short lines that name no table stay as they are", "[extract]") {
    for (const std::string text :
         {"工作目标\n主要任务\n责任分工\n完成时限\n", "一、工作任务\n二、责任单位\n三、完成时限\n",
          "序号\n工作任务\n责任单位\n全县要坚持稳中求进，深入实施乡村振兴战略。\n"
          "各级各部门要统一思想，凝聚共识。\n"})
        CHECK(joined(text) == text);
}

TEST_CASE("a joined row keeps its way back to the source", "[extract]") {
    std::string source = "序号\n工作任务\n责任单位\n1\n贯通步道\n县水利局\n2\n新建公园\n县住建局\n";
    extract::NormalText text = extract::normalise(source);
    extract::join_cell_lines(text);
    REQUIRE(text.lines.size() == 3);
    REQUIRE(text.offset.size() == text.text.size() + 1);
    size_t at = text.text.find("新建公园");
    CHECK(source.substr(text.offset[at], 12) == "新建公园");
    CHECK(text.offset[text.lines[2].end] == source.size() - 1);
}

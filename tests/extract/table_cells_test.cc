#include "extract/table_cells.h"

#include <catch2/catch.hpp>

#include "base/text.h"
#include "extract/table_column.h"

namespace {

using extract::Column;

std::string units_of(const std::string& cell) {
    std::string line = "1\t" + cell + "\t备注";
    extract::NormalText text = extract::normalise(line);
    return extract::joined_units(text, extract::pieces_of(text, 0).at(1));
}

std::string persons_of(const std::string& cell) {
    std::string line = "1\t" + cell + "\t备注";
    extract::NormalText text = extract::normalise(line);
    return base::join(extract::persons_in(text, extract::pieces_of(text, 0).at(1)), "、");
}

std::string times_of(const std::string& cell) {
    std::string line = "1\t" + cell + "\t备注";
    extract::NormalText text = extract::normalise(line);
    return extract::joined_times(text, extract::pieces_of(text, 0).at(1));
}

}  // namespace

TEST_CASE("lines within a cell part whole names of units and nothing else", "[extract]") {
    const std::pair<const char*, const char*> kCells[] = {
        {"县发改局\v县财政局", "县发改局、县财政局"},
        {"县发改局、\v县财政局", "县发改局、县财政局"},
        {"县发改局\v、县财政局", "县发改局、县财政局"},
        {"县经济开发区\v管委会", "县经济开发区管委会"},
        {"县人力资源和\v社会保障局", "县人力资源和社会保障局"},
        {"县住房和城乡\v建设局\v县财政局", "县住房和城乡建设局、县财政局"},
        {"县财政局等\v有关部门", "县财政局等有关部门"},
        {"", ""},
    };
    for (const auto& [cell, expected] : kCells) {
        INFO(cell);
        CHECK(units_of(cell) == expected);
    }
}

TEST_CASE("persons stand a line each, parted by marks, or with a blank inside", "[extract]") {
    CHECK(persons_of("张超\v李丽华") == "张超、李丽华");
    CHECK(persons_of("张超、李丽华") == "张超、李丽华");
    CHECK(persons_of("程  磊") == "程磊");
    CHECK(persons_of("张超；张超") == "张超");
    CHECK(persons_of("0358-6322190").empty());
}

TEST_CASE("times a line apart stay apart, a wrapped time goes on", "[extract]") {
    CHECK(times_of("6月底前完成设计\v12月底前完工") == "6月底前完成设计；12月底前完工");
    CHECK(times_of("2024年\v6月底") == "2024年6月底");
    CHECK(times_of("长期\v坚持") == "长期坚持");
}

TEST_CASE("a column is known by any of its names", "[extract]") {
    const std::pair<const char*, Column> kNames[] = {
        {"序号", Column::kNumber},        {"主要任务", Column::kName},
        {"督导主题", Column::kName},      {"工作举措", Column::kContent},
        {"目标要求", Column::kContent},   {"责任领导", Column::kLeaders},
        {"带队院领导", Column::kLeaders}, {"牵头部门", Column::kLead},
        {"牵头科室", Column::kLead},      {"主办单位", Column::kLead},
        {"责任科室", Column::kUnits},     {"配合部门", Column::kUnits},
        {"落实单位", Column::kUnits},     {"责任主体", Column::kUnits},
        {"协办单位", Column::kUnits},     {"牵头单位及责任单位", Column::kUnits},
        {"责任人", Column::kPersons},     {"完成期限", Column::kDeadline},
        {"时间节点", Column::kDeadline},  {"时间要求", Column::kDeadline},
        {"进度安排", Column::kDeadline},  {"督办时限", Column::kDeadline},
        {"办结时限", Column::kDeadline},  {"督导时间", Column::kDeadline},
        {"监测频次", Column::kDeadline},  {"备注", Column::kOther},
        {"联系电话", Column::kOther},     {"投资额", Column::kOther},
        {"乡（镇）", Column::kTown},      {"村（社区）", Column::kTown},
        {"工作职责", Column::kDuties},    {"责任单位（排在首位的为牵头单位）", Column::kUnits},
    };
    for (const auto& [name, column] : kNames) {
        INFO(name);
        CHECK(extract::column_of(name) == column);
    }
}

TEST_CASE("a header of two rows is one, a row of work is none", "[extract]") {
    using Cells = std::vector<std::string>;
    Cells upper = {"序号", "任务", "责任分工", "", "完成时限"};
    Cells lower = {"〃", "〃", "牵头", "配合", "〃"};
    CHECK(extract::header_row(upper));
    CHECK(extract::joined_header(upper, lower) ==
          Cells{"序号", "任务", "牵头", "配合", "完成时限"});
    CHECK_FALSE(extract::header_row({"1", "供水改造", "县住建局", "县财政局", "6月底前"}));
    CHECK_FALSE(extract::header_row({"一、重点项目", "", "", "", ""}));
    CHECK_FALSE(extract::header_row({"2", "落实责任单位", "明确任务，完成时限", "", ""}));
}

#include "extract/known_units.h"

#include <catch2/catch.hpp>

#include "base/text.h"

namespace {

extract::KnownUnits hospital() {
    extract::KnownUnits known;
    known.add({"医务部", "质控办", "各科室", "塔里河市人民政府", "和硕木县人民政府"});
    known.add_short_names("设立领导小组办公室（以下简称区整治办），设在区消防救援大队。");
    return known;
}

std::string subjects(std::string_view words) {
    return base::join(hospital().subjects(words), "、");
}

}  // namespace

TEST_CASE("a name that the document lists acts in its sentences", "[extract]") {
    CHECK(subjects("质控办每月25日前汇总分析数据") == "质控办");
    CHECK(subjects("5月底前各科室提交报告，由医务部审核") == "各科室、医务部");
    CHECK(subjects("医务部、质控办组织检查") == "医务部、质控办");
    CHECK(subjects("区整治办实行周通报") == "区整治办");
    CHECK(subjects("塔里河市、和硕木县人民政府于7月底前开展自查") == "塔里河市、和硕木县人民政府");
    CHECK(subjects("使用单位应当提出申请") == "使用单位");
    CHECK(subjects("各牵头单位要会同配合单位细化方案") == "各牵头单位、配合单位");
}

TEST_CASE("a known name that is only mentioned does not act", "[extract]") {
    CHECK(subjects("质控办主任签字后归档").empty());
    CHECK(subjects("质控办的数据每月更新").empty());
    CHECK(subjects("将方案报质控办").empty());
    CHECK(subjects("分析各科室质控数据").empty());
    CHECK(subjects("理由医务部说明").empty());
    CHECK(subjects("").empty());
}

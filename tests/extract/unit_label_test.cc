#include "extract/unit_label.h"

#include <catch2/catch.hpp>

#include "extract/responsibility.h"
#include "extract/word_set.h"

TEST_CASE("a label of units is built from qualifiers, roles and bodies", "[extract]") {
    using extract::label_role;
    using extract::LabelRole;
    for (const char* words : {"牵头单位", "市级牵头部门", "总牵头单位", "主办科室", "整改牵头单位",
                              "牵头单位及责任人"}) {
        INFO(words);
        CHECK(label_role(words) == LabelRole::kLead);
    }
    for (const char* words : {"责任单位", "整改配合单位", "协作科室", "技术支撑单位", "督办单位",
                              "责任单位及完成时限", "配合单位和部门", "县级责任部门"}) {
        INFO(words);
        CHECK(label_role(words) == LabelRole::kUnits);
    }
    CHECK(label_role("包抓领导") == LabelRole::kLeaders);
    CHECK(label_role("第一责任人") == LabelRole::kPersons);
    for (const char* words : {"", "县财政局", "完成时限", "联系电话", "工作要求", "责任制",
                              "组织领导工作", "县住建局负责"}) {
        INFO(words);
        CHECK_FALSE(label_role(words).has_value());
    }
}

TEST_CASE("builders and members are no labels of responsibility for an item", "[extract]") {
    CHECK(extract::responsibility_label("整改责任单位"));
    CHECK(extract::responsibility_label("分管领导"));
    CHECK_FALSE(extract::responsibility_label("成员单位"));
    CHECK_FALSE(extract::responsibility_label("施工单位"));
    CHECK_FALSE(extract::responsibility_label("责任单位及职责"));
    CHECK_FALSE(extract::responsibility_label("完成时限"));
}

TEST_CASE("a word set tells the longest word at a place", "[extract]") {
    const extract::WordSet set = {U"县", U"县级", U"县级领导", U"市直"};
    CHECK(set.starting(U"县级领导包联") == 4);
    CHECK(set.starting(U"县级部门") == 2);
    CHECK(set.starting(U"县城") == 1);
    CHECK(set.starting(U"市级") == 0);
    CHECK(set.starting(U"") == 0);
    CHECK(set.contains(U"县级"));
    CHECK_FALSE(set.contains(U"县级领"));
    CHECK(set.ends(U"全县"));
    CHECK(set.ends(U"各市直"));
    CHECK_FALSE(set.ends(U"县城"));
    CHECK_FALSE(set.ends(U""));
}

#include "digest/clause_order.h"

#include <catch2/catch.hpp>

using digest::clause_key;

TEST_CASE("clauses and document numbers sort as they are counted", "[digest]") {
    const std::vector<std::pair<std::string, std::string>> ordered = {
        {"三/（二）", "三/（三）"},
        {"三/（九）", "三/（十）"},
        {"三/（十）", "三/（十一）"},
        {"三/（十九）", "三/（二十）"},
        {"三/（二十）", "三/（二十一）"},
        {"九十九", "一百"},
        {"一百零一", "一百一十"},
        {"二〇二四", "二〇二五"},
        {"二/3.", "二/10."},
        {"二/（３）", "二/（１０）"},
        {"二", "三/（一）"},
        {"三", "三/（一）"},
        {"", "一"},
        {"兴政办函〔2024〕7号", "兴政办函〔2024〕10号"},
        {"兴政办函〔2023〕9号", "兴政办函〔2024〕1号"},
        {"第一阶段/2", "第二阶段/1"},
    };
    for (const auto& [first, second] : ordered) {
        INFO(first << " < " << second);
        CHECK(clause_key(first) < clause_key(second));
        CHECK_FALSE(clause_key(second) < clause_key(first));
    }
}

TEST_CASE("the same number in another writing has the same place", "[digest]") {
    CHECK(clause_key("（12）") == clause_key("（十二）"));
    CHECK(clause_key("7号") == clause_key("７号"));
    CHECK(clause_key("（一）") != clause_key("(一)"));
    CHECK(clause_key("（一）") != clause_key("（二）"));
}

TEST_CASE("a numeral without end neither overflows nor throws", "[digest]") {
    CHECK(clause_key(std::string(5000, '9')) == clause_key(std::string(4000, '9')));
    std::string hundreds;
    for (int i = 0; i < 5000; ++i) hundreds += "九百";
    CHECK(clause_key(hundreds).size() == 3);
    CHECK(clause_key("\xff\xfe") == "\xff\xfe");
}

// The rule table holds itself to its examples; the pattern language and the numbers beneath it.

#include <catch2/catch.hpp>
#include <set>

#include "extract/deadline_rules.h"
#include "extract/deadline_value.h"
#include "extract/numeral.h"

using namespace extract;

namespace {

size_t matched(const char* pattern, const char* text) {
    Captures captures;
    return Phrase(pattern).match(ScanText(text), 0, captures);
}

std::optional<Numeral> numeral(const char* text) { return read_numeral(ScanText(text), 0); }

}  // namespace

TEST_CASE("every rule finds the phrasing that stands beside it", "[extract]") {
    const DeadlineRuleTable& table = DeadlineRuleTable::instance();
    for (int i = 0; i < table.size(); ++i) {
        std::set<int> found;
        for (const DeadlineSpan& span : find_deadlines(table.rule(i).example))
            found.insert(span.rule);
        INFO(table.rule(i).name << ": " << table.rule(i).example);
        CHECK(found.count(i) == 1);
    }
}

TEST_CASE("rules have names of their own", "[extract]") {
    const DeadlineRuleTable& table = DeadlineRuleTable::instance();
    std::set<std::string_view> names;
    for (int i = 0; i < table.size(); ++i) CHECK(names.insert(table.rule(i).name).second);
    CHECK(deadline_rule_name(0) == table.rule(0).name);
    CHECK(deadline_rule_name(-1).empty());
    CHECK(deadline_rule_name(table.size()).empty());
}

TEST_CASE("a pattern matches what it says and no more", "[extract]") {
    CHECK(matched("每月", "每月") == 2);
    CHECK(matched("每月", "每周") == 0);
    CHECK(matched("每个?月", "每个月底") == 3);
    CHECK(matched("每(月|季度)", "每季度") == 3);
    CHECK(matched("[日号]前", "号前") == 2);
    CHECK(matched("自<~4>起", "自印发之日起") == 6);
    CHECK(matched("自<~3>起", "自印发之日起") == 0);
    CHECK(matched("自<~4>起", "自印，发起") == 0);
    CHECK(matched("月(!底)", "月末") == 1);
    CHECK(matched("月(!底)", "月底") == 0);
    CHECK(matched("<M>月<D>日", "１２月３１日") == 6);
    CHECK(matched("<M>月<D>日", "13月31日") == 0);
    CHECK(matched("<M>月<D>日", "2月32日") == 0);
    CHECK(matched("年<B>", "年前") == 2);
    CHECK(matched("年<B>", "年前三季度") == 0);
}

TEST_CASE("a malformed pattern is a programming error", "[extract]") {
    CHECK_THROWS_AS(Phrase("(每月"), std::logic_error);
    CHECK_THROWS_AS(Phrase("每月)"), std::logic_error);
    CHECK_THROWS_AS(Phrase("<Z>"), std::logic_error);
    CHECK_THROWS_AS(Phrase("[日号"), std::logic_error);
}

TEST_CASE("numbers are read as they are printed", "[extract]") {
    CHECK(numeral("12月")->value == 12);
    CHECK(numeral("１２月")->value == 12);
    CHECK(numeral("十二月")->value == 12);
    CHECK(numeral("二十月")->value == 20);
    CHECK(numeral("三十一日")->value == 31);
    CHECK(numeral("二〇二四年")->value == 2024);
    CHECK(numeral("二○二四年")->value == 2024);
    CHECK(numeral("两个月")->value == 2);
    CHECK(numeral("一百二十日")->value == 120);
    CHECK(numeral("20 24年")->value == 2024);
    CHECK(numeral("3 2024年")->value == 3);
    CHECK_FALSE(numeral("033600"));
    CHECK_FALSE(numeral("年"));
}

TEST_CASE("a number inside a longer one is no number", "[extract]") {
    ScanText text("12024年 二十五");
    CHECK(numeral_may_start(text, 0));
    CHECK_FALSE(numeral_may_start(text, 1));
    CHECK(numeral_may_start(text, 6));
    CHECK_FALSE(numeral_may_start(text, 7));
}

TEST_CASE("a text is scanned without blanks and finds its way back", "[extract]") {
    ScanText text("２０２４\n年 6 月——７月");
    CHECK(text.view() == U"2024年6月-7月");
    CHECK(text.printed(0, 5) == "２０２４年");
    CHECK(text.gap_before(4));
    CHECK_FALSE(text.gap_before(1));
    CHECK(text.byte_begin(0) == 0);
    CHECK(text.character_at(text.byte_begin(5)) == 5);
    CHECK(text.at(99) == 0);
}

TEST_CASE("festivals are dated where the calendar knows them", "[extract]") {
    auto date = [](int festival, int year) {
        return base::format_date(*festival_date(festival, year));
    };
    CHECK(date(kSpringFestival, 2025) == "2025-01-29");
    CHECK(date(kLanternFestival, 2024) == "2024-02-24");
    CHECK(date(kQingming, 2024) == "2024-04-04");
    CHECK(date(kDragonBoat, 2025) == "2025-05-31");
    CHECK(date(kMidAutumn, 2023) == "2023-09-29");
    CHECK(date(kNationalDay, 2031) == "2031-10-01");
    CHECK_FALSE(festival_date(kSpringFestival, 2099));
}

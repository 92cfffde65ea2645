#include "digest/wording.h"

#include <catch2/catch.hpp>

#include "digest/sample_facts.h"

using namespace digest;

TEST_CASE("dates and weeks are written as an office writes them", "[digest]") {
    CHECK(long_date(test::date("2024-09-30")) == "2024年9月30日（周一）");
    CHECK(short_date(test::date("2024-11-05")) == "11月5日");
    CHECK(week_name({2024, 41}) == "2024年第41周");
    CHECK(week_with_days({2024, 41}) == "2024年第41周，10月7日至13日");
    CHECK(week_with_days({2024, 40}) == "2024年第40周，9月30日至10月6日");
    CHECK(week_with_days({2025, 1}) == "2025年第1周，12月30日至1月5日");
    CHECK(week_with_days({2026, 53}) == "2026年第53周，12月28日至1月3日");
    CHECK(week_with_days({0, 0}) == "0年第0周");
}

TEST_CASE("headings are numbered in Chinese", "[digest]") {
    const std::vector<std::pair<int, std::string>> cases = {
        {1, "一"},      {9, "九"},    {10, "十"},     {11, "十一"}, {19, "十九"}, {20, "二十"},
        {21, "二十一"}, {90, "九十"}, {99, "九十九"}, {100, "100"}, {0, "0"},     {-1, "-1"}};
    for (const auto& [number, word] : cases) CHECK(chinese_number(number) == word);
}

TEST_CASE("counts leave zeros out", "[digest]") {
    CHECK(nonzero_counts({{"逾期", 1}, {"到期", 0}, {"临期", 12}}) == "逾期1项、临期12项");
    CHECK(nonzero_counts({{"逾期", 0}}).empty());
    CHECK(units_phrase("县教科局", 1) == "县教科局");
    CHECK(units_phrase("县教科局", 3) == "县教科局等3个单位");
}

TEST_CASE("the change since last week names what changed, and nothing else", "[digest]") {
    Totals before{.open = 5, .red = 1, .yellow = 1, .green = 3, .grey = 0, .closed = 2};
    Totals now{.open = 5, .red = 2, .yellow = 1, .green = 2, .grey = 0, .closed = 2};
    CHECK(change_sentence(now, before) == "与上期周报相比，红灯增加1项，绿灯减少1项，其余持平。");
    CHECK(change_sentence(now, now) == "与上期周报相比，各项均无变化。");
    CHECK(change_sentence(now, {}) == "本期为首期周报，没有上期数可比。");
    Totals all{.open = 6, .red = 3, .yellow = 2, .green = 1, .grey = 1, .closed = 3};
    CHECK(
        change_sentence(all, now) ==
        "与上期周报相比，在办增加1项，红灯增加1项，黄灯增加1项，绿灯减少1项，灰灯增加1项，已销号增"
        "加1项。");
}

TEST_CASE("a row's clock is said in one phrase", "[digest]") {
    using ledger::State;
    struct Case {
        std::string name;
        State state;
        int overdue;
        std::optional<int> left;
        bool soft;
        std::string phrase;
    };
    const Case cases[] = {
        {"overdue", State::kWorking, 8, {}, false, "已逾期8天"},
        {"claimed too late", State::kClaimed, 1, {}, false, "已逾期1天"},
        {"due today", State::kWorking, 0, 0, false, "今天到期"},
        {"due tomorrow", State::kIssued, 0, 1, false, "剩余1天"},
        {"claimed in time, date past", State::kClaimed, 0, {}, false, "已按期申请销号"},
        {"claimed in time, date to come", State::kClaimed, 0, 5, false, "剩余5天"},
        {"soft date past", State::kWorking, 0, {}, true, "已过力争时限"},
        {"closed", State::kClosed, 3, {}, false, "已销号"},
        {"suspended", State::kSuspended, 0, 5, false, "已中止"},
    };
    for (const Case& c : cases) {
        INFO(c.name);
        Row row;
        row.state = c.state;
        row.due = test::date("2024-10-01");
        row.days_overdue = c.overdue;
        row.days_left = c.left;
        row.soft = c.soft;
        CHECK(standing_phrase(row) == c.phrase);
    }
    CHECK(standing_phrase(Row{}).empty());
}

// What is said about time without being a deadline: bad-input rows 56 to 58.

#include <catch2/catch.hpp>
#include <string>

#include "extract/deadline.h"
#include "extract/deadline_doubt.h"

namespace {

std::vector<ledger::Deadline> found(const std::string& text) {
    return extract::deadlines_in(text, {*base::parse_date("2023-04-15")});
}

}  // namespace

TEST_CASE("a time without an end is no deadline but can be told", "[extract]") {
    for (const char* text : {"持续推进", "立即整改到位", "长 期\n坚持", "即日起执行"}) {
        CHECK(extract::find_deadlines(text).empty());
        CHECK_FALSE(extract::open_ended_wording(text).empty());
    }
    CHECK(extract::open_ended_wording("要长 期\n坚持") == "长期坚持");
    CHECK(extract::open_ended_wording("6月底前完成").empty());
}

TEST_CASE("a date that no calendar knows is told and invents no deadline", "[extract]") {
    struct Row {
        const char* text;
        const char* wording;
    };
    for (Row row : {Row{"2月30日前完成", "2月30日"}, Row{"13月5日前完成", "13月5日"},
                    Row{"于9月31日前报送", "9月31日"}, Row{"2023年2月29日前", "2月29日"},
                    Row{"十三月底前完成", "十三月底"}, Row{"6 月\n31 日前", "6月31日"},
                    Row{"0月底前完成", "0月底"}, Row{"每年2月30日前报送", "2月30日"}}) {
        INFO(row.text);
        CHECK(extract::impossible_date_wording(row.text) == row.wording);
        CHECK(found(row.text).empty());
    }
}

TEST_CASE("dates that some year has are not told", "[extract]") {
    for (const char* text : {"2月29日前完成", "2024年2月29日前", "6月30日24:00前报送", "12月底前",
                             "3—5月", "每月31日前", "13710工作制度", "2023年12月31日24时前",
                             "12个月内", "百日攻坚", "31日前报送"}) {
        INFO(text);
        CHECK(extract::impossible_date_wording(text).empty());
    }
    CHECK(extract::impossible_date_wording("6月30日25时前") == "25时");
}

TEST_CASE("a possible date beside an impossible one is kept", "[extract]") {
    REQUIRE(found("6月31日前和9月底前").size() == 1);
    CHECK(found("6月31日前和9月底前").front().due == base::parse_date("2023-09-30"));
}

TEST_CASE("a date in figures alone is left to the officer", "[extract]") {
    for (const char* text : {"26/3/5前完成", "3-5前完成", "0年底前完成", "0年内"}) {
        INFO(text);
        CHECK(found(text).empty());
    }
    REQUIRE(found("2026.3前完成").size() == 1);
    CHECK(found("2026.3前完成").front().due == base::parse_date("2026-03-31"));
}

TEST_CASE("a month before the document's own stands in its year", "[extract]") {
    REQUIRE(found("次年1月底前完成").size() == 1);
    CHECK(found("次年1月底前完成").front().due == base::parse_date("2024-01-31"));
    CHECK(found("二〇二六年三月底前").front().due == base::parse_date("2026-03-31"));
}

TEST_CASE("a term ahead of an event names the event", "[extract]") {
    CHECK(found("应在会议召开前3日报送").front().event == "会议召开前");
    CHECK(found("须提前3个工作日报送").front().event == "提前");
    CHECK(found("会议召开后3日内印发").front().event == "会议召开");
}

// Spans, years that are not printed, hostile text.

#include "extract/deadline.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "extract/unit_mention.h"

using extract::DeadlineContext;
using extract::DeadlineSpan;

namespace {

base::Date day(int year, int month, int d) { return *base::civil_date(year, month, d); }

std::string due_of(std::string_view text, const DeadlineContext& context) {
    std::vector<ledger::Deadline> found = extract::deadlines_in(text, context);
    return found.size() == 1 && found[0].due ? base::format_date(*found[0].due) : "none";
}

void check_spans(std::string_view text) {
    size_t from = 0;
    for (const DeadlineSpan& span : extract::find_deadlines(text)) {
        CHECK(span.begin < span.end);
        CHECK(span.end <= text.size());
        CHECK(span.begin >= from);
        from = span.begin;
        (void)extract::resolve_deadline(text, span, {day(2024, 5, 7)});
    }
    (void)extract::unit_mentions(text);
    (void)extract::acting_units(text);
}

}  // namespace

TEST_CASE("a span holds the bytes of the wording", "[extract]") {
    std::string text = "请于 2024 年 6 月\n30 日前报送";
    std::vector<DeadlineSpan> spans = extract::find_deadlines(text);
    REQUIRE(spans.size() == 1);
    CHECK(text.substr(spans[0].begin, spans[0].end - spans[0].begin) == "2024 年 6 月\n30 日前");
    ledger::Deadline found = extract::resolve_deadline(text, spans[0], {day(2024, 5, 7)});
    CHECK(found.text == "2024年6月30日前");
    CHECK(found.due == day(2024, 6, 30));
}

TEST_CASE("a span says which rule found it", "[extract]") {
    std::vector<DeadlineSpan> spans = extract::find_deadlines("每月20日前报送");
    REQUIRE(spans.size() == 1);
    CHECK(extract::deadline_rule_name(spans[0].rule) == "day of each month");
}

TEST_CASE("a year that is not printed comes from the phase, then from the document", "[extract]") {
    DeadlineContext context{day(2024, 5, 7)};
    CHECK(due_of("6月底前完成", context) == "2024-06-30");
    context.year = 2025;
    CHECK(due_of("6月底前完成", context) == "2025-06-30");
    CHECK(due_of("2026年6月底前完成", context) == "2026-06-30");
    CHECK(due_of("今年6月底前完成", context) == "2024-06-30");
    CHECK(due_of("次年6月底前完成", context) == "2026-06-30");
}

TEST_CASE("an end of month without its month is that of the phase", "[extract]") {
    DeadlineContext context{day(2024, 4, 13)};
    CHECK(due_of("必须保证月底全部落实到位", context) == "2024-04-30");
    context.phase_start = day(2024, 3, 1);
    CHECK(due_of("必须保证月底全部落实到位", context) == "2024-03-31");
}

TEST_CASE("a date behind another in the sentence stands in its year", "[extract]") {
    std::vector<ledger::Deadline> found =
        extract::deadlines_in("2025年3月底前开工，10月底前完工", {day(2024, 5, 7)});
    REQUIRE(found.size() == 2);
    CHECK(found[1].due == day(2025, 10, 31));
    found = extract::deadlines_in("到2027年建成体系，6月底前完成方案", {day(2024, 5, 7)});
    REQUIRE(found.size() == 2);
    CHECK(found[1].due == day(2024, 6, 30));
}

TEST_CASE("a wording keeps its event", "[extract]") {
    std::vector<ledger::Deadline> found =
        extract::deadlines_in("应当自收到评估报告之日起10日内申请复核", {day(2021, 7, 20)});
    REQUIRE(found.size() == 1);
    CHECK(found[0].event == "收到评估报告");
    CHECK(found[0].text == "自收到评估报告之日起10日内");
    CHECK(found[0].days == 10);
}

TEST_CASE("days that the calendar lacks are no deadlines", "[extract]") {
    CHECK(due_of("2月30日前完成", {day(2024, 1, 1)}) == "none");
    CHECK(due_of("2023年2月29日前完成", {day(2023, 1, 1)}) == "none");
    CHECK(due_of("13月底前完成", {day(2024, 1, 1)}) == "none");
}

TEST_CASE("an empty text has no deadline and no unit", "[extract]") {
    CHECK(extract::find_deadlines("").empty());
    CHECK(extract::unit_mentions("").units.empty());
    CHECK(extract::acting_units(" \n\t").empty());
}

TEST_CASE("any bytes are read without harm", "[extract]") {
    const std::string seed =
        "（县财政局牵头，县审计局配合；2024年6月底前完成）每月20日前、自收到之日起5个工作日内责任单"
        "位：";
    for (size_t cut = 0; cut <= seed.size(); ++cut) {
        check_spans(seed.substr(0, cut));
        check_spans(seed.substr(cut));
    }
    std::mt19937 random(7);
    for (int round = 0; round < 2000; ++round) {
        std::string text = seed;
        for (int i = 0; i < 12; ++i) text[random() % text.size()] = static_cast<char>(random());
        check_spans(text);
    }
}

TEST_CASE("long runs of one wording are read", "[extract]") {
    for (const char* unit :
         {"6月、", "自", "《", "1 ", "县局和", "（", "）", "每月", "由县财政局", "责任单位："}) {
        std::string text;
        while (text.size() < 30000) text += unit;
        check_spans(text);
    }
    CHECK(true);
}

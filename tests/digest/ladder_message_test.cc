// The ladder message in its two forms.

#include <catch2/catch.hpp>

#include "digest/render.h"
#include "digest/sample_facts.h"

using namespace digest;
using Catch::Contains;

namespace {

LadderMessage with(const std::string& rung, const std::vector<Row>& rows, bool office = false) {
    LadderMessage m;
    m.today = test::date(test::kTuesday);
    m.office = office;
    m.addressee = "县卫健局联络员";
    m.sections = {{rung, "某梯级", rows}};
    return m;
}

}  // namespace

TEST_CASE("the ladder's subject names kind, unit, counts and day", "[digest]") {
    struct Case {
        std::string rung;
        bool office;
        std::string subject;
    };
    const Case cases[] = {
        {"O1", false, "【逾期通知】县卫健局：逾期1项（10月8日）"},
        {"R1", false, "【督办提醒】县卫健局：到期1项（10月8日）"},
        {"R0", false, "【督办提醒】县卫健局：临期1项（10月8日）"},
        {"R0E", false, "【督办提醒】县卫健局：提前告知1项（10月8日）"},
        {"O2", false, "【逾期通知】县卫健局：升级督办1项（10月8日）"},
        {"O3", false, "【逾期通知】县卫健局：提级督办1项（10月8日）"},
        {"O9", false, "【逾期通知】县卫健局：某梯级1项（10月8日）"},
        {"O4", true, "【逾期告警】10月8日：通报约谈建议1项（县卫健局）"},
        {"O1", true, "【逾期告警】10月8日：逾期1项（县卫健局）"},
        {"R0", true, "【督办提醒】10月8日：临期1项（县卫健局）"},
    };
    for (const Case& c : cases) {
        INFO(c.rung << c.office);
        CHECK(render(with(c.rung, {test::health_lounge()}, c.office)).subject == c.subject);
    }
}

TEST_CASE("a late ladder message is marked 补发, one in time is not", "[digest]") {
    LadderMessage m = with("R0", {test::health_lounge()});
    CHECK_THAT(render(m).text, !Contains("补发"));
    m.late = true;
    CHECK(render(m).subject == "【督办提醒·补发】县卫健局：临期1项（10月8日）");
    CHECK(render(m).text.starts_with("【补发】"));
}

TEST_CASE("what is overdue stands before what is due, whatever the order of the facts",
          "[digest]") {
    LadderMessage m = test::office_ladder();
    std::swap(m.sections[0], m.sections[1]);
    std::string text = render(m).text;
    CHECK(text == render(test::office_ladder()).text);
    CHECK(text.find("一、逾期告警") < text.find("二、载入时已逾期事项（3项，3个单位）"));
    CHECK(text.find("二、载入") < text.find("三、临期提醒（1项，1个单位）"));
    CHECK(text.find("三、临期") < text.find("四、已销号事项（1项）"));
}

TEST_CASE("several units of one liaison are counted once each", "[digest]") {
    LadderMessage m =
        with("R0", {test::charging_posts("县住建局"), test::charging_posts("县能源局"),
                    test::charging_posts("县住建局")});
    CHECK(render(m).subject == "【督办提醒】县住建局等2个单位：临期3项（10月8日）");
}

TEST_CASE("rows already overdue when loaded make an alert of their own", "[digest]") {
    LadderMessage m;
    m.today = test::date(test::kTuesday);
    m.office = true;
    m.loaded_overdue = {test::old_row("县应急局"), test::old_row("蔚汾镇")};
    Rendered mail = render(m);
    CHECK(mail.subject == "【逾期告警】10月8日：载入时已逾期2项（县应急局等2个单位）");
    CHECK_THAT(mail.text, Contains("（二）蔚汾镇：1项，最长逾期282天"));
    CHECK_THAT(mail.text, !Contains("临期"));
}

TEST_CASE("closed rows are told in a line each, and alone they raise no alarm", "[digest]") {
    LadderMessage m;
    m.today = test::date(test::kTuesday);
    m.addressee = "县教科局联络员";
    Row row = test::kindergartens();
    row.state = ledger::State::kClosed;
    m.closed = {row};
    Rendered mail = render(m);
    CHECK(mail.subject == "【销号告知】县教科局：已销号1项（10月8日）");
    CHECK_THAT(mail.text,
               Contains("1. 新建三所公办幼儿园（县教科局，兴政办函〔2024〕7号 三/（一））\n"));
    CHECK_THAT(mail.text, !Contains("原文"));
}

TEST_CASE("a message without any row names its addressee and promises nothing", "[digest]") {
    LadderMessage m;
    m.today = test::date(test::kTuesday);
    m.addressee = "县教科局联络员";
    CHECK(render(m).subject == "【销号告知】县教科局联络员：没有需要告知的事项（10月8日）");
}

// Who is told what on which rung, and what keeps anybody from being told twice.

#include "supervision/ladder_run.h"

#include <catch2/catch.hpp>
#include <map>

#include "supervision/small_county.h"

using namespace test;
using supervision::Tick;

namespace {

// Rung days of a task due on Thursday 2024-10-31, issued on 2024-05-07.
constexpr const char *kWarn = "2024-10-24 09:00", *kDueDay = "2024-10-31 09:00",
                     *kOverdue = "2024-11-01 09:00";

SmallLedger october(const std::vector<std::string>& units) {
    SmallLedger l("2024-05-07 08:00");
    l.enter(plan({task("一", units, "2024-10-31")}));
    l.run_until("2024-10-23 18:00");
    return l;
}

}  // namespace

TEST_CASE("each rung goes to its posts", "[supervision]") {
    SmallLedger l = october({"县教体局"});
    int64_t id = l.row("一").id;
    CHECK(l.said(id) == Lines{"R0E education@x"});
    l.tick_at(kWarn);
    CHECK(l.said(id).back() == "R0 education@x");
    l.tick_at(kDueDay);
    Lines due = l.said(id);
    CHECK(Lines(due.end() - 2, due.end()) == Lines{"R1 education.head@x", "R1 education@x"});
    l.tick_at(kOverdue);
    Lines all = l.said(id);
    CHECK(all.size() == 6);
    CHECK(Lines(all.end() - 2, all.end()) == Lines{"O1 education@x", "O1 office@x"});
    CHECK(l.last_to("office@x").kind == "office");
    CHECK(l.last_to("education@x").kind == "ladder");
    CHECK(l.last_to("education.head@x").decided_at == instant(kDueDay));
    l.run_until("2024-11-05 18:00");
    CHECK(l.said(id).size() == 6);
}

TEST_CASE("a unit without a liaison: the office is told instead, marked 无收件人",
          "[supervision]") {
    SmallLedger l = october({"县交通局", "县教体局"});
    int64_t id = l.row("一", "县交通局").id;
    l.tick_at(kWarn);
    CHECK(l.said(id).back() == "R0 office@x");
    CHECK(has(l.last_to("office@x").text, "无收件人"));
    CHECK_FALSE(has(l.last_to("education@x").text, "无收件人"));
    l.tick_at(kOverdue);
    CHECK(l.said(id).back() == "O1 office@x");
    std::string text = l.last_to("office@x").text;
    CHECK(text.find("无收件人") != text.npos);
    CHECK(text.find("无收件人") == text.rfind("无收件人"));
}

TEST_CASE("both officers are told, one mailbox once", "[supervision]") {
    SmallLedger l = october({"县教体局"});
    units::Register two = small_county();
    two.units.back().posts.push_back({units::PostRole::kOfficer, "张三", "second@x", {}});
    two.units.back().posts.push_back({units::PostRole::kOfficer, "赵六", "office@x", {}});
    l.use(two);
    l.tick_at(kOverdue);
    CHECK(l.said(l.row("一").id) ==
          Lines{"R0E education@x", "O1 education@x", "O1 office@x", "O1 second@x"});
    CHECK(l.last_to("second@x").text != "");
}

TEST_CASE("nobody to tell: the row waits until there is somebody", "[supervision]") {
    SmallLedger l = october({"县交通局"});
    units::Register empty = small_county();
    empty.units.back().posts.clear();
    l.use(empty);
    size_t before = l.log().size();
    l.tick_at(kOverdue);
    CHECK(l.log().size() == before);
    l.use(small_county());
    l.run_until("2024-11-05 18:00");
    CHECK(l.said(l.row("一").id).back() == "O1 office@x");
}

TEST_CASE("one message holds all rows of a recipient, highest rung first", "[supervision]") {
    SmallLedger l("2024-05-07 08:00");
    l.enter(plan({task("一", {"县教体局"}, "2024-10-31"), task("二", {"县教体局"}, "2024-11-08"),
                  task("三", {"县教体局", "蔚汾镇"}, "2024-10-31")}));
    l.run_until("2024-10-31 18:00");
    size_t before = l.log().size();
    l.tick_at(kOverdue);
    CHECK(l.log().size() == before + 3);
    std::string text = l.last_to("education@x").text;
    REQUIRE(has(text, "任务二"));
    CHECK(text.find("任务一") < text.find("任务二"));
    CHECK(text.find("任务三") < text.find("任务二"));
    CHECK(has(l.last_to("office@x").text, "任务三"));
    CHECK_FALSE(has(l.last_to("office@x").text, "任务二"));
    CHECK_FALSE(has(l.last_to("t1@x").text, "任务一"));
}

TEST_CASE("a second run at the same instant decides nothing more", "[supervision]") {
    SmallLedger l = october({"县教体局", "县交通局"});
    for (const char* at : {kWarn, kDueDay, kOverdue}) {
        CAPTURE(at);
        CHECK(l.tick_at(at).notices > 0);
        std::string before = dump(l.db);
        Tick again = l.tick_once();
        CHECK(again.notices + again.ladder_messages + again.office_messages + again.digests == 0);
        CHECK(dump(l.db) == before);
        CHECK(again.next > l.now);
    }
}

TEST_CASE("outside the window and on days off nothing is decided", "[supervision]") {
    struct Case {
        const char* at;
        bool decides;
    };
    const Case cases[] = {
        {"2024-10-24 08:29", false}, {"2024-10-24 08:59", false}, {"2024-10-24 09:00", true},
        {"2024-10-24 17:29", true},  {"2024-10-24 17:30", false}, {"2024-10-26 10:00", false},
        {"2024-10-27 10:00", false}, {"2024-10-24 00:00", false}, {"2024-10-25 09:00", true},
    };
    for (const Case& c : cases) {
        CAPTURE(c.at);
        SmallLedger l = october({"县教体局"});
        CHECK((l.tick_at(c.at).notices > 0) == c.decides);
    }
    SmallLedger holiday("2024-05-07 08:00");
    holiday.enter(plan({task("一", {"县教体局"}, "2024-09-30")}));
    holiday.run_until("2024-09-30 18:00");
    CHECK(holiday.tick_at("2024-10-04 10:00").notices == 0);
    CHECK(holiday.tick_at("2024-10-08 09:00").notices == 2);
    // A Saturday that is a make-up workday.
    SmallLedger made_up("2024-05-07 08:00");
    made_up.enter(plan({task("一", {"县教体局"}, "2024-10-11")}));
    made_up.run_until("2024-10-11 18:00");
    CHECK(made_up.tick_at("2024-10-12 09:00").notices == 2);
}

TEST_CASE("after a week of silence one message with the highest rung, marked 补发",
          "[supervision]") {
    SmallLedger l = october({"县教体局"});
    size_t before = l.log().size();
    l.tick_at("2024-11-08 10:00");
    Lines now = l.log();
    now.erase(now.begin(), now.begin() + static_cast<long>(before));
    CHECK(now == Lines{"2024-11-08 10:00 education.head@x", "2024-11-08 10:00 education@x",
                       "2024-11-08 10:00 office@x"});
    CHECK(l.said(l.row("一").id) ==
          Lines{"R0E education@x", "O2 education.head@x", "O2 education@x", "O2 office@x"});
    CHECK(has(l.last_to("education@x").subject, "补发"));
    CHECK(has(l.last_to("office@x").subject, "补发"));
    SmallLedger punctual = october({"县教体局"});
    punctual.run_until("2024-11-08 18:00");
    CHECK_FALSE(has(punctual.last_to("office@x").subject, "补发"));
}

TEST_CASE("a new calendar or new rules say nothing a second time", "[supervision]") {
    SmallLedger l = october({"县教体局"});
    l.enter(plan({task("一", {"县教体局"}, "2024-10-31"), task("二", {"蔚汾镇"}, "2024-12-31")}));
    l.run_until("2024-11-04 18:00");
    size_t before = l.log().size();
    supervision::derive_all_days(l.db, l.setup, l.now);
    l.run_until("2024-11-05 18:00");
    CHECK(l.log().size() == before);
    CHECK(l.said(l.row("一").id).size() == 6);
    // Rules that warn earlier take effect.
    l.setup.ladder.long_warn = 38;
    supervision::derive_all_days(l.db, l.setup, l.now);
    l.run_until("2024-11-08 18:00");
    CHECK(l.said(l.row("二").id).back() == "R0 t1@x");
}

TEST_CASE("a derivation after downtime keeps the mark 补发", "[supervision]") {
    SmallLedger l = october({"县教体局"});
    l.now = instant("2024-11-08 10:00");
    supervision::derive_all_days(l.db, l.setup, l.now);
    l.tick_once();
    CHECK(has(l.last_to("office@x").subject, "补发"));
}

TEST_CASE("a row whose recipient had a message today waits for the next working day",
          "[supervision]") {
    SmallLedger l = october({"县教体局"});
    l.tick_at(kOverdue);
    l.now = instant("2024-11-01 11:00");
    ledger::Plan more = plan({task("甲", {"县教体局"}, "2024-11-05")});
    more.number = "8号";
    l.enter(more, "b.toml");
    CHECK(l.tick_once().notices == 0);
    l.run_until("2024-11-04 18:00");
    CHECK(l.log().back() == "2024-11-04 09:00 education@x");
    CHECK_FALSE(has(l.last_to("education@x").subject, "补发"));
}

TEST_CASE("a soft date never enters the ladder", "[supervision]") {
    SmallLedger l("2024-05-07 08:00");
    l.enter(plan({task("一", {"县教体局"}, "2024-10-31", true)}));
    l.run_until("2024-12-31 18:00");
    CHECK(l.log().empty());
    CHECK(ledger::light(l.row("一").standing(), date("2024-10-31")) == ledger::Light::kYellow);
    CHECK(ledger::light(l.row("一").standing(), date("2024-12-31")) == ledger::Light::kYellow);
    CHECK(ledger::light(l.row("一").standing(), date("2024-10-30")) == ledger::Light::kGreen);
}

TEST_CASE("overdue when loaded: one summary to the office, the ladder after an officer's word",
          "[supervision]") {
    SmallLedger l("2024-11-04 10:00");
    l.enter(plan({task("一", {"县教体局"}, "2024-10-31"), task("二", {"蔚汾镇"}, "2024-10-15"),
                  task("三", {"康宁镇"}, "2024-12-31")}));
    l.tick_once();
    CHECK(l.log() == Lines{"2024-11-04 10:00 office@x"});
    std::string text = l.last_to("office@x").text;
    CHECK(has(text, "载入时已逾期"));
    CHECK(has(text, "任务一"));
    CHECK(has(text, "任务二"));
    CHECK_FALSE(has(text, "任务三"));
    CHECK(l.row("一").loaded_overdue == "announced");
    l.run_until("2024-11-20 08:00");
    CHECK(l.log().size() == 1);
    REQUIRE(supervision::confirm_overdue(l.db, l.row("一").id, {"督查员"}, l.setup, l.now).ok());
    l.run_until("2024-11-22 18:00");
    CHECK(l.log() == Lines{"2024-11-04 10:00 office@x", "2024-11-20 09:00 education@x",
                           "2024-11-20 09:00 office@x"});
    CHECK(l.said(l.row("二").id) == Lines{"loaded office@x"});
}

TEST_CASE("a new due date starts the ladder of a row that was overdue when loaded",
          "[supervision]") {
    SmallLedger l("2024-11-04 10:00");
    l.enter(plan({task("一", {"县教体局"}, "2024-10-31")}));
    l.run_until("2024-11-05 18:00");
    l.enter(plan({task("一", {"县教体局"}, "2024-11-29")}));
    CHECK(l.row("一").loaded_overdue == "no");
    l.run_until("2024-11-22 18:00");
    CHECK(l.log().back() == "2024-11-22 09:00 education@x");
}

TEST_CASE("work that is done or dropped before the summary is not in it", "[supervision]") {
    SmallLedger l("2024-11-04 18:00");
    l.enter(plan({task("一", {"县教体局"}, "2024-10-31"), task("二", {"蔚汾镇"}, "2024-10-15"),
                  task("三", {"康宁镇"}, "2024-10-15")}));
    l.enter(plan({task("一", {"县教体局"}, "2024-10-31"), task("三", {"康宁镇"}, "2024-10-15")}));
    int64_t id = l.row("三").id;
    REQUIRE(supervision::acknowledge(l.db, id, {"甲"}, l.now).ok());
    REQUIRE(supervision::claim(l.db, id, {"甲"}, "完工", "报告", date("2024-10-14"), l.now).ok());
    l.run_until("2024-11-06 18:00");
    std::string text = l.last_to("office@x").text;
    CHECK(has(text, "任务一"));
    CHECK_FALSE(has(text, "任务二"));
    CHECK_FALSE(has(text, "任务三"));
    CHECK(l.log().size() == 1);
}

TEST_CASE("县卫体局, named in May, is written to under its successor's name and holder",
          "[supervision]") {
    SmallLedger l("2024-05-07 08:00");
    l.enter(plan({task("一", {"县卫体局"}, "2024-05-29"), task("二", {"县卫体局"}, "2024-06-28")}));
    l.run_until("2024-05-29 18:00");
    CHECK(l.row("一").printed_name == "县卫体局");
    CHECK(l.last_to("health.old@x").to_name == "县卫体局联络员王芳");
    CHECK(has(l.last_to("health.old@x").text, "县卫体局"));
    CHECK_FALSE(has(l.last_to("health.old@x").text, "县卫健局"));
    l.run_until("2024-07-01 18:00");
    store::Message after = l.last_to("health.new@x");
    CHECK(after.to_name == "县卫健局联络员李强");
    CHECK(has(after.subject, "县卫健局"));
    CHECK_FALSE(has(after.text, "县卫体局"));
    CHECK(has(l.last_to("office@x").text, "县卫健局"));
    for (const store::Message& m : l.messages()) {
        CAPTURE(m.to_address, base::format_local(m.decided_at));
        CHECK((m.to_address != "health.old@x" || m.decided_at < instant("2024-05-30 00:00")));
        CHECK((m.to_address != "health.new@x" || m.decided_at >= instant("2024-05-30 00:00")));
    }
}

TEST_CASE("the real county: 县卫体局 of 兴政办函〔2024〕7号 is 县卫健局 in September",
          "[supervision]") {
    Ledger l("2024-05-07 08:00");
    l.load("2024-05-07-livelihood-projects.toml");
    l.run_until("2024-09-24 18:00");
    store::Message mail = l.messages().front();
    CHECK(mail.to_address == "health.liaison@xingxian.example");
    CHECK(has(mail.text, "县卫健局"));
    CHECK_FALSE(has(mail.text, "县卫体局"));
    CHECK(l.find("建成城市健康客厅").printed_name == "县卫体局");
}

TEST_CASE("a year of all plans: at most one ladder message a recipient and working day",
          "[supervision]") {
    Ledger l("2024-04-01 08:00");
    for (const char* file : {"2024-05-07-livelihood-projects.toml", "2024-04-08-work-safety.toml",
                             "2024-05-15-rural-toilets.toml", "2024-05-16-consumer-services.toml",
                             "2024-05-22-courtyard-economy.toml", "2024-05-28-land-reserve.toml"})
        l.load(file);
    l.run_until("2025-03-31 18:00");
    std::map<std::string, int> count;
    for (const store::Message& m : l.messages()) {
        base::Date day = base::local_date(m.decided_at);
        CHECK(l.setup.calendar.is_workday(day));
        CHECK(supervision::inside_window(l.setup, m.decided_at));
        if (m.kind == "ladder" || m.kind == "office")
            CHECK(++count[m.to_address + base::format_date(day)] == 1);
    }
    CHECK(count.size() > 20);
    for (const store::AssignmentRow& a : store::all_assignments(l.db)) {
        std::map<std::string, int> said;
        for (const store::Notice& n : store::notices_of(l.db, a.id))
            CHECK(++said[n.rung + n.recipient] == 1);
    }
}

// The weekly digests: on which day, to whom, once; missed, empty, late.

#include "supervision/digest_run.h"

#include <catch2/catch.hpp>
#include <set>

#include "base/json.h"
#include "supervision/small_county.h"

using namespace test;
using supervision::Tick;

namespace {

std::vector<store::Message> digests(SmallLedger& l, const std::string& kind = "digest") {
    std::vector<store::Message> out;
    for (const store::Message& m : l.messages())
        if (m.kind == kind) out.insert(out.begin(), m);
    return out;
}

// Up to the week before the one at hand, so that its digests are what is decided next.
SmallLedger ready(std::string_view until) {
    SmallLedger l("2024-05-07 08:00");
    l.enter(plan({task("一", {"县教体局"}, "2024-10-31"), task("二", {"各乡镇"}, "2024-12-31")}));
    l.run_until(until);
    return l;
}

size_t sent_between(SmallLedger& l, std::string_view from, std::string_view to,
                    const std::string& kind = "digest") {
    size_t count = 0;
    for (const store::Message& m : digests(l, kind))
        count += m.decided_at >= instant(from) && m.decided_at < instant(to);
    return count;
}

}  // namespace

TEST_CASE("the digest of the week of 7 October goes out on Tuesday 8 October at 08:30, once",
          "[supervision]") {
    SmallLedger l = ready("2024-09-30 18:00");
    for (const char* early : {"2024-10-01 08:30", "2024-10-06 09:00", "2024-10-07 08:30",
                              "2024-10-07 10:00", "2024-10-08 08:29"})
        CHECK(l.tick_at(early).digests == 0);
    CHECK(l.tick_at("2024-10-08 08:29").next == instant("2024-10-08 08:30"));
    CHECK(l.tick_at("2024-10-08 08:30").digests == 4);
    CHECK(sent_between(l, "2024-10-01 00:00", "2024-10-14 00:00") == 3);
    CHECK(sent_between(l, "2024-10-01 00:00", "2024-10-14 00:00", "office_digest") == 1);
    CHECK_FALSE(has(l.last_to("office@x", true).subject, "补发"));
    for (const char* later : {"2024-10-08 08:30", "2024-10-09 09:00", "2024-10-12 09:00"})
        CHECK(l.tick_at(later).digests == 0);
    CHECK(l.tick_at("2024-10-14 08:30").digests == 4);
}

TEST_CASE("every week has its digest on its first working day", "[supervision]") {
    SmallLedger l = ready("2025-02-28 18:00");
    std::vector<store::Message> all = digests(l, "office_digest");
    std::set<std::string> weeks;
    for (const store::Message& m : all) {
        base::Date day = base::local_date(m.decided_at);
        std::string week = calendar::format_iso_week(calendar::iso_week(day));
        CAPTURE(week);
        CHECK(weeks.insert(week).second);
        CHECK_FALSE(has(m.subject, "补发"));
        if (week == "2024-W19") continue;  // the ledger began within it
        CHECK(day == calendar::first_workday_of_week(day, l.setup.calendar));
        CHECK(base::local_time_of_day(m.decided_at) == std::chrono::minutes(510));
    }
    // 2024-W19 to 2025-W09; 2025-W05 is 春节 but its Sunday and Monday, which is a working day.
    CHECK(weeks.size() == 43);
    CHECK(weeks.contains("2024-W52"));
    CHECK(weeks.contains("2025-W01"));
}

TEST_CASE("after downtime only the latest digest is sent, late and marked 补发", "[supervision]") {
    SmallLedger l = ready("2024-08-30 18:00");
    l.tick_at("2024-09-19 10:00");
    CHECK(sent_between(l, "2024-09-01 00:00", "2024-09-20 00:00", "office_digest") == 1);
    CHECK(sent_between(l, "2024-09-01 00:00", "2024-09-20 00:00") == 3);
    for (const char* address : {"office@x", "education@x"}) {
        CHECK(has(l.last_to(address, true).subject, "补发"));
        CHECK(has(l.last_to(address, true).key, "2024-W38"));
    }
    CHECK(l.tick_at("2024-09-20 10:00").digests == 0);
    l.tick_at("2024-09-23 08:30");
    CHECK_FALSE(has(l.last_to("office@x", true).subject, "补发"));
}

TEST_CASE("the first digest of a ledger that begins within a week is not late", "[supervision]") {
    SmallLedger l("2024-05-08 10:00");
    l.enter(plan({task("一", {"县教体局"}, "2024-05-15")}));
    CHECK(l.tick_once().digests == 2);
    CHECK_FALSE(has(l.last_to("office@x", true).subject, "补发"));
    CHECK_FALSE(has(l.last_to("education@x", true).subject, "补发"));
    l.tick_at("2024-05-15 10:00");
    CHECK(has(l.last_to("office@x", true).subject, "补发"));
}

TEST_CASE("back on a weekend, the missed week is past and the next one is on time",
          "[supervision]") {
    SmallLedger l = ready("2024-08-30 18:00");
    Tick tick = l.tick_at("2024-09-07 10:00");
    CHECK(tick.digests == 0);
    CHECK(tick.next <= instant("2024-09-09 08:30"));
    l.run_until("2024-09-09 18:00");
    CHECK(sent_between(l, "2024-09-01 00:00", "2024-09-10 00:00", "office_digest") == 1);
    CHECK_FALSE(has(l.last_to("office@x", true).subject, "补发"));
}

TEST_CASE("an empty digest is counted and not sent", "[supervision]") {
    SmallLedger l("2024-05-07 08:00");
    l.enter(plan({task("一", {"县教体局"}, "2024-12-31")}));
    l.run_until("2024-05-13 18:00");
    // Townships have no work; 县卫体局 has none either.
    CHECK(sent_between(l, "2024-05-13 00:00", "2024-05-14 00:00") == 1);
    CHECK(text_of(l.db,
                  "SELECT count(*) FROM digest_issue WHERE iso_week = '2024-W20' AND "
                  "message_id IS NULL") == "3");
    std::vector<store::Event> events = store::events_since(l.db, 0);
    CHECK(events.back().kind == "digest.issue");
    CHECK(events.back().after == base::Json::object().set("sent", 1).set("empty", 3));
    CHECK(has(l.last_to("office@x", true).text, "3"));
}

TEST_CASE("a liaison's digest holds the rows of all their units and of no other", "[supervision]") {
    SmallLedger l("2024-05-07 08:00");
    units::Register shared = small_county();
    shared.units[2].posts.push_back({units::PostRole::kLiaison, "", "education@x", {}});
    l.use(shared);
    l.enter(plan({task("一", {"县教体局"}, "2024-10-15"), task("二", {"县交通局"}, "2024-10-15"),
                  task("三", {"蔚汾镇"}, "2024-10-15")}));
    l.run_until("2024-10-08 08:30");
    std::string text = l.last_to("education@x", true).text;
    CHECK(has(text, "任务一"));
    CHECK(has(text, "任务二"));
    CHECK_FALSE(has(text, "任务三"));
    CHECK_FALSE(has(l.last_to("t1@x", true).text, "任务一"));
    std::string office = l.last_to("office@x", true).text;
    for (const char* title : {"任务一", "任务二", "任务三"}) CHECK(has(office, title));
}

TEST_CASE("an officer who is a liaison too gets both digests", "[supervision]") {
    SmallLedger l("2024-05-07 08:00");
    units::Register both = small_county();
    both.units.back().posts.push_back({units::PostRole::kLiaison, "", "office@x", {}});
    l.use(both);
    l.enter(plan({task("一", {"县政府督查室"}, "2024-10-15")}));
    l.tick_at("2024-05-13 08:30");
    CHECK(digests(l, "digest").size() == 1);
    CHECK(digests(l, "office_digest").size() == 1);
}

TEST_CASE("sections follow the state of the work", "[supervision]") {
    SmallLedger l("2024-05-07 08:00");
    l.enter(plan({task("甲", {"县教体局"}, "2024-09-30"), task("乙", {"县教体局"}, "2024-10-22"),
                  task("丙", {"县教体局"}, "2024-10-23"), task("丁", {"县教体局"}, "2024-12-31"),
                  task("戊", {"县教体局"}, "2024-09-30", true), task("己", {"县教体局"})}));
    l.now = instant("2024-10-08 10:00");
    for (const char* ref : {"甲", "乙", "丙", "丁", "戊", "己"})
        REQUIRE(supervision::acknowledge(l.db, l.row(ref).id, {"x"}, l.now).ok());
    auto refs = [](const std::vector<digest::Row>& rows) {
        Lines out;
        for (const digest::Row& row : rows) out.push_back(row.ref);
        return out;
    };
    auto facts = [&l] {
        store::LiaisonUnits education = store::liaisons(l.db, date("2024-10-08")).front();
        return supervision::liaison_digest(l.db, education, l.setup, l.now);
    };
    digest::LiaisonDigest before = facts();
    CHECK(refs(before.overdue) == Lines{"甲"});
    CHECK(before.overdue[0].days_overdue == 8);
    CHECK(refs(before.due_soon) == Lines{"乙"});
    CHECK(before.to_acknowledge.empty());
    CHECK(before.pending.empty());
    CHECK(before.totals == digest::Totals{6, 1, 1, 3, 1, 0});
    int64_t id = l.row("甲").id;
    REQUIRE(supervision::claim(l.db, id, {"x"}, "竣工", "报告", date("2024-09-30"), l.now).ok());
    CHECK(facts().overdue.empty());
    CHECK(refs(facts().pending) == Lines{"甲"});
    REQUIRE(supervision::send_back(l.db, id, {"y"}, "缺照片", l.setup, l.now).ok());
    CHECK(refs(facts().overdue) == Lines{"甲"});
    CHECK(has(facts().pending.at(0).note, "已退回1次"));
}

TEST_CASE("the change since last week is counted from the last digest", "[supervision]") {
    SmallLedger l = ready("2024-10-25 18:00");
    l.run_until("2024-11-04 08:29");
    store::LiaisonUnits education = store::liaisons(l.db, date("2024-11-04")).front();
    digest::LiaisonDigest facts = supervision::liaison_digest(l.db, education, l.setup, l.now);
    REQUIRE(facts.previous);
    CHECK(facts.previous->red == 0);
    CHECK(facts.totals.red == 1);
    REQUIRE(facts.overdue.size() == 1);
    CHECK(facts.overdue[0].reminders == Lines{"提前告知（9月29日）", "临期提醒（10月24日）",
                                              "到期提醒（10月31日）", "逾期告警（11月1日）"});
    digest::OfficeDigest office = supervision::office_digest(l.db, l.setup, l.now);
    REQUIRE(office.moves.size() == 2);
    CHECK(office.moves[0].rung == "逾期告警");
    CHECK(office.moves[0].recipients == 2);
}

TEST_CASE("the office reads what nobody answers for, and of years without a calendar",
          "[supervision]") {
    SmallLedger l("2026-11-16 08:00");
    ledger::Plan p =
        plan({task("一", {"县教培局"}), task("二", {}), task("三", {"有关部门"})}, "2026-11-16");
    l.enter(p);
    digest::OfficeDigest facts = supervision::office_digest(l.db, l.setup, l.now);
    CHECK(facts.without_owner.size() == 3);
    CHECK(facts.unknown_names.size() == 2);
    REQUIRE(facts.warnings.size() == 1);
    CHECK(has(facts.warnings[0], "2027年"));
    l.now = instant("2026-06-01 08:00");
    CHECK(supervision::office_digest(l.db, l.setup, l.now).warnings.empty());
}

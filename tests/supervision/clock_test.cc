// Clocks that stand wrong or jump, and sleeping from instant to instant.

#include <catch2/catch.hpp>
#include <set>

#include "store/event_chain.h"
#include "supervision/clock_act.h"
#include "supervision/small_county.h"
#include "supervision/tick.h"

using namespace test;
using std::chrono::hours;
using std::chrono::minutes;
using supervision::Tick;

namespace {

SmallLedger loaded(std::string_view start = "2024-05-07 08:00") {
    SmallLedger l(start);
    l.enter(plan({task("一", {"县教体局"}, "2024-10-31"), task("二", {"县卫体局"}, "2024-11-08"),
                  task("三", {"各乡镇"}, "2024-11-13"), task("四", {"县交通局"}, "2024-10-18")}));
    return l;
}

}  // namespace

TEST_CASE("before the last record or the build's day nothing is decided, and the reason is told",
          "[supervision]") {
    SmallLedger l = loaded();
    l.run_until("2024-10-23 18:00");
    base::Instant last = store::last_event_at(l.db).value();
    std::string before = dump(l.db);
    l.now = last - minutes(11);
    Tick held = supervision::tick(l.db, l.setup, l.now);
    CHECK(held.held);
    CHECK(has(held.reason, "系统时钟"));
    CHECK(has(held.reason, base::format_local(last)));
    CHECK(held.next == last);
    CHECK(dump(l.db) == before);
    l.now = last - minutes(9);
    CHECK_FALSE(supervision::tick(l.db, l.setup, l.now).held);

    l.setup.earliest = instant("2025-01-01 00:00");
    l.now = instant("2024-10-24 09:00");
    Tick early = supervision::tick(l.db, l.setup, l.now);
    CHECK(early.held);
    CHECK(early.next == *l.setup.earliest);
    CHECK(dump(l.db) == before);
    l.setup.earliest = instant("2024-05-01 00:00");
    CHECK(supervision::tick(l.db, l.setup, l.now).notices > 0);
}

TEST_CASE("a week forward and back: held meanwhile, and nothing is said twice", "[supervision]") {
    SmallLedger l = loaded();
    l.run_until("2024-10-23 18:00");
    l.tick_at("2024-11-01 10:00");
    size_t forward = l.log(true).size();
    std::string after_jump = dump(l.db);
    for (const char* back : {"2024-10-24 09:00", "2024-10-28 08:30", "2024-10-31 09:00"})
        CHECK(l.tick_at(back).held);
    CHECK(l.log(true).size() == forward);
    CHECK(dump(l.db) == after_jump);
    l.now = instant("2024-10-24 09:00");
    l.run_until("2024-11-29 18:00");
    std::set<std::string> days;
    for (const store::Message& m : l.messages())
        CHECK(days.insert(m.kind + m.to_address + base::format_date(base::local_date(m.decided_at)))
                  .second);
    for (const store::AssignmentRow& row : store::all_assignments(l.db)) {
        Lines said = l.said(row.id);
        CHECK(std::set<std::string>(said.begin(), said.end()).size() == said.size());
        CHECK(std::any_of(said.begin(), said.end(),
                          [](const std::string& s) { return s.starts_with("O1"); }));
    }
}

TEST_CASE("a record that a clock stamped ahead holds until the clock is accepted",
          "[supervision]") {
    using ledger::ActorRole;
    SmallLedger l = loaded();
    l.run_until("2024-10-23 18:00");
    l.tick_at("2025-10-24 09:00");  // the clock ran a year ahead, then was put right
    l.now = instant("2024-10-24 08:00");
    int64_t id = l.row("一").id;
    // An act at the right time is the last record by its number, and lifts nothing.
    REQUIRE(supervision::acknowledge(l.db, id, {"乙"}, l.now).ok());
    CHECK(l.tick_at("2024-10-24 09:00").held);
    struct Case {
        ActorRole role;
        const char *reason, *why;
    };
    const Case refused[] = {{ActorRole::kOfficer, "已校准", "须由系统管理员"},
                            {ActorRole::kLiaison, "已校准", "联络员无权"},
                            {ActorRole::kAdministrator, "", "须写明理由"}};
    for (const Case& c : refused) {
        base::Status done = supervision::accept_clock(l.db, {"丁", c.role}, c.reason, l.now);
        REQUIRE_FALSE(done.ok());
        CHECK(has(done.error().message, c.why));
        CHECK(l.tick_at("2024-10-24 09:00").held);
    }
    const supervision::Actor administrator{"丁", ActorRole::kAdministrator};
    REQUIRE(supervision::accept_clock(l.db, administrator, "主板电池已更换", l.now).ok());
    CHECK_FALSE(l.tick_at("2024-10-24 09:00").held);
    CHECK(store::verify_chain(l.db).fault.empty());
    // The weeks of the year ahead do not count as told.
    l.run_until("2024-10-28 08:30");
    CHECK(base::local_date(l.last_to("office@x", true).decided_at) == date("2024-10-28"));
}

TEST_CASE("sleeping until the next instant says the same at the same times as every minute",
          "[supervision]") {
    SmallLedger asleep = loaded("2024-09-20 07:00"), awake = loaded("2024-09-20 07:00");
    asleep.run_until("2024-11-20 18:00");
    for (base::Instant end = instant("2024-11-20 18:00"); awake.now <= end; awake.now += minutes(1))
        awake.tick_once();
    CHECK(asleep.log(true).size() > 40);
    CHECK(asleep.log(true) == awake.log(true));
    CHECK(dump(asleep.db) == dump(awake.db));
}

TEST_CASE("acts and loads in between change nothing of that", "[supervision]") {
    auto act = [](SmallLedger& l) {
        l.tick_once();
        ledger::Plan second =
            plan({task("五", {"蔚汾镇"}, "2024-10-25"), task("六", {"县教体局"}, "2024-09-30"),
                  task("七", {"康宁镇"}, "2024-10-10")},
                 "2024-09-27");
        second.number = "8号";
        l.enter(second, "b.toml");
        int64_t id = l.row("一").id;
        REQUIRE(supervision::acknowledge(l.db, id, {"x"}, l.now).ok());
        REQUIRE(
            supervision::claim(l.db, id, {"x"}, "竣工", "报告", date("2024-10-09"), l.now).ok());
        l.tick_once();
    };
    for (const char* when : {"2024-10-09 08:00", "2024-10-09 11:20", "2024-10-09 20:00",
                             "2024-10-13 12:00", "2024-10-09 17:30"}) {
        CAPTURE(when);
        SmallLedger asleep = loaded("2024-09-20 07:00"), awake = loaded("2024-09-20 07:00");
        asleep.run_until(when);
        act(asleep);
        asleep.run_until("2024-11-04 18:00");
        base::Instant end = instant("2024-11-04 18:00");
        for (; awake.now <= end; awake.now += minutes(5)) {
            awake.tick_once();
            if (awake.now == instant(when)) act(awake);
        }
        CHECK(asleep.log(true) == awake.log(true));
    }
}

TEST_CASE("the next instant lies ahead, and not further than a week of work", "[supervision]") {
    SmallLedger l = loaded("2024-09-20 07:00");
    for (base::Instant end = instant("2024-12-31 18:00"); l.now < end; l.now += minutes(97)) {
        Tick tick = l.tick_once();
        CHECK(tick.next > l.now);
        CHECK(tick.next - l.now <= hours(24 * 10));
    }
}

TEST_CASE("a failure of mail is told to the office once", "[supervision]") {
    SmallLedger l = loaded();
    l.run_until("2024-10-24 08:00");
    l.now = instant("2024-10-24 09:00");
    REQUIRE(supervision::tick(l.db, l.setup, l.now).notices > 0);
    store::Message m = store::claim_message(l.db, l.now).value();
    store::mark_failed(l.db, m.id, "smtp", "550 no such user");
    l.now = instant("2024-10-24 18:00");
    Tick closed = l.tick_once();
    CHECK(closed.office_messages == 0);
    CHECK(closed.next == instant("2024-10-25 08:30"));
    l.now = closed.next;
    CHECK(l.tick_once().office_messages == 1);
    store::Message told = l.messages().front();
    CHECK(told.kind == "failure");
    CHECK(told.to_address == "office@x");
    CHECK(has(told.text, m.to_address));
    CHECK(has(told.text, "550 no such user"));
    l.run_until("2024-10-31 08:00");
    size_t failures = 0;
    for (const store::Message& each : l.messages()) failures += each.kind == "failure";
    CHECK(failures == 1);
    store::Message digest = l.last_to("office@x", true);
    CHECK(has(digest.text, "550 no such user"));
}

TEST_CASE("a dead mailbox of the office makes one notice of failure, not a storm",
          "[supervision]") {
    SmallLedger l = loaded("2024-11-04 10:00");
    Tick first = supervision::tick(l.db, l.setup, l.now);
    CHECK(first.office_messages > 0);
    for (int round = 0; round < 20; ++round) {
        while (std::optional<store::Message> m = store::claim_message(l.db, l.now))
            store::mark_failed(l.db, m->id, "smtp", "550");
        Tick tick = supervision::tick(l.db, l.setup, l.now);
        if (round > 0) CHECK(tick.next > l.now);
        l.now += minutes(1);
    }
    size_t failures = 0;
    for (const store::Message& m : l.messages()) failures += m.kind == "failure";
    CHECK(failures == 1);
}

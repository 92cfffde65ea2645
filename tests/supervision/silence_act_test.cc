// Silences and 已知悉: what the unit does not hear, what the office still does, and what is said
// when they are over.

#include "supervision/silence_act.h"

#include <catch2/catch.hpp>

#include "store/silence_store.h"
#include "supervision/digest_run.h"
#include "supervision/small_county.h"

using namespace test;
using namespace supervision;
using ledger::ActorRole;
using ledger::Silence;

namespace {

const Actor kUnit{"甲", ActorRole::kLiaison}, kOfficer{"乙", ActorRole::kOfficer};

// One task each of 县教体局 and 蔚汾镇, both due 2024-10-31.
struct TwoUnits : SmallLedger {
    explicit TwoUnits(std::string_view until) : SmallLedger("2024-05-07 08:00") {
        enter(plan({task("一", {"县教体局"}, "2024-10-31"), task("二", {"蔚汾镇"}, "2024-10-31")}));
        id = row("一").id;
        run_until(until);
    }
    // Mutes 县教体局 from today.
    Silence silence(const char* until, const std::string& rung = "O2") {
        Silence s;
        s.unit_id = row("一").unit_id;
        s.rung = rung;
        s.starts_on = base::local_date(now);
        s.ends_on = date(until);
        s.reason = "迎接上级检查";
        return s;
    }
    int64_t start(const Silence& s) {
        base::Result<int64_t> done = start_silence(db, s, kOfficer, setup, now);
        REQUIRE(done.ok());
        return *done;
    }
    Lines said_on(const char* day) {
        Lines out;
        for (const store::Notice& n : store::notices_of(db, id))
            if (n.decided_on == date(day)) out.push_back(n.rung + " " + n.recipient);
        return out;
    }
    int64_t id = 0;
};

}  // namespace

TEST_CASE("a silenced unit hears nothing, the office does, and the clock goes on",
          "[supervision]") {
    TwoUnits l("2024-10-21 10:00");
    l.start(l.silence("2024-11-08"));
    l.run_until("2024-11-08 18:00");
    CHECK(l.said(l.id) == Lines{"R0E education@x", "O1 office@x", "O2 office@x"});
    CHECK(ledger::light(l.row("一").standing(), date("2024-11-08")) == ledger::Light::kRed);
    CHECK(has(l.last_to("office@x").text, "静默至11月8日（迎接上级检查）"));
    // The other unit is reminded as ever.
    CHECK(l.said(l.row("二").id).size() == 6);
    // Over: what still holds is said, once, and not as if it had been late.
    l.run_until("2024-11-14 18:00");
    CHECK(l.said_on("2024-11-11") == Lines{"O2 education.head@x", "O2 education@x"});
    CHECK(l.said(l.id).size() == 5);
    CHECK_FALSE(has(l.last_to("education@x").subject, "补发"));
}

TEST_CASE("a silence up to R1 lets the alert through", "[supervision]") {
    TwoUnits l("2024-10-21 10:00");
    l.start(l.silence("2024-11-08", "R1"));
    l.run_until("2024-11-08 18:00");
    CHECK(l.said(l.id) == Lines{"R0E education@x", "O1 education@x", "O1 office@x",
                                "O2 education.head@x", "O2 office@x"});
}

TEST_CASE("what was settled meanwhile is not said when the silence is over", "[supervision]") {
    TwoUnits l("2024-10-21 10:00");
    l.start(l.silence("2024-11-08"));
    l.run_until("2024-10-30 10:00");
    REQUIRE(acknowledge(l.db, l.id, kUnit, l.now).ok());
    REQUIRE(claim(l.db, l.id, kUnit, "竣工", "报告", date("2024-10-30"), l.now).ok());
    l.run_until("2024-11-29 18:00");
    CHECK(l.said(l.id) == Lines{"R0E education@x"});
}

TEST_CASE("a silence that is ended early lets its rows speak on the next run", "[supervision]") {
    TwoUnits l("2024-10-21 10:00");
    int64_t silence = l.start(l.silence("2024-11-19"));
    l.run_until("2024-11-05 10:00");
    REQUIRE(end_silence(l.db, silence, kOfficer, "检查结束", l.setup, l.now).ok());
    CHECK(end_silence(l.db, silence, kOfficer, "", l.setup, l.now).error().code ==
          base::ErrorCode::kNotFound);
    l.run_until("2024-11-05 18:00");
    CHECK(l.said(l.id).back() == "O1 education@x");
}

TEST_CASE("a silence out of order is refused and changes nothing", "[supervision]") {
    struct Case {
        const char* reason;
        std::function<void(Silence&)> spoil;
    };
    const Case cases[] = {
        {"须指明", [](Silence& s) { s.unit_id.reset(); }},
        {"写明理由", [](Silence& s) { s.reason.clear(); }},
        {"R0E、R0、R1、O1、O2", [](Silence& s) { s.rung = "O3"; }},
        {"不能早于今天", [](Silence& s) { s.starts_on = date("2024-10-20"); }},
        {"早于起始日期", [](Silence& s) { s.ends_on = date("2024-10-20"); }},
        {"最长30天", [](Silence& s) { s.ends_on = date("2024-11-21"); }},
    };
    TwoUnits l("2024-10-21 10:00");
    for (const Case& c : cases) {
        CAPTURE(c.reason);
        Silence s = l.silence("2024-11-08");
        c.spoil(s);
        std::string before = dump(l.db);
        base::Result<int64_t> done = start_silence(l.db, s, kOfficer, l.setup, l.now);
        REQUIRE_FALSE(done.ok());
        CHECK(has(done.error().message, c.reason));
        CHECK(dump(l.db) == before);
    }
    Silence longest = l.silence("2024-11-20");
    CHECK_FALSE(start_silence(l.db, longest, kUnit, l.setup, l.now).ok());
    CHECK(start_silence(l.db, longest, kOfficer, l.setup, l.now).ok());
}

TEST_CASE("silenced rows and silences about to end stand in the digests", "[supervision]") {
    TwoUnits l("2024-10-21 10:00");
    CHECK(office_digest(l.db, l.setup, l.now).stopped.empty());
    l.start(l.silence("2024-11-08"));
    digest::OfficeDigest d = office_digest(l.db, l.setup, l.now);
    REQUIRE(d.stopped.size() == 1);
    CHECK(has(d.stopped[0].note, "静默至11月8日"));
    CHECK(d.silences_ending.empty());
    l.run_until("2024-11-01 10:00");
    d = office_digest(l.db, l.setup, l.now);
    REQUIRE(d.silences_ending.size() == 1);
    CHECK(
        has(d.silences_ending[0], "县教体局：静默至2024年11月8日，理由：迎接上级检查，设置人：乙"));
    l.run_until("2024-11-11 10:00");
    d = office_digest(l.db, l.setup, l.now);
    CHECK(d.stopped.empty());
    CHECK(d.silences_ending.empty());
}

TEST_CASE("已知悉 keeps reminders from the unit for five working days, the alert from nobody else",
          "[supervision]") {
    TwoUnits l("2024-10-28 10:00");
    REQUIRE(l.said(l.id).back() == "R0 education@x");
    REQUIRE(note(l.db, l.id, kUnit, l.setup, l.now).ok());
    CHECK(l.row("一").noted_until == date("2024-11-04"));
    l.run_until("2024-11-04 18:00");
    CHECK(l.said(l.id) == Lines{"R0E education@x", "R0 education@x", "O1 office@x"});
    CHECK(has(l.last_to("office@x").text, "承办单位已知悉"));
    l.run_until("2024-11-05 18:00");
    CHECK(l.said(l.id).back() == "O1 education@x");
    CHECK(l.said_on("2024-11-05") == Lines{"O1 education@x"});
}

TEST_CASE("已知悉 is refused where nothing was said, and where nothing runs", "[supervision]") {
    TwoUnits l("2024-05-20 10:00");
    base::Status early = note(l.db, l.id, kUnit, l.setup, l.now);
    REQUIRE_FALSE(early.ok());
    CHECK(has(early.error().message, "尚未发出过提醒"));
    l.run_until("2024-10-28 10:00");
    CHECK_FALSE(note(l.db, l.id, {"x", ActorRole::kLeader}, l.setup, l.now).ok());
    l.db.execute("UPDATE assignment SET state = 'closed'");
    CHECK_FALSE(note(l.db, l.id, kUnit, l.setup, l.now).ok());
}

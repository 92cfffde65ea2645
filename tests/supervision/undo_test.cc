// Taking back one's own last act: the row as before, the log longer by one, and the limits.

#include "supervision/undo.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "store/event_chain.h"
#include "store/extension_store.h"
#include "supervision/extension_act.h"
#include "supervision/small_county.h"
#include "supervision/stopping.h"

using namespace test;
using namespace supervision;
using ledger::ActorRole;
using ledger::State;

namespace {

const Actor kUnit{"甲", ActorRole::kLiaison}, kOfficer{"乙", ActorRole::kOfficer},
    kDirector{"丙", ActorRole::kDirector};

struct OneTask : SmallLedger {
    explicit OneTask(std::string_view until) : SmallLedger("2024-05-07 08:00") {
        enter(plan({task("一", {"县教体局"}, "2024-10-31"), task("二", {"蔚汾镇"}, "2024-11-29")}));
        id = row("一").id;
        run_until(until);
    }
    void acknowledged() { REQUIRE(acknowledge(db, id, kUnit, now).ok()); }
    void claimed() {
        acknowledged();
        REQUIRE(claim(db, id, kUnit, "已竣工", "验收报告", base::local_date(now), now).ok());
    }
    // The assignment as the table holds it, without wake_on: what is derived may be derived
    // earlier.
    std::string columns() {
        std::string all = dump(db), out;
        size_t at = all.find("assignment|" + std::to_string(id) + "|");
        std::istringstream line(all.substr(at, all.find('\n', at) - at));
        constexpr int kWakeOn = 12;
        std::string column;
        for (int i = 0; std::getline(line, column, '|'); ++i)
            if (i != kWakeOn) out += column + "|";
        return out;
    }
    base::Result<std::string> take_back(const Actor& by) {
        return undo(db, id, by, "登记有误", setup, now);
    }
    int64_t id = 0;
};

ExtensionPaper paper() {
    return {date("2024-11-20"), date("2024-10-21"), "雨", "过半", "薛探平", "函"};
}

}  // namespace

TEST_CASE("each act is undone to the row as it was, with an event of its own", "[supervision]") {
    struct Case {
        const char* act;
        Actor by;
        std::function<void(OneTask&)> before, run;
    };
    const Case cases[] = {
        {"签收", kUnit, [](OneTask&) {}, [](OneTask& l) { l.acknowledged(); }},
        {"反馈", kUnit, [](OneTask& l) { l.acknowledged(); },
         [](OneTask& l) { REQUIRE(give_feedback(l.db, l.id, kUnit, "过半", l.now).ok()); }},
        {"申请销号", kUnit, [](OneTask& l) { l.acknowledged(); },
         [](OneTask& l) {
             REQUIRE(claim(l.db, l.id, kUnit, "竣工", "报告", date("2024-10-21"), l.now).ok());
         }},
        {"拟销号", kOfficer, [](OneTask& l) { l.claimed(); },
         [](OneTask& l) { REQUIRE(close(l.db, l.id, kOfficer, {}, l.setup, l.now).ok()); }},
        {"销号", kDirector, [](OneTask& l) { l.claimed(); },
         [](OneTask& l) { REQUIRE(close(l.db, l.id, kDirector, {}, l.setup, l.now).ok()); }},
        {"退回", kOfficer, [](OneTask& l) { l.claimed(); },
         [](OneTask& l) {
             REQUIRE(send_back(l.db, l.id, kOfficer, "缺照片", l.setup, l.now).ok());
         }},
        {"申请延期", kUnit, [](OneTask&) {},
         [](OneTask& l) {
             REQUIRE(request_extension(l.db, l.id, kUnit, paper(), l.setup, l.now).ok());
         }},
        {"中止", kDirector, [](OneTask&) {},
         [](OneTask& l) {
             REQUIRE(
                 suspend(l.db, l.id, kDirector, {"文件", date("2024-12-31")}, l.setup, l.now).ok());
         }},
        {"恢复办理", kDirector,
         [](OneTask& l) {
             REQUIRE(
                 suspend(l.db, l.id, kDirector, {"文件", date("2024-12-31")}, l.setup, l.now).ok());
         },
         [](OneTask& l) { REQUIRE(resume(l.db, l.id, kDirector, "", l.setup, l.now).ok()); }},
        {"终止", kDirector, [](OneTask&) {},
         [](OneTask& l) {
             REQUIRE(terminate(l.db, l.id, kDirector, "文件", l.row("二").id, l.now).ok());
         }},
        {"重新督办", kDirector,
         [](OneTask& l) {
             l.claimed();
             REQUIRE(close(l.db, l.id, kDirector, {}, l.setup, l.now).ok());
         },
         [](OneTask& l) { REQUIRE(reopen(l.db, l.id, kDirector, "不实", l.setup, l.now).ok()); }},
    };
    for (const Case& c : cases) {
        CAPTURE(c.act);
        OneTask l("2024-10-21 10:00");
        c.before(l);
        std::string was = l.columns();
        c.run(l);
        size_t events = store::events_of_assignment(l.db, l.id).size();
        base::Result<std::string> done = l.take_back(c.by);
        REQUIRE(done.ok());
        CHECK(*done == c.act);
        CHECK(l.columns() == was);
        std::vector<store::Event> log = store::events_of_assignment(l.db, l.id);
        CHECK(log.size() == events + 1);
        CHECK(log.back().kind == "assignment.undo");
        CHECK(has(log.back().basis, c.act));
        CHECK(has(log.back().basis, "登记有误"));
        CHECK(store::verify_chain(l.db).fault == "");
        CHECK_FALSE(l.take_back(c.by).ok());  // once
    }
}

TEST_CASE("an undone grant waits again, its due version stays as a record", "[supervision]") {
    OneTask l("2024-10-21 10:00");
    REQUIRE(request_extension(l.db, l.id, kUnit, paper(), l.setup, l.now).ok());
    std::string was = l.columns();
    REQUIRE(grant_extension(l.db, l.id, kDirector, "", l.setup, l.now).ok());
    REQUIRE(l.take_back(kDirector).ok());
    CHECK(l.columns() == was);
    CHECK(store::extensions_of(l.db, l.id).at(0).state == "pending");
    CHECK(store::due_versions(l.db, l.id).size() == 2);
    REQUIRE(refuse_extension(l.db, l.id, kDirector, "条件具备", l.now).ok());
    REQUIRE(l.take_back(kDirector).ok());
    REQUIRE(grant_extension(l.db, l.id, kDirector, "", l.setup, l.now).ok());
    CHECK(l.row("一").due_version == 3);
    CHECK(store::granted_extensions(l.db, l.id) == 1);
}

TEST_CASE("what an undone act left beside the row is gone too", "[supervision]") {
    OneTask l("2024-10-21 10:00");
    l.acknowledged();
    SECTION("a claim's words and the request that it made lapse") {
        REQUIRE(request_extension(l.db, l.id, kUnit, paper(), l.setup, l.now).ok());
        REQUIRE(claim(l.db, l.id, kUnit, "竣工", "报告", date("2024-10-21"), l.now).ok());
        REQUIRE(l.take_back(kUnit).ok());
        CHECK(store::feedback_of(l.db, l.id).empty());
        CHECK(store::extensions_of(l.db, l.id).at(0).state == "pending");
        CHECK(l.row("一").approver == "director");
    }
    SECTION("a request") {
        REQUIRE(request_extension(l.db, l.id, kUnit, paper(), l.setup, l.now).ok());
        REQUIRE(l.take_back(kUnit).ok());
        CHECK(store::extensions_of(l.db, l.id).at(0).state == "undone");
        CHECK(request_extension(l.db, l.id, kUnit, paper(), l.setup, l.now)->n == 1);
    }
}

TEST_CASE("only one's own last act is undone", "[supervision]") {
    OneTask l("2024-10-21 10:00");
    CHECK(has(l.take_back(kUnit).error().message, "没有可以撤销"));
    l.claimed();
    base::Result<std::string> foreign = l.take_back(kOfficer);
    REQUIRE_FALSE(foreign.ok());
    CHECK(has(foreign.error().message, "由甲作出"));
    REQUIRE(close(l.db, l.id, kDirector, {}, l.setup, l.now).ok());
    CHECK_FALSE(l.take_back(kUnit).ok());
    CHECK(l.row("一").state == State::kClosed);
    CHECK(undo(l.db, 99, kUnit, "", l.setup, l.now).error().code == base::ErrorCode::kNotFound);
}

TEST_CASE("an act whose message has left is not undone", "[supervision]") {
    OneTask l("2024-10-30 10:00");
    l.claimed();
    l.run_until("2024-11-05 10:00");
    REQUIRE(send_back(l.db, l.id, kOfficer, "缺照片", l.setup, l.now).ok());
    SECTION("decided and not sent: the message is withdrawn") {
        l.now = instant("2024-11-06 09:00");
        REQUIRE(supervision::tick(l.db, l.setup, l.now).notices > 0);
        REQUIRE(l.take_back(kOfficer).ok());
        CHECK(l.last_to("office@x").state == "withdrawn");
        CHECK(l.row("一").state == State::kClaimed);
    }
    SECTION("sent") {
        l.run_until("2024-11-06 18:00");
        base::Result<std::string> done = l.take_back(kOfficer);
        REQUIRE_FALSE(done.ok());
        CHECK(has(done.error().message, "已经发出"));
        CHECK(l.row("一").state == State::kWorking);
    }
}

TEST_CASE("an act that a weekly digest has told of is not undone", "[supervision]") {
    OneTask l("2024-10-25 10:00");
    l.acknowledged();
    l.run_until("2024-10-28 18:00");  // Monday
    CHECK_FALSE(l.take_back(kUnit).ok());
}

TEST_CASE("after an undone claim the ladder goes on", "[supervision]") {
    OneTask l("2024-10-30 10:00");
    l.claimed();
    REQUIRE(l.take_back(kUnit).ok());
    l.run_until("2024-11-01 18:00");
    CHECK(l.said(l.id).back() == "O1 office@x");
}

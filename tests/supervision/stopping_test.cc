// Closing in two steps, and what stops, drops or turns back a row: allowed and refused beside each
// other, with the effect on ladder, light and digest.

#include "supervision/stopping.h"

#include <catch2/catch.hpp>

#include "store/event_chain.h"
#include "store/extension_store.h"
#include "supervision/digest_run.h"
#include "supervision/extension_act.h"
#include "supervision/small_county.h"

using namespace test;
using namespace supervision;
using ledger::ActorRole;
using ledger::State;

namespace {

const Actor kUnit{"甲", ActorRole::kLiaison}, kOfficer{"乙", ActorRole::kOfficer},
    kDirector{"丙", ActorRole::kDirector};

// One task of 县教体局, due 2024-10-31, and a second that stays untouched.
struct TwoTasks : SmallLedger {
    explicit TwoTasks(std::string_view until) : SmallLedger("2024-05-07 08:00") {
        enter(plan({task("一", {"县教体局"}, "2024-10-31"), task("二", {"蔚汾镇"}, "2024-11-29")}));
        id = row("一").id;
        other = row("二").id;
        run_until(until);
    }
    void claimed() {
        REQUIRE(acknowledge(db, id, kUnit, now).ok());
        REQUIRE(claim(db, id, kUnit, "已竣工", "验收报告", base::local_date(now), now).ok());
    }
    void closed() {
        claimed();
        REQUIRE(supervision::close(db, id, kDirector, ledger::Rating::kGood, setup, now).ok());
    }
    store::AssignmentRow one() { return store::find_assignment(db, id).value(); }
    ledger::Light light_on(const char* day) { return ledger::light(one().standing(), date(day)); }
    store::Event last_event() { return store::events_of_assignment(db, id).back(); }
    int64_t id = 0, other = 0;
};

}  // namespace

TEST_CASE("an officer proposes a close, the director confirms it", "[supervision]") {
    TwoTasks l("2024-10-30 10:00");
    l.claimed();
    REQUIRE(close(l.db, l.id, kOfficer, ledger::Rating::kGood, l.setup, l.now).ok());
    CHECK(l.one().state == State::kClaimed);
    CHECK(l.one().proposed_rating == "good");
    CHECK(l.last_event().kind == "assignment.propose_close");
    CHECK(l.last_event().role == "officer");
    digest::OfficeDigest digest = office_digest(l.db, l.setup, l.now);
    CHECK(has(digest.claimed.at(0).note, "拟评定“良好”，待督查室主任审定"));
    REQUIRE(close(l.db, l.id, kDirector, {}, l.setup, l.now).ok());
    CHECK(l.one().state == State::kClosed);
    CHECK(l.one().rating == "good");
    CHECK(l.one().proposed_rating.empty());
}

TEST_CASE("a director closes in one step and may change the proposed rating", "[supervision]") {
    TwoTasks l("2024-10-30 10:00");
    l.claimed();
    SECTION("without a proposal") {
        REQUIRE(close(l.db, l.id, kDirector, {}, l.setup, l.now).ok());
        CHECK(l.one().rating == "passed");
    }
    SECTION("against the proposal") {
        REQUIRE(close(l.db, l.id, kOfficer, ledger::Rating::kGood, l.setup, l.now).ok());
        REQUIRE(close(l.db, l.id, kDirector, ledger::Rating::kExcellent, l.setup, l.now).ok());
        CHECK(l.one().rating == "excellent");
    }
    CHECK(l.one().state == State::kClosed);
}

TEST_CASE("an office without a director closes in one step", "[supervision]") {
    TwoTasks l("2024-10-30 10:00");
    l.setup.acts.officer_closes = true;
    l.claimed();
    REQUIRE(close(l.db, l.id, kOfficer, ledger::Rating::kGood, l.setup, l.now).ok());
    CHECK(l.one().state == State::kClosed);
}

TEST_CASE("a returned claim takes its proposal with it", "[supervision]") {
    TwoTasks l("2024-10-30 10:00");
    l.claimed();
    REQUIRE(close(l.db, l.id, kOfficer, ledger::Rating::kGood, l.setup, l.now).ok());
    REQUIRE(send_back(l.db, l.id, kOfficer, "缺照片", l.setup, l.now).ok());
    CHECK(l.one().proposed_rating.empty());
}

TEST_CASE("an act of the wrong office is refused and changes nothing", "[supervision]") {
    struct Case {
        const char* act;
        ActorRole role;
        base::Status (*run)(TwoTasks&, const Actor&);
    };
    const Case cases[] = {
        {"销号", ActorRole::kLiaison,
         [](TwoTasks& l, const Actor& a) { return close(l.db, l.id, a, {}, l.setup, l.now); }},
        {"退回", ActorRole::kLiaison,
         [](TwoTasks& l, const Actor& a) {
             return send_back(l.db, l.id, a, "缺照片", l.setup, l.now);
         }},
        {"终止", ActorRole::kOfficer,
         [](TwoTasks& l, const Actor& a) {
             return terminate(l.db, l.id, a, "兴政发〔2024〕9号", {}, l.now);
         }},
        {"终止", ActorRole::kCountyHead,
         [](TwoTasks& l, const Actor& a) {
             return terminate(l.db, l.id, a, "兴政发〔2024〕9号", {}, l.now);
         }},
        {"中止", ActorRole::kOfficer,
         [](TwoTasks& l, const Actor& a) {
             return suspend(l.db, l.other, a, {"文件", date("2025-01-31")}, l.setup, l.now);
         }},
        {"反馈", ActorRole::kLeader,
         [](TwoTasks& l, const Actor& a) {
             return give_feedback(l.db, l.other, a, "进展", l.now);
         }},
        {"签收", ActorRole::kAdministrator,
         [](TwoTasks& l, const Actor& a) { return acknowledge(l.db, l.other, a, l.now); }},
    };
    for (const Case& c : cases) {
        CAPTURE(c.act);
        TwoTasks l("2024-10-30 10:00");
        l.claimed();
        std::string before = dump(l.db);
        base::Status done = c.run(l, {"某人", c.role});
        REQUIRE_FALSE(done.ok());
        CHECK(done.error().code == base::ErrorCode::kRefused);
        CHECK(has(done.error().message, std::string(chinese_name(c.role)) + "无权"));
        CHECK(has(done.error().message, c.act));
        CHECK(dump(l.db) == before);
    }
}

TEST_CASE("a suspended row is grey, silent, and told to the office at its until-date",
          "[supervision]") {
    TwoTasks l("2024-10-21 10:00");
    REQUIRE(
        suspend(l.db, l.id, kDirector, {"兴政办函〔2024〕31号", date("2024-11-30")}, l.setup, l.now)
            .ok());
    CHECK(l.one().state == State::kSuspended);
    CHECK(l.one().remaining_days == 10);
    CHECK(l.light_on("2024-11-10") == ledger::Light::kGrey);
    CHECK(ledger::days_overdue(l.one().standing(), date("2024-11-10")) == 0);
    CHECK(has(l.last_event().basis, "兴政办函〔2024〕31号"));
    size_t said = l.said(l.id).size();
    l.run_until("2024-11-28 18:00");
    CHECK(l.said(l.id).size() == said);
    // 30 November is a Saturday: the reminder moves back to the Friday.
    l.run_until("2024-12-31 18:00");
    CHECK(l.said(l.id).size() == said + 1);
    CHECK(l.said(l.id).back() == "suspended office@x");
    std::vector<store::Message> all = l.messages();
    auto told = std::find_if(all.begin(), all.end(), [](const store::Message& m) {
        return m.kind == "office" && has(m.text, "中止期限已到");
    });
    REQUIRE(told != all.end());
    CHECK(base::format_local(told->decided_at) == "2024-11-29 09:00");
    CHECK(has(told->text, "任务一"));
    CHECK(has(told->text, "中止至2024年11月30日"));
}

TEST_CASE("a suspension needs a document and a later day, and a row at work", "[supervision]") {
    TwoTasks l("2024-10-21 10:00");
    auto refused_with = [&l](const Suspension& s, const char* reason) {
        std::string before = dump(l.db);
        base::Status done = suspend(l.db, l.id, kDirector, s, l.setup, l.now);
        REQUIRE_FALSE(done.ok());
        CHECK(has(done.error().message, reason));
        CHECK(dump(l.db) == before);
    };
    refused_with({"", date("2024-11-30")}, "依据文件");
    refused_with({"文件", date("2024-10-21")}, "晚于今天");
    l.claimed();
    refused_with({"文件", date("2024-11-30")}, "待核销");
}

TEST_CASE("resuming gives a new due version with the days that were left", "[supervision]") {
    TwoTasks l("2024-10-21 10:00");
    REQUIRE(suspend(l.db, l.id, kDirector, {"文件", date("2024-11-30")}, l.setup, l.now).ok());
    CHECK_FALSE(resume(l.db, l.other, kDirector, "", l.setup, l.now).ok());
    l.run_until("2024-11-15 10:00");
    REQUIRE(resume(l.db, l.id, kDirector, "条件具备", l.setup, l.now).ok());
    store::AssignmentRow row = l.one();
    CHECK(row.state == State::kWorking);
    CHECK(row.due == date("2024-11-25"));
    CHECK(row.due_version == 2);
    CHECK_FALSE(row.suspended_until);
    CHECK(store::due_versions(l.db, l.id).at(0).due == date("2024-10-31"));
    l.run_until("2024-11-27 18:00");
    // The first version came as far as its early notice; the new version has rungs of its own.
    CHECK(l.said(l.id) == Lines{"R0E education@x", "R0E education@x", "R0 education@x",
                                "R1 education.head@x", "R1 education@x", "O1 education@x",
                                "O1 office@x"});
}

TEST_CASE("suspension and termination let a waiting request lapse", "[supervision]") {
    TwoTasks l("2024-10-21 10:00");
    ExtensionPaper paper{date("2024-11-10"), date("2024-10-21"), "雨", "过半", "局长", "函"};
    REQUIRE(request_extension(l.db, l.id, kUnit, paper, l.setup, l.now).ok());
    SECTION("suspended") {
        REQUIRE(suspend(l.db, l.id, kDirector, {"文件", date("2024-11-30")}, l.setup, l.now).ok());
    }
    SECTION("terminated") { REQUIRE(terminate(l.db, l.id, kDirector, "文件", {}, l.now).ok()); }
    CHECK(store::extensions_of(l.db, l.id).at(0).state == "lapsed");
    CHECK(l.one().approver.empty());
}

TEST_CASE("a terminated row is silent and out of the figures from that day", "[supervision]") {
    TwoTasks l("2024-10-21 10:00");
    int before = office_digest(l.db, l.setup, l.now).totals.open;
    REQUIRE(terminate(l.db, l.id, kDirector, "兴政发〔2024〕9号", {}, l.now).ok());
    CHECK(store::find_assignment(l.db, l.id)->terminated_on == date("2024-10-21"));
    CHECK(office_digest(l.db, l.setup, l.now).totals.open == before - 1);
    size_t said = l.said(l.id).size();
    l.run_until("2024-12-31 18:00");
    CHECK(l.said(l.id).size() == said);
    CHECK_FALSE(terminate(l.db, l.id, kDirector, "再次", {}, l.now).ok());
}

TEST_CASE("a task is merged into an open one only, and the link is kept", "[supervision]") {
    TwoTasks l("2024-10-21 10:00");
    struct Case {
        int64_t into;
        const char* reason;
    };
    for (const Case& c : {Case{l.id, "不能并入自身"}, Case{999, "没有编号为 999"}}) {
        base::Status done = terminate(l.db, l.id, kDirector, "文件", c.into, l.now);
        REQUIRE_FALSE(done.ok());
        CHECK(has(done.error().message, c.reason));
        CHECK(l.one().state == State::kIssued);
    }
    CHECK_FALSE(terminate(l.db, l.id, kDirector, "", l.other, l.now).ok());
    REQUIRE(terminate(l.db, l.id, kDirector, "文件", l.other, l.now).ok());
    CHECK(store::find_assignment(l.db, l.id)->merged_into == l.other);
    CHECK(has(l.last_event().basis, "并入承办事项 " + std::to_string(l.other)));
    // What is gone takes in nothing.
    CHECK_FALSE(terminate(l.db, l.other, kDirector, "文件", l.id, l.now).ok());
}

TEST_CASE("a closed row found untrue is reopened: result struck, red where its date is past",
          "[supervision]") {
    TwoTasks l("2024-10-30 10:00");
    CHECK_FALSE(reopen(l.db, l.id, kDirector, "不实", l.setup, l.now).ok());
    l.closed();
    l.run_until("2024-11-20 10:00");
    CHECK(l.light_on("2024-11-20") == ledger::Light::kGreen);
    CHECK_FALSE(reopen(l.db, l.id, kDirector, "", l.setup, l.now).ok());
    REQUIRE(reopen(l.db, l.id, kDirector, "现场未通电", l.setup, l.now).ok());
    store::AssignmentRow row = l.one();
    CHECK(row.state == State::kWorking);
    CHECK(row.rating.empty());
    CHECK_FALSE(row.filed_on);
    CHECK(l.light_on("2024-11-20") == ledger::Light::kRed);
    CHECK(has(l.last_event().basis, "原评定“良好”撤销"));
    l.run_until("2024-11-21 18:00");
    CHECK(l.said(l.id).back() == "O3 office@x");
    CHECK(has(l.last_to("office@x").text, "重新督办"));
}

TEST_CASE("a closing line that waits is dropped when the row is reopened", "[supervision]") {
    TwoTasks l("2024-11-05 10:00");
    l.closed();
    REQUIRE_FALSE(store::waiting_closing_lines(l.db, "office@x").empty());
    REQUIRE(reopen(l.db, l.id, kDirector, "不实", l.setup, l.now).ok());
    CHECK(store::waiting_closing_lines(l.db, "office@x").empty());
}

TEST_CASE("every act extends the chain", "[supervision]") {
    TwoTasks l("2024-10-21 10:00");
    int64_t head = store::chain_head(l.db).id;
    REQUIRE(suspend(l.db, l.id, kDirector, {"文件", date("2024-11-30")}, l.setup, l.now).ok());
    REQUIRE(resume(l.db, l.id, kDirector, "", l.setup, l.now).ok());
    CHECK(store::chain_head(l.db).id == head + 2);
    CHECK(store::verify_chain(l.db).fault == "");
}

// Extensions: request, ranks, decision, and what light, ladder and digest show meanwhile.

#include "supervision/extension_act.h"

#include <catch2/catch.hpp>

#include "store/extension_store.h"
#include "supervision/digest_run.h"
#include "supervision/small_county.h"

using namespace test;
using namespace supervision;
using ledger::ActorRole;

namespace {

const Actor kUnit{"甲", ActorRole::kLiaison}, kOfficer{"乙", ActorRole::kOfficer},
    kDirector{"丙", ActorRole::kDirector}, kLeader{"张超", ActorRole::kLeader},
    kCountyHead{"梁文壮", ActorRole::kCountyHead};

// The small county with a director, two leaders and a county head.
units::Register staffed() {
    using units::PostRole;
    units::Register r = small_county();
    for (units::Unit& unit : r.units)
        if (unit.code == "office")
            unit.posts.insert(unit.posts.end(), {{PostRole::kDirector, "丙", "director@x", {}},
                                                 {PostRole::kLeader, "张超", "zhang@x", {}},
                                                 {PostRole::kLeader, "李茂", "li@x", {}},
                                                 {PostRole::kCountyHead, "梁文壮", "head@x", {}}});
    r.index();
    return r;
}

// One task of 县教体局 in 张超's field, due 2024-10-31.
struct OneTask : SmallLedger {
    explicit OneTask(std::string_view until) : SmallLedger("2024-05-07 08:00") {
        use(staffed());
        ledger::Task t = task("一", {"县教体局"}, "2024-10-31");
        t.leaders = {"张超"};
        enter(plan({t, task("二", {"蔚汾镇"}, "2024-11-29"), task("三", {"康宁镇"})}));
        id = row("一").id;
        run_until(until);
    }
    ExtensionPaper paper(const char* to) const {
        return {date(to), base::local_date(now), "连续降雨", "主体完工",
                "薛探平", "兴教函〔2024〕3号"};
    }
    base::Result<ExtensionRequested> ask(const char* to) {
        return request_extension(db, id, kUnit, paper(to), setup, now);
    }
    void extended(const char* to, const Actor& by) {
        REQUIRE(ask(to).ok());
        REQUIRE(grant_extension(db, id, by, "", setup, now).ok());
    }
    store::AssignmentRow one() { return row("一"); }
    ledger::Light light_on(const char* day) { return ledger::light(one().standing(), date(day)); }
    int64_t id = 0;
};

}  // namespace

TEST_CASE("a granted extension is a new due version, the original stays", "[supervision]") {
    OneTask l("2024-10-21 10:00");
    base::Result<ExtensionRequested> asked = l.ask("2024-11-20");
    REQUIRE(asked.ok());
    CHECK(asked->approver == ActorRole::kDirector);
    CHECK(asked->n == 1);
    CHECK(l.one().approver == "director");
    CHECK(l.one().due == date("2024-10-31"));
    CHECK(l.light_on("2024-10-21") == ledger::Light::kYellow);
    REQUIRE(grant_extension(l.db, l.id, kDirector, "同意", l.setup, l.now).ok());
    CHECK(l.one().due == date("2024-11-20"));
    CHECK(l.one().due_version == 2);
    CHECK(l.one().approver.empty());
    CHECK(l.light_on("2024-10-22") == ledger::Light::kGreen);
    std::vector<store::DueVersion> versions = store::due_versions(l.db, l.id);
    CHECK(versions.at(0).due == date("2024-10-31"));
    CHECK(has(versions.at(1).basis, "兴教函〔2024〕3号"));
    // The ladder starts anew for the new version, with its own early notice.
    l.run_until("2024-11-21 18:00");
    CHECK(l.said(l.id) == Lines{"R0E education@x", "R0E education@x", "R0 education@x",
                                "R1 education.head@x", "R1 education@x", "O1 education@x",
                                "O1 office@x"});
}

TEST_CASE("each rank decides its own and what is below it", "[supervision]") {
    struct Case {
        int granted;
        const char* to;
        ActorRole approver;
        Actor too_low;
        Actor enough;
    };
    const Case cases[] = {
        {0, "2024-11-30", ActorRole::kDirector, kOfficer, kDirector},
        {0, "2024-11-30", ActorRole::kDirector, kUnit, kCountyHead},
        {0, "2024-12-01", ActorRole::kLeader, kDirector, kLeader},
        {1, "2024-12-05", ActorRole::kLeader, kDirector, kCountyHead},
        {2, "2024-12-10", ActorRole::kCountyHead, kLeader, kCountyHead},
        {0, "2025-01-10", ActorRole::kCountyHead, kLeader, kCountyHead},
    };
    for (const Case& c : cases) {
        CAPTURE(c.granted, c.to);
        OneTask l("2024-10-21 10:00");
        if (c.granted > 0) l.extended("2024-11-05", kDirector);
        if (c.granted > 1) l.extended("2024-11-10", kLeader);
        base::Result<ExtensionRequested> asked = l.ask(c.to);
        REQUIRE(asked.ok());
        CHECK(asked->approver == c.approver);
        CHECK(asked->n == c.granted + 1);
        std::string before = dump(l.db);
        base::Status low = grant_extension(l.db, l.id, c.too_low, "", l.setup, l.now);
        REQUIRE_FALSE(low.ok());
        CHECK(low.error().code == base::ErrorCode::kRefused);
        CHECK_FALSE(refuse_extension(l.db, l.id, c.too_low, "不必", l.now).ok());
        CHECK(dump(l.db) == before);
        CHECK(grant_extension(l.db, l.id, c.enough, "", l.setup, l.now).ok());
        CHECK(l.one().due == date(c.to));
    }
}

TEST_CASE("a request out of order is refused and changes nothing", "[supervision]") {
    struct Case {
        const char* reason;
        std::function<void(ExtensionPaper&)> spoil;
    };
    const Case cases[] = {
        {"延期理由", [](ExtensionPaper& p) { p.reason.clear(); }},
        {"目前进展", [](ExtensionPaper& p) { p.progress.clear(); }},
        {"签批人", [](ExtensionPaper& p) { p.signer.clear(); }},
        {"依据", [](ExtensionPaper& p) { p.basis.clear(); }},
        {"不能晚于今天", [](ExtensionPaper& p) { p.filed_on = date("2024-10-22"); }},
        {"早于交办日期", [](ExtensionPaper& p) { p.filed_on = date("2024-05-06"); }},
        {"晚于现行时限", [](ExtensionPaper& p) { p.requested_due = date("2024-10-31"); }},
    };
    for (const Case& c : cases) {
        CAPTURE(c.reason);
        OneTask l("2024-10-21 10:00");
        ExtensionPaper paper = l.paper("2024-11-20");
        c.spoil(paper);
        std::string before = dump(l.db);
        base::Result<ExtensionRequested> done =
            request_extension(l.db, l.id, kUnit, paper, l.setup, l.now);
        REQUIRE_FALSE(done.ok());
        CHECK(has(done.error().message, c.reason));
        CHECK(dump(l.db) == before);
    }
}

TEST_CASE("a request is filed by 24:00 of the due day, after it the row stays overdue",
          "[supervision]") {
    OneTask in_time("2024-10-31 23:59");
    CHECK(in_time.ask("2024-11-20").ok());
    OneTask late("2024-11-01 00:00");
    base::Result<ExtensionRequested> refusal = late.ask("2024-11-20");
    REQUIRE_FALSE(refusal.ok());
    CHECK(has(refusal.error().message, "24时之前"));
    CHECK(late.light_on("2024-11-01") == ledger::Light::kRed);
    // A paper that came in on the due day and was entered a day later is in time.
    ExtensionPaper paper = late.paper("2024-11-20");
    paper.filed_on = date("2024-10-31");
    CHECK(request_extension(late.db, late.id, kOfficer, paper, late.setup, late.now).ok());
}

TEST_CASE("one request at a time, and none for a row without a date or at an end",
          "[supervision]") {
    OneTask l("2024-10-21 10:00");
    REQUIRE(l.ask("2024-11-20").ok());
    CHECK(has(l.ask("2024-11-25").error().message, "已有待批"));
    int64_t undated = l.row("三").id;
    CHECK(has(request_extension(l.db, undated, kUnit, l.paper("2024-11-20"), l.setup, l.now)
                  .error()
                  .message,
              "没有确定的时限"));
    CHECK_FALSE(grant_extension(l.db, l.row("二").id, kCountyHead, "", l.setup, l.now).ok());
    CHECK(request_extension(l.db, 99, kUnit, l.paper("2024-11-20"), l.setup, l.now).error().code ==
          base::ErrorCode::kNotFound);
}

TEST_CASE("a refusal names its reason, keeps the date and does not count", "[supervision]") {
    OneTask l("2024-10-21 10:00");
    REQUIRE(l.ask("2024-11-20").ok());
    CHECK_FALSE(refuse_extension(l.db, l.id, kDirector, "", l.now).ok());
    REQUIRE(refuse_extension(l.db, l.id, kDirector, "条件具备", l.now).ok());
    CHECK(l.one().due == date("2024-10-31"));
    CHECK(l.one().due_version == 1);
    CHECK(l.light_on("2024-10-21") == ledger::Light::kGreen);
    CHECK(store::extensions_of(l.db, l.id).at(0).decision == "条件具备");
    CHECK(l.ask("2024-11-20")->n == 1);
}

TEST_CASE("undecided at the due date: red, 待批, and the alert goes to the approver too",
          "[supervision]") {
    struct Case {
        const char* to;
        const char* address;
        const char* words;
    };
    for (const Case& c : {Case{"2024-11-20", "director@x", "督查室主任审批"},
                          Case{"2024-12-20", "zhang@x", "分管领导审批"},
                          Case{"2025-02-20", "head@x", "县长审批"}}) {
        CAPTURE(c.to);
        OneTask l("2024-10-21 10:00");
        REQUIRE(l.ask(c.to).ok());
        l.run_until("2024-11-01 18:00");
        CHECK(l.light_on("2024-11-01") == ledger::Light::kRed);
        store::Message m = l.last_to(c.address);
        CHECK(has(m.text, "待批"));
        CHECK(has(m.text, c.words));
        CHECK(has(l.last_to("office@x").text, c.words));
        Lines said = l.said(l.id);
        CHECK(std::count(said.begin(), said.end(), "O1 li@x") == 0);
    }
}

TEST_CASE("without a request the alert goes to the office alone", "[supervision]") {
    OneTask l("2024-11-01 18:00");
    CHECK(l.said(l.id).back() == "O1 office@x");
    for (const store::Message& m : l.messages()) CHECK(m.to_address != "director@x");
}

TEST_CASE("granted after the due date: the days overdue stay on record", "[supervision]") {
    OneTask l("2024-10-31 10:00");
    REQUIRE(l.ask("2024-11-20").ok());
    l.run_until("2024-11-06 10:00");
    REQUIRE(grant_extension(l.db, l.id, kDirector, "同意", l.setup, l.now).ok());
    CHECK(store::extensions_of(l.db, l.id).at(0).overdue_days == 6);
    CHECK(has(store::events_of_assignment(l.db, l.id).back().basis, "此前已逾期6天"));
    CHECK(l.light_on("2024-11-06") == ledger::Light::kGreen);
}

TEST_CASE("a grant takes the row out of messages that have not left", "[supervision]") {
    OneTask l("2024-10-31 10:00");
    REQUIRE(l.ask("2024-11-20").ok());
    l.now = instant("2024-11-01 09:00");
    REQUIRE(supervision::tick(l.db, l.setup, l.now).notices > 0);
    REQUIRE(l.last_to("office@x").state == "queued");
    REQUIRE(grant_extension(l.db, l.id, kDirector, "", l.setup, l.now).ok());
    CHECK(l.last_to("office@x").state == "withdrawn");
    CHECK(l.last_to("director@x").state == "withdrawn");
}

TEST_CASE("a claim lets the request lapse", "[supervision]") {
    OneTask l("2024-10-21 10:00");
    REQUIRE(acknowledge(l.db, l.id, kUnit, l.now).ok());
    REQUIRE(l.ask("2024-11-20").ok());
    REQUIRE(claim(l.db, l.id, kUnit, "竣工", "报告", date("2024-10-21"), l.now).ok());
    CHECK(store::extensions_of(l.db, l.id).at(0).state == "lapsed");
    CHECK(l.one().approver.empty());
}

TEST_CASE("both digests list what waits, the office's says for how long", "[supervision]") {
    OneTask l("2024-10-21 10:00");
    CHECK(office_digest(l.db, l.setup, l.now).extensions.empty());
    REQUIRE(l.ask("2024-11-20").ok());
    digest::OfficeDigest fresh = office_digest(l.db, l.setup, l.now);
    REQUIRE(fresh.extensions.size() == 1);
    CHECK_FALSE(has(fresh.extensions[0].note, "尚未批复"));
    l.run_until("2024-10-25 10:00");
    digest::OfficeDigest later = office_digest(l.db, l.setup, l.now);
    CHECK(has(later.extensions.at(0).note, "已提出4个工作日，尚未批复"));
    for (const store::LiaisonUnits& liaison : store::liaisons(l.db, date("2024-10-25"))) {
        digest::LiaisonDigest d = liaison_digest(l.db, liaison, l.setup, l.now);
        CHECK(d.extensions.size() == (liaison.liaison.address == "education@x" ? 1 : 0));
    }
}

TEST_CASE("a document extends a whole plan in one act that counts against nobody",
          "[supervision]") {
    OneTask l("2024-10-21 10:00");
    REQUIRE(l.ask("2024-11-20").ok());
    int64_t plan = l.one().plan_id;
    size_t events = store::events_of_plan(l.db, plan).size();
    PlanExtension extension{"兴政办函〔2024〕40号", date("2024-12-31"), 0, {}};
    base::Result<int> rows = extend_plan(l.db, plan, kOfficer, extension, l.setup, l.now);
    REQUIRE(rows.ok());
    CHECK(*rows == 2);
    CHECK(l.one().due == date("2024-12-31"));
    CHECK(l.row("二").due == date("2024-12-31"));
    CHECK_FALSE(l.row("三").due);
    CHECK(store::granted_extensions(l.db, l.id) == 0);
    CHECK(store::extensions_of(l.db, l.id).at(0).state == "lapsed");
    CHECK(store::events_of_plan(l.db, plan).size() == events + 1);
    CHECK(store::events_of_plan(l.db, plan).back().kind == "plan.extend");
    // Nothing is left to move.
    CHECK_FALSE(extend_plan(l.db, plan, kOfficer, extension, l.setup, l.now).ok());
}

TEST_CASE("a plan is extended by days or for one clause, by the office, on a document",
          "[supervision]") {
    OneTask l("2024-10-21 10:00");
    int64_t plan = l.one().plan_id;
    auto run = [&](const PlanExtension& e, const Actor& a) {
        return extend_plan(l.db, plan, a, e, l.setup, l.now);
    };
    CHECK_FALSE(run({"", date("2024-12-31"), 0, {}}, kOfficer).ok());
    CHECK_FALSE(run({"文件", {}, 0, {}}, kOfficer).ok());
    CHECK_FALSE(run({"文件", {}, 10, {}}, kUnit).ok());
    CHECK_FALSE(run({"文件", {}, 10, {"九"}}, kOfficer).ok());
    REQUIRE(run({"文件", {}, 10, {"一"}}, kOfficer).ok());
    CHECK(l.one().due == date("2024-11-10"));
    CHECK(l.row("二").due == date("2024-11-29"));
}

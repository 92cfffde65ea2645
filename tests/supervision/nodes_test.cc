// Nodes of item classes on rows of the ledger: handed over, met by feedback, taken back by undo.

#include <catch2/catch.hpp>

#include "digest/render.h"
#include "supervision/digest_run.h"
#include "supervision/row_source.h"
#include "supervision/small_county.h"
#include "supervision/undo.h"

using namespace test;
using ledger::Light;
using ledger::Stage;
using supervision::Actor;
using supervision::Progress;

namespace {

const Actor kUnit{"甲", ledger::ActorRole::kLiaison};

struct OneTask : SmallLedger {
    explicit OneTask(const std::string& item_class, const char* start = "2024-05-07 10:00")
        : SmallLedger(start) {
        ledger::Task t = task("一", {"县教体局"}, "2024-12-31");
        t.item_class = item_class;
        enter(plan({t}));
        id = row("一").id;
    }
    Light on(const char* day) { return ledger::light(row("一").standing(), date(day)); }
    std::string note(const char* day) {
        return supervision::RowSource(db, date(day)).row(row("一"), false).note;
    }
    void feedback(const Progress& progress = {}) {
        REQUIRE(give_feedback(db, id, kUnit, "进展", now, progress).ok());
    }
    int64_t id = 0;
};

}  // namespace

TEST_CASE("class B: 签收 by the next day, measures by the third", "[supervision]") {
    OneTask l("B");
    CHECK(l.on("2024-05-08") == Light::kGreen);
    CHECK(l.on("2024-05-09") == Light::kYellow);
    CHECK(l.note("2024-05-09") == "应于5月8日前签收部署，尚未签收");
    CHECK(l.note("2024-05-08").empty());
    REQUIRE(acknowledge(l.db, l.id, kUnit, l.now).ok());
    CHECK(l.on("2024-05-10") == Light::kGreen);
    CHECK(l.on("2024-05-11") == Light::kYellow);
    CHECK(l.note("2024-05-11") == "应于5月10日前反馈措施，尚未反馈");
    l.feedback();
    CHECK(l.on("2024-05-11") == Light::kGreen);
    CHECK(l.row("一").stage == Stage::kMeasures);
}

TEST_CASE("class A owes a result too, and a stated stage meets those before it", "[supervision]") {
    OneTask l("A");
    l.feedback({Stage::kMeasures, {}, {}});
    CHECK(l.on("2024-05-14") == Light::kGreen);
    CHECK(l.on("2024-05-15") == Light::kYellow);
    l.feedback();  // a further word on the measures is no result
    CHECK(l.on("2024-05-15") == Light::kYellow);
    l.feedback({Stage::kResult, {}, {}});
    CHECK(l.on("2024-05-15") == Light::kGreen);
    CHECK(store::feedback_of(l.db, l.id).back().stage == Stage::kResult);
}

TEST_CASE("nodes count from the day on which the task came, not from an old plan's date",
          "[supervision]") {
    OneTask late("B", "2024-09-02 10:00");
    CHECK(late.row("一").nodes.at(0).day == date("2024-09-03"));
    OneTask none("C");
    CHECK(none.row("一").nodes.empty());
    CHECK(none.on("2024-06-30") == Light::kGreen);
}

TEST_CASE("the configured class holds where the plan names none", "[supervision]") {
    SmallLedger l("2024-05-07 10:00");
    l.setup.nodes = {};
    l.enter(plan({task("一", {"县教体局"}, "2024-12-31")}));
    CHECK(l.row("一").nodes.size() == 2);
}

TEST_CASE("a plan's file that changes the class changes the nodes of its open rows",
          "[supervision]") {
    OneTask l("B");
    ledger::Task t = task("一", {"县教体局"}, "2024-12-31");
    t.item_class = "A";
    l.now = instant("2024-05-20 10:00");
    supervision::PlanEntry entry = l.enter(plan({t}));
    CHECK(entry.outcome == supervision::PlanEntry::Outcome::kChanged);
    CHECK(l.row("一").nodes.size() == 3);
    CHECK(l.row("一").nodes.back().day == date("2024-05-27"));
}

TEST_CASE("progress and 受阻 show in the row, the digests, and leave by undo", "[supervision]") {
    OneTask l("B");
    l.now = instant("2024-08-30 10:00");
    l.feedback({{}, 10, "用地手续未批"});
    std::string note = l.note("2024-08-30");
    CHECK(has(note, "受阻：用地手续未批"));
    CHECK(has(note, "进度10%，落后于序时进度"));
    CHECK(l.on("2024-08-30") == Light::kYellow);
    digest::OfficeDigest office = supervision::office_digest(l.db, l.setup, l.now);
    REQUIRE(office.blocked.size() == 1);
    CHECK(has(digest::render(office).text, "受阻事项（1项）"));
    for (const store::LiaisonUnits& liaison : store::liaisons(l.db, date("2024-08-30")))
        CHECK(supervision::liaison_digest(l.db, liaison, l.setup, l.now).blocked.size() ==
              (liaison.liaison.address == "education@x" ? 1 : 0));
    REQUIRE(supervision::undo(l.db, l.id, kUnit, "", l.setup, l.now).ok());
    store::AssignmentRow row = l.row("一");
    CHECK(row.blocked.empty());
    CHECK_FALSE(row.percent);
    CHECK(row.stage == Stage::kNone);
    l.feedback({{}, 10, "用地手续未批"});
    l.feedback({{}, {}, ""});
    CHECK(l.row("一").blocked.empty());
    CHECK(l.row("一").percent == 10);
    CHECK_FALSE(give_feedback(l.db, l.id, kUnit, "进展", l.now, {{}, 101, {}}).ok());
}

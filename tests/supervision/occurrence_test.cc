// Deadlines that count from an event: entered once for all tasks, undone, entered again.

#include "supervision/occurrence_act.h"

#include <catch2/catch.hpp>

#include "store/event_chain.h"
#include "store/progress_store.h"
#include "supervision/small_county.h"
#include "support/temporary_directory.h"

using namespace test;
using namespace supervision;
using ledger::ActorRole;
using ledger::Light;
using ledger::SpanUnit;

namespace {

const Actor kOfficer{"乙", ActorRole::kOfficer}, kUnit{"甲", ActorRole::kLiaison};

ledger::Task after(const std::string& ref, const std::vector<std::string>& units, int days,
                   const std::string& event, SpanUnit unit = SpanUnit::kDay) {
    ledger::Task out = task(ref, units);
    out.deadline.kind = ledger::DeadlineKind::kRelative;
    out.deadline.days = days;
    out.deadline.unit = unit;
    out.deadline.event = event;
    out.deadline.text = "若干日内";
    return out;
}

struct WaitingLedger : SmallLedger {
    WaitingLedger() : SmallLedger("2024-05-07 08:00") {
        db = store::Database::open(folder.file("ledger.db")).value();
        REQUIRE(store::save_register(db, registered));
        tasks = {after("一", {"县教体局"}, 10, "收到通知"),
                 after("二", {"各乡镇"}, 5, "收到通知", SpanUnit::kWorkday),
                 after("三", {"县教体局"}, 15, "调查完成"), task("四", {"县教体局"}, "2024-12-31")};
        plan_id = enter(plan(tasks)).plan_id;
        now = instant("2024-06-03 10:00");
    }
    base::Result<int> occurred(const std::string& name, const std::string& day,
                               const Actor& by = kOfficer, const std::string& basis = "通知") {
        return enter_occurrence(db, plan_id, {name, date(day), basis}, by, setup, now);
    }
    support::TemporaryDirectory folder;
    std::vector<ledger::Task> tasks;
    int64_t plan_id = 0;
};

}  // namespace

TEST_CASE("a relative deadline falls so many days after its event", "[supervision]") {
    struct Case {
        const char* event;
        int days;
        SpanUnit unit;
        const char* due;
    };
    const Case cases[] = {
        {"2024-09-27", 5, SpanUnit::kDay, "2024-10-02"},
        {"2024-09-27", 0, SpanUnit::kDay, "2024-09-27"},
        {"2024-09-27", 3, SpanUnit::kWorkday, "2024-10-08"},  // 29 September is worked
        {"2024-09-27", 0, SpanUnit::kWorkday, "2024-09-27"},
        {"2024-01-31", 1, SpanUnit::kMonth, "2024-02-29"},
        {"2024-12-31", 2, SpanUnit::kMonth, "2025-02-28"},
        {"2024-05-15", 12, SpanUnit::kMonth, "2025-05-15"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.event, c.days);
        ledger::Deadline d;
        d.days = c.days;
        d.unit = c.unit;
        CHECK(base::format_date(relative_due(d, date(c.event), national_day_2024())) == c.due);
    }
}

TEST_CASE("one entry dates every task that waits for the event", "[supervision]") {
    WaitingLedger l;
    CHECK(ledger::light(l.row("一").standing(), date("2024-06-03")) == Light::kGrey);
    base::Result<int> dated = l.occurred("收到", "2024-05-31");
    REQUIRE(dated.ok());
    CHECK(*dated == 3);
    CHECK(l.row("一").due == date("2024-06-10"));
    CHECK(l.row("一").due_version == 1);
    CHECK(l.row("一").issued_on == date("2024-05-31"));
    CHECK(l.row("二", "各乡镇").due == date("2024-06-07"));
    CHECK_FALSE(l.row("三").due);
    CHECK(l.row("四").due == date("2024-12-31"));
    CHECK(ledger::light(l.row("一").standing(), date("2024-06-11")) == Light::kRed);
    std::vector<store::Event> log = store::events_of_assignment(l.db, l.row("一").id);
    CHECK(log.back().kind == "assignment.due");
    CHECK(log.back().role == "officer");
    CHECK(has(log.back().basis, "“收到通知”：2024年5月31日；通知"));
    std::vector<store::AwaitedEvent> events = store::awaited_events(l.db, l.plan_id);
    REQUIRE(events.size() == 2);
    CHECK(events[0].tasks == 2);
    CHECK(events[0].happened_on == date("2024-05-31"));
    CHECK_FALSE(events[1].happened_on);
    l.run_until("2024-06-12 12:00");
    Lines said = l.said(l.row("一").id);
    CHECK(std::count(said.begin(), said.end(), "O1 office@x") == 1);
    CHECK(store::verify_chain(l.db).fault.empty());
}

TEST_CASE("an entry is refused without right, basis, date or anything that waits",
          "[supervision]") {
    WaitingLedger l;
    std::string before = dump(l.db);
    struct Case {
        const char *name, *day;
        Actor by;
        const char *basis, *reason;
    };
    const Case cases[] = {
        {"收到通知", "2024-05-31", kUnit, "通知", "联络员无权"},
        {"收到通知", "2024-05-31", {"丁", ActorRole::kLeader}, "通知", "无权"},
        {"收到通知", "2024-05-31", kOfficer, "", "依据"},
        {"收到通知", "2024-06-04", kOfficer, "通知", "不能晚于今天"},
        {"验收", "2024-05-31", kOfficer, "通知", "没有等待"},
        {"", "2024-05-31", kOfficer, "通知", "没有等待"},
        {"调查完成了", "2024-05-31", kOfficer, "通知", "没有等待"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name, c.reason);
        base::Result<int> done = l.occurred(c.name, c.day, c.by, c.basis);
        REQUIRE_FALSE(done.ok());
        CHECK(has(done.error().message, c.reason));
        CHECK(dump(l.db) == before);
    }
    REQUIRE(l.occurred("收到通知", "2024-05-31").ok());
    CHECK(has(l.occurred("收到通知", "2024-06-01").error().message, "更正请先撤销"));
}

TEST_CASE("an entry is undone by its author while nothing has left, and entered anew",
          "[supervision]") {
    WaitingLedger l;
    auto undo = [&](const Actor& by) {
        return undo_occurrence(l.db, l.plan_id, "收到通知", by, l.setup, l.now);
    };
    CHECK(has(undo(kOfficer).error().message, "尚未录入"));
    REQUIRE(l.occurred("收到通知", "2024-05-31").ok());
    CHECK(has(undo({"别人", ActorRole::kOfficer}).error().message, "只能由其本人"));
    CHECK(has(undo({"乙", ActorRole::kLiaison}).error().message, "无权"));
    base::Result<int> undone = undo(kOfficer);
    REQUIRE(undone.ok());
    CHECK(*undone == 3);
    CHECK_FALSE(l.row("一").due);
    CHECK(l.row("一").issued_on == date("2024-05-07"));
    CHECK(ledger::light(l.row("一").standing(), date("2024-06-20")) == Light::kGrey);
    REQUIRE(l.occurred("收到通知", "2024-06-01").ok());
    CHECK(l.row("一").due == date("2024-06-11"));
    CHECK(l.row("一").due_version == 2);
    l.run_until("2024-06-13 12:00");
    CHECK(has(undo(kOfficer).error().message, "已经发出"));
}

TEST_CASE("tasks that come after the entry are dated when they come", "[supervision]") {
    WaitingLedger l;
    REQUIRE(l.occurred("收到通知", "2024-05-31").ok());
    l.tasks.push_back(after("五", {"县卫体局"}, 20, "收到通知"));
    l.tasks[1].units = {"各乡镇", "县教体局"};
    l.tasks[0].deadline.days = 12;
    l.enter(plan(l.tasks));
    CHECK(l.row("五").due == date("2024-06-20"));
    CHECK(l.row("二", "县教体局").due == date("2024-06-07"));
    CHECK(l.row("一").due == date("2024-06-12"));
}

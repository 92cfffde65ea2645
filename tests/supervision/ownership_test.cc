// A liaison acts for the units they serve today; a whole task ends at once.

#include "supervision/ownership.h"

#include <catch2/catch.hpp>

#include "store/event_chain.h"
#include "supervision/small_county.h"
#include "supervision/task_act.h"

using namespace test;
using namespace supervision;
using ledger::ActorRole;
using ledger::State;

namespace {

// 县教体局: liaison not on record, head 薛探平. 县卫健局: 王芳 until 29 May, then 李强. 县交通局:
// no post.
struct County : SmallLedger {
    explicit County(std::string_view at = "2024-06-03 10:00") : SmallLedger("2024-05-07 08:00") {
        enter(plan({task("一", {"县教体局"}, "2024-10-31"), task("二", {"县卫体局"}, "2024-10-31"),
                    task("三", {"县交通局"}, "2024-10-31"),
                    task("四", {"县教体局", "县卫体局"}, "2024-11-29")}));
        now = instant(at);
    }
};

}  // namespace

TEST_CASE("who may act on which unit's rows", "[supervision]") {
    struct Case {
        const char *row, *who;
        ActorRole role;
        const char* at;
        const char* reason;  // empty: allowed
    };
    const ActorRole liaison = ActorRole::kLiaison, head = ActorRole::kHead;
    const Case cases[] = {
        {"二", "李强", liaison, "2024-06-03 10:00", ""},
        {"二", "health.new@x", liaison, "2024-06-03 10:00", ""},
        {"二", "李强", liaison, "2024-05-29 10:00", "今天由王芳担任"},
        {"二", "王芳", liaison, "2024-05-29 10:00", ""},
        {"二", "王芳", liaison, "2024-05-30 10:00", "今天由李强担任"},
        {"二", "李强", head, "2024-06-03 10:00", "没有在任的主要负责人"},
        {"一", "李强", liaison, "2024-06-03 10:00", "李强是县卫健局联络员，不能办理县教体局"},
        {"一", "某人", liaison, "2024-06-03 10:00", ""},
        {"一", "薛探平", head, "2024-06-03 10:00", ""},
        {"一", "某人", head, "2024-06-03 10:00", "今天由薛探平担任"},
        {"三", "某人", liaison, "2024-06-03 10:00", "没有在任的联络员"},
        {"三", "某人", ActorRole::kOfficer, "2024-06-03 10:00", ""},
        {"三", "某人", ActorRole::kDirector, "2024-06-03 10:00", ""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.row, c.who, c.at);
        County l(c.at);
        std::string before = dump(l.db);
        base::Status done = acknowledge(l.db, l.row(c.row).id, {c.who, c.role}, l.now);
        CHECK(done.ok() == (*c.reason == '\0'));
        if (done.ok()) continue;
        CHECK(done.error().code == base::ErrorCode::kRefused);
        CHECK(has(done.error().message, c.reason));
        CHECK(dump(l.db) == before);
    }
}

TEST_CASE("every act of a unit is guarded", "[supervision]") {
    const Actor stranger{"李强", ActorRole::kLiaison};
    County l;
    int64_t id = l.row("一").id;
    REQUIRE(acknowledge(l.db, id, {"乙"}, l.now).ok());
    CHECK_FALSE(give_feedback(l.db, id, stranger, "进展", l.now).ok());
    CHECK_FALSE(claim(l.db, id, stranger, "完成", "报告", date("2024-06-03"), l.now).ok());
    CHECK_FALSE(note(l.db, id, stranger, l.setup, l.now).ok());
    CHECK(store::events_of_assignment(l.db, id).back().kind == "assignment.ack");
}

TEST_CASE("a task is merged into another as a whole", "[supervision]") {
    const Actor director{"丙", ActorRole::kDirector};
    County l;
    int64_t from = l.row("四").task_id, into = l.row("一").task_id, lead = l.row("一").id;
    base::Result<int> done = terminate_task(l.db, from, director, "兴政发〔2024〕9号", into, l.now);
    REQUIRE(done.ok());
    CHECK(*done == 2);
    for (const store::AssignmentRow& row : store::assignments_of_task(l.db, from)) {
        CHECK(row.state == State::kTerminated);
        CHECK(row.merged_into == lead);
        CHECK(row.terminated_on == date("2024-06-03"));
        CHECK(has(store::events_of_assignment(l.db, row.id).back().basis, "并入承办事项"));
    }
    CHECK(l.row("一").state == State::kIssued);
    CHECK(store::verify_chain(l.db).fault.empty());
}

TEST_CASE("a task is not ended without document, by an officer, into itself or into nothing",
          "[supervision]") {
    struct Case {
        ActorRole role;
        const char *basis, *into, *reason;
    };
    const Case cases[] = {{ActorRole::kOfficer, "文件", "一", "须由督查室主任办理"},
                          {ActorRole::kDirector, "", "一", "依据文件"},
                          {ActorRole::kDirector, "文件", "四", "不能并入自身"},
                          {ActorRole::kDirector, "文件", "三", "并入的任务没有在办"}};
    for (const Case& c : cases) {
        CAPTURE(c.reason);
        County l;
        const Actor director{"丙", ActorRole::kDirector};
        REQUIRE(terminate_task(l.db, l.row("三").task_id, director, "文件", {}, l.now).ok());
        int64_t into = 0;
        for (int64_t task = 1; task < 9; ++task)
            for (const store::AssignmentRow& row : store::assignments_of_task(l.db, task))
                if (row.ref == c.into) into = task;
        int64_t from = l.row("四").task_id;
        std::string before = dump(l.db);
        base::Result<int> done = terminate_task(l.db, from, {"甲", c.role}, c.basis, into, l.now);
        REQUIRE_FALSE(done.ok());
        CHECK(has(done.error().message, c.reason));
        CHECK(dump(l.db) == before);
    }
}

// The memory of what was said: once for each rung, due version and recipient.

#include "store/notice_store.h"

#include <catch2/catch.hpp>

#include "store/assignment_store.h"
#include "store/event_store.h"
#include "store/outbox_store.h"
#include "store/plan_store.h"
#include "store/unit_store.h"
#include "support/dates.h"
#include "support/raw_database.h"

using namespace store;
using test::date;
using test::instant;

namespace {

const base::Instant kNine = instant("2024-10-08 09:00");
const std::string kOfficer = "officer@x", kLiaison = "liaison@x";

struct Fixture {
    Fixture() {
        units::Register units;
        units.units.push_back({"education", "department", {{"兴县教育体育局", {}, {}}}, {}});
        REQUIRE(save_register(db, units));
        ledger::Plan plan{"1号", "民生实事", "兴县人民政府办公室", date("2024-05-07"), "plan", {}};
        plan_id = insert_plan(db, plan, "a.toml", kNine);
    }
    int64_t assignment(const std::string& ref) {
        ledger::Task task;
        task.ref = ref;
        task.title = "任务" + ref;
        task.deadline.kind = ledger::DeadlineKind::kDate;
        task.deadline.due = date("2024-09-30");
        NewAssignment row;
        row.task_id = insert_task(db, plan_id, 1, task);
        row.unit_id = unit_ids(db).at("education");
        row.issued_on = date("2024-05-07");
        row.due = task.deadline.due;
        return insert_assignment(db, row, "印发", kNine);
    }
    int64_t message(const std::string& key) {
        return enqueue(db, {key, MessageKind::kLadder, "", kLiaison, "", "", "", ""}, kNine)
            .value();
    }
    Notice notice(int64_t id, const std::string& rung, const std::string& to, int version = 1) {
        return {id, version, rung, to, date("2024-10-08")};
    }
    Database db = Database::in_memory();
    int64_t plan_id = 0;
};

}  // namespace

TEST_CASE("a notice is kept once for its row, due version, rung and recipient", "[store]") {
    Fixture f;
    int64_t id = f.assignment("一"), other = f.assignment("二"), mail = f.message("m");
    CHECK(add_notice(f.db, f.notice(id, "O1", kLiaison), mail));
    CHECK_FALSE(add_notice(f.db, f.notice(id, "O1", kLiaison), mail));
    CHECK(add_notice(f.db, f.notice(id, "O1", kOfficer), mail));
    CHECK(add_notice(f.db, f.notice(id, "R1", kLiaison), mail));
    CHECK(add_notice(f.db, f.notice(id, "O1", kLiaison, 2), mail));
    CHECK(add_notice(f.db, f.notice(other, "O1", kLiaison), mail));
    CHECK(notices_of(f.db, id).size() == 4);
    CHECK(notices_of_message(f.db, mail).size() == 5);
    std::vector<RungCount> counts = count_notices(f.db, date("2024-10-07"), date("2024-10-13"));
    REQUIRE(counts.size() == 2);
    CHECK(counts[0].rung == "O1");
    CHECK(counts[0].rows == 2);
    CHECK(counts[0].recipients == 2);
    CHECK(count_notices(f.db, date("2024-10-09"), date("2024-10-13")).empty());
}

TEST_CASE("what a message says can be taken back until it is sent", "[store]") {
    Fixture f;
    int64_t id = f.assignment("一"), mail = f.message("m");
    add_notice(f.db, f.notice(id, "O1", kLiaison), mail);
    CHECK(unsent_messages_about(f.db, id) == std::vector<int64_t>{mail});
    remove_from_message(f.db, id, mail);
    CHECK(notices_of(f.db, id).empty());
    CHECK(add_notice(f.db, f.notice(id, "O1", kLiaison), mail));
    REQUIRE(claim_message(f.db, kNine));
    CHECK(unsent_messages_about(f.db, id).empty());
    mark_sent(f.db, mail, "file", "", kNine);
    CHECK(unsent_messages_about(f.db, id).empty());
}

TEST_CASE("a closing line waits once for everybody who was told of the overdue", "[store]") {
    Fixture f;
    int64_t id = f.assignment("一"), quiet = f.assignment("二"), mail = f.message("m");
    add_notice(f.db, f.notice(id, "R1", "head@x"), mail);
    add_notice(f.db, f.notice(id, "O1", kLiaison), mail);
    add_notice(f.db, f.notice(id, "O1", kLiaison, 2), mail);
    add_notice(f.db, f.notice(id, "loaded", kOfficer), mail);
    add_notice(f.db, f.notice(quiet, "R0", kLiaison), mail);
    await_closing_lines(f.db, id, date("2024-10-09"));
    await_closing_lines(f.db, id, date("2024-10-10"));
    await_closing_lines(f.db, quiet, date("2024-10-10"));
    CHECK(waiting_closing_lines(f.db, kLiaison) == std::vector<int64_t>{id});
    CHECK(waiting_closing_lines(f.db, kOfficer) == std::vector<int64_t>{id});
    CHECK(waiting_closing_lines(f.db, "head@x").empty());
    int64_t next = f.message("next");
    place_closing_lines(f.db, kLiaison, next);
    CHECK(waiting_closing_lines(f.db, kLiaison).empty());
    CHECK(waiting_closing_lines(f.db, kOfficer).size() == 1);
    await_closing_lines(f.db, id, date("2024-10-11"));
    CHECK(waiting_closing_lines(f.db, kLiaison).empty());
}

TEST_CASE("an assignment keeps its first due date beside every later one", "[store]") {
    Fixture f;
    int64_t id = f.assignment("一");
    add_due_version(f.db, id, date("2024-10-31"), false, {}, "兴政办函〔2024〕9号", kNine);
    AssignmentRow row = find_assignment(f.db, id).value();
    CHECK(row.due == date("2024-10-31"));
    CHECK(row.due_version == 2);
    drop_due(f.db, id);
    CHECK_FALSE(find_assignment(f.db, id)->due);
    CHECK(find_assignment(f.db, id)->due_version == 0);
    add_due_version(f.db, id, date("2024-11-30"), true, {}, "更正", kNine);
    CHECK(find_assignment(f.db, id)->due_version == 3);
    CHECK(find_assignment(f.db, id)->soft);
    std::vector<DueVersion> versions = due_versions(f.db, id);
    REQUIRE(versions.size() == 3);
    CHECK(versions[0].due == date("2024-09-30"));
    CHECK(versions[0].basis == "印发");
}

TEST_CASE("a state changes only from the state that was seen", "[store]") {
    Fixture f;
    int64_t id = f.assignment("一");
    CHECK_FALSE(change_state(f.db, id, ledger::State::kWorking, ledger::State::kClaimed));
    CHECK(find_assignment(f.db, id)->state == ledger::State::kIssued);
    CHECK(change_state(f.db, id, ledger::State::kIssued, ledger::State::kWorking));
    CHECK(find_assignment(f.db, id)->state == ledger::State::kWorking);
}

TEST_CASE("an event is read as it was written, the latest gives the time", "[store]") {
    Fixture f;
    CHECK_FALSE(last_event_at(f.db));
    int64_t id = f.assignment("一");
    base::Json after = base::Json::object().set("state", "working").set("n", 2);
    add_event(f.db, {0,
                     kNine,
                     "张三",
                     "assignment.ack",
                     f.plan_id,
                     {},
                     id,
                     "兴政办函〔2024〕7号",
                     nullptr,
                     after});
    add_event(f.db, {0, kNine + std::chrono::minutes(1), "duban", "digest.issue"});
    std::vector<Event> events = events_of_assignment(f.db, id);
    REQUIRE(events.size() == 1);
    CHECK(events[0].actor == "张三");
    CHECK(events[0].at == kNine);
    CHECK(events[0].plan_id == f.plan_id);
    CHECK_FALSE(events[0].task_id);
    CHECK(events[0].before.is_null());
    CHECK(events[0].after == after);
    CHECK(events_of_plan(f.db, f.plan_id).size() == 1);
    CHECK(events_since(f.db, events[0].id).size() == 1);
    CHECK(last_event_at(f.db) == kNine + std::chrono::minutes(1));
}

// Plans and tasks as they are stored, found again and fingerprinted.

#include "store/plan_store.h"

#include <catch2/catch.hpp>
#include <set>

#include "store/setting_store.h"
#include "store/sha256.h"
#include "support/dates.h"

using namespace store;
using ledger::Plan;
using ledger::Task;
using test::date;

namespace {

const base::Instant kNow = test::instant("2024-05-07 09:00");

Task full_task() {
    Task t;
    t.ref = "三/（一）";
    t.type = ledger::TaskType::kMilestone;
    t.title = "新建幼儿园";
    t.lead = {"县教科局"};
    t.units = {"县教科局", "县住建局"};
    t.leaders = {"张超"};
    t.persons = {"薛探平", "王\"慧\"平"};
    t.quote = "新建3所\\公办幼儿园";
    t.deadline = {ledger::DeadlineKind::kDate,
                  "11月底前",
                  date("2024-06-01"),
                  date("2024-11-30"),
                  true,
                  "",
                  1,
                  0,
                  ledger::SpanUnit::kDay,
                  ""};
    return t;
}

Plan plan(const std::string& number, const std::string& title) {
    return {number, title, "兴县人民政府办公室", date("2024-05-07"), "plan", {full_task()}};
}

}  // namespace

TEST_CASE("a task is read as it was written", "[store]") {
    Database db = Database::in_memory();
    int64_t id = insert_plan(db, plan("1号", "民生实事"), "a.toml", kNow);
    Task recurring = full_task(), relative = full_task();
    recurring.n = 2;
    recurring.deadline = {ledger::DeadlineKind::kRecurring,
                          "每月20日前",
                          {},
                          {},
                          false,
                          "FREQ=MONTHLY;BYMONTHDAY=20",
                          2,
                          0,
                          ledger::SpanUnit::kDay,
                          ""};
    relative.n = 3;
    relative.deadline = {ledger::DeadlineKind::kRelative,
                         "印发后30个工作日内",
                         {},
                         {},
                         false,
                         "",
                         1,
                         30,
                         ledger::SpanUnit::kWorkday,
                         "印发"};
    for (const Task& t : {full_task(), recurring, relative}) {
        int64_t task = insert_task(db, id, t.n, t);
        CHECK(find_task(db, task)->task == t);
    }
    REQUIRE(tasks_of_plan(db, id).size() == 3);
    withdraw_task(db, tasks_of_plan(db, id)[1].id);
    CHECK(tasks_of_plan(db, id)[1].withdrawn);
    update_task(db, tasks_of_plan(db, id)[1].id, 2, relative);
    CHECK_FALSE(tasks_of_plan(db, id)[1].withdrawn);
    CHECK(tasks_of_plan(db, id)[1].task.deadline == relative.deadline);
    CHECK_FALSE(find_task(db, 99));
}

TEST_CASE("a plan is found by its number, without one by its file", "[store]") {
    Database db = Database::in_memory();
    int64_t numbered = insert_plan(db, plan("1号", "甲"), "a.toml", kNow);
    int64_t plain = insert_plan(db, plan("", "乙"), "b.toml", kNow);
    CHECK(find_plan(db, "1号", "moved.toml")->id == numbered);
    CHECK(find_plan(db, "", "b.toml")->id == plain);
    CHECK_FALSE(find_plan(db, "", "a.toml"));
    CHECK_FALSE(find_plan(db, "2号", "a.toml"));
}

TEST_CASE("a plan is named by its whole number or by what only it holds", "[store]") {
    Database db = Database::in_memory();
    for (const char* number :
         {"兴政办发〔2024〕1号", "兴政办发〔2024〕11号", "兴政办发〔2024〕12号"})
        static_cast<void>(
            insert_plan(db, plan(number, "关于" + std::string(number)), "a.toml", kNow));
    CHECK(plan_named(db, "兴政办发〔2024〕1号")->number == "兴政办发〔2024〕1号");
    CHECK(plan_named(db, "〕12号")->number == "兴政办发〔2024〕12号");
    CHECK(plan_named(db, "关于兴政办发〔2024〕11")->number == "兴政办发〔2024〕11号");
    base::Result<PlanRow> several = plan_named(db, "2024");
    REQUIRE_FALSE(several.ok());
    CHECK_THAT(several.error().message, Catch::Contains("请写完整文号"));
    CHECK(plan_named(db, "99号").error().code == base::ErrorCode::kNotFound);
}

TEST_CASE("a plan's fingerprint changes with each of its values and with nothing else", "[store]") {
    const Plan base = plan("1号", "民生实事");
    std::vector<Plan> all(18, base);
    all[1].number = "2号";
    all[2].title = "x";
    all[3].issuer = "x";
    all[4].issued = date("2024-05-08");
    all[5].kind = "rules";
    all[6].tasks.push_back(full_task());
    all[7].tasks[0].ref = "x";
    all[8].tasks[0].title = "x";
    all[9].tasks[0].units.pop_back();
    all[10].tasks[0].lead.clear();
    all[11].tasks[0].leaders.clear();
    all[12].tasks[0].persons = {"薛探平"};
    all[13].tasks[0].quote = "x";
    all[14].tasks[0].deadline.due = date("2024-12-01");
    all[15].tasks[0].deadline.soft = false;
    all[16].tasks[0].deadline.start.reset();
    all[17].tasks[0].deadline.text = "x";
    std::set<std::string> seen;
    for (const Plan& p : all) CHECK(seen.insert(digest_of(p)).second);
    CHECK(digest_of(base) == digest_of(plan("1号", "民生实事")));
}

TEST_CASE("SHA-256 gives the standard's values", "[store]") {
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("a setting is absent, written and replaced", "[store]") {
    Database db = Database::in_memory();
    CHECK_FALSE(setting(db, "digest_week"));
    set_setting(db, "digest_week", "2024-W40");
    set_setting(db, "digest_week", "2024-W41");
    CHECK(setting(db, "digest_week") == "2024-W41");
}

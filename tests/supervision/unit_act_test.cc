// Reforms and appointments in the ledger: who may record them, what becomes of open and closed
// rows, who is told, and that neither a file nor a restart undoes them.

#include "supervision/unit_act.h"

#include <catch2/catch.hpp>

#include "base/text.h"
#include "store/event_chain.h"
#include "store/leaver_store.h"
#include "store/unit_change_store.h"
#include "supervision/digest_run.h"
#include "supervision/small_county.h"

using namespace test;
using namespace supervision;
using ledger::ActorRole;
using ledger::State;
using units::Change;
using units::ChangeKind;
using units::PostRole;

namespace {

const Actor kOfficer{"乙", ActorRole::kOfficer}, kDirector{"丙", ActorRole::kDirector},
    kUnit{"甲", ActorRole::kLiaison};
constexpr const char* kPaper = "兴办发〔2024〕7号";

Change change(ChangeKind kind, const std::string& unit, const char* on,
              std::vector<std::string> into = {}) {
    Change c;
    c.kind = kind;
    c.unit = unit;
    c.on = date(on);
    c.into = std::move(into);
    return c;
}
Change post(ChangeKind kind, const std::string& unit, const char* on, const std::string& person,
            const std::string& address = "", PostRole role = PostRole::kLiaison) {
    Change c = change(kind, unit, on);
    c.role = role;
    c.person = person;
    c.address = address;
    return c;
}

// Four tasks: two of 康宁镇 alone, one of both townships, one of 县教体局.
struct Reform : SmallLedger {
    explicit Reform(std::string_view until = "2024-06-03 10:00") : SmallLedger("2024-05-07 08:00") {
        enter(plan({task("一", {"康宁镇"}, "2024-10-31"), task("二", {"康宁镇"}, "2024-11-29"),
                    task("三", {"各乡镇"}, "2024-12-20"), task("四", {"县教体局"}, "2024-12-20")}));
        run_until(until);
    }
    base::Status act(const Change& c, const Actor& actor = kDirector) {
        return change_units(db, c, actor, kPaper, setup, now);
    }
    void close_row(int64_t id) {
        REQUIRE(acknowledge(db, id, kOfficer, now).ok());
        REQUIRE(claim(db, id, kOfficer, "完成", "报告", base::local_date(now), now).ok());
        REQUIRE(close(db, id, kDirector, {}, setup, now).ok());
    }
    int64_t unit(const std::string& code) { return store::unit_ids(db).at(code); }
    // 任务一 → the code of the unit whose row it is.
    std::string unit_of(int64_t id) {
        int64_t unit_id = store::find_assignment(db, id)->unit_id;
        for (const auto& [code, known] : store::unit_ids(db))
            if (known == unit_id) return code;
        return "";
    }
    bool reload(const PlanEntry& = {}) {
        store::Transaction transaction(db);
        RegisterEntry entry = enter_register(db, small_county());
        transaction.commit();
        CHECK(entry.problems.empty());
        return entry.changed;
    }
};

}  // namespace

TEST_CASE("reforms and appointments are an officer's, on a basis document", "[supervision]") {
    struct Case {
        Actor actor;
        const char *basis, *reason;
    };
    const Case cases[] = {{{"甲", ActorRole::kLiaison}, kPaper, "联络员无权"},
                          {{"甲", ActorRole::kHead}, kPaper, "主要负责人无权"},
                          {{"甲", ActorRole::kLeader}, kPaper, "分管领导无权"},
                          {{"甲", ActorRole::kAdministrator}, kPaper, "系统管理员无权"},
                          {kOfficer, "", "须有依据文件"},
                          {kOfficer, kPaper, ""},
                          {kDirector, kPaper, ""}};
    const Change changes[] = {change(ChangeKind::kMerge, "t2", "2024-06-03", {"t1"}),
                              post(ChangeKind::kAssign, "t2", "2024-06-03", "李强", "li@x")};
    for (const Case& c : cases)
        for (const Change& what : changes) {
            CAPTURE(name(c.actor.role), c.basis, name(what.kind));
            Reform l;
            std::string before = dump(l.db);
            base::Status done = change_units(l.db, what, c.actor, c.basis, l.setup, l.now);
            CHECK(done.ok() == (*c.reason == '\0'));
            if (done.ok()) continue;
            CHECK(done.error().code == base::ErrorCode::kRefused);
            CHECK(has(done.error().message, c.reason));
            CHECK(dump(l.db) == before);
        }
}

TEST_CASE("each change leaves one event in the chain with who, when, on what basis",
          "[supervision]") {
    Reform l;
    REQUIRE(l.act(post(ChangeKind::kAssign, "health", "2024-06-03", "赵晓平", "zhao@x")).ok());
    std::vector<store::UnitChange> changes = store::changes_of_unit(l.db, l.unit("health"));
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].actor == "丙");
    CHECK(changes[0].role == "director");
    CHECK(changes[0].basis == kPaper);
    CHECK(changes[0].at == l.now);
    CHECK(changes[0].change.person == "赵晓平");
    store::Event last = store::events_since(l.db, store::chain_head(l.db).id - 1).at(0);
    CHECK(last.kind == "post.assign");
    CHECK(*last.before["holders"].as_array()->at(0)["person"].as_string() == "李强");
    CHECK(store::verify_chain(l.db).fault.empty());
}

TEST_CASE("a merger moves open rows on its day, closed ones and their figures stay",
          "[supervision]") {
    Reform l;
    int64_t one = l.row("一").id, two = l.row("二").id, three = l.row("三").id;
    REQUIRE(l.unit_of(three) == "t1");
    l.close_row(two);
    REQUIRE(l.act(change(ChangeKind::kMerge, "t2", "2024-07-01", {"t1"})).ok());
    CHECK(l.unit_of(one) == "t2");
    l.run_until("2024-06-30 23:59");
    CHECK(l.unit_of(one) == "t2");
    l.run_until("2024-07-01 00:00");
    CHECK(l.unit_of(one) == "t1");
    CHECK(l.unit_of(two) == "t2");
    CHECK(store::find_assignment(l.db, one)->printed_name == "康宁镇");
    CHECK(store::find_assignment(l.db, one)->due == date("2024-10-31"));
    // Both had a row of task 三: one goes on, the other points to it.
    int merged = 0;
    for (const store::AssignmentRow& row : store::assignments_of_task(l.db, l.row("三").task_id))
        if (row.state == State::kTerminated) {
            ++merged;
            CHECK(row.merged_into == three);
        }
    CHECK(merged == 1);
    CHECK(store::events_of_assignment(l.db, one).back().kind == "assignment.move");
    CHECK(has(store::events_of_assignment(l.db, one).back().basis, kPaper));
    CHECK(store::verify_chain(l.db).fault.empty());
}

TEST_CASE("after a merger the successor's liaison has a list, and every later rung",
          "[supervision]") {
    Reform l;
    int64_t one = l.row("一").id;
    REQUIRE(l.act(change(ChangeKind::kMerge, "t2", "2024-07-01", {"t1"})).ok());
    l.run_until("2024-07-01 08:30");
    store::Message list = l.last_to("t1@x");
    CHECK(has(list.subject, "【移交清单】在办2项"));
    CHECK(has(list.text, "任务一"));
    CHECK_FALSE(has(list.text, "任务四"));
    CHECK(has(l.last_to("office@x").subject, "单位合并"));
    l.run_until("2024-11-05 18:00");
    for (const store::Notice& n : store::notices_of(l.db, one))
        if (n.decided_on >= date("2024-07-01")) CHECK(n.recipient != "t2@x");
    CHECK(has(base::join(l.said(one), ","), "O1 office@x"));
    CHECK(has(base::join(l.said(one), ","), "O1 t1@x"));
}

TEST_CASE("no list of a merger is sent twice, after a restart either", "[supervision]") {
    Reform l;
    REQUIRE(l.act(change(ChangeKind::kMerge, "t2", "2024-06-03", {"t1"})).ok());
    l.tick_once();
    size_t messages = l.messages().size();
    for (int i = 0; i < 3; ++i) l.tick_once();
    CHECK(l.messages().size() == messages);
}

TEST_CASE("an abolished unit without successor is alerted to the office at once", "[supervision]") {
    Reform l;
    REQUIRE(l.act(change(ChangeKind::kAbolish, "t2", "2024-06-03")).ok());
    l.tick_once();
    store::Message alert = l.last_to("office@x");
    CHECK(has(alert.subject, "【单位撤销】在办3项"));
    CHECK(has(alert.text, "没有承接单位"));
    digest::OfficeDigest digest = office_digest(l.db, l.setup, l.now);
    CHECK(digest.without_owner.size() == 3);
    // Its clock runs on: the office hears of it, no former liaison does.
    l.run_until("2024-11-05 18:00");
    CHECK(l.said(l.row("一").id).back() == "O1 office@x");
    for (const store::Message& m : l.messages())
        if (m.decided_at > instant("2024-06-03 10:00")) CHECK(m.to_address != "t2@x");
}

TEST_CASE("a unit without open rows ends without a letter", "[supervision]") {
    Reform l;
    size_t before = l.messages().size();
    REQUIRE(l.act(change(ChangeKind::kAbolish, "transport", "2024-06-03")).ok());
    l.tick_once();
    CHECK(l.messages().size() == before);
}

TEST_CASE("rows of a split unit are allotted one by one", "[supervision]") {
    Reform l;
    Change sports = change(ChangeKind::kAdd, "sports", "2024-06-01");
    sports.full = "兴县体育局";
    sports.group = "department";
    REQUIRE(l.act(sports).ok());
    int64_t four = l.row("四").id;
    REQUIRE(
        l.act(change(ChangeKind::kSplit, "education", "2024-06-03", {"health", "sports"})).ok());
    l.tick_once();
    CHECK(has(l.last_to("office@x").subject, "单位拆分"));
    CHECK(l.unit_of(four) == "education");
    struct Case {
        const char* code;
        Actor actor;
        const char *basis, *reason;
    };
    const Case refused[] = {{"sports", kUnit, kPaper, "无权"},
                            {"sports", kOfficer, "", "依据文件"},
                            {"none", kOfficer, kPaper, "没有代码"},
                            {"education", kOfficer, kPaper, "不存在"}};
    for (const Case& c : refused) {
        CAPTURE(c.reason);
        base::Result<int64_t> done = allot(l.db, four, c.code, c.actor, c.basis, l.setup, l.now);
        REQUIRE_FALSE(done.ok());
        CHECK(has(done.error().message, c.reason));
    }
    REQUIRE(allot(l.db, four, "sports", kOfficer, kPaper, l.setup, l.now).ok());
    CHECK(l.unit_of(four) == "sports");
    CHECK_FALSE(allot(l.db, four, "sports", kOfficer, kPaper, l.setup, l.now).ok());
    CHECK(office_digest(l.db, l.setup, l.now).without_owner.empty());
    CHECK_FALSE(allot(l.db, 99, "sports", kOfficer, kPaper, l.setup, l.now).ok());
}

TEST_CASE("a closed row is not allotted, its result stays where it was earned", "[supervision]") {
    Reform l;
    int64_t four = l.row("四").id;
    l.close_row(four);
    base::Result<int64_t> done = allot(l.db, four, "t1", kOfficer, kPaper, l.setup, l.now);
    REQUIRE_FALSE(done.ok());
    CHECK(has(done.error().message, "结果留在原单位"));
}

TEST_CASE("a file that is loaded again undoes no act", "[supervision]") {
    Reform l;
    REQUIRE(l.act(change(ChangeKind::kMerge, "t2", "2024-06-03", {"t1"})).ok());
    REQUIRE(l.act(post(ChangeKind::kAssign, "t1", "2024-06-03", "李强", "li@x")).ok());
    int64_t one = l.row("一").id;
    units::Register acted = store::load_register(l.db);
    CHECK_FALSE(l.reload());
    CHECK(store::load_register(l.db) == acted);
    CHECK(
        store::holders(l.db, l.unit("t1"), PostRole::kLiaison, date("2024-06-03")).at(0).address ==
        "li@x");
    // The plan's file still prints 康宁镇: its row stays with the successor.
    ledger::Plan changed =
        plan({task("一", {"康宁镇"}, "2024-11-15"), task("二", {"康宁镇"}, "2024-11-29"),
              task("三", {"各乡镇"}, "2024-12-20"), task("四", {"县教体局"}, "2024-12-20")});
    l.registered = acted;
    PlanEntry entry = l.enter(changed);
    CHECK(entry.outcome == PlanEntry::Outcome::kChanged);
    CHECK(l.unit_of(one) == "t1");
    CHECK(store::find_assignment(l.db, one)->state == State::kIssued);
    CHECK(store::find_assignment(l.db, one)->due == date("2024-11-15"));
    CHECK(store::assignments_of_task(l.db, l.row("一").task_id).size() == 1);
}

TEST_CASE("an allotted row stays with its unit when the plan's file changes", "[supervision]") {
    Reform l;
    int64_t four = l.row("四").id;
    REQUIRE(allot(l.db, four, "health", kOfficer, kPaper, l.setup, l.now).ok());
    l.enter(plan({task("四", {"县教体局"}, "2024-12-27")}));
    CHECK(l.unit_of(four) == "health");
    CHECK(store::find_assignment(l.db, four)->due == date("2024-12-27"));
    CHECK(store::assignments_of_task(l.db, l.row("四").task_id).size() == 1);
}

TEST_CASE("a plan of before the merger that is loaded after it goes to the successor",
          "[supervision]") {
    Reform l;
    REQUIRE(l.act(change(ChangeKind::kMerge, "t2", "2024-06-03", {"t1"})).ok());
    l.registered = store::load_register(l.db);
    ledger::Plan old = plan({task("五", {"康宁镇"}, "2024-12-20")}, "2024-05-20");
    old.number = "兴政办发〔2024〕8号";
    l.enter(old, "b.toml");
    CHECK(l.unit_of(l.row("五").id) == "t1");
    // A plan of after it that prints the old name means nobody: the office is asked.
    ledger::Plan late = plan({task("六", {"康宁镇"}, "2024-12-20")}, "2024-06-10");
    late.number = "兴政办发〔2024〕9号";
    PlanEntry entry = l.enter(late, "c.toml");
    CHECK(entry.unknown_units == Lines{"康宁镇"});
}

TEST_CASE("a file that contradicts an act is not taken", "[supervision]") {
    Reform l;
    Change renamed = change(ChangeKind::kRename, "t2", "2024-06-03");
    renamed.full = "新镇人民政府";
    REQUIRE(l.act(renamed).ok());
    units::Register file = small_county();
    file.units.push_back({"t3", "township", {{"新镇人民政府", {}, {}}}, {}});
    file.index();
    std::string before = dump(l.db);
    store::Transaction transaction(l.db);
    RegisterEntry entry = enter_register(l.db, file);
    transaction.commit();
    REQUIRE(entry.problems.size() == 1);
    CHECK(has(entry.problems[0], "新镇"));
    CHECK(dump(l.db) == before);
    CHECK(entry.units == store::load_register(l.db));
}

TEST_CASE("a file without the unit of an act is taken with a warning", "[supervision]") {
    Reform l;
    REQUIRE(l.act(post(ChangeKind::kAssign, "transport", "2024-06-03", "李强", "li@x")).ok());
    units::Register file = small_county();
    std::erase_if(file.units, [](const units::Unit& u) { return u.code == "transport"; });
    file.index();
    store::Transaction transaction(l.db);
    RegisterEntry entry = enter_register(l.db, file);
    transaction.commit();
    REQUIRE(entry.warnings.size() == 1);
    CHECK(has(entry.warnings[0], "transport"));
    CHECK(entry.changed);
}

TEST_CASE("a successor has the hand-over list in the next run, the leaver nothing more",
          "[supervision]") {
    Reform l("2024-06-03 18:00");
    REQUIRE(l.act(post(ChangeKind::kAssign, "t2", "2024-06-04", "李强", "li@x")).ok());
    l.run_until("2024-06-04 08:29");
    for (const store::Message& m : l.messages()) CHECK(m.to_address != "li@x");
    l.run_until("2024-06-04 08:30");
    store::Message list = l.last_to("li@x");
    CHECK(list.to_name == "康宁镇联络员李强");
    CHECK(has(list.subject, "【移交清单】在办3项"));
    CHECK(has(list.text, kPaper));
    l.run_until("2025-01-31 18:00");
    for (const store::Message& m : l.messages())
        if (m.to_address == "t2@x") CHECK(m.decided_at < instant("2024-06-04 00:00"));
    CHECK(has(base::join(l.said(l.row("一").id), ","), "O1 li@x"));
}

TEST_CASE("a vacant post escalates to the next, then to the office", "[supervision]") {
    Reform l;
    int64_t four = l.row("四").id;
    REQUIRE(l.act(post(ChangeKind::kVacate, "education", "2024-06-03", "")).ok());
    l.tick_once();
    CHECK(has(l.last_to("office@x").subject, "联络员空缺"));
    l.run_until("2024-12-16 18:00");
    CHECK(has(base::join(l.said(four), ","), "R0 education.head@x"));
    CHECK(has(base::join(l.said(four), ","), "R0 office@x"));
    REQUIRE(
        l.act(post(ChangeKind::kVacate, "education", "2024-12-17", "", "", PostRole::kHead)).ok());
    l.run_until("2024-12-31 18:00");
    std::string said = base::join(l.said(four), ",");
    CHECK(has(said, "R1 office@x"));
    CHECK_FALSE(has(said, "R1 education.head@x"));
}

TEST_CASE("without an officer the director hears what the office would", "[supervision]") {
    Reform l;
    REQUIRE(l.act(post(ChangeKind::kAssign, "office", "2024-06-03", "丙", "director@x",
                       PostRole::kDirector))
                .ok());
    REQUIRE(
        l.act(post(ChangeKind::kVacate, "office", "2024-06-03", "", "", PostRole::kOfficer)).ok());
    l.run_until("2024-11-05 18:00");
    CHECK(has(base::join(l.said(l.row("一").id), ","), "O1 director@x"));
    for (const store::Message& m : l.messages())
        if (m.to_address == "office@x") CHECK(m.decided_at <= instant("2024-06-03 10:00"));
}

TEST_CASE("what was not sent yet to a leaver is said to the successor instead", "[supervision]") {
    Reform l("2024-10-23 18:00");
    int64_t one = l.row("一").id;
    l.now = instant("2024-10-24 09:00");
    (void)supervision::tick(l.db, l.setup, l.now);  // decided, and the server is down
    REQUIRE(l.said(one).back() == "R0 t2@x");
    l.now = instant("2024-10-24 11:00");
    REQUIRE(l.act(post(ChangeKind::kAssign, "t2", "2024-10-24", "李强", "li@x")).ok());
    l.run_until("2024-10-31 18:00");
    for (const store::Message& m : l.messages())
        if (m.to_address == "t2@x" && m.decided_at >= instant("2024-10-24 00:00"))
            CHECK(m.state == "withdrawn");
    std::string said = base::join(l.said(one), ",");
    CHECK(has(said, "R0 li@x"));
    CHECK_FALSE(has(said, "R0 t2@x"));
    CHECK(has(said, "R1 li@x"));
}

TEST_CASE("an appointment takes over the mailbox of the post, a personal post needs its own",
          "[supervision]") {
    Reform l;
    Change head =
        post(ChangeKind::kAssign, "education", "2024-06-03", "白瑞春", "", PostRole::kHead);
    REQUIRE(l.act(head).ok());
    CHECK(store::holders(l.db, l.unit("education"), PostRole::kHead, date("2024-06-03"))
              .at(0)
              .address == "education.head@x");
    base::Status none = l.act(post(ChangeKind::kAssign, "transport", "2024-06-03", "某人"));
    REQUIRE_FALSE(none.ok());
    CHECK(has(none.error().message, "--address"));
    base::Status leader =
        l.act(post(ChangeKind::kAssign, "office", "2024-06-03", "张超", "", PostRole::kLeader));
    REQUIRE_FALSE(leader.ok());
}

TEST_CASE("of several officers one leaves by name only", "[supervision]") {
    Reform l;
    REQUIRE(
        l.act(post(ChangeKind::kAssign, "office", "2024-06-03", "丁", "ding@x", PostRole::kOfficer))
            .ok());
    CHECK(store::holders(l.db, PostRole::kOfficer, date("2024-06-03")).size() == 2);
    base::Status unclear =
        l.act(post(ChangeKind::kVacate, "office", "2024-06-03", "", "", PostRole::kOfficer));
    REQUIRE_FALSE(unclear.ok());
    CHECK(has(unclear.error().message, "多人在任"));
    REQUIRE(l.act(post(ChangeKind::kVacate, "office", "2024-06-03", "丁", "", PostRole::kOfficer))
                .ok());
    CHECK(store::holders(l.db, PostRole::kOfficer, date("2024-06-03")).size() == 1);
}

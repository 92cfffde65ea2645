// A plan enters the ledger, again, and changed.

#include "supervision/enter_plan.h"

#include <catch2/catch.hpp>

#include "supervision/small_county.h"

using namespace test;
using ledger::AssignmentRole;
using ledger::State;
using supervision::PlanEntry;
using Outcome = supervision::PlanEntry::Outcome;

namespace {

bool tells(const std::vector<std::string>& lines, const std::string& part) {
    return std::any_of(lines.begin(), lines.end(),
                       [&part](const std::string& line) { return has(line, part); });
}

std::vector<store::Event> events(SmallLedger& l, const std::string& kind) {
    std::vector<store::Event> out;
    for (const store::Event& e : store::events_since(l.db, 0))
        if (e.kind == kind) out.push_back(e);
    return out;
}

}  // namespace

TEST_CASE("the same plan a second time changes not one byte", "[supervision]") {
    SmallLedger l("2024-05-07 09:00");
    ledger::Plan p = plan({task("一", {"县教体局"}, "2024-11-30"), task("二", {"各乡镇"})});
    PlanEntry first = l.enter(p);
    CHECK(first.outcome == Outcome::kLoaded);
    CHECK(first.tasks == 2);
    CHECK(first.assignments == 3);
    CHECK(first.differences.empty());
    std::string before = dump(l.db);
    l.now += std::chrono::hours(30);
    CHECK(l.enter(p).outcome == Outcome::kUnchanged);
    CHECK(l.enter(p, "renamed.toml").outcome == Outcome::kUnchanged);
    CHECK(dump(l.db) == before);
    CHECK(supervision::compare_plan(l.db, p, "a.toml").empty());
}

TEST_CASE("every real plan enters, and enters again without a change", "[supervision]") {
    Ledger l("2024-06-03 09:00");
    std::string before;
    for (int round = 0; round < 2; ++round) {
        for (const char* file :
             {"2024-05-07-livelihood-projects.toml", "2024-04-08-work-safety.toml",
              "2021-08-05-garden-county.toml", "2024-05-22-courtyard-economy.toml"})
            CHECK((l.load(file).outcome == Outcome::kLoaded) == (round == 0));
        if (round == 0) before = dump(l.db);
    }
    CHECK(dump(l.db) == before);
}

TEST_CASE("a changed due date is a further version, told by an event", "[supervision]") {
    SmallLedger l("2024-05-07 09:00");
    l.enter(plan({task("一", {"县教体局"}, "2024-11-30"), task("二", {"县教体局"}, "2024-10-31")}));
    int64_t id = l.row("一").id, other = l.row("二").id;
    ledger::Plan later =
        plan({task("一", {"县教体局"}, "2024-12-15"), task("二", {"县教体局"}, "2024-10-31")});
    CHECK(tells(supervision::compare_plan(l.db, later, "a.toml"), "2024-11-30 → 2024-12-15"));
    CHECK(l.row("一").due == date("2024-11-30"));
    PlanEntry entry = l.enter(later);
    CHECK(entry.outcome == Outcome::kChanged);
    CHECK(tells(entry.differences, "一 时限：2024-11-30 → 2024-12-15"));
    CHECK(entry.differences.size() == 1);
    CHECK(l.row("一").due == date("2024-12-15"));
    CHECK(l.row("一").due_version == 2);
    CHECK(l.row("二").due_version == 1);
    std::vector<store::DueVersion> versions = store::due_versions(l.db, id);
    REQUIRE(versions.size() == 2);
    CHECK(versions[0].due == date("2024-11-30"));
    CHECK(store::due_versions(l.db, other).size() == 1);
    REQUIRE(events(l, "assignment.due").size() == 1);
    CHECK(events(l, "assignment.due")[0].before.dump() == R"({"due":"2024-11-30"})");
    CHECK(events(l, "assignment.due")[0].after.dump() == R"({"due":"2024-12-15"})");
    CHECK(has(events(l, "plan.change")[0].after.dump(), "2024-11-30 → 2024-12-15"));
}

TEST_CASE("whatever changes in a task is named as a difference", "[supervision]") {
    ledger::Task old = task("一", {"县教体局"}, "2024-11-30");
    struct Case {
        const char* told;
        void (*change)(ledger::Task&);
    };
    const Case cases[] = {
        {"一 任务：任务一 → 新任务", [](ledger::Task& t) { t.title = "新任务"; }},
        {"一 责任单位：县教体局 → 县教体局、蔚汾镇",
         [](ledger::Task& t) { t.units.push_back("蔚汾镇"); }},
        {"一 牵头单位", [](ledger::Task& t) { t.lead = {"县教体局"}; }},
        {"一 分管领导", [](ledger::Task& t) { t.leaders = {"张超"}; }},
        {"一 责任人", [](ledger::Task& t) { t.persons = {"薛探平"}; }},
        {"一 时限：2024-11-30 → 力争 2024-11-30", [](ledger::Task& t) { t.deadline.soft = true; }},
        {"2024-06-01", [](ledger::Task& t) { t.deadline.start = date("2024-06-01"); }},
        {"11月底前", [](ledger::Task& t) { t.deadline.text = "11月底前"; }},
        {"一 原文", [](ledger::Task& t) { t.quote = "建成三所"; }},
        {"一 类型：task → duty", [](ledger::Task& t) { t.type = ledger::TaskType::kDuty; }},
    };
    for (const Case& c : cases) {
        CAPTURE(c.told);
        SmallLedger l("2024-05-07 09:00");
        l.enter(plan({old}));
        ledger::Task changed = old;
        c.change(changed);
        CHECK(tells(supervision::compare_plan(l.db, plan({changed}), "a.toml"), c.told));
        PlanEntry entry = l.enter(plan({changed}));
        CHECK(entry.outcome == Outcome::kChanged);
        CHECK(tells(entry.differences, c.told));
        CHECK(events(l, "plan.change").size() == 1);
    }
}

TEST_CASE("a unit that joins is assigned, one that leaves is terminated, and may return",
          "[supervision]") {
    SmallLedger l("2024-05-07 09:00");
    l.enter(plan({task("一", {"县教体局", "蔚汾镇"}, "2024-11-30")}));
    int64_t t1 = l.row("一", "蔚汾镇").id;
    l.enter(plan({task("一", {"县教体局", "康宁镇"}, "2024-11-30")}));
    CHECK(store::find_assignment(l.db, t1)->state == State::kTerminated);
    CHECK_FALSE(store::find_assignment(l.db, t1)->wake_on);
    CHECK(l.row("一", "康宁镇").state == State::kIssued);
    CHECK(l.row("一", "康宁镇").due_version == 1);
    PlanEntry back = l.enter(plan({task("一", {"县教体局", "蔚汾镇"}, "2024-12-15")}));
    CHECK(back.assignments == 2);
    store::AssignmentRow returned = store::find_assignment(l.db, t1).value();
    CHECK(returned.state == State::kIssued);
    CHECK(returned.due == date("2024-12-15"));
    CHECK(returned.wake_on.has_value());
}

TEST_CASE("a task that goes is withdrawn with its work, and comes back with it", "[supervision]") {
    SmallLedger l("2024-05-07 09:00");
    ledger::Task a = task("一", {"县教体局"}, "2024-11-30"),
                 b = task("二", {"蔚汾镇"}, "2024-10-31");
    l.enter(plan({a, b}));
    int64_t id = l.row("二").id;
    PlanEntry without = l.enter(plan({a}));
    CHECK(tells(without.differences, "二 撤下：任务二"));
    CHECK(without.assignments == 1);
    CHECK(store::find_assignment(l.db, id)->state == State::kTerminated);
    CHECK(l.row("一").state == State::kIssued);
    CHECK(l.enter(plan({a})).outcome == Outcome::kUnchanged);
    PlanEntry with = l.enter(plan({a, b}));
    CHECK(tells(with.differences, "二 恢复：任务二"));
    CHECK(with.assignments == 2);
    CHECK(store::find_assignment(l.db, id)->state == State::kIssued);
    CHECK(store::find_assignment(l.db, id)->wake_on.has_value());
    CHECK(store::due_versions(l.db, id).size() == 1);
    PlanEntry more = l.enter(plan({a, b, task("三", {"康宁镇"})}));
    CHECK(tells(more.differences, "三 新增：任务三"));
}

TEST_CASE("closed work is left as it is when its plan changes", "[supervision]") {
    SmallLedger l("2024-05-07 09:00");
    l.enter(plan({task("一", {"县教体局"}, "2024-11-30")}));
    int64_t id = l.row("一").id;
    using namespace supervision;
    REQUIRE(acknowledge(l.db, id, {"甲"}, l.now).ok());
    REQUIRE(claim(l.db, id, {"甲"}, "完工", "报告", date("2024-05-07"), l.now).ok());
    REQUIRE(
        close(l.db, id, {"乙", ledger::ActorRole::kDirector}, ledger::Rating::kGood, l.setup, l.now)
            .ok());
    l.enter(plan({task("一", {"县教体局"}, "2024-12-15")}));
    CHECK(l.row("一").state == State::kClosed);
    CHECK(l.row("一").due == date("2024-11-30"));
    l.enter(plan({task("二", {"县教体局"}, "2024-12-15")}));
    CHECK(store::find_assignment(l.db, id)->state == State::kClosed);
}

TEST_CASE("who is answerable follows from how the plan prints its units", "[supervision]") {
    struct Case {
        const char* what;
        std::vector<std::string> lead, units;
        std::vector<std::pair<std::string, AssignmentRole>> expected;
    };
    const Case cases[] = {
        {"alone", {}, {"县教体局"}, {{"education", AssignmentRole::kLead}}},
        {"lead and support",
         {"县教体局"},
         {"县教体局", "蔚汾镇"},
         {{"education", AssignmentRole::kLead}, {"t1", AssignmentRole::kSupport}}},
        {"collective",
         {},
         {"各乡镇人民政府"},
         {{"t1", AssignmentRole::kEach}, {"t2", AssignmentRole::kEach}}},
        {"a member listed itself too",
         {},
         {"蔚汾镇", "各乡镇"},
         {{"t1", AssignmentRole::kLead}, {"t2", AssignmentRole::kEach}}},
        {"collective under a lead",
         {"县教体局"},
         {"县教体局", "各乡镇"},
         {{"education", AssignmentRole::kLead},
          {"t1", AssignmentRole::kSupport},
          {"t2", AssignmentRole::kSupport}}},
        {"twice", {}, {"县教体局", "兴县教育体育局"}, {{"education", AssignmentRole::kLead}}},
        {"old name", {}, {"县卫体局"}, {{"health", AssignmentRole::kLead}}},
        {"unknown", {}, {"县教培局"}, {}},
        {"new name before its day", {}, {"县卫健局"}, {}},
        {"none", {}, {}, {}},
    };
    for (const Case& c : cases) {
        CAPTURE(c.what);
        SmallLedger l("2024-05-07 09:00");
        ledger::Task t = task("一", c.units, "2024-11-30");
        t.lead = c.lead;
        PlanEntry entry = l.enter(plan({t}));
        CHECK(entry.without_owner == (c.expected.empty() ? 1 : 0));
        std::map<std::string, int64_t> ids = store::unit_ids(l.db);
        std::vector<std::pair<int64_t, AssignmentRole>> expected, found;
        for (const auto& [code, role] : c.expected) expected.emplace_back(ids.at(code), role);
        for (const store::AssignmentRow& a : store::all_assignments(l.db))
            found.emplace_back(a.unit_id, a.role);
        CHECK(found == expected);
    }
}

TEST_CASE("an unknown name is listed for the office with its reason, never guessed",
          "[supervision]") {
    SmallLedger l("2024-05-07 09:00");
    PlanEntry entry = l.enter(plan({task("一", {"教体", "有关部门", "蔚汾镇"}, "2024-11-30")}));
    CHECK(entry.unknown_units == Lines{"教体"});
    CHECK(entry.assignments == 1);
    CHECK(tells(entry.warnings, "教体"));
    std::vector<store::UnknownUnitLine> unknown = store::unknown_units(l.db);
    REQUIRE(unknown.size() == 2);
    CHECK(unknown[0].name == "教体");
    CHECK(has(unknown[0].reason, "兴县教育体育局"));
    CHECK(unknown[1].reason == "没有写明成员");
    l.enter(plan({task("一", {"县教体局", "蔚汾镇"}, "2024-11-30")}));
    CHECK(store::unknown_units(l.db).empty());
}

TEST_CASE("a unit that is entered in the register later gets its work from the unchanged plan",
          "[supervision]") {
    SmallLedger l("2024-05-07 09:00");
    ledger::Plan p = plan({task("一", {"县教培局", "有关部门"}, "2024-11-30"),
                           task("二", {"县教培局", "蔚汾镇"}, "2024-12-31")});
    REQUIRE(l.enter(p).assignments == 1);
    units::Register wider = small_county();
    wider.units.push_back({"training", "department", {{"兴县教培局", {"县教培局"}, {}}}, {}});
    l.use(wider);
    PlanEntry entry = l.enter(p);
    CHECK(entry.outcome == Outcome::kChanged);
    CHECK(entry.assignments == 3);
    CHECK(entry.differences == Lines{"单位“县教培局”已登记"});
    CHECK(l.row("一", "县教培局").wake_on.has_value());
    REQUIRE(store::unknown_units(l.db).size() == 1);
    CHECK(store::unknown_units(l.db)[0].name == "有关部门");
    CHECK(l.enter(p).outcome == Outcome::kUnchanged);
}

TEST_CASE("only a hard date that has passed is flagged as overdue when loaded", "[supervision]") {
    struct Case {
        const char *due, *mark;
        bool soft;
    };
    const Case cases[] = {{"2024-11-29", "new", false},
                          {"2024-11-30", "no", false},
                          {"2024-12-31", "no", false},
                          {"2024-11-29", "no", true},
                          {"", "no", false}};
    for (const Case& c : cases) {
        CAPTURE(c.due, c.soft);
        SmallLedger l("2024-11-30 09:00");
        PlanEntry entry = l.enter(plan({task("一", {"县教体局"}, c.due, c.soft)}));
        CHECK(l.row("一").loaded_overdue == c.mark);
        CHECK(entry.overdue_when_loaded == (std::string(c.mark) == "new"));
        bool wakes = std::string(c.due) >= "2024-11-30" && !c.soft;
        CHECK(l.row("一").wake_on.has_value() == wakes);
    }
}

TEST_CASE("undated, relative and recurring tasks are assigned without a clock", "[supervision]") {
    SmallLedger l("2024-05-07 09:00");
    ledger::Task relative = task("二", {"县教体局"}), recurring = task("三", {"县教体局"});
    relative.deadline.kind = ledger::DeadlineKind::kRelative;
    relative.deadline.days = 30;
    relative.deadline.event = "印发";
    recurring.deadline.kind = ledger::DeadlineKind::kRecurring;
    recurring.deadline.rrule = "FREQ=MONTHLY;BYMONTHDAY=20";
    l.enter(plan({task("一", {"县教体局"}), relative, recurring}));
    for (const char* ref : {"一", "二", "三"}) {
        CAPTURE(ref);
        CHECK(l.row(ref).due_version == 0);
        CHECK_FALSE(l.row(ref).wake_on);
        CHECK(store::due_versions(l.db, l.row(ref).id).empty());
    }
    CHECK(ledger::light(l.row("一").standing(), date("2030-01-01")) == ledger::Light::kGrey);
    CHECK(ledger::light(l.row("二").standing(), date("2030-01-01")) == ledger::Light::kGrey);
    l.run_until("2025-05-07 18:00");
    for (const char* ref : {"一", "二", "三"}) CHECK(l.said(l.row(ref).id).empty());
    ledger::Task dated = task("一", {"县教体局"}, "2025-06-30");
    l.enter(plan({dated, relative, recurring}));
    CHECK(l.row("一").due_version == 1);
    CHECK(l.row("一").wake_on.has_value());
    l.enter(plan({task("一", {"县教体局"}), relative, recurring}));
    CHECK_FALSE(l.row("一").due);
    CHECK_FALSE(l.row("一").wake_on);
}

TEST_CASE("what is no plan by its kind may not assign tasks", "[supervision]") {
    for (const char* kind : {"plan", "rules", "personnel", "approval", "seal", "news"}) {
        CAPTURE(kind);
        SmallLedger l("2024-05-07 09:00");
        ledger::Plan p = plan({task("一", {"县教体局"})});
        p.kind = kind;
        bool allowed = p.kind == "plan" || p.kind == "rules";
        base::Result<PlanEntry> entry =
            supervision::enter_plan(l.db, p, "a.toml", l.registered, l.setup, l.now);
        CHECK(entry.ok() == allowed);
        CHECK(store::list_plans(l.db).size() == (allowed ? 1 : 0));
        p.tasks.clear();
        p.number += "之二";
        CHECK(supervision::enter_plan(l.db, p, "b.toml", l.registered, l.setup, l.now).ok());
    }
}

TEST_CASE("a plan without a number is known by its file", "[supervision]") {
    SmallLedger l("2024-05-07 09:00");
    ledger::Plan p = plan({task("一", {"县教体局"})});
    p.number.clear();
    CHECK(tells(l.enter(p, "a.toml").warnings, "没有文号"));
    CHECK(l.enter(p, "a.toml").outcome == Outcome::kUnchanged);
    CHECK(l.enter(p, "b.toml").outcome == Outcome::kLoaded);
    CHECK(store::list_plans(l.db).size() == 2);
}

TEST_CASE("a corrected date of issue moves T0 of open rows, with an event", "[supervision]") {
    SmallLedger l("2024-05-07 08:00");
    l.enter(plan({task("一", {"县教体局"}, "2024-06-20"), task("二", {"县教体局"}, "2024-06-20")},
                 "2024-05-01"));
    using namespace supervision;
    int64_t one = l.row("一").id, two = l.row("二").id;
    REQUIRE(l.row("一").warn_on == date("2024-06-13"));
    const Actor director{"丙", ledger::ActorRole::kDirector};
    REQUIRE(acknowledge(l.db, two, {"乙"}, l.now).ok());
    REQUIRE(claim(l.db, two, {"乙"}, "完成", "报告", date("2024-05-07"), l.now).ok());
    REQUIRE(close(l.db, two, director, {}, l.setup, l.now).ok());
    l.now = instant("2024-06-03 10:00");
    // 15 working days or fewer are left from the right day on: the warning is three days before.
    l.enter(plan({task("一", {"县教体局"}, "2024-06-20"), task("二", {"县教体局"}, "2024-06-20")},
                 "2024-06-03"));
    CHECK(l.row("一").issued_on == date("2024-06-03"));
    CHECK(l.row("一").warn_on == date("2024-06-17"));
    CHECK(l.row("一").due_version == 1);
    CHECK(store::events_of_assignment(l.db, one).back().kind == "assignment.issued_on");
    CHECK(*store::events_of_assignment(l.db, one).back().before["issued_on"].as_string() ==
          "2024-05-01");
    CHECK(l.row("二").issued_on == date("2024-05-01"));
    CHECK(store::events_of_assignment(l.db, two).back().kind == "assignment.close");
}

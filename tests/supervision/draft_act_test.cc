// From the draft into the ledger: whole, in parts, corrected, refused.

#include "supervision/draft_act.h"

#include "store/document_store.h"
#include "supervision/plan_match.h"
#include "supervision/small_county.h"

using namespace test;
using ledger::DraftTaskState;
using store::DraftRow;
using supervision::Confirmation;
using supervision::PlanEntry;

namespace {

const supervision::Actor kOfficer{"王督查"};

ledger::Task named(ledger::Task t, const std::string& title) {
    t.title = title;
    t.quote = title + "的原文";
    return t;
}

// A ledger of the small county with documents of one plan.
struct DraftLedger : SmallLedger {
    DraftLedger() : SmallLedger("2024-05-08 09:00") {}

    DraftRow draft(const std::vector<ledger::Task>& tasks,
                   const std::string& number = "兴政办函〔2024〕7号") {
        ++documents;
        store::DocumentRow document;
        document.digest = std::string(63, '0') + static_cast<char>('a' + documents);
        document.name = "方案" + std::to_string(documents) + ".docx";
        document.original = document.digest;
        document.received_at = now;
        document.report = {store::DocumentState::kDrafted, "docx", "", "", {}, ""};
        ledger::Draft d;
        d.plan = plan({});
        d.plan.number = number;
        d.has_date = true;
        for (const ledger::Task& t : tasks) {
            d.tasks.push_back({t, "", 0, "", 0.95, {}, DraftTaskState::kOpen});
            d.tasks.back().task.n = 0;
        }
        number_open_tasks(d);
        int64_t id = store::insert_document(db, document);
        return *store::find_draft(db, store::insert_draft(db, id, 1, d, now));
    }
    DraftRow again(const DraftRow& row) { return *store::find_draft(db, row.id); }

    base::Result<PlanEntry> confirm(const DraftRow& row, std::vector<size_t> tasks,
                                    std::map<std::string, std::string> choices = {},
                                    bool correction = false) {
        return supervision::confirm_tasks(db, row,
                                          {std::move(tasks), std::move(choices), correction},
                                          registered, setup, kOfficer, now);
    }
    std::vector<ledger::Task> stored() {
        std::vector<ledger::Task> out;
        for (const store::TaskRow& t : store::tasks_of_plan(db, store::list_plans(db).at(0).id))
            if (!t.withdrawn) out.push_back(t.task);
        return out;
    }
    size_t plans() { return store::list_plans(db).size(); }
    std::vector<std::string> kinds() {
        std::vector<std::string> out;
        for (const store::Event& e : store::events_since(db, 0))
            if (e.draft_id) out.push_back(e.kind + " " + e.actor);
        return out;
    }
    int documents = 0;
};

std::string why(const base::Status& status) { return status.ok() ? "" : status.error().message; }
std::string why(const base::Result<PlanEntry>& result) {
    return result.ok() ? "" : result.error().message;
}

}  // namespace

TEST_CASE("a draft is nothing to the ledger until it is confirmed", "[supervision]") {
    DraftLedger l;
    DraftRow row = l.draft({task("一", {"县教体局"}, "2024-11-30")});
    CHECK(l.plans() == 0);
    CHECK(store::open_assignments(l.db).empty());
    base::Result<PlanEntry> entry = l.confirm(row, {0});
    REQUIRE(entry.ok());
    CHECK(entry->assignments == 1);
    CHECK(l.plans() == 1);
    DraftRow after = l.again(row);
    CHECK(after.state == store::DraftState::kConfirmed);
    CHECK(after.plan_id == entry->plan_id);
    CHECK(l.kinds() == Lines{"draft.confirm 王督查"});
    CHECK(has(store::list_plans(l.db)[0].source, "方案1.docx（原件 00"));
}

TEST_CASE("a part is confirmed first, the rest is added to the same plan later", "[supervision]") {
    DraftLedger l;
    DraftRow row = l.draft({task("一", {"县教体局"}, "2024-11-30"), task("一", {"蔚汾镇"}),
                            task("二", {"县交通局"}, "2024-10-31")});
    REQUIRE(l.confirm(row, {1}).ok());
    DraftRow part = l.again(row);
    CHECK(part.state == store::DraftState::kOpen);
    CHECK(count(part.draft, DraftTaskState::kOpen) == 2);
    REQUIRE(l.stored().size() == 1);
    CHECK(l.stored()[0].n == 2);  // its own number, whatever is confirmed before it later
    int64_t acknowledged = l.row("一", "蔚汾镇").id;
    REQUIRE(supervision::acknowledge(l.db, acknowledged, kOfficer, l.now).ok());
    REQUIRE(l.confirm(part, {0, 2}).ok());
    CHECK(l.plans() == 1);
    CHECK(l.stored().size() == 3);
    CHECK(l.row("一", "蔚汾镇").id == acknowledged);
    CHECK(l.row("一", "蔚汾镇").state == ledger::State::kWorking);
    CHECK(l.again(row).state == store::DraftState::kConfirmed);
    CHECK(has(why(l.confirm(l.again(row), {0})), "已入账"));
}

TEST_CASE("an extended date stays when more tasks of the plan are confirmed", "[supervision]") {
    DraftLedger l;
    DraftRow row =
        l.draft({task("一", {"县教体局"}, "2024-11-30"), task("二", {"蔚汾镇"}, "2024-10-31")});
    REQUIRE(l.confirm(row, {0}).ok());
    store::AssignmentRow a = l.row("一");
    store::add_due_version(l.db, a.id, date("2024-12-31"), false, {}, "延期", l.now);
    REQUIRE(l.confirm(l.again(row), {1}).ok());
    CHECK(l.row("一").due == date("2024-12-31"));
}

TEST_CASE("of two officers who saw one version the second is refused", "[supervision]") {
    DraftLedger l;
    DraftRow row = l.draft({task("一", {"县教体局"}), task("二", {"蔚汾镇"})});
    REQUIRE(l.confirm(row, {0}).ok());
    CHECK(has(why(l.confirm(row, {1})), "刚刚被别人改动"));
    CHECK(has(why(supervision::drop_tasks(l.db, row, {1}, kOfficer, l.now)), "刚刚被别人改动"));
    CHECK(l.stored().size() == 1);
}

TEST_CASE("a name that means nobody keeps its task out until an officer says who is meant",
          "[supervision]") {
    DraftLedger l;
    DraftRow row = l.draft({task("一", {"县卫健委", "县教体局"}, "2024-11-30"),
                            task("二", {"有关部门", "蔚汾镇"}), task("三", {"县教\u200b体局"})});
    CHECK(has(why(l.confirm(row, {0})), "“县卫健委”"));
    CHECK(has(why(l.confirm(row, {2})), "县教\\u200b体局"));
    CHECK(l.plans() == 0);
    CHECK(l.again(row).version == 1);
    CHECK(has(why(l.confirm(row, {0}, {{"县卫健委", "nobody"}})), "不是名册中的单位代码"));
    REQUIRE(l.confirm(row, {0}, {{"县卫健委", "health"}}).ok());
    CHECK(l.row("一", "县卫健委").unit_id != l.row("一", "县教体局").unit_id);
    // The choice is the draft's: what is confirmed later does not undo it.
    REQUIRE(l.confirm(l.again(row), {1}).ok());
    CHECK(l.row("一", "县卫健委").state == ledger::State::kIssued);
    CHECK(l.again(row).draft.choices.at("县卫健委") == "health");
    std::vector<store::UnknownUnitLine> unknown = store::unknown_units(l.db);
    REQUIRE(unknown.size() == 1);
    CHECK(unknown[0].name == "有关部门");
}

TEST_CASE("a collective may be chosen for a name", "[supervision]") {
    DraftLedger l;
    DraftRow row = l.draft({task("一", {"各乡（镇）政府"})});
    REQUIRE(l.confirm(row, {0}, {{"各乡（镇）政府", "各乡镇人民政府"}}).ok());
    CHECK(store::open_assignments(l.db).size() == 2);
}

TEST_CASE("a due date before the issue is created, flagged, and waits for an officer",
          "[supervision]") {
    DraftLedger l;
    DraftRow row = l.draft({task("一", {"县教体局"}, "2024-04-30")});
    base::Result<PlanEntry> entry = l.confirm(row, {0});
    REQUIRE(entry.ok());
    CHECK(entry->overdue_when_loaded == 1);
    CHECK(l.row("一").loaded_overdue == "new");
    CHECK_FALSE(l.row("一").wake_on);
}

TEST_CASE("a draft without a date is refused", "[supervision]") {
    DraftLedger l;
    DraftRow row = l.draft({task("一", {"县教体局"})});
    row.draft.has_date = false;
    CHECK(has(why(l.confirm(row, {0})), "没有成文日期"));
}

TEST_CASE("a number that the ledger has with other text is never overwritten", "[supervision]") {
    DraftLedger l;
    l.enter(plan({named(task("一", {"县教体局"}, "2024-11-30"), "新建幼儿园三所")}));
    DraftRow row = l.draft({named(task("一", {"县教体局"}, "2024-12-31"), "新建幼儿园三所")});
    std::string before = dump(l.db);
    CHECK(has(why(l.confirm(row, {0})), "已在台账中，来自“a.toml”，内容不同"));
    CHECK(dump(l.db) == before);
    REQUIRE(l.confirm(row, {0}, {}, true).ok());
    CHECK(l.find("新建幼儿园三所").due == date("2024-12-31"));
}

TEST_CASE("the same plan from another file is simply linked", "[supervision]") {
    DraftLedger l;
    ledger::Task t = named(task("一", {"县教体局"}, "2024-11-30"), "新建幼儿园三所");
    l.enter(plan({t}));
    DraftRow row = l.draft({t});
    base::Result<PlanEntry> entry = l.confirm(row, {0});
    REQUIRE(entry.ok());
    CHECK(entry->outcome == PlanEntry::Outcome::kUnchanged);
    CHECK(l.again(row).plan_id == entry->plan_id);
}

TEST_CASE("alerts and acts move with a task that a corrected document renumbers", "[supervision]") {
    DraftLedger l;
    ledger::Task school = named(task("一/1", {"县教体局"}, "2024-11-30"), "新建幼儿园三所");
    ledger::Task road = named(task("一/2", {"县交通局"}, "2024-10-31"), "改造农村公路二十公里");
    ledger::Task water = named(task("一/3", {"蔚汾镇"}, "2024-10-31"), "解决饮水安全问题");
    REQUIRE(l.confirm(l.draft({school, road, water}), {0, 1, 2}).ok());
    int64_t school_id = l.find(school.title).id;
    int64_t road_id = l.find(road.title).id, water_id = l.find(water.title).id;
    REQUIRE(supervision::acknowledge(l.db, road_id, kOfficer, l.now).ok());
    // The first item is gone, the others moved up, a new one stands at the end.
    road.ref = "一/1", water.ref = "一/2";
    road.deadline.due = date("2024-12-20");
    ledger::Task lamp = named(task("一/3", {"康宁镇"}), "安装路灯五百盏");
    DraftRow corrected = l.draft({road, water, lamp});
    CHECK(has(why(l.confirm(corrected, {0, 1}, {}, true)), "整份入账"));
    base::Result<PlanEntry> entry = l.confirm(corrected, {0, 1, 2}, {}, true);
    INFO(why(entry));
    REQUIRE(entry.ok());
    CHECK(l.plans() == 1);
    CHECK(l.find(road.title).id == road_id);
    CHECK(l.find(road.title).state == ledger::State::kWorking);
    CHECK(l.find(road.title).due == date("2024-12-20"));
    CHECK(l.find(water.title).id == water_id);
    CHECK(text_of(l.db, "SELECT state FROM assignment WHERE id = " + std::to_string(school_id)) ==
          "terminated");
    CHECK(l.find(lamp.title).state == ledger::State::kIssued);
    CHECK(l.stored().size() == 3);
}

TEST_CASE("the rest of a draft stays out once another document corrected the plan",
          "[supervision]") {
    DraftLedger l;
    DraftRow first = l.draft({named(task("一", {"县教体局"}), "新建幼儿园三所"),
                              named(task("二", {"蔚汾镇"}), "整治河道")});
    REQUIRE(l.confirm(first, {0}).ok());
    DraftRow second = l.draft({named(task("一", {"县教体局"}), "新建幼儿园五所")});
    REQUIRE(l.confirm(second, {0}, {}, true).ok());
    CHECK(has(why(l.confirm(l.again(first), {1})), "更正"));
}

TEST_CASE("two documents without a number are two plans", "[supervision]") {
    DraftLedger l;
    REQUIRE(l.confirm(l.draft({task("一", {"县教体局"})}, ""), {0}).ok());
    REQUIRE(l.confirm(l.draft({task("一", {"蔚汾镇"})}, ""), {0}).ok());
    CHECK(l.plans() == 2);
}

TEST_CASE("dropped tasks and discarded drafts come back", "[supervision]") {
    DraftLedger l;
    DraftRow row = l.draft({task("一", {"县教体局"}), task("二", {"蔚汾镇"})});
    using namespace supervision;
    REQUIRE(drop_tasks(l.db, row, {1}, kOfficer, l.now).ok());
    CHECK(has(why(drop_tasks(l.db, l.again(row), {1}, kOfficer, l.now)), "已弃用"));
    CHECK(has(why(l.confirm(l.again(row), {1})), "已弃用"));
    REQUIRE(restore_tasks(l.db, l.again(row), {1}, kOfficer, l.now).ok());
    CHECK(has(why(restore_tasks(l.db, l.again(row), {1}, kOfficer, l.now)), "没有弃用"));
    REQUIRE(discard_draft(l.db, l.again(row), kOfficer, l.now).ok());
    CHECK(has(why(l.confirm(l.again(row), {0})), "已弃用，不能办理"));
    CHECK(has(why(discard_draft(l.db, l.again(row), kOfficer, l.now)), "不能办理"));
    REQUIRE(restore_draft(l.db, l.again(row), kOfficer, l.now).ok());
    REQUIRE(l.confirm(l.again(row), {0, 1}).ok());
    CHECK(l.kinds() == Lines{"draft.drop 王督查", "draft.restore 王督查", "draft.discard 王督查",
                             "draft.restore 王督查", "draft.confirm 王督查"});
}

TEST_CASE("an edit keeps what is known of unchanged tasks and loses none", "[supervision]") {
    DraftLedger l;
    ledger::Task school = named(task("一", {"县教体局"}, "2024-11-30"), "新建幼儿园三所");
    ledger::Task road = named(task("二", {"县交通局"}), "改造农村公路二十公里");
    ledger::Task water = named(task("三", {"蔚汾镇"}), "解决饮水安全问题");
    DraftRow row = l.draft({school, road, water});
    row.draft.tasks[0].confidence = 0.4;
    row.draft.tasks[1].confidence = 0.5;
    row.draft.tasks[1].diagnostics = {"单位不明"};
    REQUIRE(store::update_draft(l.db, row));
    ledger::Plan edited = row.draft.plan;
    ledger::Task changed = road;
    changed.units = {"县交通局", "康宁镇"};
    ledger::Task fresh = named(task("二", {"蔚汾镇"}), "安装路灯五百盏");
    edited.tasks = {school, changed, fresh};
    REQUIRE(supervision::rewrite_draft(l.db, l.again(row), edited, kOfficer, l.now).ok());
    const ledger::Draft after = l.again(row).draft;
    REQUIRE(after.tasks.size() == 4);
    CHECK(after.tasks[0].confidence == Approx(0.4));
    CHECK(after.tasks[1].confidence == Approx(1));
    CHECK(after.tasks[1].diagnostics.empty());
    CHECK(after.tasks[1].task.units.size() == 2);
    CHECK(after.tasks[2].task.title == "安装路灯五百盏");
    CHECK(after.tasks[2].task.n == 2);
    CHECK(after.tasks[3].task.title == water.title);
    CHECK(after.tasks[3].state == DraftTaskState::kDropped);
    edited.tasks[1] = changed;
    CHECK(has(why(supervision::rewrite_draft(l.db, l.again(row), edited, kOfficer, l.now)),
              "没有改动"));
}

TEST_CASE("an edit after a part was confirmed leaves head and confirmed tasks alone",
          "[supervision]") {
    DraftLedger l;
    DraftRow row = l.draft({named(task("一", {"县教体局"}), "新建幼儿园三所"),
                            named(task("二", {"县交通局"}), "改造农村公路二十公里")});
    REQUIRE(l.confirm(row, {0}).ok());
    ledger::Plan edited = row.draft.plan;
    edited.tasks = {named(task("二", {"蔚汾镇"}), "改造农村公路二十公里")};
    ledger::Plan other = edited;
    other.number = "兴政办函〔2024〕8号";
    CHECK(has(why(supervision::rewrite_draft(l.db, l.again(row), other, kOfficer, l.now)),
              "不能再改"));
    REQUIRE(supervision::rewrite_draft(l.db, l.again(row), edited, kOfficer, l.now).ok());
    CHECK(l.again(row).draft.tasks[0].state == DraftTaskState::kConfirmed);
    CHECK(l.again(row).draft.tasks[1].task.units == Lines{"蔚汾镇"});
}

TEST_CASE("tasks are matched by their words first and by their place second", "[supervision]") {
    using supervision::TaskMatch;
    auto make = [](const std::string& ref, const std::string& title,
                   const std::string& quote = "") {
        ledger::Task t = task(ref, {"县教体局"});
        t.title = title;
        t.quote = quote.empty() ? title : quote;
        return t;
    };
    ledger::Task a = make("一", "新建幼儿园三所"), b = make("二", "改造农村公路二十公里"),
                 c = make("三", "解决饮水安全问题");
    using Matches = std::vector<TaskMatch>;
    using supervision::match_tasks;
    CHECK(match_tasks({a, b, c}, {a, b, c}) == Matches{{0, 0}, {1, 1}, {2, 2}});
    CHECK(match_tasks({a, b}, {b, a}) == Matches{{1, 0}, {0, 1}});
    // Moved and reworded a little.
    CHECK(match_tasks({a, b}, {make("四", "改造农村公路三十公里")}) ==
          Matches{{1, 0}, {0, std::nullopt}});
    // Other words at the same place are another task.
    CHECK(match_tasks({a}, {make("一", "安装路灯五百盏")}) ==
          Matches{{std::nullopt, 0}, {0, std::nullopt}});
    // Two equal quotes say nothing; the place decides.
    CHECK(match_tasks({make("一", "同样"), make("二", "同样")},
                      {make("二", "同样"), make("一", "同样")}) == Matches{{1, 0}, {0, 1}});
    CHECK(match_tasks({}, {}).empty());
    CHECK(supervision::similarity(a, a) == Approx(1));
    CHECK(supervision::similarity(a, c) < 0.2);
}

TEST_CASE("differences of a corrected plan are told task by task", "[supervision]") {
    ledger::Plan before = plan({named(task("一", {"县教体局"}, "2024-11-30"), "新建幼儿园三所"),
                                named(task("二", {"蔚汾镇"}), "整治河道")});
    ledger::Plan after = plan({named(task("一", {"县卫体局"}, "2024-12-31"), "新建幼儿园三所"),
                               named(task("三", {"蔚汾镇"}), "整治河道"),
                               named(task("四", {"康宁镇"}), "安装路灯")});
    after.title = "民生实事（更正）";
    CHECK(supervision::plan_differences(before, after) ==
          Lines{"名称：民生实事 → 民生实事（更正）", "一 责任单位：县教体局 → 县卫体局",
                "一 时限：2024-11-30 → 2024-12-31", "三 条目：二 → 三", "四 新增：安装路灯"});
    CHECK(supervision::plan_differences(before, before).empty());
}

// Milestones and quantities: entered with the plan, set by the office, reported by the unit.

#include "supervision/progress_act.h"

#include <catch2/catch.hpp>

#include "ledger/quantity_text.h"
#include "store/event_chain.h"
#include "store/progress_store.h"
#include "supervision/small_county.h"
#include "support/temporary_directory.h"

using namespace test;
using namespace supervision;
using ledger::ActorRole;
using ledger::Light;
using ledger::State;

namespace {

const Actor kUnit{"甲", ActorRole::kLiaison}, kOfficer{"乙", ActorRole::kOfficer},
    kLeader{"丁", ActorRole::kLeader};

struct ProgressLedger : SmallLedger {
    ProgressLedger() : SmallLedger("2024-05-07 08:00") {
        db = store::Database::open(folder.file("ledger.db")).value();
        REQUIRE(store::save_register(db, registered));
        ledger::Task building = task("一", {"县教体局"}, "2024-11-30");
        building.milestones = {{"开工", date("2024-06-30")}, {"封顶", date("2024-09-30")}};
        ledger::Task toilets = task("二", {"蔚汾镇", "康宁镇"}, "2024-11-30");
        toilets.quantities = {{"新改厕", "户", 310, "蔚汾镇", {}}};
        tasks = {building, toilets};
        enter(plan(tasks));
    }
    int64_t milestone(size_t n) { return store::milestones_of(db, row("一").id).at(n).id; }
    store::QuantityRow quantity() { return store::quantities_of(db, row("二", "蔚汾镇").id).at(0); }
    Light light(const std::string& ref, const std::string& day) {
        return ledger::light(row(ref).standing(), date(day));
    }
    base::Status done(double amount, const std::string& day, const std::string& text = "") {
        now = instant(day + " 10:00");
        return report_quantity(db, quantity().id, kUnit, {amount, date(day), text}, now);
    }
    support::TemporaryDirectory folder;
    std::vector<ledger::Task> tasks;
};

std::string refusal(const base::Status& status) {
    REQUIRE_FALSE(status.ok());
    return status.error().message;
}

}  // namespace

TEST_CASE("a milestone past its day makes the row red until it is reported", "[supervision]") {
    ProgressLedger l;
    CHECK(l.light("一", "2024-06-30") == Light::kGreen);
    CHECK(l.light("一", "2024-07-01") == Light::kRed);
    l.now = instant("2024-07-02 10:00");
    CHECK(has(
        refusal(file_milestone(l.db, l.milestone(0), kLeader, "已开工", date("2024-07-02"), l.now)),
        "分管领导无权"));
    CHECK(has(refusal(file_milestone(l.db, l.milestone(0), kUnit, "", date("2024-07-02"), l.now)),
              "完成情况"));
    CHECK(
        has(refusal(file_milestone(l.db, l.milestone(0), kUnit, "开工", date("2024-07-03"), l.now)),
            "不能晚于今天"));
    CHECK(has(refusal(file_milestone(l.db, 4711, kUnit, "开工", date("2024-07-02"), l.now)),
              "没有编号"));
    REQUIRE(file_milestone(l.db, l.milestone(0), kUnit, "开工", date("2024-07-02"), l.now).ok());
    CHECK(l.light("一", "2024-07-02") == Light::kGreen);
    CHECK(l.row("一").state == State::kWorking);
    CHECK(l.light("一", "2024-10-01") == Light::kRed);
    CHECK(has(refusal(file_milestone(l.db, l.milestone(0), kUnit, "又", date("2024-07-02"), l.now)),
              "已于2024-07-02完成"));
    CHECK(has(refusal(return_milestone(l.db, l.milestone(0), kUnit, "假", l.now)), "无权"));
    CHECK(has(refusal(return_milestone(l.db, l.milestone(1), kOfficer, "假", l.now)), "尚未完成"));
    REQUIRE(return_milestone(l.db, l.milestone(0), kOfficer, "未开工", l.now).ok());
    CHECK(l.light("一", "2024-07-02") == Light::kRed);
    CHECK(store::verify_chain(l.db).fault.empty());
}

TEST_CASE("an overdue milestone stands in the digest under its row", "[supervision]") {
    ProgressLedger l;
    l.run_until("2024-07-08 12:00");
    std::string text = l.last_to("education@x", true).text;
    CHECK(has(text, "节点逾期：开工（6月30日）"));
    CHECK(has(l.last_to("office@x", true).text, "节点逾期：开工（6月30日）"));
}

TEST_CASE("the office sets and moves milestones, units do not", "[supervision]") {
    ProgressLedger l;
    l.now = instant("2024-06-03 10:00");
    int64_t id = l.row("一").id;
    ledger::Milestone extra{"招标", date("2024-06-10")};
    CHECK(has(refusal(set_milestone(l.db, id, kUnit, extra, "会", l.now)), "无权"));
    CHECK(has(refusal(set_milestone(l.db, id, kOfficer, extra, "", l.now)), "依据"));
    CHECK(has(refusal(set_milestone(l.db, id, kOfficer, {"", extra.due}, "会", l.now)), "名称"));
    REQUIRE(set_milestone(l.db, id, kOfficer, extra, "调度会", l.now).ok());
    CHECK(l.light("一", "2024-06-11") == Light::kRed);
    REQUIRE(set_milestone(l.db, id, kOfficer, {"招标", date("2024-06-25")}, "调度会", l.now).ok());
    CHECK(l.light("一", "2024-06-11") == Light::kGreen);
    CHECK(store::milestones_of(l.db, id).size() == 3);
}

TEST_CASE("a plan file's change reaches milestones and targets, what was done stays",
          "[supervision]") {
    ProgressLedger l;
    REQUIRE(l.done(60, "2024-06-20").ok());
    size_t events = store::events_of_assignment(l.db, l.row("二", "蔚汾镇").id).size();
    CHECK(l.enter(plan(l.tasks)).outcome == PlanEntry::Outcome::kUnchanged);
    CHECK(store::events_of_assignment(l.db, l.row("二", "蔚汾镇").id).size() == events);
    l.tasks[0].milestones = {{"开工", date("2024-07-15")}};
    l.tasks[1].quantities[0].target = 300;
    PlanEntry changed = l.enter(plan(l.tasks));
    CHECK(changed.outcome == PlanEntry::Outcome::kChanged);
    CHECK_FALSE(changed.differences.empty());
    std::vector<store::MilestoneRow> steps = store::milestones_of(l.db, l.row("一").id);
    REQUIRE(steps.size() == 1);
    CHECK(steps[0].due == date("2024-07-15"));
    CHECK(l.quantity().progress.target == 300);
    CHECK(l.quantity().progress.done == 60);
}

TEST_CASE("a quantity is reported, and behind 70 % of the line the row is yellow",
          "[supervision]") {
    ProgressLedger l;
    REQUIRE(l.done(150, "2024-08-19").ok());
    CHECK(ledger::light(l.row("二", "蔚汾镇").standing(), date("2024-08-19")) == Light::kGreen);
    // 207 days from 7 May to 30 November; on 30 September 146 of them ask for 218.6.
    CHECK(ledger::light(l.row("二", "蔚汾镇").standing(), date("2024-09-30")) == Light::kYellow);
    REQUIRE(l.done(250, "2024-09-30").ok());
    CHECK(ledger::light(l.row("二", "蔚汾镇").standing(), date("2024-09-30")) == Light::kGreen);
    CHECK(has(refusal(l.done(240, "2024-10-08")), "须说明原因"));
    REQUIRE(l.done(240, "2024-10-08", "重复统计10户").ok());
    CHECK(l.quantity().progress.done == 240);
    CHECK(has(refusal(l.done(260, "2024-10-07")), "早于上次"));
    CHECK(has(refusal(l.done(-1, "2024-10-09")), "不小于零"));
    CHECK(has(refusal(l.done(std::nan(""), "2024-10-09")), "不小于零"));
    CHECK(has(refusal(report_quantity(l.db, l.quantity().id, kLeader, {1, date("2024-10-09"), ""},
                                      l.now)),
              "无权"));
    CHECK(has(refusal(report_quantity(l.db, l.quantity().id, kUnit, {300, date("2025-01-01"), ""},
                                      l.now)),
              "不能晚于今天"));
    CHECK(store::quantity_reports(l.db, l.quantity().id).size() == 3);
    CHECK(store::quantities_of(l.db, l.row("二", "康宁镇").id).empty());
    std::vector<store::Feedback> said = store::feedback_of(l.db, l.row("二", "蔚汾镇").id);
    CHECK(said.back().text == "新改厕累计完成240户（目标310户）：重复统计10户");
}

TEST_CASE("a target must be a number above zero with a rising schedule", "[supervision]") {
    ProgressLedger l;
    int64_t id = l.row("一").id;
    struct Case {
        ledger::Quantity quantity;
        const char* reason;
    };
    const Case cases[] = {
        {{"面积", "", 10, "", {}}, "计量单位"},
        {{"面积", "亩", 0, "", {}}, "大于零"},
        {{"面积", "亩", -3, "", {}}, "大于零"},
        {{"面积", "亩", std::nan(""), "", {}}, "大于零"},
        {{"面积", "亩", 10, "", {{date("2024-06-30"), 11}}}, "不超过目标数"},
        {{"面积", "亩", 10, "", {{date("2024-07-31"), 5}, {date("2024-06-30"), 6}}}, "先后"},
        {{"面积", "亩", 10, "", {{date("2024-06-30"), 5}, {date("2024-07-31"), 4}}}, "累计"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.reason);
        CHECK(has(refusal(set_quantity(l.db, id, kOfficer, c.quantity, "会", l.now)), c.reason));
    }
    CHECK(has(refusal(set_quantity(l.db, id, kUnit, {"面积", "亩", 10, "", {}}, "会", l.now)),
              "无权"));
    ledger::Quantity sound{
        "面积", "亩", 10, "", {{date("2024-06-30"), 4}, {date("2024-07-31"), 10}}};
    REQUIRE(set_quantity(l.db, id, kOfficer, sound, "会", l.now).ok());
    CHECK(store::quantities_of(l.db, id).at(0).progress.schedule == sound.schedule);
}

TEST_CASE("targets are read from the words of a task", "[supervision]") {
    struct Case {
        const char *text, *found;
    };
    const Case cases[] = {
        {"新改厕310户，整村推进4村", "新改厕 310户|整村推进 4村"},
        {"新改厕20户", "新改厕 20户"},
        {"粮食播种面积58.5万亩", "粮食播种面积 58.5万亩"},
        {"城区增设500个停车位", "城区增设 500个"},
        {"2024年完成改造", ""},
        {"12月底前建成", ""},
        {"办好12345热线", ""},
        {"合格率达到95%", ""},
        {"电话13800138000个", ""},
        {"每户0户", ""},
        {"", ""},
        {"300", ""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        std::string found;
        for (const ledger::Quantity& q : ledger::quantities_in(c.text))
            found += (found.empty() ? "" : "|") + q.name + " " + amount_text(q.target) + q.measure;
        CHECK(found == c.found);
    }
}

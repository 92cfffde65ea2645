// Inspections and staged acceptance on a ledger file.

#include "supervision/score_act.h"

#include <catch2/catch.hpp>

#include "store/event_chain.h"
#include "supervision/acceptance_act.h"
#include "supervision/small_county.h"
#include "support/temporary_directory.h"

using namespace test;
using namespace supervision;
using ledger::ActorRole;

namespace {

const Actor kUnit{"甲", ActorRole::kLiaison}, kOfficer{"乙", ActorRole::kOfficer},
    kDirector{"丙", ActorRole::kDirector};

struct InspectedLedger : SmallLedger {
    InspectedLedger() : SmallLedger("2024-05-07 08:00") {
        db = store::Database::open(folder.file("ledger.db")).value();
        REQUIRE(store::save_register(db, registered));
        std::vector<ledger::Task> tasks;
        for (const char* ref : {"一", "二", "三", "四", "五", "六"})
            tasks.push_back(task(ref, {"县教体局"}, "2024-12-31"));
        plan_id = enter(plan(tasks)).plan_id;
        ids = store::unit_ids(db);
        now = instant("2024-06-03 10:00");
    }
    base::Result<double> score(const std::string& unit, const std::string& day, double points,
                               const Actor& by = kOfficer) {
        std::vector<ledger::Deduction> deductions;
        if (points > 0) deductions.push_back({"质量", points, "漏水"});
        return score_unit(db, plan_id, {"", ids.at(unit), date(day), deductions}, by, now);
    }
    void claim_all() {
        for (const char* ref : {"一", "二", "三", "四", "五", "六"}) {
            REQUIRE(acknowledge(db, row(ref).id, kUnit, now).ok());
            REQUIRE(
                claim(db, row(ref).id, kUnit, "自验合格", "自验表", date("2024-06-03"), now).ok());
        }
    }
    support::TemporaryDirectory folder;
    int64_t plan_id = 0;
    std::map<std::string, int64_t> ids;
};

std::string refusal(const base::Status& s) { return s.ok() ? "" : s.error().message; }

}  // namespace

TEST_CASE("a sheet is defined once, units are scored and ranked by group", "[supervision]") {
    InspectedLedger l;
    ledger::ScoreSheet sheet{"检查表", {{"质量", 60, ""}, {"管护", 40, ""}}};
    CHECK(has(l.score("t1", "2024-06-01", 5).error().message, "没有这样的评分表"));
    CHECK(has(refusal(define_score_sheet(l.db, l.plan_id, sheet, kUnit, l.now)), "无权"));
    REQUIRE(define_score_sheet(l.db, l.plan_id, sheet, kOfficer, l.now).ok());
    CHECK(has(refusal(define_score_sheet(l.db, l.plan_id, sheet, kOfficer, l.now)), "已有"));
    CHECK(*l.score("t1", "2024-06-01", 5) == 95);
    CHECK(*l.score("t2", "2024-06-01", 0) == 100);
    CHECK(*l.score("education", "2024-06-01", 30) == 70);
    CHECK(*l.score("t1", "2024-06-02", 0) == 100);
    CHECK(has(l.score("t1", "2024-06-04", 5).error().message, "不能晚于今天"));
    CHECK(has(l.score("t1", "2024-06-01", 61).error().message, "超过满分"));
    CHECK(has(l.score("t1", "2024-06-01", 5, kUnit).error().message, "无权"));
    store::ScoreSheetRow row = score_sheet_named(l.db, l.plan_id, "").value();
    auto ranked = [&](const char* to) {
        std::string out;
        for (const RankedScore& s : rank_scores(l.db, row, date("2024-01-01"), date(to)))
            out += s.group + " " + std::to_string(s.rank) + " " + s.unit + ";";
        return out;
    };
    CHECK(ranked("2024-06-01") == "department 1 县教体局;township 1 康宁镇;township 2 蔚汾镇;");
    CHECK(ranked("2024-06-02") == "department 1 县教体局;township 1 康宁镇;township 1 蔚汾镇;");
    // The same day again replaces, and the reason is kept.
    CHECK(*l.score("t1", "2024-06-02", 8) == 92);
    std::vector<store::Inspection> all =
        store::inspections_of(l.db, row.id, date("2024-06-02"), date("2024-06-02"), false);
    REQUIRE(all.size() == 1);
    CHECK(all[0].deductions == std::vector<ledger::Deduction>{{"质量", 8, "漏水"}});
    CHECK(store::verify_chain(l.db).fault.empty());
}

TEST_CASE("acceptance goes by its stages and refuses to skip one", "[supervision]") {
    InspectedLedger l;
    Drawing drawing{false, 0.5, 42, {}};
    auto draw = [&](const Actor& by) {
        return draw_acceptance(l.db, l.plan_id, drawing, by, l.now);
    };
    CHECK(has(draw(kOfficer).error().message, "没有已申请销号"));
    l.claim_all();
    CHECK(has(draw(kUnit).error().message, "无权"));
    drawing.marked = {4711};
    CHECK(has(draw(kOfficer).error().message, "不在抽查范围"));
    drawing.marked = {l.row("六").id};
    int64_t id = draw(kOfficer).value();
    store::Acceptance a = store::find_acceptance(l.db, id).value();
    CHECK(a.seed == 42);
    REQUIRE(a.sample.size() == 4);  // the marked one and half of five
    CHECK(a.sample.back().marked);
    CHECK(has(refusal(publish_acceptance(l.db, id, 7, kOfficer, l.now)), "还有4项没有复验"));
    CHECK(has(refusal(check_sample(l.db, id, 4711, true, "", kOfficer, l.now)), "不在本次抽查"));
    CHECK(
        has(refusal(check_sample(l.db, id, a.sample[0].assignment_id, false, "", kOfficer, l.now)),
            "写明问题"));
    CHECK(has(refusal(check_sample(l.db, id, a.sample[0].assignment_id, true, "", kUnit, l.now)),
              "无权"));
    for (const store::SampleRow& row : a.sample)
        REQUIRE(check_sample(l.db, id, row.assignment_id, !row.marked, row.marked ? "未通水" : "",
                             kOfficer, l.now)
                    .ok());
    CHECK_FALSE(object_to(l.db, id, "村民", "不实", kOfficer, l.now).ok());
    CHECK(has(refusal(publish_acceptance(l.db, id, 0, kOfficer, l.now)), "1至60天"));
    REQUIRE(publish_acceptance(l.db, id, 7, kOfficer, l.now).ok());
    CHECK(has(refusal(check_sample(l.db, id, a.sample[0].assignment_id, true, "", kOfficer, l.now)),
              "已经公示"));
    CHECK(has(refusal(decide_acceptance(l.db, id, kDirector, l.now)), "公示期满"));
    int64_t objection = object_to(l.db, id, "村民", "不实", kOfficer, l.now).value();
    l.now = instant("2024-06-10 10:00");
    CHECK_FALSE(object_to(l.db, id, "村民", "迟了", kOfficer, l.now).ok());
    CHECK(has(refusal(decide_acceptance(l.db, id, kDirector, l.now)), "异议没有答复"));
    CHECK(has(refusal(answer_objection(l.db, objection, "", kOfficer, l.now)), "核查结论"));
    REQUIRE(answer_objection(l.db, objection, "查无此事", kOfficer, l.now).ok());
    CHECK_FALSE(answer_objection(l.db, objection, "再答", kOfficer, l.now).ok());
    CHECK(has(refusal(decide_acceptance(l.db, id, kOfficer, l.now)), "督查室主任"));
    REQUIRE(decide_acceptance(l.db, id, kDirector, l.now).ok());
    CHECK(has(refusal(decide_acceptance(l.db, id, kDirector, l.now)), "作出结论"));
    CHECK(store::verify_chain(l.db).fault.empty());
}

TEST_CASE("a look back draws at least three of what the quarter closed", "[supervision]") {
    InspectedLedger l;
    l.claim_all();
    Drawing drawing{true, 0.1, 7, {}};
    CHECK(has(draw_acceptance(l.db, l.plan_id, drawing, kOfficer, l.now).error().message,
              "没有已销号"));
    for (const char* ref : {"一", "二", "三", "四"})
        REQUIRE(close(l.db, l.row(ref).id, kDirector, {}, l.setup, l.now).ok());
    int64_t id = draw_acceptance(l.db, l.plan_id, drawing, kOfficer, l.now).value();
    CHECK(store::find_acceptance(l.db, id)->sample.size() == 3);
    l.now = instant("2024-07-01 10:00");
    CHECK_FALSE(draw_acceptance(l.db, l.plan_id, drawing, kOfficer, l.now).ok());
}

// Recurring duties: periods opened by the clock, reported, accepted, returned, waived, missed,
// renewed. On a ledger file.

#include "supervision/duty_act.h"

#include <catch2/catch.hpp>

#include "digest/render.h"
#include "intake/ledger_folder.h"
#include "store/duty_store.h"
#include "store/event_chain.h"
#include "supervision/digest_run.h"
#include "supervision/duty_run.h"
#include "supervision/small_county.h"
#include "support/temporary_directory.h"

using namespace test;
using namespace supervision;
using ledger::ActorRole;
using ledger::Light;
using ledger::State;
using store::AssignmentRow;

namespace {

const Actor kUnit{"甲", ActorRole::kLiaison}, kOfficer{"乙", ActorRole::kOfficer},
    kLeader{"丁", ActorRole::kLeader};

ledger::Task duty(const std::string& rule, const std::vector<std::string>& units, int min = 1) {
    ledger::Task out = task("一", units);
    out.type = ledger::TaskType::kRecurring;
    out.title = "报进度";
    out.deadline.kind = ledger::DeadlineKind::kRecurring;
    out.deadline.rrule = rule;
    out.deadline.min = min;
    out.deadline.text = "每月";
    return out;
}

// A ledger on disk with one duty of 县教体局.
struct DutyLedger : SmallLedger {
    explicit DutyLedger(const std::string& rule, int min = 1,
                        const std::vector<std::string>& units = {"县教体局"},
                        const std::string& kind = "plan")
        : SmallLedger("2024-05-07 08:00") {
        db = store::Database::open(folder.file("ledger.db")).value();
        REQUIRE(store::save_register(db, registered));
        ledger::Plan p = plan({duty(rule, units, min)});
        p.kind = kind;
        enter(p);
    }
    std::vector<AssignmentRow> periods() {
        return store::periods_of(db, store::all_series(db).at(0).task_id);
    }
    AssignmentRow period(size_t n) { return periods().at(n); }
    // "2024年5月 2024-05-31 working", a line a period.
    Lines opened() {
        Lines out;
        for (const AssignmentRow& row : periods())
            out.push_back(calendar::name({*row.period_start, *row.period_end}) + " " +
                          base::format_date(*row.due) + " " + std::string(name(row.state)));
        return out;
    }
    Light light(size_t n) { return ledger::light(period(n).standing(), base::local_date(now)); }
    base::Status report(size_t n, const std::string& filed = "") {
        base::Date day = filed.empty() ? base::local_date(now) : date(filed);
        return report_duty(db, period(n).id, kUnit, {"已办", "", day}, setup, now);
    }
    base::Status accept(size_t n) { return accept_reports(db, period(n).id, kOfficer, setup, now); }
    std::string digest(const std::string& address) { return last_to(address, true).text; }

    support::TemporaryDirectory folder;
};

std::string refusal(const base::Status& status) {
    REQUIRE_FALSE(status.ok());
    return status.error().message;
}

}  // namespace

TEST_CASE("each period is opened on its first day, due on its last working day or the next",
          "[supervision]") {
    DutyLedger l("FREQ=MONTHLY");
    CHECK(l.periods().empty());
    l.run_until("2024-09-02 23:00");
    CHECK(l.opened() == Lines{"2024年5月 2024-05-31 working", "2024年6月 2024-07-01 working",
                              "2024年7月 2024-07-31 working", "2024年8月 2024-09-02 working",
                              "2024年9月 2024-09-30 working"});
    CHECK(store::verify_chain(l.db).fault.empty());
}

TEST_CASE("after downtime every period since the last run is opened, none twice", "[supervision]") {
    DutyLedger l("FREQ=MONTHLY");
    l.tick_at("2024-05-08 10:00");
    CHECK(l.periods().size() == 1);
    CHECK(l.tick_at("2024-08-20 10:00").periods == 3);
    CHECK(l.tick_at("2024-08-20 10:05").periods == 0);
    CHECK(l.tick_at("2024-08-21 10:00").periods == 0);
    CHECK(l.periods().size() == 4);
    // The database itself refuses a second one.
    AssignmentRow may = l.period(0);
    CHECK_FALSE(store::insert_period(l.db, *may.series_id, {*may.period_start, *may.period_end},
                                     "再来", *may.due));
    CHECK_THROWS(
        l.db.execute("UPDATE task SET period_start = '2024-05-01' WHERE parent_id IS NOT "
                     "NULL AND period_start = '2024-06-01'"));
}

TEST_CASE("a period of which little is left when the plan comes is not owed", "[supervision]") {
    struct Case {
        const char *rule, *start, *first;
    };
    const Case cases[] = {
        {"FREQ=MONTHLY", "2024-05-16 08:00", "2024年5月"},
        {"FREQ=MONTHLY", "2024-05-17 08:00", "2024年6月"},
        {"FREQ=YEARLY", "2024-11-30 08:00", "2024年"},
        {"FREQ=MONTHLY;INTERVAL=3", "2024-06-10 08:00", "2024年第3季度"},
        {"FREQ=WEEKLY", "2024-05-11 08:00", "2024年5月13日至19日"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.rule, c.start);
        SmallLedger l(c.start);
        l.enter(plan({duty(c.rule, {"县教体局"})}));
        l.run_until(std::string("2024-12-") + "20 23:00");
        std::vector<AssignmentRow> all =
            store::periods_of(l.db, store::all_series(l.db).at(0).task_id);
        REQUIRE_FALSE(all.empty());
        CHECK(has(all.front().title, c.first));
    }
}

TEST_CASE("every unit of a collective owes its own report", "[supervision]") {
    DutyLedger l("FREQ=MONTHLY", 1, {"各乡镇"});
    l.tick_at("2024-05-08 10:00");
    REQUIRE(l.periods().size() == 2);
    CHECK(l.period(0).task_id == l.period(1).task_id);
    REQUIRE(l.report(0).ok());
    CHECK(l.period(0).state == State::kClaimed);
    CHECK(l.period(1).state == State::kWorking);
}

TEST_CASE("a report is filed, accepted and closes the period on time", "[supervision]") {
    DutyLedger l("FREQ=MONTHLY");
    l.tick_at("2024-05-20 10:00");
    REQUIRE(l.report(0).ok());
    CHECK(l.light(0) == Light::kGreen);
    CHECK(has(refusal(l.report(0)), "本期已报齐"));
    REQUIRE(l.accept(0).ok());
    CHECK(l.period(0).state == State::kClosed);
    CHECK(has(refusal(l.accept(0)), "没有待审核"));
    CHECK(has(refusal(l.report(0)), "已销号"));
    std::vector<store::Event> log = store::events_of_assignment(l.db, l.period(0).id);
    REQUIRE(log.size() == 3);
    CHECK(log[0].kind == "assignment.issue");
    CHECK(log[1].kind == "assignment.report");
    CHECK(log[2].kind == "assignment.accept_report");
    CHECK(log[2].role == "officer");
}

TEST_CASE("who may report, accept, return and waive", "[supervision]") {
    struct Case {
        ActorRole role;
        bool reports, decides;
    };
    const Case cases[] = {
        {ActorRole::kLiaison, true, false},        {ActorRole::kHead, true, false},
        {ActorRole::kOfficer, true, true},         {ActorRole::kDirector, true, true},
        {ActorRole::kLeader, false, false},        {ActorRole::kCountyHead, false, false},
        {ActorRole::kAdministrator, false, false},
    };
    for (const Case& c : cases) {
        CAPTURE(name(c.role));
        DutyLedger l("FREQ=MONTHLY", 2);
        l.tick_at("2024-05-20 10:00");
        Actor actor{c.role == ActorRole::kHead ? "薛探平" : "某", c.role};
        int64_t id = l.period(0).id;
        size_t events = store::events_of_assignment(l.db, id).size();
        CHECK(report_duty(l.db, id, actor, {"办", "", date("2024-05-20")}, l.setup, l.now).ok() ==
              c.reports);
        if (!c.reports) CHECK(store::events_of_assignment(l.db, id).size() == events);
        if (!c.reports) REQUIRE(l.report(0).ok());
        CHECK(return_reports(l.db, id, actor, "不全", l.setup, l.now).ok() == c.decides);
        REQUIRE(l.report(0).ok());
        CHECK(accept_reports(l.db, id, actor, l.setup, l.now).ok() == c.decides);
        CHECK(waive_period(l.db, id, actor, "免", l.setup, l.now).ok() == c.decides);
    }
}

TEST_CASE("a report that is empty, of tomorrow or of before the period is refused",
          "[supervision]") {
    DutyLedger l("FREQ=MONTHLY");
    l.tick_at("2024-06-03 10:00");
    int64_t id = l.period(1).id;
    auto say = [&](const std::string& text, const std::string& filed) {
        return refusal(report_duty(l.db, id, kUnit, {text, "", date(filed)}, l.setup, l.now));
    };
    CHECK(has(say("", "2024-06-03"), "不能为空"));
    CHECK(has(say("办", "2024-06-04"), "不能晚于今天"));
    CHECK(has(say("办", "2024-05-31"), "早于本期"));
    CHECK(store::reports_of(l.db, id).empty());
    CHECK(has(refusal(report_duty(l.db, l.find("报进度").id, kUnit, {"办", "", date("2024-06-03")},
                                  l.setup, l.now)),
              "不是定期事项的一期"));
    CHECK_FALSE(
        report_duty(l.db, 4711, kUnit, {"办", "", date("2024-06-03")}, l.setup, l.now).ok());
    CHECK(has(refusal(claim(l.db, id, kUnit, "完", "照片", date("2024-06-03"), l.now)),
              "duban duty report"));
}

TEST_CASE("four reports a year: yellow behind a linear share, closed with the fourth",
          "[supervision]") {
    DutyLedger l("FREQ=YEARLY", 4);
    l.tick_at("2024-05-08 10:00");
    CHECK(l.light(0) == Light::kGreen);
    // 238 days from 7 May to 31 December: the first is owed after a quarter of them.
    l.now = instant("2024-07-06 10:00");
    CHECK(l.light(0) == Light::kYellow);
    REQUIRE(l.report(0).ok());
    CHECK(l.light(0) == Light::kGreen);
    CHECK(l.period(0).state == State::kWorking);
    for (const char* day : {"2024-08-01", "2024-09-02", "2024-10-08"}) {
        l.now = instant(std::string(day) + " 10:00");
        REQUIRE(l.report(0).ok());
    }
    CHECK(l.period(0).state == State::kClaimed);
    CHECK(l.period(0).filed_on == date("2024-10-08"));
    REQUIRE(return_reports(l.db, l.period(0).id, kOfficer, "第四次不实", l.setup, l.now).ok());
    CHECK(l.period(0).state == State::kWorking);
    CHECK(l.period(0).reports == 0);
    CHECK(l.period(0).returned);
}

TEST_CASE("a missed period stays open, the newest speaks for the run, and late filing closes it",
          "[supervision]") {
    DutyLedger l("FREQ=MONTHLY");
    l.run_until("2024-08-05 08:00");
    CHECK(l.light(0) == Light::kRed);
    CHECK(l.light(2) == Light::kRed);
    AssignmentRow july = l.period(2), may = l.period(0);
    base::Date today = base::local_date(l.now);
    CHECK(missed_phrase(missed_run(l.db, july, today)) == "连续3期未报（自2024年5月起）");
    CHECK(missed_phrase(missed_run(l.db, may, today)).empty());
    CHECK(is_superseded(l.db, may, today));
    CHECK_FALSE(is_superseded(l.db, july, today));
    // Each was told of once overdue, on its own first working day.
    for (size_t n : {0u, 1u, 2u}) {
        Lines said = l.said(l.period(n).id);
        CHECK(std::count(said.begin(), said.end(), "O1 office@x") == 1);
    }
    CHECK(has(l.last_to("office@x").text, "连续3期未报（自2024年5月起）"));
    CHECK_FALSE(has(l.last_to("office@x").text, "报进度（2024年6月）"));
    // The newest is reported late: the older ones have their own say again.
    REQUIRE(l.report(2).ok());
    REQUIRE(l.accept(2).ok());
    CHECK(ledger::light(l.period(2).standing(), today) == Light::kGreenRinged);
    CHECK_FALSE(is_superseded(l.db, l.period(1), today));
    CHECK(missed_phrase(missed_run(l.db, l.period(1), today)) == "连续2期未报（自2024年5月起）");
    REQUIRE(waive_period(l.db, l.period(1).id, kOfficer, "合并到七月", l.setup, l.now).ok());
    CHECK(l.period(1).state == State::kTerminated);
    CHECK(has(refusal(waive_period(l.db, l.period(1).id, kOfficer, "又", l.setup, l.now)),
              "不必免报"));
    CHECK(has(refusal(waive_period(l.db, l.period(0).id, kOfficer, "", l.setup, l.now)), "理由"));
}

TEST_CASE("reminders of a period stand in one message with the rest", "[supervision]") {
    SmallLedger l("2024-05-07 08:00");
    l.enter(plan({duty("FREQ=MONTHLY", {"县教体局"}), task("二", {"县教体局"}, "2024-05-31")}));
    l.run_until("2024-05-31 18:00");
    Lines to_liaison;
    for (const std::string& line : l.log())
        if (has(line, " education@x")) to_liaison.push_back(line);
    CHECK(to_liaison == Lines{"2024-05-24 09:00 education@x", "2024-05-31 09:00 education@x"});
    std::string text = l.last_to("education@x").text;
    CHECK(has(text, "报进度（2024年5月）"));
    CHECK(has(text, "任务二"));
}

TEST_CASE("the weekly digests say what is owed, filed, missed and to renew", "[supervision]") {
    DutyLedger l("FREQ=MONTHLY");
    l.run_until("2024-07-08 12:00");
    CHECK(has(l.digest("education@x"), "报进度（2024年7月）：应报1次，已报0次"));
    CHECK(has(l.digest("education@x"), "连续2期未报（自2024年5月起）"));
    CHECK(has(l.digest("office@x"), "本期应报1项，已报0项；过期未报1项"));
    CHECK_FALSE(has(l.digest("office@x"), "须续期"));
    l.run_until("2024-12-02 12:00");
    CHECK(has(l.digest("office@x"), "方案年度2024年12月31日止，须续期"));
}

TEST_CASE("a plan's duty ends with its year until it is renewed, standing rules go on",
          "[supervision]") {
    DutyLedger l("FREQ=MONTHLY"), rules("FREQ=MONTHLY", 1, {"县教体局"}, "rules");
    l.run_until("2025-02-10 12:00");
    rules.run_until("2025-02-10 12:00");
    CHECK(l.opened().back() == "2024年12月 2024-12-31 working");
    CHECK(has(rules.opened().back(), "2025年2月"));
    int64_t series = store::all_series(l.db).at(0).task_id;
    auto renew = [&](const Actor& by, const std::string& until, const std::string& basis) {
        return renew_duty(l.db, series, by, date(until), basis, l.now);
    };
    CHECK(has(refusal(renew(kUnit, "2025-12-31", "函")), "联络员无权"));
    CHECK(has(refusal(renew(kLeader, "2025-12-31", "函")), "无权"));
    CHECK(has(refusal(renew(kOfficer, "2025-12-31", "")), "依据文件"));
    CHECK(has(refusal(renew(kOfficer, "2024-12-31", "函")), "须晚于"));
    CHECK(has(refusal(renew(kOfficer, "2035-12-31", "函")), "五年"));
    REQUIRE(renew(kOfficer, "2025-12-31", "兴政办发〔2025〕3号").ok());
    l.tick_once();
    CHECK(l.opened().back() == "2025年2月 2025-02-28 working");
    CHECK(l.periods().size() == 10);
    CHECK(store::series_to_renew(l.db, date("2025-11-30")).empty());
    int64_t other = store::all_series(rules.db).at(0).task_id;
    CHECK(has(refusal(renew_duty(rules.db, other, kOfficer, date("2025-12-31"), "函", rules.now)),
              "不必续期"));
}

TEST_CASE("the plan's year is the latest that its title names", "[supervision]") {
    struct Case {
        const char *title, *issued, *end;
    };
    const Case cases[] = {
        {"安全生产方案", "2024-05-07", "2024-12-31"},
        {"三年行动方案（2024—2026年）", "2024-05-07", "2026-12-31"},
        {"2025年民生实事方案", "2024-12-20", "2025-12-31"},
        {"关于2019年遗留问题的方案", "2024-05-07", "2024-12-31"},
        {"20990101会议方案", "2024-05-07", "2024-12-31"},
        {"第2024号", "2024-05-07", "2024-12-31"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.title);
        ledger::Plan p;
        p.title = c.title;
        p.issued = date(c.issued);
        CHECK(base::format_date(plan_year_end(p)) == c.end);
    }
}

TEST_CASE("a changed or dropped plan file changes its duties", "[supervision]") {
    DutyLedger l("FREQ=MONTHLY");
    l.tick_at("2024-05-20 10:00");
    l.enter(plan({duty("FREQ=MONTHLY", {"县教体局"})}));
    CHECK(l.period(0).state == State::kWorking);
    l.enter(plan({duty("FREQ=WEEKLY", {"县教体局"})}));
    l.tick_at("2024-06-03 10:00");
    CHECK(has(l.opened().back(), "2024年6月3日至9日"));
    int64_t series = store::all_series(l.db).at(0).task_id;
    l.enter(plan({task("二", {"县教体局"}, "2024-12-31")}));
    l.tick_at("2024-07-10 10:00");
    for (const AssignmentRow& row : store::periods_of(l.db, series))
        CHECK(row.state == State::kTerminated);
    CHECK_FALSE(store::first_period_day(l.db));
}

TEST_CASE("a suspended or terminated duty opens no period", "[supervision]") {
    DutyLedger l("FREQ=MONTHLY");
    l.tick_at("2024-05-20 10:00");
    l.db.execute(
        "UPDATE assignment SET state = 'suspended', suspended_until = '2024-07-15' WHERE "
        "id = 1");
    l.tick_at("2024-06-20 10:00");
    l.tick_at("2024-07-03 10:00");
    CHECK(l.periods().size() == 1);
    l.db.execute("UPDATE assignment SET state = 'working', suspended_until = NULL WHERE id = 1");
    l.tick_at("2024-08-01 10:00");
    CHECK(l.periods().size() == 2);
    CHECK(has(l.opened().back(), "2024年8月"));
}

TEST_CASE("all recurring tasks of the county's plans run through their years", "[supervision]") {
    intake::LedgerFolder folder = intake::read_ledger_folder(plans_folder());
    REQUIRE(folder.errors.empty());
    int recurring = 0;
    std::map<std::string, size_t> by_rule;  // rule → most periods of one duty
    for (const char* year : {"2021", "2024"}) {
        Ledger l(std::string(year) + "-01-01 08:00");
        std::vector<intake::PlanFile> plans = folder.plans;
        std::sort(plans.begin(), plans.end(),
                  [](const auto& a, const auto& b) { return a.plan.issued < b.plan.issued; });
        for (const intake::PlanFile& file : plans) {
            if (base::split(file.plan.issued).year != std::stoi(year)) continue;
            l.run_until(base::format_date(file.plan.issued) + " 08:00");
            l.enter(file.plan, file.name);
        }
        l.run_until(std::to_string(std::stoi(year) + 1) + "-01-31 20:00");
        for (const store::DutySeries& s : store::all_series(l.db)) {
            ++recurring;
            std::set<base::Date> starts;
            for (const AssignmentRow& row : store::periods_of(l.db, s.task_id))
                starts.insert(*row.period_start);
            bool owned = !store::assignments_of_task(l.db, s.task_id).empty();
            CAPTURE(s.plan_number, s.title);
            CHECK(starts.empty() == !owned);
            by_rule[s.rrule] = std::max(by_rule[s.rrule], starts.size());
            if (s.valid_until) CHECK((starts.empty() || *starts.rbegin() <= *s.valid_until));
        }
        CHECK(store::verify_chain(l.db).fault.empty());
    }
    CHECK(recurring == 33);
    CHECK(by_rule["FREQ=YEARLY"] >= 1);
    CHECK(by_rule["FREQ=MONTHLY"] == 9);             // April to December 2024
    CHECK(by_rule["FREQ=MONTHLY;INTERVAL=3"] == 4);  // 2024-05-27 to 2025: quarters 2 to 1
    CHECK(by_rule["FREQ=MONTHLY;BYMONTHDAY=20"] == 7);
}

// Rungs O2 to O4 with their recipients, and the sheets that each rung drafts for a person to sign.

#include "supervision/sheet_act.h"

#include <catch2/catch.hpp>

#include "supervision/extension_act.h"
#include "supervision/small_county.h"
#include "supervision/stopping.h"

using namespace test;
using ledger::ActorRole;
using ledger::SheetKind;
using ledger::SheetState;
using store::Sheet;
using supervision::Actor;
using supervision::sheet_text;

namespace {

const Actor kOfficer{"乙", ActorRole::kOfficer}, kDirector{"丙", ActorRole::kDirector};
const Actor kUnit{"甲", ActorRole::kLiaison};

// The small county with a director and two leaders, of whom the plan names the first.
units::Register county_with_leaders() {
    units::Register r = small_county();
    using units::PostRole;
    r.units.back().posts.push_back({PostRole::kDirector, "", "director@x", {}});
    r.units.back().posts.push_back({PostRole::kLeader, "张超", "zhang@x", {}});
    r.units.back().posts.push_back({PostRole::kLeader, "马兴勇", "ma@x", {}});
    return r;
}

// 任务一 of one unit, due on Thursday 2024-10-31: O1 11-01, O2 11-06, O3 11-15, O4 12-02.
struct Overdue : SmallLedger {
    explicit Overdue(const std::string& until, const std::string& unit = "县教体局",
                     const std::string& leader = "张超")
        : SmallLedger("2024-05-07 08:00") {
        use(county_with_leaders());
        ledger::Task t = task("一", {unit}, "2024-10-31");
        t.leaders = {leader};
        t.quote = "10月底前完成";
        enter(plan({t}));
        run_until("2024-10-31 18:00");
        skipped = said(row("一").id).size();
        run_until(until);
        id = row("一").id;
    }
    // What was said since the due day.
    Lines climbed() {
        Lines all = said(id);
        return {all.begin() + static_cast<long>(skipped), all.end()};
    }
    // "blue draft", in the order of drafting.
    Lines sheets() {
        Lines out;
        for (const Sheet& s : store::list_sheets(db, {}))
            out.push_back(std::string(name(s.kind)) + " " + std::string(name(s.state)));
        return out;
    }
    int64_t id = 0;
    size_t skipped = 0;
};

Lines up_to(size_t n) {
    const Lines all = {"O1 education@x", "O1 office@x", "O2 education.head@x", "O2 office@x",
                       "O3 office@x",    "O3 zhang@x",  "O4 director@x"};
    return {all.begin(), all.begin() + static_cast<long>(n)};
}

}  // namespace

TEST_CASE("each rung of the overdue: its day, its recipients, its sheet", "[supervision]") {
    struct Case {
        const char* until;
        size_t notices;
        Lines sheets;
    };
    const Case cases[] = {
        {"2024-11-01 08:59", 0, {}},
        {"2024-11-01 09:00", 2, {"blue draft"}},
        {"2024-11-05 18:00", 2, {"blue draft"}},
        {"2024-11-06 09:00", 4, {"blue draft", "yellow draft"}},
        {"2024-11-14 18:00", 4, {"blue draft", "yellow draft"}},
        {"2024-11-15 09:00", 6, {"blue draft", "yellow draft", "red draft"}},
        {"2024-11-30 18:00", 6, {"blue draft", "yellow draft", "red draft"}},
        {"2024-12-02 09:00", 7, {"blue draft", "yellow draft", "red draft", "proposal draft"}},
        {"2025-03-31 18:00", 7, {"blue draft", "yellow draft", "red draft", "proposal draft"}},
    };
    for (const Case& c : cases) {
        CAPTURE(c.until);
        Overdue l(c.until);
        CHECK(l.climbed() == up_to(c.notices));
        CHECK(l.sheets() == c.sheets);
    }
}

TEST_CASE("a rung whose post is vacant goes to the office, marked 无收件人", "[supervision]") {
    SECTION("no head: O2") {
        Overdue l("2024-11-06 18:00", "蔚汾镇");
        CHECK(l.climbed().back() == "O2 office@x");
        CHECK(has(l.last_to("office@x").text, "无收件人"));
    }
    SECTION("no leader whom the plan names: O3") {
        Overdue l("2024-11-15 18:00", "县教体局", "白志宏");
        CHECK(l.climbed().back() == "O3 office@x");
        CHECK(has(l.last_to("office@x").text, "无收件人"));
    }
    SECTION("no director: O4") {
        Overdue l("2024-11-29 18:00");
        units::Register r = county_with_leaders();
        std::erase_if(r.units.back().posts,
                      [](const units::Post& p) { return p.role == units::PostRole::kDirector; });
        l.use(r);
        l.run_until("2024-12-02 18:00");
        CHECK(l.climbed().back() == "O4 office@x");
        CHECK(has(l.last_to("office@x").text, "无收件人"));
    }
    SECTION("all posts held: no mark") {
        Overdue l("2024-11-15 18:00");
        CHECK_FALSE(has(l.last_to("office@x").text, "无收件人"));
        CHECK(has(l.last_to("zhang@x").subject, "提级督办1项"));
    }
}

TEST_CASE("two red sheets of one unit in ninety days are O4 at once, of two units not",
          "[supervision]") {
    struct Case {
        const char *second_unit, *second_due;
        bool proposal;
    };
    const Case cases[] = {
        {"县教体局", "2024-10-31", true},   // the same day
        {"县教体局", "2025-01-24", true},   // red on 2025-02-17, 94 days later …
        {"蔚汾镇", "2024-10-31", false},    // another unit
        {"县教体局", "2025-03-31", false},  // 150 days later
    };
    for (const Case& c : cases) {
        CAPTURE(c.second_unit, c.second_due);
        SmallLedger l("2024-05-30 08:00");
        l.use(county_with_leaders());
        if (std::string(c.second_due) == "2025-01-24") l.setup.ladder.reds_days = 100;
        l.enter(plan(
            {task("一", {"县教体局"}, "2024-10-31"), task("二", {c.second_unit}, c.second_due)}));
        base::Date due = date(c.second_due);
        base::Date red = alert::rung_dates(date("2024-05-07"), due, l.setup.calendar, {}).third;
        l.run_until(base::format_date(red) + " 18:00");
        Lines said = l.said(l.row("二").id);
        CHECK((std::count(said.begin(), said.end(), "O4 director@x") == 1) == c.proposal);
        if (c.proposal)
            CHECK(has(store::list_sheets(l.db, {}).back().cause, "天内第2张红色督办单"));
    }
}

TEST_CASE("notice, sheet and event stand together, and a second run adds none", "[supervision]") {
    Overdue l("2024-11-06 18:00");
    size_t drafted = 0, told = 0;
    for (const store::Event& e : store::events_of_assignment(l.db, l.id)) {
        drafted += e.kind == "sheet.draft" && e.at == instant("2024-11-06 09:00");
        told += e.kind == "notice.O2" && e.at == instant("2024-11-06 09:00");
    }
    CHECK(drafted == 1);
    CHECK(told == 1);
    std::string before = dump(l.db);
    l.now = instant("2024-11-06 09:00");
    supervision::derive_all_days(l.db, l.setup, instant("2024-11-06 17:00"));
    l.tick_at("2024-11-06 17:10");
    CHECK(l.sheets() == Lines{"blue draft", "yellow draft"});
    CHECK(l.climbed() == up_to(4));
}

TEST_CASE("a sheet is issued once, by whom it is due, with the next number of the year",
          "[supervision]") {
    Overdue l("2024-12-02 18:00");
    std::vector<Sheet> drafts = store::list_sheets(l.db, SheetState::kDraft);
    REQUIRE(drafts.size() == 4);
    for (const Sheet& s : drafts) CHECK_FALSE(issue_sheet(l.db, s.id, kUnit, l.now).ok());
    CHECK_FALSE(issue_sheet(l.db, drafts[3].id, kOfficer, l.now).ok());
    CHECK_FALSE(issue_sheet(l.db, 999, kDirector, l.now).ok());
    base::Result<Sheet> first = issue_sheet(l.db, drafts[2].id, kOfficer, l.now);
    REQUIRE(first.ok());
    CHECK(first->number == 1);
    CHECK(first->year == 2024);
    base::Result<Sheet> again = issue_sheet(l.db, drafts[2].id, kOfficer, l.now);
    REQUIRE_FALSE(again.ok());
    CHECK(has(again.error().message, "已签发"));
    REQUIRE(issue_sheet(l.db, drafts[3].id, kDirector, l.now).ok());
    base::Instant next_year = instant("2025-01-03 10:00");
    base::Result<Sheet> third = issue_sheet(l.db, drafts[0].id, kDirector, next_year);
    REQUIRE(third.ok());
    CHECK(third->year == 2025);
    CHECK(third->number == 1);
    store::Event last = store::events_of_assignment(l.db, l.id).back();
    CHECK(last.kind == "sheet.issue");
    CHECK(last.role == "director");
    CHECK(last.basis == "督办〔2025〕1号");
}

TEST_CASE("the text names unit, clause, quote, days and signer, and never changes once issued",
          "[supervision]") {
    Overdue l("2024-11-06 18:00");
    Sheet yellow = store::list_sheets(l.db, {}).back();
    std::string draft = sheet_text(l.db, yellow, l.now).text;
    CHECK(has(draft, "草稿，未经签发无效"));
    CHECK(has(draft, "签发人：________"));
    base::Result<Sheet> issued = issue_sheet(l.db, yellow.id, kOfficer, l.now);
    REQUIRE(issued.ok());
    for (const char* part : {"黄色督办单（督办〔2024〕1号）", "县教体局：", "任务一",
                             "兴政办函〔2024〕7号", "原文“10月底前完成”", "已逾期6天", "签发人：乙",
                             "签发日期：2024年11月6日", "主要负责人"}) {
        CAPTURE(part);
        CHECK(has(issued->text, part));
    }
    CHECK_FALSE(has(issued->text, "草稿"));
    CHECK(has(issued->html, "<html"));
    Sheet later = *store::find_sheet(l.db, yellow.id);
    CHECK(sheet_text(l.db, later, instant("2025-01-03 10:00")).text == issued->text);
    CHECK_THROWS(l.db.execute("UPDATE sheet SET text = '' WHERE state = 'issued'"));
    CHECK_THROWS(l.db.execute("DELETE FROM sheet"));
}

TEST_CASE("a discarded sheet is not drafted again, a reason is asked for", "[supervision]") {
    Overdue l("2024-11-01 18:00");
    int64_t blue = store::list_sheets(l.db, {}).front().id;
    CHECK_FALSE(discard_sheet(l.db, blue, kOfficer, "", l.now).ok());
    CHECK_FALSE(discard_sheet(l.db, blue, kUnit, "不发", l.now).ok());
    REQUIRE(discard_sheet(l.db, blue, kOfficer, "已口头督办", l.now).ok());
    supervision::derive_all_days(l.db, l.setup, l.now);
    l.run_until("2024-11-05 18:00");
    CHECK(l.sheets() == Lines{"blue discarded"});
    CHECK_FALSE(issue_sheet(l.db, blue, kDirector, l.now).ok());
}

TEST_CASE("what takes the overdue away lapses the drafts, issued sheets stay", "[supervision]") {
    SECTION("a claim; returned, the sheet of its rung waits again") {
        Overdue l("2024-11-06 18:00");
        REQUIRE(issue_sheet(l.db, store::list_sheets(l.db, {}).front().id, kOfficer, l.now).ok());
        REQUIRE(acknowledge(l.db, l.id, kUnit, l.now).ok());
        REQUIRE(claim(l.db, l.id, kUnit, "竣工", "报告", date("2024-11-06"), l.now).ok());
        CHECK(l.sheets() == Lines{"blue issued", "yellow lapsed"});
        REQUIRE(send_back(l.db, l.id, kOfficer, "不实", l.setup, l.now).ok());
        l.run_until("2024-11-07 18:00");
        CHECK(l.sheets() == Lines{"blue issued", "yellow draft"});
    }
    SECTION("a new due date: the next version has sheets of its own") {
        Overdue l("2024-11-06 18:00");
        supervision::PlanExtension extension{"兴政发〔2024〕20号", date("2024-11-08"), 0, {}};
        REQUIRE(extend_plan(l.db, l.row("一").plan_id, kDirector, extension, l.setup, l.now).ok());
        CHECK(l.sheets() == Lines{"blue lapsed", "yellow lapsed"});
        l.run_until("2024-11-11 18:00");
        CHECK(l.sheets() == Lines{"blue lapsed", "yellow lapsed", "blue draft"});
    }
    SECTION("a termination") {
        Overdue l("2024-11-06 18:00");
        REQUIRE(terminate(l.db, l.id, kDirector, "兴政发〔2024〕20号", {}, l.now).ok());
        CHECK(l.sheets() == Lines{"blue lapsed", "yellow lapsed"});
    }
}

TEST_CASE("a silence keeps O2 from the head, not from the office, and O3 from nobody",
          "[supervision]") {
    Overdue l("2024-10-31 18:00");
    l.db.execute(
        "INSERT INTO silence (unit_id, rung, starts_on, ends_on, author, reason, created_at) "
        "SELECT unit_id, 'O2', '2024-10-31', '2024-11-29', '乙', '迎检', '2024-10-31T10:30:00Z' "
        "FROM assignment");
    l.run_until("2024-11-15 18:00");
    CHECK(l.climbed() ==
          Lines{"O1 office@x", "O2 office@x", "O3 education@x", "O3 office@x", "O3 zhang@x"});
    CHECK(l.sheets() == Lines{"blue draft", "yellow draft", "red draft"});
}

TEST_CASE("an officer raises a sheet for an urgent matter at any rung", "[supervision]") {
    SmallLedger l("2024-05-07 10:00");
    l.enter(plan({task("一", {"县教体局"}, "2024-10-31")}));
    int64_t id = l.row("一").id;
    CHECK_FALSE(raise_sheet(l.db, id, SheetKind::kRed, kOfficer, "", l.now).ok());
    CHECK_FALSE(raise_sheet(l.db, id, SheetKind::kRed, kUnit, "批示", l.now).ok());
    CHECK_FALSE(raise_sheet(l.db, 99, SheetKind::kRed, kOfficer, "批示", l.now).ok());
    base::Result<int64_t> sheet =
        raise_sheet(l.db, id, SheetKind::kRed, kOfficer, "县长批示", l.now);
    REQUIRE(sheet.ok());
    CHECK_FALSE(raise_sheet(l.db, id, SheetKind::kRed, kOfficer, "县长批示", l.now).ok());
    CHECK(has(sheet_text(l.db, *store::find_sheet(l.db, *sheet), l.now).text, "县长批示"));
    REQUIRE(terminate(l.db, id, kDirector, "文件", {}, l.now).ok());
    CHECK_FALSE(raise_sheet(l.db, id, SheetKind::kBlue, kOfficer, "批示", l.now).ok());
}

TEST_CASE("an overdue row of the load climbs from O1 when it is confirmed", "[supervision]") {
    SmallLedger l("2024-11-04 10:00");
    l.use(county_with_leaders());
    l.enter(plan({task("一", {"县教体局"}, "2024-05-31")}));
    l.run_until("2024-11-19 18:00");
    int64_t id = l.row("一").id;
    CHECK(l.said(id) == Lines{"loaded office@x"});
    CHECK(store::list_sheets(l.db, {}).empty());
    l.now = instant("2024-11-20 08:00");
    REQUIRE(confirm_overdue(l.db, id, kOfficer, l.setup, l.now).ok());
    l.run_until("2024-11-22 18:00");
    CHECK(l.said(id) == Lines{"loaded office@x", "O1 education@x", "O1 office@x"});
    l.run_until("2024-11-25 18:00");
    CHECK(l.said(id).back() == "O2 office@x");
}

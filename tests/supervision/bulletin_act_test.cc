// Figures of a period out of the ledger, and bulletins that are frozen when they are issued.

#include "supervision/bulletin_act.h"

#include <catch2/catch.hpp>

#include "supervision/small_county.h"
#include "supervision/stopping.h"

using namespace test;
using ledger::ActorRole;
using store::Bulletin;
using supervision::Actor;
using supervision::bulletin_text;
using supervision::Period;
using supervision::PeriodKind;

namespace {

const Actor kOfficer{"乙", ActorRole::kOfficer}, kDirector{"丙", ActorRole::kDirector};
const Actor kUnit{"甲", ActorRole::kLiaison};

Period quarter() { return supervision::period_of(PeriodKind::kQuarter, date("2024-10-01")); }

// Four tasks of 县教体局 due in October, the first closed in time.
struct County : SmallLedger {
    County() : SmallLedger("2024-05-07 10:00") {
        std::vector<ledger::Task> tasks;
        for (const char* ref : {"一", "二", "三", "四"})
            tasks.push_back(task(ref, {"县教体局"}, "2024-10-31"));
        tasks.push_back(task("五", {"蔚汾镇"}, "2024-10-31", true));
        enter(plan(tasks));
        now = instant("2024-10-30 10:00");
        finish("一");
        now = instant("2024-12-31 10:00");
    }
    void finish(const std::string& ref) {
        int64_t id = row(ref).id;
        REQUIRE(acknowledge(db, id, kUnit, now).ok());
        REQUIRE(claim(db, id, kUnit, "竣工", "报告", base::local_date(now), now).ok());
        REQUIRE(close(db, id, kDirector, {}, setup, now).ok());
    }
    digest::UnitFigures education() {
        for (const digest::UnitFigures& u :
             supervision::figures_of(db, quarter(), base::local_date(now)).figures.lead)
            if (u.name == "县教体局") return u;
        return {};
    }
    Bulletin issued() {
        base::Result<int64_t> id = draft_bulletin(db, quarter(), kOfficer, now);
        REQUIRE(id.ok());
        base::Result<Bulletin> done = issue_bulletin(db, *id, kDirector, now);
        REQUIRE(done.ok());
        return *done;
    }
};

}  // namespace

TEST_CASE("periods: week, half month, month, quarter, by any of their days", "[supervision]") {
    struct Case {
        PeriodKind kind;
        const char *day, *from, *to, *name;
    };
    const Case cases[] = {
        {PeriodKind::kWeek, "2024-10-13", "2024-10-07", "2024-10-13", "2024年第41周"},
        {PeriodKind::kHalfMonth, "2024-02-15", "2024-02-01", "2024-02-15", "2024年2月上半月"},
        {PeriodKind::kHalfMonth, "2024-02-16", "2024-02-16", "2024-02-29", "2024年2月下半月"},
        {PeriodKind::kMonth, "2024-02-29", "2024-02-01", "2024-02-29", "2024年2月"},
        {PeriodKind::kQuarter, "2024-12-31", "2024-10-01", "2024-12-31", "2024年第四季度"},
        {PeriodKind::kQuarter, "2024-01-01", "2024-01-01", "2024-03-31", "2024年第一季度"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.day);
        Period p = supervision::period_of(c.kind, date(c.day));
        CHECK(base::format_date(p.from) == c.from);
        CHECK(base::format_date(p.to) == c.to);
        CHECK(p.name == c.name);
    }
}

TEST_CASE("soft, suspended and terminated rows are not in the figures", "[supervision]") {
    County l;
    digest::UnitFigures before = l.education();
    CHECK(before.due == 4);
    CHECK(before.on_time == 1);
    CHECK(before.reds == 3);
    REQUIRE(suspend(l.db, l.row("二").id, kDirector, {"文件", date("2025-03-01")}, l.setup, l.now)
                .ok());
    REQUIRE(terminate(l.db, l.row("三").id, kDirector, "文件", {}, l.now).ok());
    digest::UnitFigures after = l.education();
    CHECK(after.due == 2);
    CHECK(after.reds == 1);
    for (const digest::UnitFigures& u :
         supervision::figures_of(l.db, quarter(), date("2024-12-31")).figures.lead)
        if (u.name == "蔚汾镇") CHECK(u.due == 0);
}

TEST_CASE("only the director issues a bulletin, once, and it stays as it is", "[supervision]") {
    County l;
    CHECK_FALSE(draft_bulletin(l.db, quarter(), kUnit, l.now).ok());
    base::Result<int64_t> id = draft_bulletin(l.db, quarter(), kOfficer, l.now);
    REQUIRE(id.ok());
    CHECK_FALSE(draft_bulletin(l.db, quarter(), kOfficer, l.now).ok());
    Bulletin draft = *store::find_bulletin(l.db, *id);
    CHECK(has(bulletin_text(l.db, draft, l.now).text, "草稿，未经签发无效"));
    CHECK_FALSE(issue_bulletin(l.db, *id, kOfficer, l.now).ok());
    CHECK_FALSE(issue_bulletin(l.db, 99, kDirector, l.now).ok());
    base::Result<Bulletin> issued = issue_bulletin(l.db, *id, kDirector, l.now);
    REQUIRE(issued.ok());
    CHECK(has(issued->text, "督查通报〔2024〕1号"));
    CHECK(has(issued->text, "25.0%"));
    CHECK(has(issued->text, issued->rows_hash));
    CHECK(has(issued->html, issued->rows_hash));
    CHECK(issued->rows_hash.size() == 64);
    CHECK_FALSE(issue_bulletin(l.db, *id, kDirector, l.now).ok());
    l.finish("二");
    CHECK(bulletin_text(l.db, *store::find_bulletin(l.db, *id), l.now).text == issued->text);
    CHECK_THROWS(l.db.execute("UPDATE bulletin SET figures = '{}'"));
    CHECK_THROWS(l.db.execute("DELETE FROM bulletin"));
    CHECK(store::events_since(l.db, 0).back().kind == "assignment.close");
}

TEST_CASE("the hash is of the rows: the same rows the same, any change another", "[supervision]") {
    County l;
    auto hash = [&l] {
        return supervision::figures_of(l.db, quarter(), date("2024-12-31")).rows_hash;
    };
    std::string first = hash();
    CHECK(hash() == first);
    l.finish("二");
    CHECK(hash() != first);
}

TEST_CASE("a correction names what changed, needs a change and a reason, and may follow another",
          "[supervision]") {
    County l;
    Bulletin original = l.issued();
    CHECK_FALSE(correct_bulletin(l.db, original.id, kOfficer, "核对", l.now).ok());
    REQUIRE(reopen(l.db, l.row("一").id, kDirector, "现场不实", l.setup, l.now).ok());
    CHECK_FALSE(correct_bulletin(l.db, original.id, kOfficer, "", l.now).ok());
    CHECK_FALSE(correct_bulletin(l.db, original.id, kUnit, "核对", l.now).ok());
    base::Result<int64_t> id = correct_bulletin(l.db, original.id, kOfficer, "回头看不实", l.now);
    REQUIRE(id.ok());
    base::Result<Bulletin> correction = issue_bulletin(l.db, *id, kDirector, l.now);
    REQUIRE(correction.ok());
    CHECK(has(correction->title, "更正"));
    CHECK(has(correction->text, "更正对象：督查通报〔2024〕1号"));
    CHECK(has(correction->text, "县教体局：按期办结1→0"));
    CHECK(has(correction->text, "督查通报〔2024〕2号"));
    CHECK(store::find_bulletin(l.db, original.id)->text == original.text);
    // Nothing changed since the correction; and a correction itself is not corrected.
    CHECK_FALSE(correct_bulletin(l.db, original.id, kOfficer, "再核对", l.now).ok());
    CHECK_FALSE(correct_bulletin(l.db, *id, kOfficer, "再核对", l.now).ok());
}

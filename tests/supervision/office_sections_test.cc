// The office's own sections of the weekly digest: each filled, and each empty.

#include "supervision/office_sections.h"

#include <catch2/catch.hpp>

#include "digest/render.h"
#include "supervision/bulletin_act.h"
#include "supervision/digest_run.h"
#include "supervision/sheet_act.h"
#include "supervision/small_county.h"

using namespace test;
using supervision::office_digest;

namespace {

SmallLedger overdue() {
    SmallLedger l("2024-05-07 08:00");
    l.enter(plan({task("一", {"县教体局"}, "2024-10-31"), task("二", {"蔚汾镇"}, "2024-12-31")}));
    l.run_until("2024-11-01 18:00");
    return l;
}

const supervision::Actor kOfficer{"乙", ledger::ActorRole::kOfficer};

}  // namespace

TEST_CASE("sheets and bulletins that wait stand in the digest until somebody decides",
          "[supervision]") {
    SmallLedger l = overdue();
    digest::OfficeDigest d = office_digest(l.db, l.setup, l.now);
    REQUIRE(d.sheets.size() == 1);
    CHECK(d.sheets[0] == "蓝色督办单 1：县教体局，任务一，逾期告警，11月1日拟出");
    REQUIRE(draft_bulletin(
                l.db, supervision::period_of(supervision::PeriodKind::kMonth, date("2024-10-01")),
                kOfficer, l.now)
                .ok());
    d = office_digest(l.db, l.setup, l.now);
    REQUIRE(d.sheets.size() == 2);
    CHECK(d.sheets[1] == "2024年10月通报 1，拟稿人：乙");
    REQUIRE(issue_sheet(l.db, 1, kOfficer, l.now).ok());
    CHECK(office_digest(l.db, l.setup, l.now).sheets.size() == 1);
}

TEST_CASE("the burden meter counts a unit's messages and rows of the week before",
          "[supervision]") {
    SmallLedger l = overdue();
    CHECK(office_digest(l.db, l.setup, instant("2024-10-21 10:00")).burden.empty());
    digest::OfficeDigest d = office_digest(l.db, l.setup, instant("2024-11-04 10:00"));
    REQUIRE(d.burden.size() == 1);
    CHECK(d.burden[0].unit == "县教体局");
    CHECK(d.burden[0].messages == 3);  // to the liaison and the head on the due day, and on O1
    CHECK(d.burden[0].reports == 1);
    CHECK(d.burden_ceiling == 20);
    CHECK(has(digest::render(d).text, "没有单位超限"));
    l.setup.acts.weekly_burden = 3;
    d = office_digest(l.db, l.setup, instant("2024-11-04 10:00"));
    CHECK(has(digest::render(d).text, "1个单位超限"));
}

TEST_CASE("the health of the last runs names the latest digest and the week's messages",
          "[supervision]") {
    SmallLedger fresh("2024-05-07 08:00");
    CHECK(has(office_digest(fresh.db, fresh.setup, fresh.now).health.at(0), "没有生成过"));
    SmallLedger l = overdue();
    digest::OfficeDigest d = office_digest(l.db, l.setup, instant("2024-11-04 08:00"));
    CHECK(has(d.health.at(0), "最近一期周报（2024-W44）：2024-10-28 08:30生成"));
    CHECK(has(d.health.at(1), "失败0封"));
}

TEST_CASE("the chain's head stands in one line that can be copied", "[supervision]") {
    SmallLedger l = overdue();
    digest::OfficeDigest d = office_digest(l.db, l.setup, l.now);
    REQUIRE(d.audit_head.size() > 64);
    std::string command = "\nduban audit verify --head " + d.audit_head + "\n";
    CHECK(has(digest::render(d).text, command));
    CHECK(has(digest::render(d).html, "duban audit verify --head " + d.audit_head));
    CHECK_FALSE(has(digest::render(d).text, ":校验值"));
}

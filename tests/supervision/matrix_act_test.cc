// A plan's matrix on a ledger file: loaded, changed, set by cell.

#include "supervision/matrix_act.h"

#include <catch2/catch.hpp>

#include "store/event_chain.h"
#include "store/matrix_store.h"
#include "supervision/small_county.h"
#include "support/temporary_directory.h"

using namespace test;
using namespace supervision;
using ledger::ActorRole;
using ledger::Matrix;

namespace {

const Actor kUnit{"甲", ActorRole::kLiaison}, kOfficer{"乙", ActorRole::kOfficer},
    kLeader{"丁", ActorRole::kLeader};

Matrix points() {
    return {"调度表",
            {{"选址", date("2024-05-15")}, {"挂牌", {}}},
            {{"蔚汾镇", "东关", {{date("2024-05-10"), ""}, {}}},
             {"康宁镇", "东关", {{}, {}}},
             {"康宁镇", "曹家坡", {{}, {{}, "协调中"}}}}};
}

struct MatrixLedger : SmallLedger {
    MatrixLedger() : SmallLedger("2024-05-20 10:00") {
        db = store::Database::open(folder.file("ledger.db")).value();
        REQUIRE(store::save_register(db, registered));
        plan_id = enter(plan({task("一", {"各乡镇"}, "2024-12-31")})).plan_id;
    }
    base::Result<MatrixChange> load(const Matrix& m, const Actor& by = kOfficer) {
        return supervision::load_matrix(db, plan_id, m, by, "调度表.xlsx", now);
    }
    Matrix stored() { return matrix_named(db, plan_id, "").value().second; }
    base::Status set(const CellAddress& a, const ledger::MatrixCell& cell, const Actor& by) {
        return set_matrix_cell(db, plan_id, a, cell, by, now);
    }
    support::TemporaryDirectory folder;
    int64_t plan_id = 0;
};

}  // namespace

TEST_CASE("a matrix is loaded, and the same sheet again changes nothing", "[supervision]") {
    MatrixLedger l;
    CHECK(load_matrix(l.db, l.plan_id, points(), kUnit, "a", l.now).error().message ==
          "联络员无权“载入调度表”");
    base::Result<MatrixChange> first = l.load(points());
    REQUIRE(first.ok());
    CHECK(first->rows == 3);
    CHECK(first->added_rows == 3);
    CHECK(l.stored() == points());
    size_t events = store::events_of_plan(l.db, l.plan_id).size();
    REQUIRE(l.load(points()).ok());
    CHECK(store::events_of_plan(l.db, l.plan_id).size() == events);
    Matrix changed = points();
    changed.rows.erase(changed.rows.begin() + 1);
    std::swap(changed.rows[0], changed.rows[1]);
    changed.rows[0].cells[0].done_on = date("2024-05-18");
    base::Result<MatrixChange> second = l.load(changed);
    REQUIRE(second.ok());
    CHECK(second->withdrawn_rows == 1);
    CHECK(second->changed_cells == 1);
    CHECK(l.stored() == changed);
    REQUIRE(l.load(points()).ok());
    CHECK(l.stored() == points());
    CHECK(store::verify_chain(l.db).fault.empty());
}

TEST_CASE("a cell is set by its place and step, each time with an event", "[supervision]") {
    MatrixLedger l;
    REQUIRE(l.load(points()).ok());
    ledger::MatrixCell done{date("2024-05-20"), ""};
    struct Case {
        CellAddress at;
        ledger::MatrixCell cell;
        Actor by;
        const char* refusal;  // empty: allowed
    };
    const Case cases[] = {
        {{"", "", "曹家坡", "选址"}, done, kUnit, ""},
        {{"", "", "东关", "选址"}, done, kUnit, "须写明乡镇"},
        {{"", "康宁镇", "东关", "选址"}, done, kUnit, ""},
        {{"", "康宁镇", "东关", "验收"}, done, kUnit, "没有点位"},
        {{"", "", "石盘头", "选址"}, done, kUnit, "没有点位"},
        {{"别的表", "", "曹家坡", "选址"}, done, kUnit, "没有这样的调度表"},
        {{"", "", "曹家坡", "选址"}, {date("2024-05-21"), ""}, kUnit, "不能晚于今天"},
        {{"", "", "曹家坡", "选址"}, {{}, ""}, kUnit, "联络员无权"},
        {{"", "", "曹家坡", "选址"}, done, kLeader, "无权"},
        {{"", "", "曹家坡", "选址"}, {{}, "不实"}, kOfficer, ""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.at.row, c.refusal);
        size_t events = store::events_of_plan(l.db, l.plan_id).size();
        base::Status set = l.set(c.at, c.cell, c.by);
        CHECK(set.ok() == std::string(c.refusal).empty());
        if (!set.ok()) CHECK(has(set.error().message, c.refusal));
        CHECK(store::events_of_plan(l.db, l.plan_id).size() == events + set.ok());
    }
    CHECK(l.stored().rows[1].cells[0] == done);
    CHECK(l.stored().rows[2].cells[0] == ledger::MatrixCell{{}, "不实"});
}

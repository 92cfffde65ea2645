// The year of 兴政办函〔2024〕7号 with nobody acting: every rung on its working day, once.

#include <algorithm>
#include <catch2/catch.hpp>

#include "supervision/enter_plan.h"
#include "supervision/supervision_fixture.h"

using namespace test;

namespace {

// Day → what was said of a row: "R0 2024-09-24".
std::vector<std::string> said(Ledger& ledger, const std::string& title) {
    std::vector<std::string> out;
    for (const store::AssignmentRow& row : store::all_assignments(ledger.db)) {
        if (row.title != title) continue;
        for (const store::Notice& n : store::notices_of(ledger.db, row.id)) {
            std::string line = n.rung + " " + base::format_date(n.decided_on);
            if (std::find(out.begin(), out.end(), line) == out.end()) out.push_back(line);
        }
        break;
    }
    return out;
}

}  // namespace

TEST_CASE("each rung of 兴政办函〔2024〕7号 fires once, on its working day", "[supervision]") {
    Ledger ledger("2024-05-07 08:00");
    ledger.load("2024-05-07-livelihood-projects.toml");
    ledger.run_until("2025-02-10 23:00");
    struct Row {
        const char *title, *early, *warn, *due_day, *overdue, *second, *third, *fourth;
    };
    // The unit of the last one has a second red sheet within ninety days.
    const Row table[] = {
        {"建成城市健康客厅", "2024-09-02", "2024-09-24", "2024-09-30", "2024-10-08", "2024-10-11",
         "2024-10-21", "2024-10-30"},
        {"县城和乡村新建公共充电桩", "2024-09-29", "2024-10-24", "2024-10-31", "2024-11-01",
         "2024-11-06", "2024-11-15", "2024-12-02"},
        {"新建五座供热站", "2024-09-29", "2024-10-24", "2024-10-31", "2024-11-01", "2024-11-06",
         "2024-11-15", "2024-12-02"},
        {"新建城区和景区公共卫生间", "2024-09-29", "2024-10-24", "2024-10-31", "2024-11-01",
         "2024-11-06", "2024-11-15", "2024-12-02"},
        {"新建三所公办幼儿园", "2024-11-04", "2024-11-25", "2024-11-29", "2024-12-02", "2024-12-05",
         "2024-12-16", "2024-12-30"},
        {"中心村和自然村新装路灯", "2024-11-04", "2024-11-25", "2024-11-29", "2024-12-02",
         "2024-12-05", "2024-12-16", "2024-12-30"},
        {"城区增设五百个停车位", "2024-12-03", "2024-12-24", "2024-12-31", "2025-01-02",
         "2025-01-07", "2025-01-16", "2025-01-16"},
    };
    for (const Row& row : table) {
        CAPTURE(row.title);
        CHECK(said(ledger, row.title) ==
              std::vector<std::string>{
                  "R0E " + std::string(row.early), "R0 " + std::string(row.warn),
                  "R1 " + std::string(row.due_day), "O1 " + std::string(row.overdue),
                  "O2 " + std::string(row.second), "O3 " + std::string(row.third),
                  "O4 " + std::string(row.fourth)});
    }
}

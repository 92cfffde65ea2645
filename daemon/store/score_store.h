#pragma once
// Score sheets of plans, and the inspections that were scored by them.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ledger/score.h"
#include "store/database.h"

namespace store {

struct ScoreSheetRow {
    int64_t id = 0, plan_id = 0;
    ledger::ScoreSheet sheet;
};
[[nodiscard]] std::vector<ScoreSheetRow> score_sheets_of(Database& database, int64_t plan_id);
int64_t insert_score_sheet(Database& database, int64_t plan_id, const ledger::ScoreSheet& sheet);

struct Inspection {
    int64_t id = 0, sheet_id = 0, unit_id = 0;
    base::Date inspected_on{};
    std::string entered_by;
    std::vector<ledger::Deduction> deductions = {};
};
// One of the same sheet, unit and day that stands is replaced, and kept.
int64_t insert_inspection(Database& database, const Inspection& inspection, base::Instant now);
// Those that stand, of days in [from, to], in their order; the latest of each unit only where
// `latest`.
[[nodiscard]] std::vector<Inspection> inspections_of(Database& database, int64_t sheet_id,
                                                     base::Date from, base::Date to, bool latest);

}  // namespace store

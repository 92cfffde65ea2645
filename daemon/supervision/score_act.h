#pragma once
// Inspections: a plan's score sheet is defined once, and an officer scores units by it. Each act
// leaves one event of the plan, in the transaction of its change.

#include "store/score_store.h"
#include "supervision/act.h"

namespace supervision {

// Refused where the plan has a sheet of that name: scores that rest on it must keep their meaning.
[[nodiscard]] base::Status define_score_sheet(store::Database& database, int64_t plan_id,
                                              const ledger::ScoreSheet& sheet, const Actor& actor,
                                              base::Instant now);
struct Scoring {
    std::string sheet;  // its name; empty: the plan's only one
    int64_t unit_id = 0;
    base::Date inspected_on{};  // not in the future
    std::vector<ledger::Deduction> deductions;
};
// The total. A second entry of the same day replaces the first, which is kept.
[[nodiscard]] base::Result<double> score_unit(store::Database& database, int64_t plan_id,
                                              const Scoring& scoring, const Actor& actor,
                                              base::Instant now);
[[nodiscard]] base::Result<store::ScoreSheetRow> score_sheet_named(store::Database& database,
                                                                   int64_t plan_id,
                                                                   const std::string& name);

// The latest score of each unit in the period, best first; groups are ranked apart.
struct RankedScore {
    int64_t unit_id = 0;
    std::string unit, group;
    store::Inspection inspection;
    double total = 0;
    int rank = 0;  // within the group
};
[[nodiscard]] std::vector<RankedScore> rank_scores(store::Database& database,
                                                   const store::ScoreSheetRow& sheet,
                                                   base::Date from, base::Date to);

}  // namespace supervision

#pragma once
// Formal sheets: drafts that wait for a person, and what became of them.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ledger/sheet.h"
#include "store/database.h"

namespace store {

struct Sheet {
    int64_t id = 0, assignment_id = 0;
    int due_version = 0;
    ledger::SheetKind kind = ledger::SheetKind::kBlue;
    std::string cause;
    base::Date drafted_on{};
    ledger::SheetState state = ledger::SheetState::kDraft;
    int year = 0, number = 0;  // 0: not issued
    std::string decided_at, decided_by, decision;
    std::string text, html;  // as issued
};

// A draft for (assignment, due version, kind); one that had lapsed waits again. The id, or nothing
// where there is one already, whatever became of it.
std::optional<int64_t> draft_sheet(Database& database, int64_t assignment_id, int due_version,
                                   ledger::SheetKind kind, const std::string& cause,
                                   base::Instant now);
// Drafts about an assignment have lost their object.
void lapse_sheets(Database& database, int64_t assignment_id, base::Instant now);

[[nodiscard]] std::optional<Sheet> find_sheet(Database& database, int64_t id);
// In one state, or all; in the order of their drafting.
[[nodiscard]] std::vector<Sheet> list_sheets(Database& database,
                                             std::optional<ledger::SheetState> state);
// Red sheets that wait or were issued, of the unit's other rows, drafted on or after a day.
[[nodiscard]] int reds_of_unit(Database& database, int64_t unit_id, int64_t except_assignment,
                               base::Date since);
// The next number of a year.
[[nodiscard]] int next_sheet_number(Database& database, int year);

// Of a draft, with year, number, who and the text as issued. False: it is no draft any more.
[[nodiscard]] bool issue_sheet(Database& database, const Sheet& sheet, base::Instant now);
[[nodiscard]] bool discard_sheet(Database& database, int64_t id, const std::string& by,
                                 const std::string& reason, base::Instant now);

}  // namespace store

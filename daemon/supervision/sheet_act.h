#pragma once
// Formal sheets: drafted with a rung or on an officer's word, issued or discarded by a person,
// never by the service. semantics.md §5 and §13.

#include <string>

#include "alert/ladder.h"
#include "digest/facts.h"
#include "store/sheet_store.h"
#include "supervision/act.h"

namespace supervision {

// The sheet of a rung, as a draft, inside the caller's transaction and with an event of its own.
// Nothing for a rung without one, and where the sheet of this due version was drafted before.
void draft_sheet(store::Database& database, const store::AssignmentRow& row, alert::Rung rung,
                 const std::string& cause, base::Instant now);

// An officer starts at any rung for an urgent matter: a draft of the kind. Refused for a row that
// is not open, and where there is such a sheet. The new id.
[[nodiscard]] base::Result<int64_t> raise_sheet(store::Database& database, int64_t assignment,
                                                ledger::SheetKind kind, const Actor& actor,
                                                const std::string& reason, base::Instant now);
// The number of the year is given, and the text is frozen as it is on this day.
[[nodiscard]] base::Result<store::Sheet> issue_sheet(store::Database& database, int64_t id,
                                                     const Actor& actor, base::Instant now);
[[nodiscard]] base::Status discard_sheet(store::Database& database, int64_t id, const Actor& actor,
                                         const std::string& reason, base::Instant now);

// The sheet for print: as issued, or as it would be today, marked as a draft.
[[nodiscard]] digest::Rendered sheet_text(store::Database& database, const store::Sheet& sheet,
                                          base::Instant now);

}  // namespace supervision

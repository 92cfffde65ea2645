#pragma once
// Bulletins (通报): drafted by an officer, issued by the director and by nobody else, corrected by
// a further bulletin. semantics.md §8 and §13.

#include <string>

#include "digest/facts.h"
#include "store/bulletin_store.h"
#include "supervision/act.h"
#include "supervision/figure_report.h"

namespace supervision {

// Refused where a draft of the period waits already, and before the period has begun. The new id.
[[nodiscard]] base::Result<int64_t> draft_bulletin(store::Database& database, const Period& period,
                                                   const Actor& actor, base::Instant now);
// A draft that tells what has changed since the bulletin, or its latest correction, was issued.
// Refused where nothing has.
[[nodiscard]] base::Result<int64_t> correct_bulletin(store::Database& database, int64_t id,
                                                     const Actor& actor, const std::string& reason,
                                                     base::Instant now);
// Figures and text are frozen with the SM3 hash of the rows used, under the next number of the
// year.
[[nodiscard]] base::Result<store::Bulletin> issue_bulletin(store::Database& database, int64_t id,
                                                           const Actor& actor, base::Instant now);
// As issued, or as it would be today, marked as a draft.
[[nodiscard]] digest::Rendered bulletin_text(store::Database& database,
                                             const store::Bulletin& bulletin, base::Instant now);
[[nodiscard]] std::string bulletin_number(int year, int number);  // 督查通报〔2024〕3号

}  // namespace supervision

#pragma once
// From what the reader process found in a document to what the ledger keeps of it: drafts for an
// officer, or the reason why there is none. Pure.

#include <vector>

#include "base/result.h"
#include "extract/reading.h"
#include "ledger/draft.h"
#include "store/document_store.h"

namespace intake {

// Of one document, over all plans in it: more is a mistake of the file or of the reading.
inline constexpr size_t kMostTasks = 5000;

struct DraftedDocument {
    store::DocumentReport report;
    std::vector<ledger::Draft> drafts;  // only those with tasks
};

// A failure is a report too: state failed, with the code and the Chinese reason. No task found is a
// warning (W_NO_TASKS), more than kMostTasks an error (E_LIMIT) that keeps none of them. A ledger
// workbook gives its own rows. `name` is the file's.
[[nodiscard]] DraftedDocument draft_document(const base::Result<extract::Reading>& reading,
                                             const std::string& name = "");

[[nodiscard]] ledger::Draft to_ledger(const extract::Draft& draft);
// The inverse, for the writers of drafts (TOML, xlsx): open tasks only.
[[nodiscard]] extract::Draft to_extract(const ledger::Draft& draft);

}  // namespace intake

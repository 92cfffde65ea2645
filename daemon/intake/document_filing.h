#pragma once
// A document enters the ledger: its row, its drafts or the reason why there is none, and the event,
// in one transaction. The original's bytes are kept before (original_store.h).

#include <cstdint>
#include <string>
#include <vector>

#include "intake/draft_plan.h"
#include "store/database.h"
#include "store/document_store.h"

namespace intake {

struct Filing {
    int64_t document = 0;
    bool existed = false;  // the same bytes are in the ledger already: nothing was written
    std::string name;      // under which it came first
    store::DocumentReport report;
    std::vector<int64_t> drafts;
};

// The document with this digest, if it needs no reading: it holds drafts. One that failed, or that
// held no task, is worth another reading.
[[nodiscard]] std::optional<Filing> find_filing(store::Database& database,
                                                const std::string& digest);

struct Arrival {
    std::string name;  // for people
    std::string digest;
    std::string original;  // below the folder of originals; empty: not kept
    int64_t size = 0;
    store::DocumentSource source = store::DocumentSource::kImport;
    std::string actor;
};

// A document that is known is read anew into its row, unless it holds drafts.
[[nodiscard]] Filing file_document(store::Database& database, const Arrival& arrival,
                                   const DraftedDocument& drafted, base::Instant now);

}  // namespace intake

#pragma once
// A document read again, from its original, by a reader that has learnt: its drafts are replaced
// where nobody has worked on them yet.

#include <string>

#include "base/result.h"
#include "intake/document_file.h"
#include "intake/document_filing.h"

namespace intake {

// The document's bytes as they came in, from below the folder of originals. kRefused where they
// are not kept, or are not what the ledger's digest says.
[[nodiscard]] base::Result<DocumentFile> open_original(const std::string& root,
                                                       const store::DocumentRow& document);

// The open drafts are discarded, what was read now takes their place, and one event says so, in one
// transaction. `existed` where the reading brought the same drafts: nothing was written. kRefused,
// and nothing written, where tasks of the document are in the ledger, where a draft was corrected
// or discarded by a person, or where the reading found no task.
[[nodiscard]] base::Result<Filing> refile_document(store::Database& database, int64_t document,
                                                   const DraftedDocument& drafted,
                                                   const std::string& actor, base::Instant now);

}  // namespace intake

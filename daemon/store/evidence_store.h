#pragma once
// Files that back a claim, by the claim they came with. Their bytes lie beside the database.

#include <cstdint>
#include <string>
#include <vector>

#include "store/database.h"

namespace store {

struct Evidence {
    int64_t assignment_id = 0, feedback_id = 0;
    std::string name;
    std::string digest;  // SHA-256, lower-case hex
    int64_t size = 0;
};

// The same bytes twice in one claim are one file.
void add_evidence(Database& database, const Evidence& evidence);
// Of the claims that stand, in order.
[[nodiscard]] std::vector<Evidence> evidence_of(Database& database, int64_t assignment_id);
// All, each digest once: what must lie in the folder.
[[nodiscard]] std::vector<Evidence> all_evidence(Database& database);

}  // namespace store

#pragma once
// Evidence files beside the database (<state>/evidence/ab/abcdef….pdf), each by the SHA-256 of its
// bytes: the same file is kept once, and a file that was changed no longer bears its name.

#include <cstdint>
#include <string>

#include "base/result.h"

namespace intake {

struct KeptEvidence {
    std::string name;    // last component as given, controls escaped
    std::string digest;  // SHA-256, lower-case hex
    int64_t size = 0;
};

// What open_document refuses is refused, and an empty file. Complete and synced when it returns.
[[nodiscard]] base::Result<KeptEvidence> keep_evidence(const std::string& folder,
                                                       const std::string& path);

enum class EvidenceState { kSound, kMissing, kChanged };
// Reads the kept file and compares its bytes with its digest.
[[nodiscard]] EvidenceState check_evidence(const std::string& folder, const KeptEvidence& kept);

}  // namespace intake

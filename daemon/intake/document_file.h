#pragma once
// A raw document as it lies on the disk: its bytes, read once, and their digest. What is read into
// the ledger and what is stored as the original are therefore the same bytes.

#include <string>

#include "base/result.h"

namespace intake {

struct DocumentFile {
    std::string path;    // as given
    std::string name;    // last component, controls escaped: for people
    std::string bytes;   // at most document::kMaxFileBytes
    std::string sha256;  // lower-case hex
};

// Regular files only; a symbolic link in the last component is not followed, a pipe or device is
// never waited for. E_MISSING, E_FILE (no regular file), E_ACCESS, E_SIZE; E_CHANGED where the file
// changed while it was read, twice in a row. All kBadInput.
[[nodiscard]] base::Result<DocumentFile> open_document(const std::string& path);

}  // namespace intake

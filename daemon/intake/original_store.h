#pragma once
// The originals: every document's bytes as they came, in one file each, named by its digest
// (<state>/originals/ab/abcdef….docx). A file is complete and synced, with its folder, before
// anything is told of it; the same bytes are kept once.

#include <string>
#include <string_view>

#include "base/result.h"
#include "intake/document_file.h"

namespace intake {

// The path below `root`: "ab/ab….docx". kStorage where the disk refuses.
[[nodiscard]] base::Result<std::string> keep_original(const std::string& root,
                                                      const DocumentFile& file);
// For a document that must not be kept (E_SECRET).
void remove_original(const std::string& root, const std::string& original);

// ".docx" of a name: lower-case ASCII letters and digits, at most eight; else empty.
[[nodiscard]] std::string safe_extension(std::string_view name);

}  // namespace intake

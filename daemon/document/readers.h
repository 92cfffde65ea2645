#pragma once
// One reader a format: the bytes of a file → its document. None touches the disk or the network,
// follows a link, or runs what a file brings. `name` is the file's and stands in messages. A
// failure is kBadInput with a reason code of the bad-input catalogue (E_ZIP, E_DOCX …). The reader
// of PDF links poppler (GPL) and therefore lives in the reader process (folder `reader`).

#include <string>
#include <string_view>

#include "base/result.h"
#include "document/document.h"

namespace document {

enum class FileType { kText, kHtml, kDocx, kXlsx, kOfd, kPdf };

// Limits of the catalogue, for all formats.
inline constexpr size_t kMaxFileBytes = 50u << 20;
inline constexpr size_t kMaxUnpackedBytes = 512u << 20;
inline constexpr size_t kMaxEntries = 10'000;
inline constexpr int kMaxXmlDepth = 256;
inline constexpr size_t kMaxCells = 2'000'000;
inline constexpr int kMaxPages = 2'000;

// By content; the name serves in the message where it claims something else. Fails where the file
// is empty (E_EMPTY), locked (E_ENCRYPTED), of an old or unknown kind (E_UNSUPPORTED, E_TYPE).
[[nodiscard]] base::Result<FileType> file_type(std::string_view bytes, const std::string& name);

[[nodiscard]] base::Result<Document> read_text_file(std::string_view bytes,
                                                    const std::string& name);
[[nodiscard]] base::Result<Document> read_html(std::string_view bytes, const std::string& name);
[[nodiscard]] base::Result<Document> read_docx(std::string_view bytes, const std::string& name);
[[nodiscard]] base::Result<Document> read_xlsx(std::string_view bytes, const std::string& name);
[[nodiscard]] base::Result<Document> read_ofd(std::string_view bytes, const std::string& name);

}  // namespace document

#pragma once
// One reader a format: the bytes of a file → its document. None touches the disk or the network,
// follows a link, or runs what a file brings. `name` is the file's and stands in messages. A
// failure is kBadInput with a reason code of the bad-input catalogue (E_ZIP, E_DOCX …). The reader
// of PDF links poppler (GPL) and therefore lives in the reader process (folder `reader`).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

// By content; the name is compared with it. Fails where the file is empty (E_EMPTY), too large
// (E_SIZE), locked (E_ENCRYPTED), a broken zip (E_ZIP …), of an old kind (E_UNSUPPORTED), or
// unknown or named as another kind (E_TYPE: a web page as .pdf).
[[nodiscard]] base::Result<FileType> file_type(std::string_view bytes, const std::string& name);

// What the readers of txt, html, docx, xlsx and ofd put into their warnings about the file as a
// whole. W_TYPE: a name of the same family claims another kind (a docx as .wps); W_POLYGLOT: the
// bytes are a second format too, which is not read.
[[nodiscard]] std::vector<Warning> type_warnings(FileType type, std::string_view bytes,
                                                 const std::string& name);

// Kinds that file_type() calls E_UNSUPPORTED and that LibreOffice can convert: doc and wps, xls and
// et, rtf. Nothing for all others, and for those that are encrypted.
enum class OldFormat { kDoc, kXls, kRtf };
[[nodiscard]] std::optional<OldFormat> old_format(std::string_view bytes);

[[nodiscard]] base::Result<Document> read_text_file(std::string_view bytes,
                                                    const std::string& name);
[[nodiscard]] base::Result<Document> read_html(std::string_view bytes, const std::string& name);
[[nodiscard]] base::Result<Document> read_docx(std::string_view bytes, const std::string& name);
[[nodiscard]] base::Result<Document> read_xlsx(std::string_view bytes, const std::string& name);
[[nodiscard]] base::Result<Document> read_ofd(std::string_view bytes, const std::string& name);

}  // namespace document

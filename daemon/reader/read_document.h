#pragma once
// Bytes of a file of any supported format → document, by content. `name` stands in messages.

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"
#include "document/document.h"
#include "extract/reading.h"

namespace reader {

// Fails as the readers do (document/readers.h); E_SIZE for more than document::kMaxFileBytes.
[[nodiscard]] base::Result<document::Document> read_document(std::string_view bytes,
                                                             const std::string& name);

// The whole filter: document, secrecy mark (E_SECRET, kRefused), text, drafts.
[[nodiscard]] base::Result<extract::Reading> read_file(std::string_view bytes,
                                                       const std::string& name,
                                                       std::optional<base::Date> issued);

}  // namespace reader

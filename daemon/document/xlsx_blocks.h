#pragma once
// A sheet → blocks: what stands above and below its table as paragraphs, the table with merged
// cells spread.

#include "base/result.h"
#include "document/document.h"
#include "document/xlsx_sheet.h"

namespace document {

// Appends to `document`, remarks (W_HIDDEN) included. E_SIZE where the spread table has more than
// kMaxCells cells. Takes the cells' texts out of `sheet`.
[[nodiscard]] base::Status append_sheet(Document& document, XlsxSheet& sheet,
                                        const std::string& file);

}  // namespace document

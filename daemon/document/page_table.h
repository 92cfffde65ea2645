#pragma once
// Tables of pages → one table block, also where it runs over several pages.

#include "document/document.h"
#include "document/page_grid.h"

namespace document {

// The same columns: the second may continue the first on the next page.
[[nodiscard]] bool same_columns(const PageTable& above, const PageTable& below);

[[nodiscard]] Block table_block(const PageTable& table, int page);

// Adds the rows of `below`, which stands on the next page: a header printed again is dropped, a row
// torn by the page's end is joined, a merged cell torn by it goes on.
void continue_table(Block& block, const PageTable& above, const PageTable& below, int page);

}  // namespace document

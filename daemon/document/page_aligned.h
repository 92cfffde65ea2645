#pragma once
// Tables without ruled lines, told by their columns: blank strips that run down through many lines,
// with numbers in the first column or the names of columns on top.

#include <vector>

#include "document/page_grid.h"

namespace document {

// At least three columns. Their words are taken out of `words`. `centred`: whether the cells of the
// table before were centred in their rows; one that goes on from there does not tell.
[[nodiscard]] std::vector<PageTable> aligned_tables(std::vector<WordBox>& words, bool centred);

}  // namespace document

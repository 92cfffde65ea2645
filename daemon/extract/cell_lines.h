#pragma once
// Tables whose cells stand one a line, as web pages copied into text files leave them: the names of
// the columns line by line, then the cells of each row. They are put together to rows again.

#include "extract/normal_text.h"

namespace extract {

// Joins the lines of each such table to one line a row, cells parted by tabs, empty cells where a
// row prints none (merged upwards). Other lines stay as they are. Rows without any telling cell
// are left alone rather than guessed.
void join_cell_lines(NormalText& text);

}  // namespace extract

#pragma once
// The reading order of a page: what runs over its whole width from top to bottom, and between two
// such lines the left column before the right one.

#include <vector>

#include "document/page_grid.h"
#include "document/page_lines.h"

namespace document {

enum class Column : unsigned char { kWhole, kLeft, kRight };

// A line of text, or a table of the page.
struct PageElement {
    Column column = Column::kWhole;
    PrintedLine line;  // of text: at least one word
    int table = -1;    // index of the table; -1: text
};

[[nodiscard]] std::vector<PageElement> reading_order(double page_width,
                                                     std::vector<PrintedLine> lines,
                                                     const std::vector<PageTable>& tables);

}  // namespace document

#pragma once
// Ruled lines → the grid of a table: which cells there are, and the words in each.

#include <vector>

#include "document/document.h"
#include "document/page_boxes.h"

namespace document {

// A table on one page. `rows` is the block form; the columns stand between the values of `columns`.
struct PageTable {
    double top = 0, bottom = 0;
    std::vector<double> columns;       // x of the column borders, ascending, at least 3
    std::vector<Row> rows;             // all of columns.size() - 1 cells
    std::vector<bool> open_at_bottom;  // by column: its last cell is merged over several rows
    bool drawn = true;                 // by rules; false: told by alignment, borders are guesses
    bool centred = false;              // of those: text stands in the middle of its row

    [[nodiscard]] double left() const { return columns.front(); }
    [[nodiscard]] double right() const { return columns.back(); }
};

// Tables of at least two columns, top to bottom; their words are taken out of `words`.
[[nodiscard]] std::vector<PageTable> ruled_tables(const std::vector<Rule>& rules,
                                                  std::vector<WordBox>& words);

// The text of a cell from its words: lines that its width has wrapped are joined, others parted by
// '\v'. `width` is that of the column's text.
[[nodiscard]] std::string cell_text(std::vector<WordBox> words, double width);

}  // namespace document

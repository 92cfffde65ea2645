#include "document/page_table.h"

#include <algorithm>
#include <cmath>

namespace document {

namespace {

constexpr double kSameBorder = 10;         // points, of drawn borders
constexpr double kSameGuessedBorder = 40;  // of those told by alignment

bool same_text(const Row& a, const Row& b) {
    return std::equal(a.cells.begin(), a.cells.end(), b.cells.begin(), b.cells.end(),
                      [](const Cell& x, const Cell& y) { return x.text == y.text; });
}

bool empty(const Row& row) {
    return std::all_of(row.cells.begin(), row.cells.end(),
                       [](const Cell& cell) { return cell.text.empty(); });
}

// Rows at the top of `below` that repeat the header of the table.
size_t repeated_header(const Table& table, const PageTable& below) {
    size_t n = 0;
    while (n < table.rows.size() && n < below.rows.size() &&
           same_text(table.rows[n], below.rows[n]))
        ++n;
    return n > 0 && empty(below.rows[0]) ? 0 : n;
}

// Rows of the table open with a number or name, this one does not: it finishes the row above.
bool torn_row(const Table& table, const std::vector<Row>& rows, size_t at) {
    if (table.rows.empty() || at >= rows.size()) return false;
    const Row& row = rows[at];
    if (!row.cells.front().text.empty() || empty(row)) return false;
    bool merged_on = at + 1 < rows.size() && rows[at + 1].cells.front().text.empty();
    if (merged_on) return false;
    size_t opened = 0;
    for (const Row& above : table.rows) opened += !above.cells.front().text.empty();
    return opened * 2 > table.rows.size();
}

void join_row(Row& above, const Row& row) {
    for (size_t i = 0; i < row.cells.size() && i < above.cells.size(); ++i)
        above.cells[i].text += row.cells[i].text;
}

// A merged cell that the page's end tore is printed once, on either page.
void continue_merged(const Row& above, const PageTable& before, Row& row) {
    for (size_t c = 0; c < row.cells.size() && c < above.cells.size(); ++c) {
        if (!before.open_at_bottom[c] || !row.cells[c].text.empty()) continue;
        if (above.cells[c].text.empty()) continue;
        row.cells[c] = {above.cells[c].text, true};
    }
}

}  // namespace

bool same_columns(const PageTable& above, const PageTable& below) {
    if (above.columns.size() != below.columns.size()) return false;
    if (above.drawn != below.drawn) return false;
    double most = above.drawn ? kSameBorder : kSameGuessedBorder;
    double shift = below.left() - above.left();
    for (size_t i = 0; i < above.columns.size(); ++i)
        if (std::abs(below.columns[i] - above.columns[i] - shift) > most) return false;
    return true;
}

Block table_block(const PageTable& table, int page) {
    Block block;
    block.kind = Block::Kind::kTable;
    block.place.page = page;
    block.table.rows = table.rows;
    for (Row& row : block.table.rows) row.place.page = page;
    return block;
}

void continue_table(Block& block, const PageTable& above, const PageTable& below, int page) {
    Table& table = block.table;
    std::vector<Row> rows = below.rows;
    size_t at = repeated_header(table, below);
    if (torn_row(table, rows, at)) join_row(table.rows.back(), rows[at++]);
    bool first = true;
    for (; at < rows.size(); ++at) {
        Row row = std::move(rows[at]);
        row.place.page = page;
        if (first && !table.rows.empty()) continue_merged(table.rows.back(), above, row);
        first = false;
        table.rows.push_back(std::move(row));
    }
}

}  // namespace document

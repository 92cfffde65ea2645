#include "document/xlsx_blocks.h"

#include <algorithm>

#include "document/readers.h"

namespace document {

namespace {

constexpr size_t kMostNamed = 10;  // rows or columns that a remark names

// Sorted values → their places in the dense table.
class Dense {
  public:
    explicit Dense(std::vector<uint32_t> values) : values_(std::move(values)) {
        std::sort(values_.begin(), values_.end());
        values_.erase(std::unique(values_.begin(), values_.end()), values_.end());
    }
    [[nodiscard]] size_t size() const { return values_.size(); }
    [[nodiscard]] uint32_t operator[](size_t i) const { return values_[i]; }
    // The first place at or behind a value.
    [[nodiscard]] size_t from(uint32_t value) const {
        return static_cast<size_t>(std::lower_bound(values_.begin(), values_.end(), value) -
                                   values_.begin());
    }

  private:
    std::vector<uint32_t> values_;
};

class SheetBlocks {
  public:
    SheetBlocks(Document& document, XlsxSheet& sheet, const std::string& file)
        : document_(document),
          sheet_(sheet),
          file_(file),
          rows_(values(sheet, &CellAddress::row)),
          columns_(values(sheet, &CellAddress::column)) {}

    base::Status append() {
        if (sheet_.cells.empty()) return {};
        if (rows_.size() > kMaxCells / columns_.size())
            return unreadable("E_SIZE", file_,
                              "工作表“" + sheet_.name + "”展开后超过 " +
                                  std::to_string(kMaxCells / 10'000) + " 万个单元格的上限");
        spread();
        merge();
        size_t first = table_begin(), last = table_end(first);
        for (size_t r = 0; r < first; ++r) put_paragraphs(r);
        if (first < last) put_table(first, last);
        for (size_t r = last; r < rows_.size(); ++r) put_paragraphs(r);
        say_hidden();
        return {};
    }

  private:
    static std::vector<uint32_t> values(const XlsxSheet& sheet, uint32_t CellAddress::*part) {
        std::vector<uint32_t> out;
        for (const SheetCell& cell : sheet.cells)
            if (out.empty() || out.back() != cell.at.*part) out.push_back(cell.at.*part);
        return out;
    }

    // Columns and rows that hold nothing at all are left out of the table.
    void spread() {
        grid_.resize(rows_.size());
        filled_.resize(rows_.size());
        size_t r = 0;
        for (SheetCell& cell : sheet_.cells) {
            while (rows_[r] != cell.at.row) ++r;
            if (grid_[r].cells.empty()) open_row(r);
            Cell& target = grid_[r].cells[columns_.from(cell.at.column)];
            target.text = std::move(cell.text);
            target.address = address_text(cell.at);
            ++filled_[r];
        }
    }

    void open_row(size_t r) {
        Row& row = grid_[r];
        row.cells.resize(columns_.size());
        row.place.cell = sheet_.name + "!" + address_text({rows_[r], columns_[0]});
        row.hidden =
            std::binary_search(sheet_.hidden_rows.begin(), sheet_.hidden_rows.end(), rows_[r]);
    }

    void merge() {
        wide_.resize(rows_.size());
        size_t work = 0;
        for (const CellRange& range : sheet_.merges) {
            size_t column = columns_.from(range.first.column);
            size_t row = rows_.from(range.first.row), end = rows_.from(range.last.row + 1);
            bool used = column < columns_.size() && columns_[column] == range.first.column &&
                        row < end && rows_[row] == range.first.row;
            work += used ? end - row : 1;
            if (!used || work > kMaxCells) continue;
            if (range.last.column - range.first.column >= 2) wide_[row] = true;
            const std::string text = grid_[row].cells[column].text;
            for (size_t r = row + 1; r < end && !text.empty(); ++r)
                if (grid_[r].cells[column].text.empty()) grid_[r].cells[column] = {text, true};
        }
    }

    // The first row with three filled cells, or with as many as the sheet has columns, is the
    // header; titles, numbers and dates stand above it.
    [[nodiscard]] size_t table_begin() const {
        if (columns_.size() < 2) return rows_.size();
        size_t needed = std::min<size_t>(3, columns_.size());
        for (size_t r = 0; r < rows_.size(); ++r)
            if (filled_[r] >= needed) return r;
        return 0;
    }

    // Lines merged over several columns at the end are notes, a signature or a date.
    [[nodiscard]] size_t table_end(size_t first) const {
        size_t end = rows_.size();
        while (end > first + 1 && filled_[end - 1] == 1 && wide_[end - 1]) --end;
        return end;
    }

    void put_paragraphs(size_t r) {
        for (size_t c = 0; c < grid_[r].cells.size(); ++c) {
            Cell& cell = grid_[r].cells[c];
            if (cell.text.empty() || cell.above) continue;
            // A title broken in its cell is several lines, as it would be on paper.
            for (size_t from = 0; from <= cell.text.size();) {
                size_t to = std::min(cell.text.find('\v', from), cell.text.size());
                Block block;
                block.text = cell.text.substr(from, to - from);
                block.place.cell = sheet_.name + "!" + cell.address;
                document_.blocks.push_back(std::move(block));
                from = to + 1;
            }
        }
    }

    void put_table(size_t first, size_t last) {
        Block block;
        block.kind = Block::Kind::kTable;
        block.table.name = sheet_.name;
        block.place = grid_[first].place;
        block.table.rows.assign(std::make_move_iterator(grid_.begin() + first),
                                std::make_move_iterator(grid_.begin() + last));
        document_.blocks.push_back(std::move(block));
    }

    void say_hidden() {
        std::string rows, columns;
        size_t hidden = 0;
        for (uint32_t row : sheet_.hidden_rows) {
            size_t at = rows_.from(row);
            if (at == rows_.size() || rows_[at] != row) continue;
            if (++hidden <= kMostNamed) rows += (rows.empty() ? "" : "、") + std::to_string(row);
        }
        if (hidden > kMostNamed) rows += " 等" + std::to_string(hidden);
        for (size_t i = 0; i < columns_.size(); ++i)
            if (hidden_column(columns_[i]))
                columns += (columns.empty() ? "" : "、") + column_letters(columns_[i]);
        if (!rows.empty()) say("第" + rows + "行被隐藏或筛选");
        if (!columns.empty()) say(columns + "列被隐藏");
    }

    [[nodiscard]] bool hidden_column(uint32_t column) const {
        return std::any_of(
            sheet_.hidden_columns.begin(), sheet_.hidden_columns.end(),
            [column](const auto& r) { return r.first <= column && column <= r.second; });
    }

    void say(const std::string& what) {
        document_.warnings.push_back(
            {"W_HIDDEN", "工作表“" + sheet_.name + "”" + what + "，已读取，请核对"});
    }

    Document& document_;
    XlsxSheet& sheet_;
    const std::string& file_;
    Dense rows_, columns_;
    std::vector<Row> grid_;
    std::vector<size_t> filled_;  // cells of their own, by row
    std::vector<bool> wide_;      // by row: a cell is merged over three columns or more
};

}  // namespace

base::Status append_sheet(Document& document, XlsxSheet& sheet, const std::string& file) {
    return SheetBlocks(document, sheet, file).append();
}

}  // namespace document

#pragma once
// One sheet as its file states it: cells that hold something, merged ranges, what is hidden.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "document/xlsx_book.h"
#include "document/zip_archive.h"

namespace document {

struct CellAddress {
    uint32_t row = 0;     // from 1
    uint32_t column = 0;  // from 1

    friend auto operator<=>(const CellAddress&, const CellAddress&) = default;
};

// Within the bounds of a sheet: 1,048,576 rows, 16,384 columns.
[[nodiscard]] std::optional<CellAddress> cell_address(std::string_view text);  // B7
[[nodiscard]] std::string address_text(CellAddress address);
[[nodiscard]] std::string column_letters(uint32_t column);

struct SheetCell {
    CellAddress at;
    std::string text;
};

struct CellRange {
    CellAddress first, last;
};

struct XlsxSheet {
    std::string name;
    std::vector<SheetCell> cells;  // by row and column, none empty, none twice
    std::vector<CellRange> merges;
    std::vector<uint32_t> hidden_rows;
    std::vector<std::pair<uint32_t, uint32_t>> hidden_columns;  // first and last
    std::vector<Warning> warnings;                              // W_CELL W_DATE
};

// `cells_left` is what may still be read of the file (kMaxCells); E_SIZE beyond it. E_XLSX, with
// the cell, where a shared string or an address is out of range.
[[nodiscard]] base::Result<XlsxSheet> read_sheet(ZipArchive& archive, const XlsxBook& book,
                                                 const SheetEntry& entry, const std::string& file,
                                                 size_t cells_left);

}  // namespace document

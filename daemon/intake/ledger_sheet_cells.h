#pragma once
// The cells of a ledger workbook, typed, for ledger_sheet_reader.cc: rows of the flattened text
// under a head row, and the values that people write into them.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "document/document.h"

namespace intake {

// One line of the text: its sheet, row number and cells, each without blanks at its ends.
struct SheetLine {
    std::string sheet;
    size_t row = 0;           // as the program shows it, from 1
    size_t first_column = 0;  // of cells[0], from 0
    std::vector<std::string> cells;
};

// Every line with a known cell, in order. A cell that continues the one above has its text.
[[nodiscard]] std::vector<SheetLine> sheet_lines(const document::FlatText& text);

// 2024-12-31, 2024/12/31, 2024.12.31, 2024年12月31日, 20241231, any of them with a time of 0:00
// behind, digits full-width or not, or the serial number of the 1900 system.
[[nodiscard]] std::optional<base::Date> typed_date(std::string_view text);
// A whole number, also as 3.0.
[[nodiscard]] std::optional<int> typed_number(std::string_view text);
// Names parted by 、 ， ； or a line end; a separator in brackets, 各县（市、区）, parts nothing,
// and 〖…〗 holds any name together.
[[nodiscard]] std::vector<std::string> typed_names(std::string_view text);

}  // namespace intake

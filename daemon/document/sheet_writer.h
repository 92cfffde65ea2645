#pragma once
// Tables → the bytes of an xlsx file (ECMA-376) that WPS and Excel show and print well: frozen and
// repeated head row, wrapped text, column widths, drop-down lists, A4 landscape. Texts are written
// as texts and never as formulas, whatever they begin with (bad-input catalogue, row 42).

#include <string>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace document {

struct SheetColumn {
    std::string heading;
    double width = 12;                      // in digits of the normal font
    std::vector<std::string> choices = {};  // what may be entered; at most 255 characters together
    bool grey = false;                      // for reading: corrections here have no effect
};

// Empty, text ('\n' is a line end within the cell), number, civil date.
using SheetValue = std::variant<std::monostate, std::string, double, base::Date>;

struct SheetRow {
    std::vector<SheetValue> values;  // as many as the sheet has columns, or fewer
    bool marked = false;             // on a coloured ground: to be looked at
};

struct Sheet {
    std::string name;  // at most 31 characters, none of []:*?/\ among them
    std::vector<SheetColumn> columns;
    std::vector<SheetRow> rows;
    bool hidden = false;
};

struct Workbook {
    std::vector<Sheet> sheets;  // at least one that is not hidden
    base::Date created{};       // stands in the properties: same tables, same bytes
};

inline constexpr size_t kMaxSheetText = 32'767;  // characters of a cell, the format's own limit

// Fails (kStorage) where the temporary file cannot be written, (kBadInput) where the library
// refuses a name, or a text is longer than kMaxSheetText; the message names sheet and cell.
[[nodiscard]] base::Result<std::string> workbook_bytes(const Workbook& workbook);

// 0 → A, 26 → AA: a column's letters.
[[nodiscard]] std::string column_letters(size_t column);

}  // namespace document

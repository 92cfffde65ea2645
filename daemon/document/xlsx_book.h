#pragma once
// The parts of a workbook that its sheets refer to: names, shared strings, formats.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "document/xlsx_value.h"
#include "document/xml_events.h"
#include "document/zip_archive.h"

namespace document {

struct SheetEntry {
    std::string name;
    std::string part;  // xl/worksheets/sheet1.xml
    bool hidden = false;
};

struct XlsxBook {
    std::vector<SheetEntry> sheets;  // in the book's order, sheets of charts left out
    bool from_1904 = false;
    std::vector<std::string> strings;
    std::vector<NumberFormat> formats;  // by style
    std::vector<Warning> warnings;
};

// E_XLSX where the book or one of its sheets is missing; E_ZIP…, E_XML… as their readers say.
[[nodiscard]] base::Result<XlsxBook> read_book(ZipArchive& archive, const std::string& file);

// The text of a string item or inline string, up to the end of the element `until` that is open:
// rich-text runs joined, phonetic guides left out.
[[nodiscard]] std::string string_item(XmlEvents& events, std::string_view until);

// Text of a cell as a block's text: line ends within it part paragraphs ('\v').
[[nodiscard]] std::string cell_paragraphs(std::string_view text);

// The part that a relationship's target names, seen from the part that holds it: absolute
// (/xl/worksheets/sheet1.xml) or relative (worksheets/sheet1.xml, ../media/a.png).
[[nodiscard]] std::string resolve_part(std::string_view from, std::string_view target);

}  // namespace document

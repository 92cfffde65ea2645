// The reader of xlsx (ECMA-376-1, 18): workbook, then each sheet from front to end without a tree,
// so that two million cells fit.

#include "document/readers.h"
#include "document/text_remarks.h"
#include "document/xlsx_blocks.h"
#include "document/xlsx_book.h"
#include "document/xlsx_sheet.h"
#include "document/zip_archive.h"

namespace document {

base::Result<Document> read_xlsx(std::string_view bytes, const std::string& name) {
    base::Result<ZipArchive> archive = ZipArchive::open(bytes, name);
    if (!archive.ok()) return archive.error();
    base::Result<XlsxBook> book = read_book(*archive, name);
    if (!book.ok()) return book.error();
    Document out;
    out.format = "xlsx";
    out.warnings = type_warnings(FileType::kXlsx, bytes, name);
    out.warnings.insert(out.warnings.end(), archive->warnings().begin(), archive->warnings().end());
    out.warnings.insert(out.warnings.end(), book->warnings.begin(), book->warnings.end());
    size_t cells_left = kMaxCells;
    for (const SheetEntry& entry : book->sheets) {
        base::Result<XlsxSheet> sheet = read_sheet(*archive, *book, entry, name, cells_left);
        if (!sheet.ok()) return sheet.error();
        cells_left -= sheet->cells.size();
        if (entry.hidden && !sheet->cells.empty())
            out.warnings.push_back(
                {"W_HIDDEN", "工作表“" + entry.name + "”被隐藏，已读取，请核对"});
        out.warnings.insert(out.warnings.end(), sheet->warnings.begin(), sheet->warnings.end());
        if (base::Status done = append_sheet(out, *sheet, name); !done.ok()) return done.error();
    }
    if (out.blocks.empty()) return unreadable("E_EMPTY", name, "工作簿里没有任何内容");
    remark_hidden_characters(out);
    return out;
}

}  // namespace document

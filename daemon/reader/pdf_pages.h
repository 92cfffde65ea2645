#pragma once
// The reader of PDF. Its .cc is the only file that sees poppler (GPL), and it runs in the reader
// process only: a hostile file may hang or kill it.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "document/page_boxes.h"

namespace reader {

struct PdfPages {
    std::vector<document::PageBoxes> pages;
    std::vector<document::Warning> warnings;
};

// The last revision's pages. Nothing in the file is run or followed: scripts, launch actions,
// and forms are said (W_ACTIVE), embedded files too (W_OBJECT). Fails (kBadInput) with E_ENCRYPTED
// where it asks for a password, E_PDF where it is broken, E_PDF_LIMIT where it exceeds pages, words
// or unpacked size.
[[nodiscard]] base::Result<PdfPages> pdf_pages(std::string_view bytes, const std::string& name);

// The same as a document. A file whose text cannot be read is a document without blocks whose
// warnings say W_SCAN or W_GARBLED.
[[nodiscard]] base::Result<document::Document> read_pdf(std::string_view bytes,
                                                        const std::string& name);

}  // namespace reader

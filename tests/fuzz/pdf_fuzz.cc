// Any bytes as a PDF file, through poppler and the layout.

#include "fuzz/input.h"
#include "reader/pdf_pages.h"

// fontconfig keeps its configuration until the process ends (LeakSanitizer's documented hook).
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    fuzz::check(reader::read_pdf(fuzz::view(data, size), "a.pdf"));
    return 0;
}

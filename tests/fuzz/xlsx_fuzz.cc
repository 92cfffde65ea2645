// Parts of an xlsx, or a zip as it is.

#include "document/readers.h"
#include "fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    fuzz::check(document::read_xlsx(fuzz::zip_of(fuzz::view(data, size)), "a.xlsx"));
    return 0;
}

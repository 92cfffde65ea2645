// Any bytes as a web page.

#include "document/readers.h"
#include "fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    fuzz::check(document::read_html(fuzz::view(data, size), "a.html"));
    return 0;
}

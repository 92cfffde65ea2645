// Any bytes as a text file: encoding, control characters, lines.

#include "document/readers.h"
#include "fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    fuzz::check(document::read_text_file(fuzz::view(data, size), "a.txt"));
    return 0;
}

// Any text: a mark that is found stands in it, blanks aside.

#include "document/secrecy_mark.h"
#include "fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    std::optional<std::string> mark = document::secrecy_mark(fuzz::view(data, size));
    if (mark) fuzz::require(mark->size() >= std::string_view("秘密").size(), "a mark has a level");
    return 0;
}

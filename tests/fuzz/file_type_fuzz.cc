// Any bytes under a name that is part of them: what kind of file, and an old one.

#include "document/readers.h"
#include "fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    std::string_view bytes = fuzz::view(data, size);
    std::string name(bytes.substr(0, std::min<size_t>(bytes.find('\0'), 40)));
    base::Result<document::FileType> type = document::file_type(bytes, name);
    if (type.ok()) (void)document::type_warnings(*type, bytes, name);
    (void)document::old_format(bytes);
    return 0;
}

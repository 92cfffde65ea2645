// Any bytes as the output of the reader process; what is accepted goes out the same again.

#include "extract/reading_json.h"
#include "fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    base::Result<extract::Reading> reading = extract::reading_from_json(fuzz::view(data, size));
    if (!reading.ok()) return 0;
    std::string once = extract::reading_json(reading);
    base::Result<extract::Reading> again = extract::reading_from_json(once);
    fuzz::require(again.ok(), "what was written can be read");
    fuzz::require(extract::reading_json(again) == once, "and is the same");
    return 0;
}

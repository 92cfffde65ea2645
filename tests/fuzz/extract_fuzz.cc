// Any UTF-8 text to drafts; the first byte decides whether lines are whole paragraphs.

#include "extract/extract.h"
#include "fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    if (size == 0) return 0;
    document::FlatText text;
    text.utf8 = fuzz::view(data + 1, size - 1);
    text.wrapped = data[0] % 2 == 0;
    for (const extract::Draft& draft : extract::extract(text, {base::civil_date(2024, 5, 7)})) {
        fuzz::require(draft.source_offset <= text.utf8.size(), "a draft lies in the text");
        for (const extract::DraftTask& task : draft.tasks) {
            fuzz::require(task.source_offset <= text.utf8.size(), "a task lies in the text");
            fuzz::require(task.confidence >= 0 && task.confidence <= 1, "confidence is 0 to 1");
        }
    }
    return 0;
}

// Any sentence: spans lie in it and do not overlap, every one resolves.

#include "extract/deadline.h"
#include "extract/deadline_doubt.h"
#include "fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    std::string_view text = fuzz::view(data, size);
    extract::DeadlineContext context{*base::civil_date(2024, 5, 7)};
    size_t last = 0;
    for (const extract::DeadlineSpan& span : extract::find_deadlines(text)) {
        fuzz::require(last <= span.begin && span.begin < span.end && span.end <= text.size(),
                      "spans are in order");
        last = span.end;
        (void)extract::resolve_deadline(text, span, context);
        (void)extract::deadline_rule_name(span.rule);
    }
    (void)extract::deadlines_in(text, context);
    (void)extract::open_ended_wording(text);
    (void)extract::impossible_date_wording(text);
    return 0;
}

// The passes, in order. Each takes values and hands over values.

#include "extract/extract.h"

#include "extract/document_split.h"
#include "extract/header.h"
#include "extract/normal_text.h"

namespace extract {

std::vector<Draft> extract(std::string_view utf8, const Options& options) {
    NormalText text = normalise(utf8);
    std::vector<Draft> drafts;
    for (const DocumentSpan& span : split_documents(text)) {
        Header header = read_header(text, span);
        Draft draft;
        draft.plan.number = header.number;
        draft.plan.title = header.title;
        draft.plan.issuer = header.issuer;
        draft.plan.kind = header.kind;
        if (!header.issued) header.issued = options.issued;
        draft.has_date = header.issued.has_value();
        if (header.issued) draft.plan.issued = *header.issued;
        draft.source_offset = text.offset[text.lines[span.first_line].begin];
        draft.diagnostics = header.diagnostics;
        drafts.push_back(std::move(draft));
    }
    return drafts;
}

}  // namespace extract

#pragma once
// Text of one document or of a whole gazette → draft plans. The passes stand in extract.cc as a
// list.

#include <optional>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "document/document.h"
#include "extract/draft.h"

namespace extract {

struct Options {
    std::optional<base::Date> issued = {};  // 成文日期 of a document that shows none
    bool whole_paragraphs = false;          // a line of the text is a paragraph or a table row
};

// One draft a document, in printed order; documents without tasks are among them. Pure: no I/O, no
// clock; never throws on any input; time grows linearly with the text.
[[nodiscard]] std::vector<Draft> extract(std::string_view utf8, const Options& options = {});

// The same from any file format; the places of the document go to the tasks.
[[nodiscard]] std::vector<Draft> extract(const document::FlatText& text,
                                         const Options& options = {});

}  // namespace extract

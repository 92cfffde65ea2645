#pragma once
// The head of a document: number, title, issuer, date, kind; and where its body begins.

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "extract/document_split.h"
#include "extract/normal_text.h"

namespace extract {

struct Header {
    std::string number;
    std::string title;  // of the issued plan where the document issues one, else of the document
    std::string issuer;
    std::optional<base::Date> issued;
    std::string kind;      // plan rules personnel approval seal news
    size_t body_line = 0;  // first line behind title, addressee or covering notice
    // Lines of the issued plan's title, where the body begins with a notice that gives work of its
    // own; both 0 else.
    size_t attached_first = 0;
    size_t attached_last = 0;
    std::string addressees;  // 各乡镇人民政府，县直各单位: to whom the document speaks
    std::vector<std::string> diagnostics;
};

[[nodiscard]] Header read_header(const NormalText& text, const DocumentSpan& span);

// plan rules personnel approval seal, by what a title says.
[[nodiscard]] std::string kind_of_title(std::string_view title);

}  // namespace extract

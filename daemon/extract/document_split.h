#pragma once
// A gazette is a row of documents behind a cover and a table of contents. A document begins at its
// title or red head; its 发文字号 stands alone on a line, above or below the title.

#include <string>
#include <string_view>
#include <vector>

#include "extract/normal_text.h"

namespace extract {

struct DocumentSpan {
    size_t first_line = 0;
    size_t last_line = 0;    // one behind the last
    size_t number_line = 0;  // meaningful where `number` is not empty
    std::string number;      // 兴政发〔2024〕4号; empty where the text shows none
};

// The number where the whole line is one (a label 发文字号： before it and 签发人 behind it
// allowed).
[[nodiscard]] std::string document_number(std::string_view line);

// At least one span where the text has a line. A text without any number is one document.
[[nodiscard]] std::vector<DocumentSpan> split_documents(const NormalText& text);

// Lines [first, last) that hold issuer and title around a number line; first == last where there is
// no title near it.
struct TitleLines {
    size_t first = 0;
    size_t last = 0;
};
[[nodiscard]] TitleLines title_lines(const NormalText& text, size_t number_line, size_t floor);

}  // namespace extract

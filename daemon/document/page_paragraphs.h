#pragma once
// Printed lines → paragraphs, told by first-line indents, by lines that end short of the margin, by
// gaps and by sizes. Centred lines of a title become one paragraph.

#include <vector>

#include "document/document.h"
#include "document/page_columns.h"

namespace document {

// A line in reading order, with what its margins depend on.
struct FlowLine {
    PrintedLine line;
    Column column = Column::kWhole;
    int page = 0;  // from 1
    double page_width = 0;
    bool behind_table = false;  // a table stands between it and the line above
};

struct Flow {
    // A paragraph, and behind which lines of the flow it stands: [first, last).
    struct Paragraph {
        std::string text;
        size_t first = 0, last = 0;
    };
    std::vector<Paragraph> paragraphs;
    bool wrapped = false;  // paragraphs could not be told: one a line
};

[[nodiscard]] Flow paragraphs_of(const std::vector<FlowLine>& lines);

}  // namespace document

#pragma once
// Running heads, running feet and page numbers: what stands at the edge of a page and is no text of
// the document.

#include <string_view>
#include <vector>

#include "document/page_lines.h"

namespace document {

// One page on its way to blocks.
struct PageLines {
    double width = 0;
    double height = 0;
    std::vector<PrintedLine> lines;
};

// — 3 —, - 67 -, ·12·, 3 / 10, 第3页, 第 3 页 共 10 页.
[[nodiscard]] bool page_number_text(std::string_view text);

// Takes them out of the pages: page numbers at the edge, and lines that come again at the same
// place on other pages, their digits left aside.
void remove_furniture(std::vector<PageLines>& pages);

}  // namespace document

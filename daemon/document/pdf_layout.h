#pragma once
// Pages of words and rules → the document: columns, paragraphs and tables in reading order, without
// running heads and page numbers. Pure; knows neither PDF nor OFD.

#include <string>
#include <vector>

#include "document/document.h"
#include "document/page_boxes.h"

namespace document {

// `format` is pdf or ofd. Pages without text are said (W_SCAN), pages whose characters make no
// sense are said and left out (W_GARBLED), as are words that are not printed upright (W_LAYOUT).
[[nodiscard]] Document lay_out(std::vector<PageBoxes> pages, std::string format);

}  // namespace document

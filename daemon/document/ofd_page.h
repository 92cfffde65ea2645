#pragma once
// The content of one OFD page (GB/T 33190-2016, 7 and 11) → words and rules. Millimetres there,
// points here.

#include <string_view>
#include <vector>

#include "document/page_boxes.h"
#include "document/xml_tree.h"

namespace document {

struct OfdBox {
    double x = 0, y = 0, w = 0, h = 0;
};

// "0 0 210 297"; all 0 where it is not four numbers.
[[nodiscard]] OfdBox ofd_box(std::string_view text);

// "3 g 4 5.5": as written, or repeated (g count value). At most `most` values.
[[nodiscard]] std::vector<double> ofd_deltas(std::string_view text, size_t most);

// Adds what the layers of a page or template show: TextObject, PathObject, PageBlock within them.
// Invisible objects are left out.
void add_ofd_content(XmlNode page, PageBoxes& out);

}  // namespace document

#pragma once
// Ruled lines found in a grey picture of a page: long straight dark runs, thin ones as they are,
// the edges of filled areas instead of the areas.

#include <cstdint>
#include <vector>

#include "document/page_boxes.h"

namespace document {

// 8 bits a pixel, 0 black; `pixels` holds height rows of `stride` bytes.
struct GreyPicture {
    const uint8_t* pixels = nullptr;
    int width = 0;
    int height = 0;
    int stride = 0;
    double scale = 1;  // points a pixel
};

// Empty where the page is a photograph: too many lines for a table.
[[nodiscard]] std::vector<Rule> find_rules(const GreyPicture& picture);

}  // namespace document

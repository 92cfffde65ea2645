#pragma once
// A printed page as plain values, whatever made it (PDF, OFD): words with their boxes and the ruled
// lines. Points (1/72 inch) from the page's upper left corner, y downwards, as the reader sees the
// page (its rotation applied).

#include <string>
#include <vector>

namespace document {

struct WordBox {
    double x = 0;
    double y = 0;  // top
    double w = 0;
    double h = 0;
    std::string text;     // without blanks at its ends
    double size = 0;      // of the font: the width of a full-width character; 0: not known
    bool upright = true;  // false: printed on its side or upside down

    [[nodiscard]] double right() const { return x + w; }
    [[nodiscard]] double bottom() const { return y + h; }
    [[nodiscard]] double middle() const { return y + h / 2; }
};

// A horizontal (y1 == y2) or vertical (x1 == x2) line, x1 <= x2, y1 <= y2.
struct Rule {
    double x1 = 0, y1 = 0, x2 = 0, y2 = 0;

    [[nodiscard]] bool horizontal() const { return y1 == y2; }
};

struct PageBoxes {
    double width = 0;
    double height = 0;
    std::vector<WordBox> words;
    std::vector<Rule> rules;
};

}  // namespace document

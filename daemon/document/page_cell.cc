// The text of one cell of a printed table.

#include "document/page_grid.h"
#include "document/page_lines.h"

namespace document {

namespace {

constexpr double kRoomAtEnd = 0.3;  // characters beyond what the next line opens with

bool ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

std::string cell_text(std::vector<WordBox> words, double width) {
    std::string out;
    const PrintedLine* above = nullptr;
    std::vector<PrintedLine> lines = group_lines(std::move(words));
    for (const PrintedLine& line : lines) {
        std::string text = text_of(line);
        if (above != nullptr) {
            double room = (width - (above->right() - above->x())) / above->size;
            if (room > opening_unit(line) + kRoomAtEnd) {
                out += '\v';
            } else if (ascii_letter(out.back()) && ascii_letter(text.front())) {
                out += ' ';
            }
        }
        out += text;
        above = &line;
    }
    return out;
}

}  // namespace document

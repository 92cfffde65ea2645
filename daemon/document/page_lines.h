#pragma once
// Words of a page → printed lines, top to bottom, words left to right.

#include <cstddef>
#include <string>
#include <vector>

#include "document/page_boxes.h"

namespace document {

struct PrintedLine {
    std::vector<WordBox> words;  // at least one, left to right
    double size = 0;             // median of its words

    [[nodiscard]] double x() const { return words.front().x; }
    [[nodiscard]] double right() const;
    [[nodiscard]] double middle() const;
};

// The height of a character of a word, where the file states none: by its box.
[[nodiscard]] double size_of(const WordBox& word);
// The median of the sizes; 12 where there are no words.
[[nodiscard]] double usual_size(const std::vector<WordBox>& words);

[[nodiscard]] std::vector<PrintedLine> group_lines(std::vector<WordBox> words);

// Words joined: a blank only where one is seen.
[[nodiscard]] std::string text_of(const PrintedLine& line);

// Where the line has a gap of at least `ems` characters: index of the word behind the gap.
[[nodiscard]] std::vector<size_t> gaps(const PrintedLine& line, double ems);

// The width, in characters, of what opens the line and may not be parted: one ideograph or a Latin
// word or number, with the closing marks behind it. The line above had no room for it.
[[nodiscard]] double opening_unit(const PrintedLine& line);

}  // namespace document

#pragma once
// The text in one spelling, with the way back: full-width digits and letters become ASCII, marks of
// Chinese text become full-width, bold marks, page numbers and blanks that a PDF tool left are
// gone.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace extract {

struct Line {
    size_t begin = 0;  // bytes of NormalText::text, without the line end
    size_t end = 0;
    int page = 0;               // 0 where the text shows no page breaks
    bool behind_page = false;   // the number of a page stood before it
    bool blank_before = false;  // an empty line or a page break stood before it
};

struct NormalText {
    std::string_view source;
    std::string text;              // non-empty lines, each ended by '\n'; table cells part at '\t',
                                   // the lines within a cell at '\v'
    std::vector<uint32_t> offset;  // for each byte of `text`, and its end, the byte of `source`
    std::vector<Line> lines;
    bool whole_paragraphs = false;  // a line is a paragraph, not what fitted on a printed line

    [[nodiscard]] std::string_view line(size_t i) const {
        return std::string_view(text).substr(lines[i].begin, lines[i].end - lines[i].begin);
    }
};

// `source` must outlive the result and be shorter than 4 GiB.
[[nodiscard]] NormalText normalise(std::string_view source);

// Whether the lines look like whole paragraphs: nearly all that are as long as a printed line end
// a sentence.
[[nodiscard]] bool lines_are_paragraphs(const NormalText& text);

// A run of text without blanks, with the way back to NormalText: an item, a heading, a cell.
struct Passage {
    std::string text;
    std::vector<uint32_t> offset;    // byte of NormalText::text for each byte of `text`
    std::vector<size_t> paragraphs;  // where paragraphs begin in `text`; the first is 0

    void append(const NormalText& from, size_t begin, size_t end);
    void start_paragraph();
};

// The characters of the source behind [begin, end) of a passage, blanks and bold marks removed.
[[nodiscard]] std::string verbatim(const NormalText& from, const Passage& passage, size_t begin,
                                   size_t end);

}  // namespace extract

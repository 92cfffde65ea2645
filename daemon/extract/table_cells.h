#pragma once
// Cells of a table row, parted by tabs. Lines within a cell part at '\v'; 〃 continues the cell
// above.

#include <string>
#include <string_view>
#include <vector>

#include "extract/normal_text.h"

namespace extract {

inline constexpr std::string_view kDitto = "〃";

// What each cell says, without blanks.
[[nodiscard]] std::vector<std::string> cells_of(std::string_view line);

// A piece of a cell: a line within it, as bytes of NormalText.
struct CellPiece {
    size_t begin = 0;
    size_t end = 0;
};
using CellPieces = std::vector<CellPiece>;

// For each cell of the line its pieces; none where the cell is empty.
[[nodiscard]] std::vector<CellPieces> pieces_of(const NormalText& text, size_t line);

// The pieces as one text. A line end within a cell divides names of units (县发改局 / 县财政局), or
// it only wraps a word: decided by whether both sides are whole names.
[[nodiscard]] std::string joined_units(const NormalText& text, const CellPieces& pieces);
// Names of persons, one a line or parted by marks.
[[nodiscard]] std::vector<std::string> persons_in(const NormalText& text, const CellPieces& pieces);
// Times: a line with a time of its own is apart, anything else goes on.
[[nodiscard]] std::string joined_times(const NormalText& text, const CellPieces& pieces);
// Whether a cell begins with the whole name of a unit, so that it is no wrapped word.
[[nodiscard]] bool opens_with_name(std::string_view cell);
[[nodiscard]] std::string joined_words(const NormalText& text, const CellPieces& pieces);

// Rows as the source prints them, without blanks and marks of continuation.
[[nodiscard]] std::string printed_rows(const NormalText& text, const std::vector<size_t>& lines);

}  // namespace extract

#pragma once
// The cells of one line of a table.

#include <string>
#include <string_view>
#include <vector>

namespace extract {

// Parted by tabs, blanks removed; at most 64 cells.
[[nodiscard]] std::vector<std::string> cells_of(std::string_view line);

}  // namespace extract

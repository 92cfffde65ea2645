#pragma once
// Tables whose columns are aligned by blanks, as an editor or pdftotext -layout prints them.

#include <cstddef>
#include <string_view>
#include <vector>

namespace extract {

// Bytes of `source`, ascending, at which a run of blanks parts two cells; one that skips an empty
// cell stands there twice. None outside lines below a row of column names of a task table.
[[nodiscard]] std::vector<size_t> column_gaps(std::string_view source);

}  // namespace extract

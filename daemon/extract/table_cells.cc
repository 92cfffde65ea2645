#include "extract/table_cells.h"

#include "extract/wording.h"

namespace extract {

namespace {
constexpr size_t kMaxCells = 64;
}

std::vector<std::string> cells_of(std::string_view line) {
    std::vector<std::string> out;
    size_t from = 0;
    while (out.size() < kMaxCells) {
        size_t to = line.find('\t', from);
        out.push_back(without_blanks(line.substr(from, to - from)));
        if (to == std::string_view::npos) break;
        from = to + 1;
    }
    return out;
}

}  // namespace extract

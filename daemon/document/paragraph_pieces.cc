#include "document/paragraph_pieces.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace document {

std::vector<std::string> paragraph_pieces(const std::string& text, bool centred) {
    constexpr std::array<std::string_view, 6> kEnds = {"。", "；", "：", "！", "？", "”"};
    std::vector<std::string> pieces;
    for (const std::string& line : base::split(text, '\v')) {
        std::string piece(base::trim(line));
        bool title = centred && !pieces.empty() &&
                     std::none_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) {
                         return pieces.back().ends_with(end);
                     });
        if (title)
            pieces.back() += piece;
        else if (!piece.empty())
            pieces.push_back(std::move(piece));
    }
    return pieces;
}

}  // namespace document

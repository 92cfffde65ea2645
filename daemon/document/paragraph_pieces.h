#pragma once
// Soft line breaks within a paragraph, which docx and html have alike.

#include <string>
#include <vector>

namespace document {

// The lines of a paragraph that its writer parted by soft breaks ('\v'): a paragraph of their own
// each, trimmed, but in a centred title, where the break only shapes the line.
[[nodiscard]] std::vector<std::string> paragraph_pieces(const std::string& text, bool centred);

}  // namespace document

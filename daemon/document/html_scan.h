#pragma once
// How deep a page nests, before a parser sees it: gumbo's time grows with the square of the depth.

#include <cstddef>
#include <string_view>

namespace document {

// More than `limit` elements, or formatting elements that outlive their parents, are open at once.
[[nodiscard]] bool html_nests_deeper(std::string_view utf8, size_t limit);

}  // namespace document

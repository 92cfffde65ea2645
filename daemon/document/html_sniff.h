#pragma once
// Is a text a web page? By its first tag, in any encoding that keeps ASCII or doubles it (UTF-16).

#include <string_view>

namespace document {

// The text opens with a tag of HTML, after blanks, comments and an XML declaration.
[[nodiscard]] bool looks_like_html(std::string_view bytes);

}  // namespace document

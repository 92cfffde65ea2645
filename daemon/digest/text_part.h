#pragma once
// The text part of a page: what a reader without HTML, a terminal and a printer get. Indents are
// full-width blanks, which keep their width in proportional fonts.

#include "digest/page.h"

namespace digest {

[[nodiscard]] std::string text_part(const Page& page);

}  // namespace digest

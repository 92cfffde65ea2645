#pragma once
// The closing lines of a message: rows of whose delay the reader was told, and which are closed
// since.

#include "digest/page.h"

namespace digest {

// Nothing is added where there are none.
void add_closed(Page& page, const std::vector<Row>& rows);

}  // namespace digest

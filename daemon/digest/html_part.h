#pragma once
// The HTML part of a page, for mail clients, the browser and A4 paper.

#include "digest/page.h"

namespace digest {

[[nodiscard]] std::string html_part(const Page& page);

}  // namespace digest

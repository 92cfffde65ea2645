#include "digest/page.h"

#include "digest/html_part.h"
#include "digest/text_part.h"

namespace digest {

Rendered written(const Page& page) { return {page.subject, text_part(page), html_part(page)}; }

}  // namespace digest

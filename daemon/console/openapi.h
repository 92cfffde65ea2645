#pragma once
// The description of the API (OpenAPI 3.1), made from the table of routes; daemon/console/
// openapi.json is held against it by a test.

#include "base/json.h"

namespace console {

[[nodiscard]] base::Json openapi();

}  // namespace console

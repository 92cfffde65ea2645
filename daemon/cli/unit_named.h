#pragma once
// A unit as people name it on the command line.

#include "cli/session.h"

namespace cli {

// By its code, by its name on the day, or by its name today; kNotFound where it means none, or more
// than one.
[[nodiscard]] base::Result<std::string> unit_code(const units::Register& units,
                                                  const std::string& text, base::Date day,
                                                  base::Date today);
// The code and the row id of a unit that is named by its name of today.
[[nodiscard]] base::Result<int64_t> unit_id_named(Session& session, const std::string& text);

}  // namespace cli

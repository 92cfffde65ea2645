#pragma once
// units.toml and calendar.toml: the county's units, and its working days.

#include <string>
#include <string_view>

#include "base/result.h"
#include "calendar/work_calendar.h"
#include "units/register.h"

namespace intake {

// Indexed, and free of faults(): names with two meanings on one day are refused with their line or
// name.
[[nodiscard]] base::Result<units::Register> parse_units(std::string_view text,
                                                        std::string_view file);
[[nodiscard]] base::Result<units::Register> read_units_file(const std::string& path);

[[nodiscard]] base::Result<calendar::WorkCalendar> parse_calendar(std::string_view text,
                                                                  std::string_view file);
[[nodiscard]] base::Result<calendar::WorkCalendar> read_calendar_file(const std::string& path);

}  // namespace intake

#pragma once
// Due dates as iCalendar text (RFC 5545): one all-day event a row.

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace console {

struct CalendarEvent {
    std::string uid;  // stable: the same row replaces itself
    base::Date day{};
    std::string summary, description;
};

[[nodiscard]] std::string calendar_text(const std::string& name,
                                        const std::vector<CalendarEvent>& events,
                                        base::Instant stamp);
// TEXT of RFC 5545 §3.3.11: backslash, semicolon, comma and line breaks escaped, other controls
// dropped.
[[nodiscard]] std::string calendar_escape(std::string_view text);
// Lines of at most 75 octets, broken between characters (§3.1), with CRLF.
[[nodiscard]] std::string calendar_fold(std::string_view line);

}  // namespace console

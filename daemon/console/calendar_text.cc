#include "console/calendar_text.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"

namespace console {

namespace {

// 20241008
std::string compact(base::Date day) {
    std::string text = base::format_date(day);
    base::replace_all(text, "-", "");
    return text;
}

// 20241008T020000Z
std::string compact(base::Instant instant) {
    std::string text = base::format_utc(instant);
    base::replace_all(text, "-", "");
    base::replace_all(text, ":", "");
    return text;
}

}  // namespace

std::string calendar_escape(std::string_view text) {
    std::string out;
    for (char c : text) {
        if (c == '\\' || c == ';' || c == ',') out += '\\';
        if (c == '\n') out += "\\n";
        if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) out += c;
    }
    return out;
}

std::string calendar_fold(std::string_view line) {
    constexpr size_t kLongest = 75;
    std::string out;
    size_t used = 0;
    for (size_t at = 0; at < line.size();) {
        size_t size = base::decode_utf8(line, at).size;
        if (used + size > kLongest) {
            out += "\r\n ";
            used = 1;
        }
        out += line.substr(at, size);
        used += size;
        at += size;
    }
    return out + "\r\n";
}

std::string calendar_text(const std::string& name, const std::vector<CalendarEvent>& events,
                          base::Instant stamp) {
    std::string out = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//duban//duban//ZH\r\n";
    out += calendar_fold("X-WR-CALNAME:" + calendar_escape(name));
    for (const CalendarEvent& e : events) {
        out += "BEGIN:VEVENT\r\n" + calendar_fold("UID:" + e.uid);
        out += "DTSTAMP:" + compact(stamp) + "\r\n";
        out += "DTSTART;VALUE=DATE:" + compact(e.day) + "\r\n";
        out += "DTEND;VALUE=DATE:" + compact(e.day + std::chrono::days(1)) + "\r\n";
        out += calendar_fold("SUMMARY:" + calendar_escape(e.summary));
        out += calendar_fold("DESCRIPTION:" + calendar_escape(e.description));
        out += "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n";
    }
    return out + "END:VCALENDAR\r\n";
}

}  // namespace console

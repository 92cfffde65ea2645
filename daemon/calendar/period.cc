#include "calendar/period.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <vector>

#include "base/text.h"
#include "calendar/recurrence.h"

namespace calendar {

using base::Date;
using std::chrono::days;

namespace {

using Parts = std::map<std::string, std::string>;

Parts parts_of(const std::string& rrule) {
    Parts out;
    for (const std::string& part : base::split(rrule, ';')) {
        size_t equals = part.find('=');
        if (equals != std::string::npos) out[part.substr(0, equals)] = part.substr(equals + 1);
    }
    return out;
}

int interval_of(const Parts& parts) {
    auto found = parts.find("INTERVAL");
    int n = 1;
    if (found != parts.end())
        std::from_chars(found->second.data(), found->second.data() + found->second.size(), n);
    return std::max(n, 1);
}

bool names_days(const Parts& parts) {
    return std::any_of(parts.begin(), parts.end(),
                       [](const auto& part) { return part.first.starts_with("BY"); });
}

std::string text_of(const Parts& parts) {
    std::vector<std::string> out{"FREQ=" + parts.at("FREQ")};
    for (const auto& [key, value] : parts) {
        if (key == "FREQ" || key == "COUNT") continue;
        // A last day is meant as a whole, and occurrences stand at noon.
        bool last_day = key == "UNTIL" && value.size() == 8;
        out.push_back(key + "=" + value + (last_day ? "T235959" : ""));
    }
    return base::join(out, ";");
}

Date month_start(int year, int month, int shift) {
    int index = year * 12 + month - 1 + shift;
    return *base::civil_date(index / 12, index % 12 + 1, 1);
}

// DTSTART: at least two periods ahead of the anchor's, so that the end before any day of interest
// is seen, and in step with the calendar year where the interval divides it.
Date rule_start(const std::string& freq, int interval, Date anchor) {
    base::YearMonthDay d = base::split(anchor);
    if (freq == "YEARLY") return *base::civil_date(std::max(d.year - 1 - 2 * interval, 1), 1, 1);
    if (freq == "MONTHLY") {
        if (12 % interval == 0) return *base::civil_date(d.year - 3, 12, 1);
        return month_start(d.year, d.month, -1 - 2 * interval);
    }
    if (freq == "WEEKLY")
        return anchor - days(base::iso_weekday(anchor) - 1) - days(7 * 2 * interval) - days(7);
    return anchor - days(2 * interval + 1);
}

// The end rule of a rule that names no day.
void end_with_the_calendar(Parts& parts, const std::string& freq) {
    if (freq == "YEARLY") {
        parts["BYMONTH"] = "12";
        parts["BYMONTHDAY"] = "31";
    }
    if (freq == "MONTHLY") parts["BYMONTHDAY"] = "-1";
    if (freq == "WEEKLY") parts["BYDAY"] = "SU";
}

// Far enough for the next end of any rule that ends at least once an interval of years.
days horizon(const std::string& freq, int interval) {
    return days(freq == "YEARLY" ? 400 * (interval + 4) : 800 + 31 * interval);
}

bool is_month_start(Date date) { return base::split(date).day == 1; }
bool is_month_end(Date date) { return is_month_start(date + days(1)); }

std::string whole_months(const Period& p) {
    base::YearMonthDay from = base::split(p.start), to = base::split(p.end);
    std::string year = std::to_string(from.year) + "年";
    if (from.year != to.year) return {};
    int months = to.month - from.month + 1;
    if (months == 12) return year;
    if (months == 6 && from.month % 6 == 1) return year + (from.month == 1 ? "上" : "下") + "半年";
    if (months == 3 && from.month % 3 == 1)
        return year + "第" + std::to_string(to.month / 3) + "季度";
    if (months == 1) return year + std::to_string(from.month) + "月";
    return year + std::to_string(from.month) + "月至" + std::to_string(to.month) + "月";
}

}  // namespace

std::optional<Period> period_at(const std::string& rrule, Date anchor, Date day) {
    Parts parts = parts_of(rrule);
    std::string freq = parts["FREQ"];
    int interval = interval_of(parts);
    Date start = rule_start(freq, interval, std::min(anchor, day));
    if (!names_days(parts)) end_with_the_calendar(parts, freq);
    if (freq == "WEEKLY") parts["WKST"] = "MO";
    constexpr size_t kMostEnds = 50000;
    Period out{start, {}};
    for (Date end :
         occurrences(text_of(parts), start, start, day + horizon(freq, interval), kMostEnds)) {
        out.end = end;
        if (end >= day) return out;
        out.start = end + days(1);
    }
    return {};
}

std::string name(const Period& p) {
    if (is_month_start(p.start) && is_month_end(p.end))
        if (std::string months = whole_months(p); !months.empty()) return months;
    base::YearMonthDay from = base::split(p.start), to = base::split(p.end);
    std::string out = base::format_date_chinese(p.start);
    if (p.start == p.end) return out;
    out += "至";
    if (from.year != to.year) return out + base::format_date_chinese(p.end);
    if (from.month != to.month) out += std::to_string(to.month) + "月";
    return out + std::to_string(to.day) + "日";
}

}  // namespace calendar

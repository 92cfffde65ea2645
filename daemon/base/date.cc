#include "base/date.h"

#include <array>
#include <cstdio>

namespace base {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::year_month_day;

namespace {

// Reads exactly `width` digits at `at`; -1 where one is no digit.
int digits(std::string_view text, size_t at, size_t width) {
    int value = 0;
    for (size_t i = at; i < at + width; ++i) {
        if (i >= text.size() || text[i] < '0' || text[i] > '9') return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

struct LocalParts {
    YearMonthDay date;
    int weekday, hour, minute, second;
};

LocalParts local_parts(Instant shifted) {
    Date day = floor<days>(shifted);
    auto rest = static_cast<int>((shifted - day).count());
    return {split(day), iso_weekday(day), rest / 3600, rest / 60 % 60, rest % 60};
}

template <class... Args>
std::string print(const char* format, Args... args) {
    std::array<char, 80> buffer;
    int size = std::snprintf(buffer.data(), buffer.size(), format, args...);
    return {buffer.data(), static_cast<size_t>(size)};
}

}  // namespace

std::optional<Date> civil_date(int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return {};
    year_month_day ymd{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                       std::chrono::day(static_cast<unsigned>(day))};
    if (!ymd.ok()) return {};
    return Date(ymd);
}

Date last_day_of_month(int year, int month) {
    return Date(std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) /
                std::chrono::last);
}

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
    return civil_date(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
}

YearMonthDay split(Date date) {
    year_month_day ymd(date);
    return {int(ymd.year()), static_cast<int>(unsigned(ymd.month())),
            static_cast<int>(unsigned(ymd.day()))};
}

std::string format_date(Date date) {
    YearMonthDay d = split(date);
    return print("%04d-%02d-%02d", d.year, d.month, d.day);
}

std::string format_date_chinese(Date date) {
    YearMonthDay d = split(date);
    return print("%d年%d月%d日", d.year, d.month, d.day);
}

int iso_weekday(Date date) { return static_cast<int>(std::chrono::weekday(date).iso_encoding()); }

std::string_view weekday_chinese(Date date) {
    static constexpr std::array<std::string_view, 7> kNames = {"周一", "周二", "周三", "周四",
                                                               "周五", "周六", "周日"};
    return kNames.at(static_cast<size_t>(iso_weekday(date) - 1));
}

Date local_date(Instant instant) { return floor<days>(instant + kZoneOffset); }

minutes local_time_of_day(Instant instant) {
    return floor<minutes>(instant + kZoneOffset - local_date(instant));
}

Instant at_local(Date date, seconds time_of_day) {
    return Instant(date) + time_of_day - kZoneOffset;
}

std::string format_utc(Instant instant) {
    LocalParts p = local_parts(instant);
    return print("%04d-%02d-%02dT%02d:%02d:%02dZ", p.date.year, p.date.month, p.date.day, p.hour,
                 p.minute, p.second);
}

std::optional<Instant> parse_utc(std::string_view text) {
    if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
        text[19] != 'Z')
        return {};
    std::optional<Date> date = parse_date(text.substr(0, 10));
    int h = digits(text, 11, 2), m = digits(text, 14, 2), s = digits(text, 17, 2);
    if (!date || h < 0 || h > 23 || m < 0 || m > 59 || s < 0 || s > 59) return {};
    return Instant(*date) + std::chrono::hours(h) + minutes(m) + seconds(s);
}

std::string format_local(Instant instant) {
    LocalParts p = local_parts(instant + kZoneOffset);
    return print("%04d-%02d-%02d %02d:%02d", p.date.year, p.date.month, p.date.day, p.hour,
                 p.minute);
}

std::string format_mail_date(Instant instant) {
    static constexpr std::array<const char*, 7> kDays = {"Mon", "Tue", "Wed", "Thu",
                                                         "Fri", "Sat", "Sun"};
    static constexpr std::array<const char*, 12> kMonths = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    LocalParts p = local_parts(instant + kZoneOffset);
    return print("%s, %02d %s %04d %02d:%02d:%02d +0800",
                 kDays.at(static_cast<size_t>(p.weekday - 1)), p.date.day,
                 kMonths.at(static_cast<size_t>(p.date.month - 1)), p.date.year, p.hour, p.minute,
                 p.second);
}

}  // namespace base

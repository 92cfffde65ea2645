#pragma once
// Civil dates and instants of the one zone the service knows: China Standard Time, UTC+8, no
// daylight saving. Nothing here reads a clock, TZ or the tz database.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace base {

// A civil date at +08:00; arithmetic in calendar days.
using Date = std::chrono::sys_days;
// A moment, UTC, whole seconds. What the database stores and the clock hands out.
using Instant = std::chrono::sys_seconds;

inline constexpr std::chrono::hours kZoneOffset{8};

// The date, or nothing where the calendar has no such day (2月30日, month 13, year outside 1–9999).
[[nodiscard]] std::optional<Date> civil_date(int year, int month, int day);
// The last day of a month. The month must be 1–12.
[[nodiscard]] Date last_day_of_month(int year, int month);
// Strict "YYYY-MM-DD".
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
[[nodiscard]] std::string format_date(Date date);          // 2024-10-08
[[nodiscard]] std::string format_date_chinese(Date date);  // 2024年10月8日

struct YearMonthDay {
    int year;
    int month;
    int day;
};
[[nodiscard]] YearMonthDay split(Date date);
// 1 = Monday … 7 = Sunday (ISO 8601).
[[nodiscard]] int iso_weekday(Date date);
[[nodiscard]] std::string_view weekday_chinese(Date date);  // 周一 … 周日

// The civil date at +08:00 of a moment, and the moment of a local time of day.
[[nodiscard]] Date local_date(Instant instant);
[[nodiscard]] std::chrono::minutes local_time_of_day(Instant instant);
[[nodiscard]] Instant at_local(Date date, std::chrono::seconds time_of_day);

// "2024-10-08T00:30:00Z" ⇄ instant, the form of every instant in the database.
[[nodiscard]] std::string format_utc(Instant instant);
[[nodiscard]] std::optional<Instant> parse_utc(std::string_view text);
// "2024-10-08 08:30" at +08:00, for people.
[[nodiscard]] std::string format_local(Instant instant);
// "Tue, 08 Oct 2024 08:30:00 +0800" (RFC 5322 §3.3).
[[nodiscard]] std::string format_mail_date(Instant instant);

}  // namespace base

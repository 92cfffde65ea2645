#include "base/date.h"

#include <catch2/catch.hpp>

using namespace base;

TEST_CASE("a date that the calendar lacks is refused", "[base]") {
    CHECK(parse_date("2024-02-29"));
    CHECK_FALSE(parse_date("2023-02-29"));
    CHECK_FALSE(parse_date("2024-02-30"));
    CHECK_FALSE(parse_date("2024-13-01"));
    CHECK_FALSE(parse_date("2024-1-1"));
    CHECK_FALSE(parse_date("2024-01-01 "));
    CHECK_FALSE(parse_date("0000-01-01"));
}

TEST_CASE("a moment late in the UTC day is already the next day at +08:00", "[base]") {
    Instant late = *parse_utc("2024-10-07T16:00:00Z");
    CHECK(format_date(local_date(late)) == "2024-10-08");
    CHECK(format_date(local_date(late - std::chrono::seconds(1))) == "2024-10-07");
    CHECK(format_local(late) == "2024-10-08 00:00");
}

TEST_CASE("an instant survives its printed form", "[base]") {
    Instant t = at_local(*parse_date("2024-10-08"), std::chrono::minutes(8 * 60 + 30));
    CHECK(format_utc(t) == "2024-10-08T00:30:00Z");
    CHECK(parse_utc(format_utc(t)) == t);
    CHECK(format_mail_date(t) == "Tue, 08 Oct 2024 08:30:00 +0800");
    CHECK_FALSE(parse_utc("2024-10-08T24:30:00Z"));
    CHECK_FALSE(parse_utc("2024-10-08T00:30:00"));
}

TEST_CASE("weekdays follow ISO 8601", "[base]") {
    CHECK(iso_weekday(*parse_date("2024-10-07")) == 1);
    CHECK(weekday_chinese(*parse_date("2024-11-30")) == "周六");
}

// Which period holds a day, for every rule that the plans and the extraction write.

#include "calendar/period.h"

#include <catch2/catch.hpp>

#include "support/dates.h"

using calendar::Period;
using test::date;

namespace {

std::string shown(const std::optional<Period>& p) {
    return p ? base::format_date(p->start) + ".." + base::format_date(p->end) : "-";
}

}  // namespace

TEST_CASE("a rule gives the period that holds a day", "[calendar]") {
    struct Case {
        const char *rule, *anchor, *day, *period, *name;
    };
    const Case cases[] = {
        {"FREQ=MONTHLY", "2024-04-13", "2024-04-13", "2024-04-01..2024-04-30", "2024年4月"},
        {"FREQ=MONTHLY", "2024-01-31", "2024-02-29", "2024-02-01..2024-02-29", "2024年2月"},
        {"FREQ=MONTHLY", "2024-01-31", "2025-02-01", "2025-02-01..2025-02-28", "2025年2月"},
        {"FREQ=MONTHLY", "2021-06-06", "2031-12-31", "2031-12-01..2031-12-31", "2031年12月"},
        {"FREQ=MONTHLY;BYMONTHDAY=-1", "2024-05-01", "2024-06-30", "2024-06-01..2024-06-30",
         "2024年6月"},
        {"FREQ=MONTHLY;BYMONTHDAY=20", "2021-06-06", "2021-06-20", "2021-05-21..2021-06-20",
         "2021年5月21日至6月20日"},
        {"FREQ=MONTHLY;BYMONTHDAY=20", "2021-06-06", "2021-06-21", "2021-06-21..2021-07-20",
         "2021年6月21日至7月20日"},
        {"FREQ=MONTHLY;BYMONTHDAY=15,-1", "2024-04-22", "2024-04-22", "2024-04-16..2024-04-30",
         "2024年4月16日至30日"},
        {"FREQ=MONTHLY;BYMONTHDAY=15,-1", "2024-04-22", "2024-05-15", "2024-05-01..2024-05-15",
         "2024年5月1日至15日"},
        {"FREQ=MONTHLY;INTERVAL=3", "2024-04-13", "2024-05-31", "2024-04-01..2024-06-30",
         "2024年第2季度"},
        {"FREQ=MONTHLY;INTERVAL=3", "2024-05-27", "2024-12-31", "2024-10-01..2024-12-31",
         "2024年第4季度"},
        {"FREQ=MONTHLY;INTERVAL=6", "2024-04-08", "2024-07-01", "2024-07-01..2024-12-31",
         "2024年下半年"},
        {"FREQ=MONTHLY;INTERVAL=2", "2024-04-08", "2024-05-01", "2024-05-01..2024-06-30",
         "2024年5月至6月"},
        {"FREQ=MONTHLY;INTERVAL=5", "2024-04-08", "2024-04-08", "2024-04-01..2024-08-31",
         "2024年4月至8月"},
        {"FREQ=YEARLY", "2021-03-29", "2021-03-29", "2021-01-01..2021-12-31", "2021年"},
        {"FREQ=YEARLY", "2021-03-29", "2024-02-29", "2024-01-01..2024-12-31", "2024年"},
        {"FREQ=YEARLY;INTERVAL=2", "2021-03-29", "2021-03-29", "2021-01-01..2022-12-31",
         "2021年1月1日至2022年12月31日"},
        {"FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31", "2021-07-02", "2022-01-01",
         "2022-01-01..2022-12-31", "2022年"},
        {"FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=20", "2024-01-01", "2024-06-21",
         "2024-06-21..2024-12-20", "2024年6月21日至12月20日"},
        {"FREQ=WEEKLY", "2024-04-13", "2024-04-13", "2024-04-08..2024-04-14", "2024年4月8日至14日"},
        {"FREQ=WEEKLY", "2024-04-13", "2024-04-15", "2024-04-15..2024-04-21",
         "2024年4月15日至21日"},
        {"FREQ=WEEKLY;BYDAY=FR", "2024-04-13", "2024-12-30", "2024-12-28..2025-01-03",
         "2024年12月28日至2025年1月3日"},
        {"FREQ=DAILY", "2024-04-13", "2024-04-15", "2024-04-15..2024-04-15", "2024年4月15日"},
        {"FREQ=MONTHLY;COUNT=3", "2024-01-01", "2024-12-05", "2024-12-01..2024-12-31",
         "2024年12月"},
        {"FREQ=MONTHLY;UNTIL=20240630", "2024-01-01", "2024-06-05", "2024-06-01..2024-06-30",
         "2024年6月"},
        {"FREQ=MONTHLY;UNTIL=20240630", "2024-01-01", "2024-07-01", "-", ""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.rule, c.day);
        std::optional<Period> p = calendar::period_at(c.rule, date(c.anchor), date(c.day));
        CHECK(shown(p) == c.period);
        if (p) CHECK(calendar::name(*p) == c.name);
    }
}

TEST_CASE("the periods of a year follow each other without gap and without drift", "[calendar]") {
    for (const char* rule : {"FREQ=MONTHLY", "FREQ=WEEKLY", "FREQ=MONTHLY;INTERVAL=3",
                             "FREQ=MONTHLY;BYMONTHDAY=15,-1", "FREQ=YEARLY", "FREQ=DAILY"}) {
        CAPTURE(rule);
        base::Date day = date("2023-12-15");
        while (day < date("2026-01-01")) {
            std::optional<Period> p = calendar::period_at(rule, date("2023-12-15"), day);
            REQUIRE(p);
            CHECK((p->start <= day && day <= p->end));
            std::optional<Period> next =
                calendar::period_at(rule, date("2023-12-15"), p->end + std::chrono::days(1));
            REQUIRE(next);
            CHECK(next->start == p->end + std::chrono::days(1));
            day = next->start;
        }
    }
}

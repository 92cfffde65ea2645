// The calendar that a person's own program fetches.

#include <catch2/catch.hpp>

#include "base/text.h"
#include "console/calendar_text.h"
#include "console/desk.h"

using namespace console;
using namespace test;

TEST_CASE("text of a calendar is escaped and cannot begin a line of its own", "[console]") {
    CHECK(calendar_escape("a,b;c\\d\ne") == "a\\,b\\;c\\\\d\\ne");
    CHECK(calendar_escape("x\r\nBEGIN:VALARM") == "x\\nBEGIN:VALARM");
    CHECK(calendar_escape("a\x01\x7f"
                          "b") == "ab");
}

TEST_CASE("lines are folded at 75 octets, between characters", "[console]") {
    CHECK(calendar_fold("SUMMARY:x") == "SUMMARY:x\r\n");
    CHECK(calendar_fold(std::string(75, 'a')) == std::string(75, 'a') + "\r\n");
    std::string folded = calendar_fold(std::string(200, 'a'));
    CHECK(folded == std::string(75, 'a') + "\r\n " + std::string(74, 'a') + "\r\n " +
                        std::string(51, 'a') + "\r\n");
    std::string chinese;
    for (int i = 0; i < 60; ++i) chinese += "督";
    std::string joined = calendar_fold(chinese);
    for (const std::string& line : base::split(joined, '\n')) CHECK(line.size() <= 76);
    base::replace_all(joined, "\r\n ", "");
    CHECK(joined == chinese + "\r\n");
}

TEST_CASE("an event is a whole day with a stable name", "[console]") {
    std::string text = calendar_text("督办", {{"a@duban", date("2024-12-31"), "到期", "条目"}},
                                     *base::parse_utc("2024-10-08T02:00:00Z"));
    CHECK_THAT(
        text, Catch::StartsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") &&
                  Catch::Contains("UID:a@duban\r\nDTSTAMP:20241008T020000Z\r\n"
                                  "DTSTART;VALUE=DATE:20241231\r\nDTEND;VALUE=DATE:20250101\r\n") &&
                  Catch::EndsWith("END:VCALENDAR\r\n"));
}

TEST_CASE("a calendar's address shows its owner's rows, until it is renewed", "[console]") {
    ApiDesk desk;
    std::string path = desk.post("liaison", "/api/v1/calendar").text("path");
    REQUIRE(path.size() > 50);
    Answer calendar = desk.get("", path);
    CHECK(calendar.status == 200);
    CHECK_THAT(calendar.raw, Catch::Contains("任务三（县教体局）") && !Catch::Contains("县卫"));
    CHECK(desk.get("", path.substr(0, path.size() - 5) + "x.ics").status == 404);
    CHECK(desk.get("", "/calendar/nothing").status == 404);
    std::string renewed = desk.post("liaison", "/api/v1/calendar").text("path");
    CHECK(desk.get("", path).status == 404);
    CHECK(desk.get("", renewed).status == 200);
    desk.db.execute("UPDATE account SET state = 'disabled' WHERE login = 'liaison'");
    CHECK(desk.get("", renewed).status == 404);
    CHECK(desk.post("system_admin", "/api/v1/calendar").status == 403);
}

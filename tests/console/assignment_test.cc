// The ledger through the API: lists, one row, and acts on it.

#include <catch2/catch.hpp>

#include "console/desk.h"

using namespace test;

namespace {

const std::string kList = "/api/v1/assignments";

std::vector<std::string> titles(const Answer& answer) {
    std::vector<std::string> out;
    if (answer.body["rows"].as_array() == nullptr) return out;
    for (const base::Json& row : *answer.body["rows"].as_array())
        out.push_back(*row["title"].as_string());
    return out;
}

std::string page(const store::AssignmentRow& row) { return kList + "/" + std::to_string(row.id); }

std::vector<std::string> acts(const Answer& answer) {
    std::vector<std::string> out;
    for (const base::Json& act : *answer.body["acts"].as_array())
        out.push_back(*act["act"].as_string());
    return out;
}

bool holds(const std::vector<std::string>& all, const std::string& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

TEST_CASE("a list is filtered, sorted and paged", "[console]") {
    ApiDesk desk;
    auto total = [&desk](const std::string& query) {
        return desk.get("officer", kList + query).number("total");
    };
    CHECK(total("") == 5);
    CHECK(total("?light=red") == 1);
    CHECK(total("?state=open") == 5);
    CHECK(total("?state=closed") == 0);
    CHECK(total("?q=%E4%BB%BB%E5%8A%A1%E4%B8%89") == 2);
    CHECK(total("?q=%E6%B2%A1%E6%9C%89") == 0);
    CHECK(total("?due_until=2024-06-30") == 1);
    CHECK(total("?due_from=2024-07-01&due_until=2024-12-31") == 3);
    CHECK(titles(desk.get("officer", kList + "?sort=due")).front() == "任务一");
    CHECK(titles(desk.get("officer", kList + "?sort=-due")).front() == "任务四");
    CHECK(titles(desk.get("officer", kList)).front() == "任务一");
    Answer second = desk.get("officer", kList + "?size=2&page=3");
    CHECK(titles(second).size() == 1);
    CHECK(second.number("total") == 5);
    CHECK(titles(desk.get("officer", kList + "?page=1000000")).empty());
}

TEST_CASE("search takes the characters as they are", "[console]") {
    ApiDesk desk;
    for (const char* wild : {"%25", "_", "*", "%22", "'", "%5c", "任务%25"})
        CHECK(desk.get("officer", kList + "?q=" + wild).number("total") == 0);
}

TEST_CASE("conditions that make no sense are told, none is ignored", "[console]") {
    ApiDesk desk;
    for (const char* query :
         {"?page=0", "?page=-1", "?page=1e18", "?page=9999999999999999999", "?size=0", "?size=501",
          "?sort=password", "?light=blue", "?state=lost", "?unit=x", "?plan=-1",
          "?due_from=2024-02-30", "?due_until=tomorrow", "?unknown=1", "?q=%", "?q=a&q=b"}) {
        CAPTURE(query);
        CHECK(desk.get("officer", kList + query).status == 400);
    }
    std::string longest;
    for (int i = 0; i < 101; ++i) longest += "%E5%AE%89";
    CHECK(desk.get("officer", kList + "?q=" + longest).status == 400);
}

TEST_CASE("numbers that are none, or of no row, are not found", "[console]") {
    ApiDesk desk;
    for (const char* id : {"0", "-1", "abc", "999", "9223372036854775808", "1e3", "+1", " 1"})
        CHECK(desk.get("officer", kList + "/" + id).status == 404);
    CHECK(desk.post("officer", kList + "/1/acts/burn").status == 404);
}

TEST_CASE("the figures of the overview are those of its lists", "[console]") {
    ApiDesk desk;
    for (const char* who : {"officer", "leader", "liaison", "health"}) {
        Answer overview = desk.get(who, "/api/v1/overview");
        REQUIRE(overview.status == 200);
        CAPTURE(who, overview.raw);
        for (const char* light : {"red", "yellow", "green", "green_ringed", "grey"})
            CHECK(*overview.body["lights"][light].as_int() ==
                  desk.get(who, kList + "?light=" + light).number("total"));
        CHECK(overview.number("rows") == desk.get(who, kList).number("total"));
        CHECK(overview.body["outbox"].is_null() == (std::string(who) != "officer"));
    }
}

TEST_CASE("a row goes its way from acknowledging to closing, by the right people", "[console]") {
    ApiDesk desk;
    store::AssignmentRow row = desk.row("一");
    CHECK(desk.act("liaison", row, "ack").text("state") == "working");
    CHECK(desk.changed);
    CHECK(desk.act("liaison", row, "feedback", R"({"text":"主体完工"})").status == 200);
    Answer claimed =
        desk.act("liaison", row, "claim", R"({"text":"建成","evidence":"验收报告3号"})");
    CHECK(claimed.text("state") == "claimed");
    CHECK(claimed.text("filed_on") == "2024-10-08");
    CHECK(desk.act("liaison", row, "close").status == 409);
    CHECK_FALSE(desk.changed);
    CHECK(desk.act("leader", row, "close").status == 409);
    CHECK(desk.act("officer", row, "close", R"({"rating":"良好"})").text("proposed_rating") ==
          "good");
    Answer closed = desk.act("director", row, "close");
    CHECK(closed.text("state") == "closed");
    CHECK(closed.text("light") == "green_ringed");
    CHECK(closed.body["feedback"].as_array()->size() == 2);
    std::vector<store::Event> events = store::events_of_assignment(desk.db, row.id);
    CHECK(events.back().actor == "人director");
    CHECK(events.back().role == "director");
}

TEST_CASE("an extension is asked by the unit and decided by rank", "[console]") {
    ApiDesk desk;
    store::AssignmentRow row = desk.row("二");
    std::string paper = R"({"requested_due":"2025-01-20","reason":"雨","progress":"主体完工",)"
                        R"("signer":"薛探平","basis":"兴卫函3号"})";
    Answer asked = desk.act("health", row, "request_extension", paper);
    REQUIRE(asked.status == 200);
    CHECK(asked.body["extension_pending"] == base::Json(true));
    CHECK(asked.body["extensions"].as_array()->size() == 1);
    CHECK(desk.act("officer", row, "grant_extension").status == 409);
    CHECK(desk.act("health", row, "grant_extension").status == 409);
    CHECK(
        desk.act("health", row, "request_extension", R"({"requested_due":"2025-02-30"})").status ==
        400);
}

TEST_CASE("what a page offers is done, what it does not offer is refused", "[console]") {
    ApiDesk desk;
    store::AssignmentRow row = desk.row("一");
    std::vector<std::string> liaison = acts(desk.get("liaison", page(row)));
    CHECK(holds(liaison, "ack"));
    CHECK_FALSE(holds(liaison, "close"));
    CHECK_FALSE(holds(liaison, "request_extension"));  // the date has passed
    CHECK(holds(acts(desk.get("health", page(desk.row("二")))), "request_extension"));
    CHECK(holds(acts(desk.get("director", page(row))), "suspend"));
    CHECK(acts(desk.get("leader", page(row))).empty());
    REQUIRE(desk.act("liaison", row, "ack").status == 200);
    CHECK(holds(acts(desk.get("liaison", page(row))), "undo"));
    CHECK_FALSE(holds(acts(desk.get("officer", page(row))), "undo"));
    CHECK(desk.act("liaison", row, "undo", R"({"reason":"误办"})").text("state") == "issued");
}

TEST_CASE("fields that are missing, odd or unknown change nothing", "[console]") {
    ApiDesk desk;
    store::AssignmentRow row = desk.row("一");
    REQUIRE(desk.act("liaison", row, "ack").status == 200);
    std::string deep(100000, '[');
    const std::string kBad[] = {"",
                                "[]",
                                "null",
                                "{\"text\":\"\"}",
                                "{\"text\":\"  \\n\"}",
                                R"({"text":5})",
                                R"({"text":["a"]})",
                                R"({"text":"a","x":1})",
                                R"({"text":"a","unit_id":2})",
                                R"({"text":"a\u0000b"})",
                                R"({"text":"a","text":"b"})",
                                R"({"text":"\ud800"})",
                                R"({"text":1e400})",
                                R"({"text":NaN})",
                                "{\"text\":\"\xff\"}",
                                deep,
                                "{\"text\":\"" + std::string(2001, 'a') + "\"}"};
    std::string version = desk.get("liaison", page(row)).text("version");
    for (const std::string& body : kBad) {
        CAPTURE(body.substr(0, 60));
        CHECK(desk.act("liaison", row, "feedback", body).status == 400);
    }
    CHECK(desk.get("liaison", page(row)).text("version") == version);
}

TEST_CASE("a feedback carries progress and what blocks it", "[console]") {
    ApiDesk desk;
    store::AssignmentRow row = desk.row("一");
    Answer told = desk.act("liaison", row, "feedback",
                           R"({"text":"进场","percent":40,"blocked":"征地未完成"})");
    REQUIRE(told.status == 200);
    CHECK(told.number("percent") == 40);
    CHECK(told.text("blocked") == "征地未完成");
    CHECK(desk.act("liaison", row, "feedback", R"({"text":"通了","blocked":""})").text("blocked") ==
          "");
    for (const char* body : {R"({"text":"a","percent":101})", R"({"text":"a","percent":"7"})",
                             R"({"text":"a","percent":-1})", R"({"text":"a","blocked":1})"})
        CHECK(desk.act("liaison", row, "feedback", body).status == 400);
}

TEST_CASE("who saw an older version is told both and changes nothing", "[console]") {
    ApiDesk desk;
    store::AssignmentRow row = desk.row("一");
    std::string seen = desk.get("liaison", page(row)).text("version");
    REQUIRE(desk.act("head", row, "ack", "{}", {{"if-match", seen}}).status == 200);
    Answer late = desk.act("liaison", row, "feedback", R"({"text":"晚了"})", {{"if-match", seen}});
    CHECK(late.status == 409);
    CHECK(late.text("code") == "E_VERSION");
    CHECK(late.text("seen") == seen);
    CHECK(late.text("version") != seen);
    CHECK(late.body["current"]["state"] == base::Json("working"));
    CHECK(desk.act("liaison", row, "feedback", R"({"text":"好"})",
                   {{"if-match", late.text("version")}})
              .status == 200);
}

TEST_CASE("a request that is sent twice with its key is done once", "[console]") {
    ApiDesk desk;
    store::AssignmentRow row = desk.row("一");
    std::vector<http::Header> key = {{"idempotency-key", "k1"}};
    std::string body = R"({"text":"进场施工"})";
    Answer first = desk.act("liaison", row, "feedback", body, key);
    Answer again = desk.act("liaison", row, "feedback", body, key);
    CHECK(first.status == 200);
    CHECK(again.raw == first.raw);
    CHECK(store::feedback_of(desk.db, row.id).size() == 1);
    CHECK(desk.act("liaison", row, "feedback", R"({"text":"别的"})", key).status == 422);
    CHECK(desk.act("head", row, "feedback", body, key).status == 200);  // a key is its owner's
    // A refusal is not kept: the same request may succeed later.
    std::vector<http::Header> other = {{"idempotency-key", "k2"}};
    CHECK(desk.act("director", row, "close", "{}", other).status == 409);
    REQUIRE(desk.act("liaison", row, "claim", R"({"text":"成","evidence":"单"})").status == 200);
    CHECK(desk.act("director", row, "close", "{}", other).status == 200);
    CHECK(
        desk.act("liaison", row, "ack", "{}", {{"idempotency-key", std::string(65, 'k')}}).status ==
        400);
}

TEST_CASE("markup in any text comes back as text", "[console]") {
    ApiDesk desk;
    store::AssignmentRow row = desk.row("一");
    std::string nasty = R"(<script>alert(1)</script>\" onload=x)";
    Answer answer = desk.act("liaison", row, "feedback", "{\"text\":\"" + nasty + "\"}");
    REQUIRE(answer.status == 200);
    CHECK((*answer.body["feedback"].as_array())[0]["text"] ==
          base::Json("<script>alert(1)</script>\" onload=x"));
    for (const http::Header& header : answer.headers)
        if (header.name == "Content-Type") CHECK(header.value == "application/json");
}

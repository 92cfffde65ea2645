#include "base/json.h"

#include <catch2/catch.hpp>

using namespace base;

TEST_CASE("a JSON object keeps the order of its keys and its Chinese", "[base]") {
    Json json = Json::object();
    json.set("单位", "县教科局").set("n", 2).set("list", std::vector<std::string>{"a", "b"});
    CHECK(json.dump() == R"({"单位":"县教科局","n":2,"list":["a","b"]})");
    Result<Json> back = parse_json(json.dump());
    REQUIRE(back.ok());
    CHECK(*back == json);
}

TEST_CASE("hostile JSON is refused with a reason", "[base]") {
    CHECK_FALSE(parse_json(std::string(200000, '[')).ok());
    CHECK_FALSE(parse_json(R"({"a":1,"a":2})").ok());
    CHECK_FALSE(parse_json("{\"a\":").ok());
    CHECK_FALSE(parse_json("").ok());
    CHECK(parse_json("{\"a\":").error().message.find("字节") != std::string::npos);
}

TEST_CASE("invalid UTF-8 in a string never makes dump fail", "[base]") {
    CHECK(Json("a\xFF").dump() == "\"a\uFFFD\"");
}

#include "http/url.h"

#include <catch2/catch.hpp>

using namespace http;

TEST_CASE("percent escapes are decoded, broken and controlling ones refused", "[http]") {
    CHECK(percent_decode("a%20b") == "a b");
    CHECK(percent_decode("%E7%9D%A3%E5%8A%9E") == "督办");
    CHECK(percent_decode("100%25") == "100%");
    CHECK(percent_decode("") == "");
    for (const char* broken : {"%", "%4", "%zz", "%ZZ", "a%", "%00", "%0a", "%7f", "%ff", "%C0%AF",
                               "%ED%A0%80", "%e7%9d"})
        CHECK_FALSE(percent_decode(broken).has_value());
}

TEST_CASE("a path is its decoded segments", "[http]") {
    using Segments = std::vector<std::string>;
    CHECK(path_segments("/") == Segments{});
    CHECK(path_segments("/api/v1") == Segments{"api", "v1"});
    CHECK(path_segments("/%41/%E4%B8%80") == Segments{"A", "一"});
    for (const char* broken : {"", "api", "*", "//", "/a//b", "/a/", "/.", "/..", "/a/../b",
                               "/%2e%2e/etc", "/..%2fetc", "/a%2fb", "/a%5cb", "/%00", "/%zz"})
        CHECK_FALSE(path_segments(broken).has_value());
}

TEST_CASE("a query is its names and values, each name once", "[http]") {
    CHECK(parse_query("") == Parameters{});
    CHECK(parse_query("q=%E5%AE%89%E5%85%A8&page=2") == Parameters{{"q", "安全"}, {"page", "2"}});
    CHECK(parse_query("a=1+2&b") == Parameters{{"a", "1 2"}, {"b", ""}});
    CHECK(parse_query("a=b=c&&") == Parameters{{"a", "b=c"}});
    for (const char* broken : {"a=%", "%zz=1", "a=1&a=2", "a=%0d%0aSet-Cookie:x"})
        CHECK_FALSE(parse_query(broken).has_value());
}

TEST_CASE("a cookie counts only where it stands once", "[http]") {
    CHECK(cookie("sid=abc", "sid") == "abc");
    CHECK(cookie("a=1; sid=x=y; b=2", "sid") == "x=y");
    CHECK(cookie("sid=", "sid") == "");
    CHECK_FALSE(cookie("", "sid").has_value());
    CHECK_FALSE(cookie("xsid=abc; sid2=d", "sid").has_value());
    CHECK_FALSE(cookie("sid=mine; sid=planted", "sid").has_value());
}

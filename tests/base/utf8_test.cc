#include "base/utf8.h"

#include <catch2/catch.hpp>

using namespace base;

TEST_CASE("overlong forms, surrogates and cut sequences are invalid UTF-8", "[base]") {
    CHECK_FALSE(invalid_utf8("兴政办函〔2024〕7号𠀀"));
    CHECK(invalid_utf8("ab\xC0\xAF") == 2);
    CHECK(invalid_utf8("\xED\xA0\x80") == 0);
    CHECK(invalid_utf8("兴\xE5\x8E") == 3);
    CHECK(invalid_utf8("\xF5\x80\x80\x80") == 0);
}

TEST_CASE("text is cut between characters, never inside one", "[base]") {
    CHECK(first_characters("县教科局", 2) == "县教");
    CHECK(first_characters("县", 9) == "县");
}

TEST_CASE("a Chinese character takes two columns", "[base]") {
    CHECK(display_width("县a（1）") == 2 + 1 + 2 + 1 + 2);
    CHECK(display_width("e\u0301") == 1);
}

TEST_CASE("document text cannot forge a log line", "[base]") {
    CHECK(escape_controls("a\r\nb\x1b[0m\u202e") == "a\\x0d\\x0ab\\x1b[0m\\u202e");
    CHECK(escape_controls("县政府") == "县政府");
}

TEST_CASE("UTF-8 survives the way through UTF-32", "[base]") {
    std::string text = "〇二四年é𠀀";
    CHECK(to_utf8(to_utf32(text)) == text);
    CHECK(count_characters(text) == 6);
}

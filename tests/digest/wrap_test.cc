#include "digest/wrap.h"

#include <catch2/catch.hpp>

#include "base/text.h"
#include "base/utf8.h"

using digest::append_wrapped;

namespace {

std::vector<std::string> lines(const std::string& text, const std::string& first = "",
                               const std::string& rest = "") {
    std::string out;
    append_wrapped(out, text, first, rest);
    REQUIRE(out.ends_with('\n'));
    out.pop_back();
    return base::split(out, '\n');
}

std::string repeated(const std::string& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

}  // namespace

TEST_CASE("a line that fits is left alone, one column more is folded", "[digest]") {
    CHECK(lines("") == std::vector<std::string>{""});
    CHECK(lines(repeated("县", 36)).size() == 1);
    CHECK(lines(repeated("县", 37)) == std::vector<std::string>{repeated("县", 36), "县"});
    CHECK(lines("a" + repeated("县", 36)) ==
          std::vector<std::string>{"a" + repeated("县", 35), "县"});
    CHECK(lines(repeated("县", 34), "\u3000\u3000").size() == 1);
    CHECK(lines(repeated("县", 35), "\u3000\u3000", "\u3000").back() == "\u3000县");
}

TEST_CASE("a fold respects marks, words and numbers with their measure", "[digest]") {
    struct Case {
        std::string text, second_line;
    };
    std::string full = repeated("县", 36);
    std::string short_by_one = repeated("县", 35);
    const Case cases[] = {
        {full + "，后", "县，后"},
        {full + "”）。后", "县”）。后"},
        {short_by_one + "（内）", "（内）"},
        {short_by_one + "《法》", "《法》"},
        {short_by_one + "2024年", "2024年"},
        {short_by_one + "11月底", "11月底"},
        {short_by_one + "duban task", "duban task"},
        {short_by_one + "县后", "后"},
        {short_by_one + "县2024", "2024"},
    };
    for (const Case& c : cases) {
        INFO(c.text);
        std::vector<std::string> folded = lines(c.text);
        REQUIRE(folded.size() == 2);
        CHECK(folded[1] == c.second_line);
    }
}

TEST_CASE("text without a place to fold is cut, and nothing of it is lost", "[digest]") {
    for (const std::string& text :
         {std::string(5000, 'a'), repeated("，", 500), repeated("（", 500), repeated("é", 5000)}) {
        std::vector<std::string> folded = lines(text, "1. ", "   ");
        std::string joined;
        for (size_t i = 0; i < folded.size(); ++i) {
            CHECK(base::display_width(folded[i]) <= digest::kLineColumns);
            CHECK_FALSE(base::invalid_utf8(folded[i]));
            joined += folded[i].substr(3);
        }
        CHECK(joined == text);
    }
}

TEST_CASE("an indent wider than the line still lets the text through", "[digest]") {
    std::vector<std::string> folded = lines("县教", repeated("县", 40), repeated("县", 40));
    REQUIRE(folded.size() == 2);
    CHECK(folded[0].ends_with("县县"));
    CHECK(folded[1].ends_with("教"));
}

// Words looked for in a text: agrees with looking for them one by one.

#include "base/text.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

namespace {

constexpr int kTexts = 2000;

// Texts of a few characters, so that words are often found, often only begun.
std::string some_text(std::mt19937& random) {
    static const std::vector<std::string> kParts = {"县", "政", "府", "年", "底", "前",   "a",
                                                    "1",  "·",  "—",  "，", "𠀀", "\xE5", "\x80"};
    std::string out;
    for (size_t i = random() % 12; i > 0; --i) out += kParts[random() % kParts.size()];
    return out;
}

}  // namespace

TEST_CASE("a list of words finds what its words find one by one", "[base]") {
    std::mt19937 random(7);  // NOLINT: the same texts each time
    for (int i = 0; i < kTexts; ++i) {
        std::string text = some_text(random);
        bool starts = false, ends = false, inside = false;
        for (std::string_view word : {"县政府", "年底", "底前", "·", "a", "1—", "府，", "𠀀"}) {
            starts = starts || text.starts_with(word);
            ends = ends || text.ends_with(word);
            inside = inside || text.find(word) != std::string::npos;
        }
        INFO(text);
        CHECK(base::starts_with_any(
                  text, {"县政府", "年底", "底前", "·", "a", "1—", "府，", "𠀀"}) == starts);
        CHECK(base::ends_with_any(text, {"县政府", "年底", "底前", "·", "a", "1—", "府，", "𠀀"}) ==
              ends);
        CHECK(base::contains_any(text, {"县政府", "年底", "底前", "·", "a", "1—", "府，", "𠀀"}) ==
              inside);
    }
}

TEST_CASE("no word and no text find nothing", "[base]") {
    CHECK_FALSE(base::contains_any("县政府", {}));
    CHECK_FALSE(base::contains_any("", {"县"}));
    CHECK_FALSE(base::contains_any("县政府", {"", "府县"}));
    CHECK_FALSE(base::starts_with_any("", {"县", ""}));
    CHECK_FALSE(base::ends_with_any("", {"县", ""}));
    CHECK(base::ends_with_any("县政府", {"市", "政府"}));
    CHECK(base::starts_with_any("县政府", {"市", "县"}));
}

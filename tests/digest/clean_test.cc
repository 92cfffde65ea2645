#include "digest/clean.h"

#include <catch2/catch.hpp>

#include "base/utf8.h"

using digest::clean_line;

TEST_CASE("what a document says is kept, what forges lines or hides is not", "[digest]") {
    struct Case {
        std::string text, line;
    };
    const Case cases[] = {
        {"新建三所公办幼儿园", "新建三所公办幼儿园"},
        {"“双随机、一公开”（2024年）", "“双随机、一公开”（2024年）"},
        {"é 𠀀 ① — … 〔2024〕", "é 𠀀 ① — … 〔2024〕"},
        {"a  b", "a  b"},
        {"<script>alert(1)</script>", "<script>alert(1)</script>"},
        {"", ""},
        {" \u3000\t\r\n ", ""},
        {"  前后空白\u3000\n", "前后空白"},
        {"上行\r\nSubject: 伪造\n\n正文", "上行 Subject: 伪造 正文"},
        {"a\x1b[31mb\x07\x7f"
         "c",
         "a [31mb c"},
        {"a\u0085b\u2028c\u2029d", "a b c d"},
        {"\u202e反\u202c写\u200b\ufeff\u2066字\u2069", "反写字"},
        {"\xff县\xc0\xaf\xe5\x8e", "\ufffd县\ufffd\ufffd\ufffd\ufffd"},
        {std::string("a\0b", 3), "a b"},
    };
    for (const Case& c : cases) {
        INFO(base::escape_controls(c.text));
        CHECK(clean_line(c.text, 100) == c.line);
        CHECK_FALSE(base::invalid_utf8(clean_line(c.text, 100)));
    }
}

TEST_CASE("a long text is cut between characters and says how long it was", "[digest]") {
    std::string title;
    for (int i = 0; i < 5000; ++i) title += "县";
    CHECK(clean_line(title, 3) == "县县县……（下略，共5000字）");
    CHECK(clean_line("a" + title, 3) == "a县县……（下略，共5001字）");
    CHECK(clean_line(title, 5000) == title);
    CHECK(clean_line("县教科局", 4) == "县教科局");
    CHECK(clean_line("县教科局", 3) == "县教科……（下略，共4字）");
}

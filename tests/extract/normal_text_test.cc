#include "extract/normal_text.h"

#include <catch2/catch.hpp>

using extract::normalise;
using extract::NormalText;
using extract::Passage;

namespace {

struct Spelling {
    const char* what;
    const char* source;
    const char* text;  // lines parted by '\n'
};

const std::vector<Spelling> kSpellings = {
    {"full-width digits and letters", "２０２４年Ａ区", "2024年A区\n"},
    {"ASCII marks of Chinese text",
     "县教科局(牵头),县财政局;县住建局:", "县教科局（牵头），县财政局；县住建局：\n"},
    {"a comma inside a number stays", "补助1,500元", "补助1,500元\n"},
    {"a comma behind a year is a mark", "2024年5月,根据要求", "2024年5月，根据要求\n"},
    {"a ratio keeps its colon", "按1:1.3置换", "按1:1.3置换\n"},
    {"blanks around digits go", "截至 6 月 30 日", "截至6月30日\n"},
    {"a blank between Chinese words stays for tables", "刘慧 县行政审批局", "刘慧 县行政审批局\n"},
    {"a row's own number keeps its blank", "1 开办企业", "1 开办企业\n"},
    {"bold marks vanish", "**县委宣传部**负责", "县委宣传部负责\n"},
    {"a bold heading in a line opens a line", "防治灾害**（二）健全机制**",
     "防治灾害\n（二）健全机制\n"},
    {"bold inside a bracket opens none", "完成。（**县应急局**）", "完成。（县应急局）\n"},
    {"page numbers vanish", "工作\n- 67 -\n机制\n— 3 —\n第 4 页 共 9 页", "工作\n机制\n"},
    {"a number alone is no page number", "序号\n12\n", "序号\n12\n"},
    {"empty cells keep their place", "8\t\t\t县教科局", "8\t\t\t县教科局\n"},
    {"a Markdown row becomes cells", "| 1 | 清理 | 县城管局 |\n| --- | --- | --- |",
     "1\t清理\t县城管局\n"},
    {"zero-width marks and line ends of Windows go", "县\xE2\x80\x8B教科局\r\n", "县教科局\n"},
    {"brackets of a number", "兴政发［2024］4号", "兴政发〔2024〕4号\n"},
};

}  // namespace

TEST_CASE("text is brought to one spelling", "[extract]") {
    for (const Spelling& s : kSpellings) {
        INFO(s.what);
        CHECK(normalise(s.source).text == s.text);
    }
}

TEST_CASE("each byte knows where it stood in the source", "[extract]") {
    std::string source = "一、 **目标**\n\n２０２４年";
    NormalText text = normalise(source);
    REQUIRE(text.lines.size() == 2);
    CHECK(text.lines[1].blank_before);
    size_t year = text.text.find("2024");
    CHECK(text.offset[year] == source.find("２"));
    CHECK(text.offset.size() == text.text.size() + 1);
    CHECK(text.offset.back() == source.size());
}

TEST_CASE("a passage joins lines and gives back the printed words", "[extract]") {
    NormalText text = normalise("新建 3 所幼\n儿园(公办)\n");
    Passage passage;
    for (const extract::Line& line : text.lines) passage.append(text, line.begin, line.end);
    CHECK(passage.text == "新建3所幼儿园（公办）");
    CHECK(extract::verbatim(text, passage, 0, passage.text.size()) == "新建3所幼儿园(公办)");
}

TEST_CASE("form feeds count pages", "[extract]") {
    NormalText text = normalise("甲\f乙\f丙");
    REQUIRE(text.lines.size() == 3);
    CHECK(text.lines[0].page == 1);
    CHECK(text.lines[2].page == 3);
    CHECK(normalise("甲\n乙").lines[0].page == 0);
}

TEST_CASE("any bytes can be normalised", "[extract]") {
    for (std::string bytes : {std::string("\xFF\xFE\x00\x01", 4), std::string("***|\t|#"),
                              std::string(5000, '*'), std::string(5000, '|'), std::string()}) {
        NormalText text = normalise(bytes);
        CHECK(text.offset.size() == text.text.size() + 1);
    }
}

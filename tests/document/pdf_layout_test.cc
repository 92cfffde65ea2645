#include "document/pdf_layout.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "document/page_furniture.h"
#include "document/page_plausible.h"
#include "page_builder.h"

using document::Document;
using document::PageBoxes;

namespace {

Document lay_out(const std::vector<PageMaker>& makers) {
    std::vector<PageBoxes> pages;
    for (const PageMaker& maker : makers) pages.push_back(maker.page);
    return document::lay_out(std::move(pages), "pdf");
}

std::string warning(const Document& d, const std::string& code) {
    for (const document::Warning& w : d.warnings)
        if (w.code == code) return w.message;
    return {};
}

// 26 characters: with an indent of two they fill a line of 28.
const std::string kFull26 = "为深入贯彻落实上级决策部署结合我县实际制定本实施方案";
const std::string kFull28 = kFull26 + "各单";

}  // namespace

TEST_CASE("a paragraph ends where the next line is indented", "[document]") {
    Document d = lay_out({PageMaker().lines(
        120, {"　　" + kFull26, kFull28, kFull28, "　　" + kFull26, "位要认真落实。"})});
    REQUIRE(d.blocks.size() == 2);
    CHECK_FALSE(d.wrapped);
    CHECK(d.blocks[0].text == kFull26 + kFull28 + kFull28);
    CHECK(d.blocks[1].text == kFull26 + "位要认真落实。");
}

TEST_CASE("a paragraph ends where its line leaves room, in a text without indents too",
          "[document]") {
    Document d = lay_out({PageMaker().lines(
        120, {kFull28, "位要认真落实。", kFull28, kFull28, "要求如下", kFull28})});
    REQUIRE(d.blocks.size() == 3);
    CHECK(d.blocks[0].text == kFull28 + "位要认真落实。");
    CHECK(d.blocks[1].text == kFull28 + kFull28 + "要求如下");
}

TEST_CASE("a mark that may not open a line leaves room above, and ends no paragraph",
          "[document]") {
    std::string short26 = kFull28.substr(0, 26 * 3);
    Document d = lay_out({PageMaker().lines(120, {kFull28, short26, "“十四五”，继续", kFull28})});
    CHECK(d.blocks.size() == 2);
    CHECK(d.blocks[0].text == kFull28 + short26 + "“十四五”，继续");
}

TEST_CASE("a paragraph goes on over a page's end", "[document]") {
    Document d = lay_out({PageMaker().lines(120, {"　　" + kFull26, kFull28}),
                          PageMaker().lines(120, {"位要认真落实。", "　　二是报送情况。"})});
    REQUIRE(d.blocks.size() == 2);
    CHECK(d.blocks[0].text == kFull26 + kFull28 + "位要认真落实。");
    CHECK(d.blocks[0].place.page == 1);
    CHECK(d.blocks[1].place.page == 2);
}

TEST_CASE("headings, signature and date stay apart from the text", "[document]") {
    Document d = lay_out({PageMaker()
                              .lines(120, {"　　一、总体要求", "　　" + kFull26, kFull28,
                                           "　　二、工作任务", "　　" + kFull26, kFull28})
                              .put(350, 400, 16, "云溪县人民政府")
                              .put(360, 428, 16, "2025年3月18日")});
    CHECK(plain(d) == "一、总体要求\n" + kFull26 + kFull28 + "\n二、工作任务\n" + kFull26 +
                          kFull28 + "\n云溪县人民政府\n2025年3月18日\n");
}

TEST_CASE("an item begins behind a full stop even where the line above is full", "[document]") {
    std::string stopped = kFull26 + "各。";
    Document d =
        lay_out({PageMaker().lines(120, {stopped, "（二）强化督导。", stopped, "各单位。"})});
    CHECK(plain(d) == stopped + "\n（二）强化督导。\n" + stopped + "各单位。\n");
}

TEST_CASE("lines of a large centred title become one, the number and the red head stay apart",
          "[document]") {
    Document d = lay_out({PageMaker()
                              .put(120, 100, 44, "云溪县人民政府")
                              .put(220, 180, 16, "云政发〔2025〕12号")
                              .put(130, 230, 22, "云溪县人民政府关于印发人居环境")
                              .put(227, 262, 22, "整治方案的通知")
                              .lines(320, {"各乡镇人民政府，县直各单位：", "　　" + kFull26,
                                           kFull28, "　　" + kFull26})});
    CHECK(plain(d) ==
          "云溪县人民政府\n云政发〔2025〕12号\n云溪县人民政府关于印发人居环境"
          "整治方案的通知\n各乡镇人民政府，县直各单位：\n" +
              kFull26 + kFull28 + "\n" + kFull26 + "\n");
}

TEST_CASE("lines that end anywhere are handed on as lines", "[document]") {
    std::vector<std::string> lines;
    for (int i = 0; i < 12; ++i) {
        std::string line = kFull28.substr(0, 3 * (14 + (i * 5) % 13));
        lines.push_back(line);
    }
    lines.push_back(kFull28);
    lines.push_back(kFull28);
    Document d = lay_out({PageMaker().lines(100, lines)});
    CHECK(d.wrapped);
    CHECK(d.blocks.size() == lines.size());
}

TEST_CASE("blanks are kept where one sees them", "[document]") {
    Document d = lay_out({PageMaker()
                              .put(80, 100, 16, "组")
                              .put(128, 100, 16, "长：张三")
                              .put(80, 200, 16, "完成6")
                              .put(124, 200, 16, "月")});
    CHECK(plain(d) == "组 长：张三\n完成6月\n");
}

TEST_CASE("page numbers have these forms", "[document]") {
    for (std::string yes : {"— 3 —", "- 67 -", "—12—", "·5·", "第3页", "第 3 页 共 10 页",
                            "第3页/共10页", "3/10", "－ 4 －"}) {
        INFO(yes);
        CHECK(document::page_number_text(yes));
    }
    for (std::string no : {"3.", "第3条", "2024年", "—", "第三页", "附件3", "13710", "1-2月"}) {
        INFO(no);
        CHECK_FALSE(document::page_number_text(no));
    }
}

TEST_CASE("what stands at the same edge of every page goes, an annex label stays", "[document]") {
    std::vector<PageMaker> pages;
    for (int i = 1; i <= 3; ++i) {
        std::string n = std::to_string(i);
        pages.push_back(PageMaker()
                            .put(220, 40, 10, "云溪县人民政府公报 2025年第" + n + "期")
                            .put(80, 90, 16, "附件" + n)
                            .lines(200, {"　　第" + n + "页自己的文字。"})
                            .put(290, 800, 12, n));
    }
    CHECK(plain(lay_out(pages)) ==
          "附件1\n第1页自己的文字。\n附件2\n第2页自己的文字。\n附件3\n"
          "第3页自己的文字。\n");
}

TEST_CASE("a year in the text is no page number", "[document]") {
    CHECK(plain(lay_out({PageMaker().put(290, 400, 12, "2025")})) == "2025\n");
}

TEST_CASE("two columns are read one after the other, between lines of full width", "[document]") {
    PageMaker page;
    page.put(80, 100, 16, kFull28);
    for (int i = 0; i < 4; ++i) {
        page.put(80, 200 + 20 * i, 12, "左栏文字左栏文字左栏文字左栏文字");
        page.put(320, 203 + 20 * i, 12, "右栏文字右栏文字右栏文字右栏文字");
    }
    page.put(80, 400, 16, kFull28);
    Document d = lay_out({page});
    std::string all = plain(d);
    CHECK(all.rfind("左栏") < all.find("右栏"));
    CHECK(all.find(kFull28) < all.find("左栏"));
    CHECK(all.rfind(kFull28) > all.rfind("右栏"));
    CHECK(warning(d, "W_LAYOUT") == "第1页按左右两栏读取，请核对次序");
}

TEST_CASE("a list of names and posts is no pair of columns", "[document]") {
    PageMaker page;
    for (int i = 0; i < 6; ++i) {
        page.put(200, 100 + 28 * i, 16, "张建平");
        page.put(330, 100 + 28 * i, 16, "县财政局局长");
    }
    CHECK(plain(lay_out({page})).starts_with("张建平 县财政局局长\n张建平 县财政局局长\n"));
}

TEST_CASE("a header of two rows keeps its merged cells", "[document]") {
    PageMaker page;
    page.across(80, 500, 100).across(300, 500, 125).across(80, 500, 150).across(80, 500, 180);
    page.down(80, 100, 180).down(120, 100, 180).down(300, 100, 180).down(500, 100, 180);
    page.down(400, 125, 180);
    page.cell(80, 120, 100, 150, {"序号"}).cell(120, 300, 100, 150, {"工作任务"});
    page.cell(300, 500, 100, 125, {"责任单位"});
    page.cell(300, 400, 125, 150, {"牵头单位"}).cell(400, 500, 125, 150, {"配合单位"});
    page.cell(80, 120, 150, 180, {"1"}).cell(120, 300, 150, 180, {"修路"});
    page.cell(300, 400, 150, 180, {"县交通局"}).cell(400, 500, 150, 180, {"县财政局"});
    CHECK(plain(lay_out({page})) ==
          "序号|工作任务|责任单位||\n〃|〃|牵头单位|配合单位|\n"
          "1|修路|县交通局|县财政局|\n");
}

TEST_CASE("lines wrapped by a cell's width are joined, others parted", "[document]") {
    PageMaker page;
    page.grid({80, 120, 240, 340}, {100, 150, 200});
    page.cell(80, 120, 100, 150, {"1"}).cell(120, 240, 100, 150, {"修缮乡村公路及沿", "线绿化"});
    page.cell(240, 340, 100, 150, {"县交通局", "县林业局"});
    page.cell(120, 240, 150, 200, {"新建中转站三座并"}).cell(80, 120, 150, 200, {"2"});
    CHECK(plain(lay_out({page})) ==
          "1|修缮乡村公路及沿线绿化|县交通局/县林业局|\n"
          "2|新建中转站三座并||\n");
}

TEST_CASE("a table goes on over the page: header dropped, torn row joined, merged cell continued",
          "[document]") {
    PageMaker first, second;
    std::vector<double> xs = {80, 120, 300, 400, 500};
    first.grid({80, 120, 300, 400}, {600, 630, 660, 690});
    first.across(400, 500, 600).across(400, 500, 630).across(400, 500, 690).down(500, 600, 690);
    auto header = [](PageMaker& page, double top) {
        page.cell(80, 120, top, top + 30, {"序号"}).cell(120, 300, top, top + 30, {"任务"});
        page.cell(300, 400, top, top + 30, {"责任单位"}).cell(400, 500, top, top + 30, {"时限"});
    };
    header(first, 600);
    first.cell(80, 120, 630, 660, {"1"}).cell(120, 300, 630, 660, {"修路"});
    first.cell(300, 400, 630, 660, {"县交通局"}).cell(400, 500, 630, 690, {"6月底前"});
    first.cell(80, 120, 660, 690, {"2"}).cell(120, 300, 660, 690, {"完成全县农村公路安全"});
    first.cell(300, 400, 660, 690, {"县公安局"});
    second.grid(xs, {100, 130, 160, 190});
    header(second, 100);
    second.cell(120, 300, 130, 160, {"隐患排查"});
    second.cell(80, 120, 160, 190, {"3"}).cell(120, 300, 160, 190, {"架桥"});
    second.cell(300, 400, 160, 190, {"县水利局"}).cell(400, 500, 160, 190, {"9月底前"});
    Document d = lay_out({first, second});
    CHECK(plain(d) ==
          "序号|任务|责任单位|时限|\n1|修路|县交通局|6月底前|\n"
          "2|完成全县农村公路安全隐患排查|县公安局|〃|\n3|架桥|县水利局|9月底前|\n");
    REQUIRE(d.blocks.size() == 1);
    CHECK(d.blocks[0].table.rows[2].place.page == 1);
    CHECK(d.blocks[0].table.rows[3].place.page == 2);
}

TEST_CASE("text between two tables parts them", "[document]") {
    PageMaker first, second;
    first.grid({80, 200, 300}, {600, 630});
    first.cell(80, 200, 600, 630, {"甲"});
    first.lines(700, {"　　以下为附表二。"});
    second.grid({80, 200, 300}, {100, 130});
    second.cell(80, 200, 100, 130, {"乙"});
    CHECK(lay_out({first, second}).blocks.size() == 3);
}

TEST_CASE("strokes of letters, underlines and frames are no table", "[document]") {
    PageMaker page;
    page.lines(100, {"　　一、十二月底前完成。"});
    page.down(120, 104, 112).across(114, 126, 108);  // 十
    page.across(80, 528, 90);                        // the red line of the head
    page.across(70, 540, 60).across(70, 540, 780);   // a frame around the page
    page.down(70, 60, 780).down(540, 60, 780);
    CHECK(plain(lay_out({page})) == "一、十二月底前完成。\n");
}

TEST_CASE("a filled header without visible lines is cut at the columns", "[document]") {
    PageMaker page;
    page.across(80, 400, 100).across(80, 400, 130).across(80, 400, 160);
    page.down(80, 100, 160).down(400, 100, 160);
    for (double x : {140, 300}) page.down(x, 130, 160);
    page.cell(80, 140, 100, 130, {"序号"}).cell(140, 300, 100, 130, {"任务"});
    page.cell(300, 400, 100, 130, {"责任单位"}).cell(80, 140, 130, 160, {"1"});
    page.cell(140, 300, 130, 160, {"修路"}).cell(300, 400, 130, 160, {"县交通局"});
    CHECK(plain(lay_out({page})) == "序号|任务|责任单位|\n1|修路|县交通局|\n");
}

TEST_CASE("pages without text are said, a document without any is a scan", "[document]") {
    Document none = lay_out({PageMaker(), PageMaker()});
    CHECK(none.blocks.empty());
    CHECK(warning(none, "W_SCAN") ==
          "只有图像，没有文字（扫描件），没有读取内容，请提供可复制文字"
          "的版本或先做文字识别");
    Document some = lay_out({PageMaker().lines(100, {"有文字的一页。"}), PageMaker()});
    CHECK(warning(some, "W_SCAN") == "第2页没有文字，是空白页或扫描页，请对照原件");
    CHECK(some.blocks.size() == 1);
}

TEST_CASE("a garbled page is left out, the others are read", "[document]") {
    std::string junk;
    for (int i = 0; i < 40; ++i) base::append_utf8(junk, 0xE000 + i);
    Document d = lay_out(
        {PageMaker().lines(100, {"　　一、可以读的一页文字。"}), PageMaker().lines(100, {junk})});
    CHECK(plain(d) == "一、可以读的一页文字。\n");
    CHECK(warning(d, "W_GARBLED") == "第2页文字是乱码，未读取，请对照原件");
}

TEST_CASE("garbled text is told from prose", "[document]") {
    auto garbled = [](std::string_view text) {
        document::CharacterMix mix;
        for (int i = 0; i < 12; ++i) mix.add(text);
        return mix.garbled();
    };
    CHECK_FALSE(garbled("各乡镇人民政府要在2025年6月30日前完成整治任务，并报县政府办公室。"));
    CHECK_FALSE(garbled("1. Responsible units: County Bureau of Finance, by 30 June 2025."));
    CHECK_FALSE(garbled("序号 123 45.6% 2025-06-30 13710 （一）①②③ ㎡ × ÷ ≥"));
    CHECK_FALSE(garbled("张建平 李卫东 王秀英 赵志强 孙丽华 周海燕"));
    CHECK(garbled("ÐËÏØÈËÃñÕþ¸®¹ØÓÚÓ¡·¢"));
    CHECK(garbled("\xEF\xBF\xBD\xEF\xBF\xBD县\xEF\xBF\xBD政\xEF\xBF\xBD"));
    CHECK(garbled("!\"#$%&'()*+,-./!\"#$%&'()*+,-./"));
    CHECK(garbled("鞨靁铓镬隳霪韡颢饕骎髫鹱麔黼齑龠"));
}

TEST_CASE("hostile boxes do no harm", "[document]") {
    PageMaker page;
    double inf = 1.0 / 0.0;
    page.page.words.push_back({inf, 0, 1, 1, "甲", 12});
    page.page.words.push_back({-1e300, 1e300, 1e300, -5, "乙", -3});
    page.page.words.push_back({0, 0, 0, 0, "", 0});
    page.page.words.push_back({1, 1, 1, 1, "丙", 1e-9});
    for (int i = 0; i < 500; ++i) {
        page.across(0, 14400, i * 5.0);
        page.down(i * 5.0, 0, 14400);
    }
    CHECK_NOTHROW(lay_out({page, PageMaker()}));
}

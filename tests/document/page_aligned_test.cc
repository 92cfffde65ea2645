#include "document/page_aligned.h"

#include <catch2/catch.hpp>

#include "document/pdf_layout.h"
#include "page_builder.h"

using document::Document;

namespace {

Document lay_out(const std::vector<PageMaker>& makers) {
    std::vector<document::PageBoxes> pages;
    for (const PageMaker& maker : makers) pages.push_back(maker.page);
    return document::lay_out(std::move(pages), "pdf");
}

// Columns at 80, 120, 300 and 420.
void header(PageMaker& page, double y) {
    page.put(80, y, 12, "序号").put(120, y, 12, "工作任务");
    page.put(300, y, 12, "责任单位").put(420, y, 12, "完成时限");
}

void row(PageMaker& page, double y, const std::string& number, const std::string& task,
         const std::string& unit, const std::string& time) {
    if (!number.empty()) page.put(80, y, 12, number);
    if (!task.empty()) page.put(120, y, 12, task);
    if (!unit.empty()) page.put(300, y, 12, unit);
    if (!time.empty()) page.put(420, y, 12, time);
}

const std::string kHeader = "序号|工作任务|责任单位|完成时限|\n";

}  // namespace

TEST_CASE("a table without rules is told by its columns and numbers", "[document]") {
    PageMaker page;
    page.put(80, 60, 16, "下表为任务分解。");
    header(page, 100);
    row(page, 118, "1", "修缮乡村公路及沿线绿化工", "县交通局", "6月底前");
    row(page, 136, "", "程", "", "");
    row(page, 154, "2", "建设村级文化广场并配齐健", "县文化和旅游局、", "9月底前");
    row(page, 172, "", "身器材", "县体育服务中心", "");
    row(page, 190, "3", "清理河道", "县水利局", "年底前");
    page.put(80, 230, 16, "请各单位抓好落实。");
    Document d = lay_out({page});
    CHECK(plain(d) == "下表为任务分解。\n" + kHeader +
                          "1|修缮乡村公路及沿线绿化工程|县交通局|6月底前|\n"
                          "2|建设村级文化广场并配齐健身器材|县文化和旅游局、县体育服务中心|"
                          "9月底前|\n3|清理河道|县水利局|年底前|\n请各单位抓好落实。\n");
    REQUIRE(d.warnings.size() == 1);
    CHECK(d.warnings[0].message == "第1页的表格没有框线，按文字位置推定，请核对");
}

TEST_CASE("cells in the middle of their rows belong to the nearest number", "[document]") {
    PageMaker page;
    header(page, 100);
    row(page, 120, "", "修缮乡村公路及沿线绿化工", "", "");
    row(page, 129, "1", "", "县交通局", "6月底前");
    row(page, 138, "", "程", "", "");
    row(page, 160, "", "建设村级文化广场并配齐健", "", "");
    row(page, 169, "2", "", "县文化局", "9月底前");
    row(page, 178, "", "身器材", "", "");
    row(page, 200, "3", "清理河道", "县水利局", "年底前");
    CHECK(plain(lay_out({page})) == kHeader +
                                        "1|修缮乡村公路及沿线绿化工程|县交通局|6月底前|\n"
                                        "2|建设村级文化广场并配齐健身器材|县文化局|9月底前|\n"
                                        "3|清理河道|县水利局|年底前|\n");
}

TEST_CASE("a table without rules goes on over the page, its torn row too", "[document]") {
    PageMaker first, second;
    header(first, 700);
    row(first, 718, "1", "清理河道", "县水利局", "6月底前");
    row(first, 736, "2", "修缮乡村公路及沿线绿化工", "县交通局", "9月底前");
    header(second, 100);
    row(second, 118, "", "程", "", "");
    row(second, 136, "3", "建设文化广场", "县文化局", "年底前");
    row(second, 154, "4", "配齐健身器材", "县体育局", "年底前");
    Document d = lay_out({first, second});
    CHECK(plain(d) == kHeader +
                          "1|清理河道|县水利局|6月底前|\n"
                          "2|修缮乡村公路及沿线绿化工程|县交通局|9月底前|\n"
                          "3|建设文化广场|县文化局|年底前|\n4|配齐健身器材|县体育局|年底前|\n");
    REQUIRE(d.blocks.size() == 1);
    CHECK(d.blocks[0].table.rows.back().place.page == 2);
}

TEST_CASE("a merged cell of the header stands above the columns it covers", "[document]") {
    PageMaker page;
    page.put(330, 90, 12, "责任单位");
    page.put(80, 99, 12, "序号").put(120, 99, 12, "工作任务");
    page.put(300, 108, 12, "牵头单位").put(420, 108, 12, "配合单位");
    row(page, 130, "1", "清理河道", "县水利局", "县林业局");
    row(page, 148, "2", "修缮公路", "县交通局", "县财政局");
    row(page, 166, "3", "建设广场", "县文化局", "县财政局");
    CHECK(plain(lay_out({page})) ==
          "序号|工作任务|责任单位牵头单位|配合单位|\n"
          "1|清理河道|县水利局|县林业局|\n2|修缮公路|县交通局|县财政局|\n"
          "3|建设广场|县文化局|县财政局|\n");
}

TEST_CASE("text in three columns, lists and formulas are no tables", "[document]") {
    PageMaker columns;
    for (int i = 0; i < 8; ++i)
        for (double x : {60, 230, 400})
            columns.put(x, 100 + 20 * i, 12, "文字文字文字文字文字文字");
    CHECK(lay_out({columns}).blocks.size() >= 1);
    CHECK(lay_out({columns}).blocks[0].kind == document::Block::Kind::kParagraph);

    PageMaker names;
    for (int i = 0; i < 5; ++i)
        names.put(80, 100 + 28 * i, 16, "张建平").put(200, 100 + 28 * i, 16, "王秀英");
    CHECK(lay_out({names}).blocks[0].kind == document::Block::Kind::kParagraph);
}

TEST_CASE("hostile words make no endless table", "[document]") {
    std::vector<document::WordBox> words;
    for (int i = 0; i < 3000; ++i)
        words.push_back({(i * 37) % 100'000 * 1.0, i * 3.0, 5, 2, std::to_string(i % 9), 2});
    words.push_back({0, 0, 1e12, 2, "1", 2});
    CHECK_NOTHROW(document::aligned_tables(words, false));
}

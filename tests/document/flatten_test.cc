#include <catch2/catch.hpp>

#include "document/document.h"

using document::Block;
using document::Document;
using document::FlatText;

namespace {

Block paragraph(std::string text, int page = 0) {
    Block block;
    block.text = std::move(text);
    block.place.page = page;
    return block;
}

document::Row row(std::vector<document::Cell> cells, std::string address = {}) {
    document::Row out;
    out.cells = std::move(cells);
    out.place.cell = std::move(address);
    return out;
}

Block table(std::vector<document::Row> rows) {
    Block block;
    block.kind = Block::Kind::kTable;
    block.table.rows = std::move(rows);
    return block;
}

}  // namespace

TEST_CASE("a paragraph and a table row become one line each", "[document]") {
    Document d;
    d.blocks = {paragraph("一、总体要求"),
                table({row({{"1"}, {"修路"}, {}}), row({{"2"}, {"架桥"}})})};
    CHECK(document::flatten(d).utf8 == "一、总体要求\n1\t修路\t\n2\t架桥\n");
}

TEST_CASE("a cell that continues the one above is a ditto mark, not its text again", "[document]") {
    Document d;
    d.blocks = {table({row({{"县交通局", true}, {"修路"}})})};
    CHECK(document::flatten(d).utf8 == "〃\t修路\n");
}

TEST_CASE("line ends and tabs inside a cell do not tear the table", "[document]") {
    Document d;
    d.blocks = {table({row({{"修\n路\t桥"}, {"甲\v乙"}})}), paragraph("上\n下\f")};
    CHECK(document::flatten(d).utf8 == "修 路 桥\t甲\v乙\n上 下 \n");
}

TEST_CASE("a byte of the text leads back to its page or cell", "[document]") {
    Document d;
    d.blocks = {paragraph("甲", 1), paragraph("乙", 1), paragraph("丙", 2),
                table({row({{"丁"}}, "表!A7")})};
    FlatText flat = document::flatten(d);
    CHECK(flat.anchors.size() == 3);
    CHECK(flat.place_of(0).page == 1);
    CHECK(flat.place_of(flat.utf8.find("乙")).page == 1);
    CHECK(flat.place_of(flat.utf8.find("丙")).page == 2);
    CHECK(flat.place_of(flat.utf8.find("丁")).cell == "表!A7");
    CHECK(FlatText{}.place_of(9).page == 0);
}

// Workbooks: what is written is a zip of XML in which texts are texts.

#include "document/sheet_writer.h"

#include <catch2/catch.hpp>

#include "support/dates.h"

using document::Sheet;
using document::SheetValue;
using document::Workbook;

namespace {

Workbook one_cell(SheetValue value) {
    Workbook book;
    book.sheets.push_back({"台账", {{"任务", 20}}, {{{std::move(value)}, false}}, false});
    return book;
}

}  // namespace

TEST_CASE("columns have letters as the office programs show them", "[document]") {
    CHECK(document::column_letters(0) == "A");
    CHECK(document::column_letters(25) == "Z");
    CHECK(document::column_letters(26) == "AA");
    CHECK(document::column_letters(701) == "ZZ");
    CHECK(document::column_letters(702) == "AAA");
    CHECK(document::column_letters(16383) == "XFD");
}

TEST_CASE("the same tables give the same bytes", "[document]") {
    Workbook book = one_cell("新建幼儿园");
    book.created = test::date("2024-05-07");
    base::Result<std::string> a = document::workbook_bytes(book);
    base::Result<std::string> b = document::workbook_bytes(book);
    REQUIRE(a.ok());
    REQUIRE(b.ok());
    CHECK(*a == *b);
    CHECK(a->starts_with("PK\x03\x04"));
    CHECK(*a != *document::workbook_bytes(one_cell("新建小学")));
}

TEST_CASE("every value and a cell's whole length can be written", "[document]") {
    std::string longest;
    while (longest.size() < document::kMaxSheetText * 3) longest += "长";
    for (const SheetValue& value : {SheetValue(), SheetValue(std::string("=cmd|' /C calc'!A0")),
                                    SheetValue(2.5), SheetValue(test::date("2024-12-31")),
                                    SheetValue(longest), SheetValue(std::string("a\x01"))})
        CHECK(document::workbook_bytes(one_cell(value)).ok());
}

TEST_CASE("what the format cannot hold is said with its cell", "[document]") {
    base::Result<std::string> bytes =
        document::workbook_bytes(one_cell(std::string(document::kMaxSheetText + 1, 'x')));
    REQUIRE_FALSE(bytes.ok());
    CHECK(bytes.error().message.starts_with("台账!A2："));
    Workbook book = one_cell("x");
    book.sheets[0].name = "a/b";
    CHECK_FALSE(document::workbook_bytes(book).ok());
}

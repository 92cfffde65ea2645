// Rows 36 to 42 of the bad-input catalogue, and what spreadsheets of offices bring.

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <iostream>
#include <random>

#include "document/readers.h"
#include "document/xlsx_book.h"
#include "document/xlsx_sheet.h"
#include "page_builder.h"
#include "xlsx_builder.h"

using document::Document;

namespace {

Document read(const std::string& bytes) {
    base::Result<Document> out = document::read_xlsx(bytes, "计划.xlsx");
    INFO((out.ok() ? "" : out.error().message));
    REQUIRE(out.ok());
    return std::move(out).value();
}

base::Error failure(const std::string& bytes) {
    base::Result<Document> out = document::read_xlsx(bytes, "计划.xlsx");
    REQUIRE_FALSE(out.ok());
    CHECK(out.error().code == base::ErrorCode::kBadInput);
    return out.error();
}

// The text of B2 in a sheet whose other cells are fixed.
std::string text_of_b2(const XlsxBuilder& builder) {
    Document d = read(builder.finish());
    REQUIRE(d.blocks.size() == 1);
    return d.blocks[0].table.rows.at(1).cells.at(1).text;
}

const std::string kHeader = text_row(1, {"序号", "工作任务", "责任单位", "完成时限"});

XlsxBuilder with_b2(const std::string& cell) {
    return XlsxBuilder().sheet("任务清单", kHeader + "<row r='2'>" + cell + "</row>");
}

std::vector<std::string> messages(const Document& d, const std::string& code) {
    std::vector<std::string> out;
    for (const document::Warning& w : d.warnings)
        if (w.code == code) out.push_back(w.message);
    return out;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("sheets come in their order with their cells' addresses", "[document]") {
    Document d =
        read(XlsxBuilder()
                 .sheet("任务清单", kHeader + text_row(2, {"1", "修路", "县交通局", "6月底"}))
                 .sheet("表二", text_row(3, {"甲", "乙", "丙"}))
                 .finish());
    CHECK(d.format == "xlsx");
    CHECK_FALSE(d.wrapped);
    CHECK(plain(d) == "序号|工作任务|责任单位|完成时限|\n1|修路|县交通局|6月底|\n甲|乙|丙|\n");
    REQUIRE(d.blocks.size() == 2);
    CHECK(d.blocks[0].table.name == "任务清单");
    CHECK(d.blocks[0].table.rows[1].place.cell == "任务清单!A2");
    CHECK(d.blocks[0].table.rows[1].cells[2].address == "C2");
    CHECK(d.blocks[1].table.rows[0].place.cell == "表二!A3");
}

TEST_CASE("strings of every kind give their text", "[document]") {
    XlsxBuilder b = with_b2("<c r='B2' t='s'><v>0</v></c>");
    b.strings = {
        "<r><t xml:space='preserve'>修缮 </t></r><r><rPr><b/></rPr><t>公路&amp;桥</t></r>"
        "<rPh sb='0' eb='1'><t>xiu</t></rPh>"};
    CHECK(text_of_b2(b) == "修缮 公路&桥");
    CHECK(text_of_b2(with_b2(inline_cell("B2", "一&#10;二"))) == "一\v二");
    CHECK(text_of_b2(with_b2(inline_cell("B2", "一_x000D_&#10;二_x0041_"))) == "一\v二_x0041_");
    CHECK(text_of_b2(with_b2("<c r='B2' t='str'><f>A1</f><v>结果</v></c>")) == "结果");
    CHECK(text_of_b2(with_b2("<c r='B2' t='b'><v>1</v></c>")) == "TRUE");
    CHECK(text_of_b2(with_b2("<c r='B2' t='d'><v>2024-12-31T00:00:00</v></c>")) ==
          "2024年12月31日");
}

TEST_CASE("numbers are written as people write them", "[document]") {
    struct Case {
        std::string value, code, text;
    };
    for (const Case& c : std::vector<Case>{{"45", "General", "45"},
                                           {"45.0", "General", "45"},
                                           {"0.1", "General", "0.1"},
                                           {"12.300000000000001", "General", "12.3"},
                                           {"1E3", "General", "1000"},
                                           {"141124198001011234", "0", "141124198001011232"},
                                           {"0.125", "0.00%", "12.5%"},
                                           {"0.07", "0%", "7%"},
                                           {"1234.5", "#,##0.00", "1234.5"},
                                           {"不是数", "General", "不是数"},
                                           {"-3", "0_);[Red](0)", "-3"},
                                           {"5", "0\"日\"", "5"},
                                           {"5", "0\\d", "5"}}) {
        INFO(c.value << " " << c.code);
        CHECK(document::number_text(c.value, document::number_format(c.code), false).text ==
              c.text);
    }
}

TEST_CASE("serial numbers are dates by their format", "[document]") {
    struct Case {
        std::string value, code, text;
        bool from_1904 = false, bad = false;
    };
    for (const Case& c :
         std::vector<Case>{{"45657", "yyyy/m/d", "2024年12月31日"},
                           {"45657", "yyyy\"年\"m\"月\"d\"日\"", "2024年12月31日"},
                           {"45657", "[$-804]yyyy年m月d日;@", "2024年12月31日"},
                           {"45657", "m月d日", "2024年12月31日"},
                           {"45657", "yyyy年m月", "2024年12月"},
                           {"45657", "YYYY", "2024年"},
                           {"45657.604166667", "yyyy-mm-dd hh:mm", "2024年12月31日 14:30"},
                           {"45657.604166667", "yyyy-mm-dd", "2024年12月31日"},
                           {"0.604166667", "h:mm", "14:30"},
                           {"1", "yyyy/m/d", "1900年1月1日"},
                           {"59", "yyyy/m/d", "1900年2月28日"},
                           {"60", "yyyy/m/d", "60", false, true},
                           {"61", "yyyy/m/d", "1900年3月1日"},
                           {"0", "yyyy/m/d", "0", false, true},
                           {"-5", "yyyy/m/d", "-5", false, true},
                           {"2958465", "yyyy/m/d", "9999年12月31日"},
                           {"2958466", "yyyy/m/d", "2958466", false, true},
                           {"1e300", "yyyy/m/d", "1e+300", false, true},
                           {"44195", "yyyy/m/d", "2024年12月31日", true},
                           {"0", "yyyy/m/d", "1904年1月1日", true},
                           {"45657", "General", "45657"},
                           {"45657", "@", "45657"},
                           {"45657", "0.00", "45657"}}) {
        INFO(c.value << " " << c.code);
        document::NumberText out =
            document::number_text(c.value, document::number_format(c.code), c.from_1904);
        CHECK(out.text == c.text);
        CHECK(out.bad_date == c.bad);
    }
}

TEST_CASE("formats known by number only are dates too, the Chinese ones among them", "[document]") {
    for (int id : {14, 15, 22, 28, 30, 31, 51, 58})
        CHECK(document::number_text("45657", document::built_in_format(id), false)
                  .text.starts_with("2024年12月31日"));
    for (int id : {17, 27, 36, 50, 57})
        CHECK(document::number_text("45657", document::built_in_format(id), false).text ==
              "2024年12月");
    for (int id : {0, 1, 2, 3, 4, 11, 37, 49})
        CHECK(document::number_text("45657", document::built_in_format(id), false).text == "45657");
}

TEST_CASE("a date that never was is said with its cell", "[document]") {
    XlsxBuilder b = with_b2(number_cell("B2", "60", 1));
    b.styles = {0, 14};
    Document d = read(b.finish());
    CHECK(plain(d) == "序号|工作任务|责任单位|完成时限|\n|60|||\n");
    CHECK(messages(d, "W_DATE") == Strings{"任务清单!B2 的日期序号 60 不对应任何日期，按数字读取"});
    b = with_b2(number_cell("B2", "44195", 1));
    b.styles = {0, 14};
    b.from_1904 = true;
    CHECK(text_of_b2(b) == "2024年12月31日");
}

TEST_CASE("formulas give their stored value, one without is said", "[document]") {
    CHECK(text_of_b2(with_b2("<c r='B2'><f>1+1</f><v>2</v></c>")) == "2");
    Document d = read(with_b2("<c r='B2'><f>1+1</f></c>").finish());
    CHECK(d.blocks[0].table.rows[1].cells[1].text == "#未计算");
    CHECK(messages(d, "W_CELL") ==
          Strings{"任务清单!B2 的公式没有保存计算结果，请在 WPS 或 Excel 中打开并重新保存"});
    d = read(with_b2("<c r='B2' t='e'><f>A9</f><v>#REF!</v></c>").finish());
    CHECK(d.blocks[0].table.rows[1].cells[1].text == "#REF!");
    CHECK(messages(d, "W_CELL") == Strings{"任务清单!B2 的公式结果为错误值 #REF!"});
    d = read(
        with_b2("<c r='B2' t='str'><f>\"\"</f><v></v></c>" + inline_cell("C2", "甲")).finish());
    CHECK(messages(d, "W_CELL").empty());
}

TEST_CASE("many faulty formulas are summed up", "[document]") {
    std::string rows = kHeader;
    for (int i = 2; i < 102; ++i)
        rows += "<row r='" + std::to_string(i) + "'><c r='B" + std::to_string(i) +
                "'><f>x</f></c></row>";
    Strings said = messages(read(XlsxBuilder().sheet("表", rows).finish()), "W_CELL");
    REQUIRE(said.size() == 21);
    CHECK(said.back() == "工作表“表”另有80处公式有错误或没有计算结果");
}

TEST_CASE("merged cells are spread downwards and leave empty ones to the right", "[document]") {
    std::string rows = text_row(1, {"序号", "工作任务", "责任单位", "", "完成时限"}) +
                       text_row(2, {"", "", "牵头单位", "配合单位", ""}) +
                       text_row(3, {"1", "修路", "县交通局", "县财政局", "6月底"}) +
                       text_row(4, {"2", "架桥", "", "县水利局", ""});
    std::string merges =
        "<mergeCells><mergeCell ref='A1:A2'/><mergeCell ref='B1:B2'/><mergeCell "
        "ref='C1:D1'/><mergeCell ref='E1:E2'/><mergeCell ref='C3:C4'/><mergeCell "
        "ref='E3:E1048576'/></mergeCells>";
    Document d = read(XlsxBuilder().sheet("表", rows, merges).finish());
    CHECK(plain(d) ==
          "序号|工作任务|责任单位||完成时限|\n〃|〃|牵头单位|配合单位|〃|\n"
          "1|修路|县交通局|县财政局|6月底|\n2|架桥|〃|县水利局|〃|\n");
    CHECK(d.blocks[0].table.rows[3].cells[2].text == "县交通局");
}

TEST_CASE("title, number and date above the header are paragraphs, so are notes below",
          "[document]") {
    std::string rows = text_row(1, {"云溪县2025年重点工作任务分解表"}) +
                       text_row(2, {"云政办发〔2025〕12号", "", "", "2025年3月18日"}) +
                       text_row(3, {"序号", "工作任务", "责任单位", "完成时限"}) +
                       text_row(4, {"1", "修路", "县交通局", "6月底"}) +
                       text_row(5, {"注：本表由县政府办公室负责解释。"});
    std::string merges =
        "<mergeCells><mergeCell ref='A1:D1'/><mergeCell ref='A5:D5'/></mergeCells>";
    Document d = read(XlsxBuilder().sheet("清单", rows, merges).finish());
    CHECK(plain(d) ==
          "云溪县2025年重点工作任务分解表\n云政办发〔2025〕12号\n2025年3月18日\n"
          "序号|工作任务|责任单位|完成时限|\n1|修路|县交通局|6月底|\n"
          "注：本表由县政府办公室负责解释。\n");
    CHECK(d.blocks[0].place.cell == "清单!A1");
    CHECK(d.blocks[2].place.cell == "清单!D2");
}

TEST_CASE("a sheet of one column is a text", "[document]") {
    Document d = read(XlsxBuilder()
                          .sheet("正文", text_row(1, {"一、总体要求"}) + text_row(2, {"二、任务"}))
                          .finish());
    CHECK(plain(d) == "一、总体要求\n二、任务\n");
}

TEST_CASE("hidden rows, columns and sheets are read and said", "[document]") {
    std::string rows = kHeader + text_row(2, {"1", "修路", "县交通局", "6月底"}, "hidden='1'") +
                       text_row(3, {"2", "架桥", "县水利局", "7月底"});
    Document d =
        read(XlsxBuilder()
                 .sheet("表", rows, "", "<cols><col min='3' max='4' hidden='true'/></cols>")
                 .sheet("底稿", text_row(1, {"甲", "乙", "丙"}), "", "", "veryHidden")
                 .sheet("空表", "", "", "", "hidden")
                 .finish());
    CHECK(d.blocks.size() == 2);
    CHECK(d.blocks[0].table.rows[1].hidden);
    CHECK_FALSE(d.blocks[0].table.rows[2].hidden);
    CHECK(messages(d, "W_HIDDEN") == Strings{"工作表“表”第2行被隐藏或筛选，已读取，请核对",
                                             "工作表“表”C、D列被隐藏，已读取，请核对",
                                             "工作表“底稿”被隐藏，已读取，请核对"});
}

TEST_CASE("characters that nobody sees in a cell are said", "[document]") {
    const char* kZeroWidth = "\xE2\x80\x8B";
    Document d =
        read(XlsxBuilder()
                 .sheet("表",
                        kHeader + text_row(2, {"1", "修路",
                                               "县交" + std::string(kZeroWidth) + "通局", "6月底"}))
                 .finish());
    Strings said = messages(d, "W_HIDDEN");
    REQUIRE(said.size() == 1);
    CHECK_THAT(said[0], Catch::Contains("1 个看不见的字符"));
    Document plain = read(XlsxBuilder().sheet("表", kHeader).finish());
    CHECK(messages(plain, "W_HIDDEN").empty());
}

TEST_CASE("a workbook named as an old one is read and said", "[document]") {
    std::string bytes = XlsxBuilder().sheet("表", kHeader).finish();
    base::Result<Document> old = document::read_xlsx(bytes, "任务表.et");
    REQUIRE(old.ok());
    CHECK(messages(*old, "W_TYPE") ==
          Strings{"文件名是 .et，内容是 Excel 表格（xlsx），已按内容读取"});
    base::Result<Document> own = document::read_xlsx(bytes, "任务表.xlsx");
    REQUIRE(own.ok());
    CHECK(messages(*own, "W_TYPE").empty());
}

TEST_CASE("a sheet that claims all its rows and columns is read by its cells", "[document]") {
    Document d = read(XlsxBuilder()
                          .sheet("表", text_row(1, {"甲", "乙"}) + "<row r='1048576'>" +
                                           inline_cell("XFD1048576", "丙") +
                                           inline_cell("A1048576", "丁") + "</row>")
                          .finish());
    CHECK(plain(d) == "甲|乙||\n丁||丙|\n");
    CHECK(d.blocks[0].table.rows[1].cells[2].address == "XFD1048576");
}

TEST_CASE("cells that would spread over too large a table are refused", "[document]") {
    std::string rows;
    for (int i = 1; i <= 1500; ++i) {
        std::string n = std::to_string(i);
        rows += "<row r='" + n + "'>" +
                inline_cell(document::column_letters(static_cast<uint32_t>(i)) + n, "x") + "</row>";
    }
    base::Error error = failure(XlsxBuilder().sheet("表", rows).finish());
    CHECK(error.reason == "E_SIZE");
    CHECK(error.message == "计划.xlsx：工作表“表”展开后超过 200 万个单元格的上限");
}

TEST_CASE("two million cells are the limit", "[document]") {
    std::mt19937 random(7);
    std::string rows;
    for (int r = 1; r <= 100'001; ++r) {
        rows += "<row>";
        for (int c = 0; c < 20; ++c) rows += "<c><v>" + std::to_string(random()) + "</v></c>";
        rows += "</row>";
    }
    base::Error error = failure(XlsxBuilder().sheet("表", rows).finish());
    CHECK(error.reason == "E_SIZE");
    CHECK(error.message == "计划.xlsx：单元格超过 200 万个的上限，请拆分后再载入");
}

TEST_CASE("a sheet that unpacks without end is refused by its bytes", "[document]") {
    XlsxBuilder b = XlsxBuilder().sheet("表", kHeader);
    support::ZipEntryOptions bomb;
    bomb.packed = support::deflated_blanks(600);
    bomb.size = 600u << 20;
    b.sheets.push_back(b.sheets[0]);
    support::ZipWriter zip;
    zip.add("_rels/.rels", "<Relationships/>");
    zip.add("xl/workbook.xml",
            "<workbook><sheets><sheet name='表' r:id='r1'/></sheets></workbook>");
    zip.add("xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id='r1' Type='x/worksheet' "
            "Target='worksheets/sheet1.xml'/></Relationships>");
    zip.add("xl/worksheets/sheet1.xml", "", bomb);
    CHECK(failure(zip.finish()).reason == "E_ZIP_BOMB");
}

TEST_CASE("a shared string that does not exist is an error with its cell", "[document]") {
    for (std::string index : {"7", "-1", "4294967295", "99999999999999", "x", ""}) {
        INFO(index);
        base::Error error = failure(with_b2("<c r='B2' t='s'><v>" + index + "</v></c>").finish());
        CHECK(error.reason == "E_XLSX");
        CHECK(error.message ==
              "计划.xlsx：任务清单!B2 引用的共享字符串 " + index + " 不存在，文件已损坏");
    }
}

TEST_CASE("addresses outside of a sheet are errors", "[document]") {
    for (std::string address : {"XFE1", "A1048577", "A0", "7", "AAAA1", "A-1"}) {
        INFO(address);
        base::Error error = failure(with_b2(inline_cell(address, "x")).finish());
        CHECK(error.reason == "E_XLSX");
        CHECK(error.message ==
              "计划.xlsx：工作表“任务清单”的单元格地址 " + address + " 超出表格范围");
    }
    CHECK(failure(XlsxBuilder().sheet("表", "<row r='1048577'><c><v>1</v></c></row>").finish())
              .message == "计划.xlsx：工作表“表”的行号超出表格范围");
}

TEST_CASE("shared formulas that refer to each other are not computed", "[document]") {
    Document d = read(with_b2("<c r='B2'><f t='shared' ref='B2:C2' si='0'>C2</f><v>1</v></c><c "
                              "r='C2'><f t='shared' si='0'/><v>2</v></c>")
                          .finish());
    CHECK(plain(d) == "序号|工作任务|责任单位|完成时限|\n|1|2||\n");
    CHECK(d.warnings.empty());
}

TEST_CASE("text that looks like a formula stays text", "[document]") {
    for (std::string text : {"=cmd|' /C calc'!A0", "@SUM(1+1)", "+1+1", "－1", "＝1+1"}) {
        INFO(text);
        Document d = read(with_b2(inline_cell("B2", text)).finish());
        CHECK(d.blocks[0].table.rows[1].cells[1].text == text);
        CHECK(d.warnings.empty());
    }
}

TEST_CASE("targets of relationships are absolute or relative", "[document]") {
    CHECK(document::resolve_part("xl/workbook.xml", "/xl/a.xml") == "xl/a.xml");
    CHECK(document::resolve_part("xl/workbook.xml", "worksheets/s.xml") == "xl/worksheets/s.xml");
    CHECK(document::resolve_part("xl/workbook.xml", "../b.xml") == "b.xml");
    CHECK(document::resolve_part("xl/workbook.xml", "../../../b.xml") == "b.xml");
    XlsxBuilder b = with_b2(inline_cell("B2", "甲"));
    b.target = "/xl/worksheets/";
    CHECK(text_of_b2(b) == "甲");
}

TEST_CASE("a book or a sheet that is missing is an error", "[document]") {
    base::Error error = failure(support::ZipWriter().add("a.txt", "x").finish());
    CHECK(error.reason == "E_XLSX");
    CHECK(error.message == "计划.xlsx：缺少工作簿 xl/workbook.xml，文件不完整");
    XlsxBuilder b = with_b2(inline_cell("B2", "甲"));
    b.target = "elsewhere/";
    CHECK(failure(b.finish()).message == "计划.xlsx：缺少工作表“任务清单”的内容，文件不完整");
    CHECK(failure(XlsxBuilder().finish()).message == "计划.xlsx：没有工作表");
    error = failure(XlsxBuilder().sheet("空", "").finish());
    CHECK(error.reason == "E_EMPTY");
    CHECK(error.message == "计划.xlsx：工作簿里没有任何内容");
}

TEST_CASE("macros and links to other books are said", "[document]") {
    support::ZipWriter zip = with_b2(inline_cell("B2", "甲")).writer();
    zip.add("xl/vbaProject.bin", "x");
    Document d = read(zip.finish());
    CHECK(messages(d, "W_MACRO") == Strings{"文件带有宏，未执行"});
}

TEST_CASE("a sheet whose elements do not close is no XML", "[document]") {
    base::Error error = failure(with_b2("<c r='B2'><v>1</c></v>").finish());
    CHECK(error.reason == "E_XML");
    CHECK(error.message ==
          "计划.xlsx：内部文件 xl/worksheets/sheet1.xml 不是有效的 "
          "XML（标记没有结束或次序错误）");
}

TEST_CASE("no cut and no flipped bit of a workbook crashes its reader", "[document]") {
    XlsxBuilder b = with_b2("<c r='B2' t='s'><v>0</v></c>" + number_cell("C2", "45657", 1));
    b.strings = {"<t>修路</t>"};
    b.styles = {0, 14};
    b.sheets[0].after = "<mergeCells><mergeCell ref='A1:A2'/></mergeCells>";
    std::string file = b.finish();
    for (size_t i = 0; i < 1000; ++i)
        CHECK_FALSE(document::read_xlsx(file.substr(0, file.size() * i / 1000), "断.xlsx").ok());
    std::mt19937 random(20261122);
    size_t read = 0;
    for (int i = 0; i < 10'000; ++i) {
        std::string flipped = file;
        flipped[random() % flipped.size()] ^= static_cast<char>(1u << (random() % 8));
        base::Result<Document> out = document::read_xlsx(flipped, "坏.xlsx");
        read += out.ok();
        if (!out.ok() && !out.error().reason.starts_with("E_")) FAIL(out.error().message);
    }
    CHECK(read < 5000);
}

TEST_CASE("flipped bits within the sheet itself do no harm either", "[document]") {
    XlsxBuilder b = with_b2("<c r='B2' t='s'><v>0</v></c>" + number_cell("C2", "45657", 1));
    b.strings = {"<t>修路</t>"};
    std::mt19937 random(5);
    for (int i = 0; i < 2'000; ++i) {
        XlsxBuilder copy = b;
        std::string& rows = copy.sheets[0].rows;
        rows[random() % rows.size()] ^= static_cast<char>(1u << (random() % 7));
        CHECK_NOTHROW(document::read_xlsx(copy.finish(), "坏.xlsx").ok());
    }
}

TEST_CASE("speed of reading 500,000 cells", "[document]") {
    std::string rows;
    for (int r = 1; r <= 50'000; ++r) {
        std::string n = std::to_string(r);
        rows += "<row r='" + n + "'>";
        for (char c = 'A'; c < 'K'; ++c)
            rows += std::string("<c r='") + c + n + "' t='s'><v>" + std::to_string(r % 997) +
                    "</v></c>";
        rows += "</row>";
    }
    XlsxBuilder b = XlsxBuilder().sheet("大表", rows);
    for (int i = 0; i < 997; ++i)
        b.strings.push_back("<t>完成第" + std::to_string(i) + "项任务</t>");
    std::string file = b.finish();
    auto began = std::chrono::steady_clock::now();
    Document d = read(file);
    double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    CHECK(d.blocks[0].table.rows.size() == 50'000);
    std::cout << "xlsx: " << 500'000 / seconds << " cells/s\n";
}

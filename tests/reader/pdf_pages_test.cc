// Rows 13 and 43 to 48 of the bad-input catalogue, and what office PDFs bring.

#include "reader/pdf_pages.h"

#include <zlib.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <iostream>
#include <random>

#include "pdf_builder.h"
#include "reader/pdf_marks.h"

using document::Block;
using document::Document;

// fontconfig keeps its configuration until the process ends (LeakSanitizer's documented hook).
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }

namespace {

std::string texts(const Document& d) {
    std::string out;
    for (const Block& block : d.blocks) {
        if (block.kind == Block::Kind::kParagraph) {
            out += block.text + "\n";
            continue;
        }
        for (const document::Row& row : block.table.rows) {
            for (const document::Cell& cell : row.cells)
                out += (cell.above ? "〃" : cell.text) + "|";
            out += "\n";
        }
    }
    return out;
}

bool warned(const Document& d, const std::string& code, const std::string& message) {
    return std::count(d.warnings.begin(), d.warnings.end(), document::Warning{code, message}) == 1;
}

Document read(const std::string& bytes) {
    base::Result<Document> out = reader::read_pdf(bytes, "计划.pdf");
    INFO((out.ok() ? "" : out.error().message));
    REQUIRE(out.ok());
    return std::move(out).value();
}

base::Error failure(const std::string& bytes) {
    base::Result<Document> out = reader::read_pdf(bytes, "计划.pdf");
    REQUIRE_FALSE(out.ok());
    CHECK(out.error().code == base::ErrorCode::kBadInput);
    return out.error();
}

std::string deflate(const std::string& data) {
    uLongf size = compressBound(data.size());
    std::string out(size, '\0');
    compress2(reinterpret_cast<Bytef*>(out.data()), &size,
              reinterpret_cast<const Bytef*>(data.data()), data.size(), 9);
    out.resize(size);
    return out;
}

std::string lines_from(double x, double top, const std::vector<std::string>& lines) {
    std::string out;
    for (const std::string& line : lines) {
        out += show(x, top, 16, line);
        top -= 28;
    }
    return out;
}

const std::string kPlainPage = show(90, 700, 16, "一、各乡镇人民政府要在6月底前完成清理。");

}  // namespace

TEST_CASE("an unembedded font of GB1 gives its text", "[reader]") {
    CHECK(texts(read(pdf_file({kPlainPage}))) == "一、各乡镇人民政府要在6月底前完成清理。\n");
}

TEST_CASE("text in GBK-EUC-H gives its characters", "[reader]") {
    // 督办 in GBK
    std::string content = "BT /F1 16 Tf 90 700 Td <B6BDB0EC> Tj ET";
    CHECK(texts(read(pdf_file({content}, "", "", "GBK-EUC-H"))) == "督办\n");
}

TEST_CASE("a page keeps its number and its blocks their page", "[reader]") {
    Document d = read(pdf_file({kPlainPage, show(90, 700, 16, "二、第二页的内容。")}));
    REQUIRE(d.blocks.size() == 2);
    CHECK(d.blocks[0].place.page == 1);
    CHECK(d.blocks[1].place.page == 2);
    CHECK(d.format == "pdf");
    CHECK(d.warnings.empty());
}

TEST_CASE("ruled lines make a table, on a turned page too", "[reader]") {
    std::string page = "0.5 w\n";
    for (int y : {500, 470, 440})
        page += "80 " + std::to_string(y) + " m 480 " + std::to_string(y) + " l S\n";
    for (int x : {80, 120, 300, 480})
        page += std::to_string(x) + " 440 m " + std::to_string(x) + " 500 l S\n";
    page += show(85, 480, 12, "序号") + show(130, 480, 12, "工作任务") +
            show(310, 480, 12, "责任单位") + show(95, 450, 12, "1") +
            show(130, 450, 12, "修缮乡村公路") + show(310, 450, 12, "县交通局");
    std::string expected = "序号|工作任务|责任单位|\n1|修缮乡村公路|县交通局|\n";
    Document upright = read(pdf_file({page}));
    CHECK(texts(upright) == expected);
    CHECK(upright.warnings.empty());
    Document turned = read(pdf_file({"0 1 -1 0 595 0 cm\n" + page}, "/Rotate 90"));
    CHECK(texts(turned) == expected);
    CHECK(turned.warnings.empty());
}

TEST_CASE("a PDF that asks for a password is refused", "[reader]") {
    PdfParts parts = pdf_parts({kPlainPage});
    std::string key(64, 'A');
    std::string locked = parts.builder.finish(
        parts.catalog, "/ID [<" + key.substr(32) + "> <" + key.substr(32) +
                           ">] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + key +
                           "> /U <" + key + "> >>");
    base::Error error = failure(locked);
    CHECK(error.reason == "E_ENCRYPTED");
    CHECK(error.message == "计划.pdf：PDF 文件已加密，需要密码才能打开，请提供未加密的文件");
}

TEST_CASE("loops of cross-references, pages and bookmarks end in time", "[reader]") {
    auto began = std::chrono::steady_clock::now();
    PdfParts parts = pdf_parts({kPlainPage});
    std::string file = parts.builder.finish(parts.catalog);
    size_t xref = file.rfind("xref\n0");
    std::string looped = parts.builder.finish(parts.catalog, "/Prev " + std::to_string(xref));
    CHECK(texts(read(looped)) == "一、各乡镇人民政府要在6月底前完成清理。\n");

    PdfBuilder tree;
    tree.add("<< /Type /Catalog /Pages 2 0 R >>");
    tree.add("<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>");
    base::Error error = failure(tree.finish(1));
    CHECK(error.reason == "E_PDF");
    CHECK(error.message == "计划.pdf：PDF 文件已损坏，读不到任何页面");

    PdfParts marks = pdf_parts({kPlainPage}, "", "/Outlines 99 0 R");
    int loop = marks.builder.add("");
    marks.builder.replace(loop, "<< /Title (x) /Parent " + std::to_string(loop) + " 0 R /Next " +
                                    std::to_string(loop) + " 0 R /First " + std::to_string(loop) +
                                    " 0 R >>");
    CHECK_FALSE(read(marks.builder.finish(marks.catalog)).blocks.empty());
    CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(10));
}

TEST_CASE("a stream that inflates beyond measure is refused before it is read", "[reader]") {
    std::string bomb = deflate(std::string(200u << 20, ' '));
    PdfBuilder b;
    b.add("<< /Type /Catalog /Pages 2 0 R >>");
    b.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    b.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>");
    b.add_stream("/Filter /FlateDecode", bomb);
    base::Error error = failure(b.finish(1));
    CHECK(error.reason == "E_PDF_LIMIT");
    CHECK(error.message == "计划.pdf：压缩内容展开后过大，疑似恶意文件，没有读取");

    std::string honest = deflate(std::string(3u << 20, ' '));
    CHECK_FALSE(reader::inflates_beyond("<< /Filter /FlateDecode >>\nstream\n" + honest, 4u << 20));
    CHECK(reader::inflates_beyond("<< /Filter /FlateDecode >>\nstream\n" + honest, 2u << 20));
    CHECK_FALSE(reader::inflates_beyond("<< /Filter /DCTDecode >>\nstream\n" + honest, 1u << 20));
}

TEST_CASE("20,000 pages are too many", "[reader]") {
    PdfBuilder b;
    b.add("<< /Type /Catalog /Pages 2 0 R >>");
    std::string kids;
    for (int i = 0; i < 20'000; ++i) kids += std::to_string(i + 3) + " 0 R ";
    b.add("<< /Type /Pages /Kids [" + kids + "] /Count 20000 >>");
    for (int i = 0; i < 20'000; ++i)
        b.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");
    base::Error error = failure(b.finish(1));
    CHECK(error.reason == "E_PDF_LIMIT");
    CHECK(error.message == "计划.pdf：共20000页，超过2000页的上限");
}

TEST_CASE("text of a font without a usable map is called garbled and not handed on", "[reader]") {
    PdfBuilder b;
    b.add("<< /Type /Catalog /Pages 2 0 R >>");
    b.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    b.add(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R "
        ">> >> /Contents 4 0 R >>");
    std::string hex;
    for (int i = 0; i < 200; ++i) hex += i % 2 == 0 ? "D0" : "C7";
    b.add_stream("", "BT /F1 12 Tf 50 700 Td <" + hex + "> Tj ET");
    b.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
    Document d = read(b.finish(1));
    CHECK(d.blocks.empty());
    CHECK(warned(d, "W_GARBLED",
                 "文字无法识别（字体缺少字符对照，读出的是乱码），没有读取内容，请提供可复制文字的"
                 "版本"));
}

TEST_CASE("a scan without a text layer is called a scan", "[reader]") {
    Document d = read(pdf_file({"0.5 g 50 50 400 700 re f"}));
    CHECK(d.blocks.empty());
    CHECK(warned(d, "W_SCAN",
                 "只有图像，没有文字（扫描件），没有读取内容，请提供可复制文字的版本或先做文字识"
                 "别"));
    Document mixed = read(pdf_file({kPlainPage, ""}));
    CHECK(mixed.blocks.size() == 1);
    CHECK(warned(mixed, "W_SCAN", "第2页没有文字，是空白页或扫描页，请对照原件"));
}

TEST_CASE("scripts, launch actions, attachments and XFA are said and left alone", "[reader]") {
    Document d = read(pdf_file(
        {kPlainPage}, "/AA << /O << /S /Launch /F (calc.exe) >> >>",
        "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /AcroForm << /XFA [] >> /Names << "
        "/EmbeddedFiles << /Names [] >> >>"));
    CHECK(texts(d) == "一、各乡镇人民政府要在6月底前完成清理。\n");
    CHECK(warned(d, "W_ACTIVE", "文件带有脚本（JavaScript），未执行"));
    CHECK(warned(d, "W_ACTIVE", "文件带有启动程序、提交表单或打开其他文件的动作，未执行"));
    CHECK(warned(d, "W_OBJECT", "文件嵌有附件，未读取，附件如有任务请单独导入"));
    CHECK(warned(d, "W_ACTIVE", "文件带有 XFA 动态表单，未读取表单内容"));
}

TEST_CASE("of several revisions the last is read, and said", "[reader]") {
    PdfParts parts = pdf_parts({kPlainPage});
    std::string file = parts.builder.finish(parts.catalog);
    size_t previous = file.rfind("xref\n0");
    size_t object = file.size();
    std::string content = show(90, 700, 16, "一、改为7月底前完成。");
    file += "5 0 obj\n<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content +
            "\nendstream\nendobj\n";
    size_t xref = file.size();
    char entry[32];
    std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", object);
    file += std::string("xref\n5 1\n") + entry + "trailer\n<< /Size 8 /Root " +
            std::to_string(parts.catalog) + " 0 R /Prev " + std::to_string(previous) +
            " >>\nstartxref\n" + std::to_string(xref) + "\n%%EOF\n";
    Document d = read(file);
    CHECK(texts(d) == "一、改为7月底前完成。\n");
    CHECK(warned(d, "W_LAYOUT", "文件经过1次追加保存，读取的是最后一版"));
}

TEST_CASE("a page turned by its own rotation is read upright", "[reader]") {
    // Printed along the long side, shown by /Rotate 90.
    std::string content = "0 1 -1 0 595 0 cm\n" + show(90, 500, 16, "横排的表格说明文字。");
    Document d = read(pdf_file({content}, "/Rotate 90"));
    CHECK(texts(d) == "横排的表格说明文字。\n");
    CHECK(d.warnings.empty());
}

TEST_CASE("text printed on its side is left out and said", "[reader]") {
    std::string content =
        kPlainPage + "q 0 1 -1 0 40 100 cm\n" + show(0, 0, 16, "装订线以内不要答题") + "Q\n";
    Document d = read(pdf_file({content}));
    CHECK(texts(d) == "一、各乡镇人民政府要在6月底前完成清理。\n");
    CHECK(warned(d, "W_LAYOUT", "第1页有竖排或旋转的文字，未读取，请对照原件"));
}

TEST_CASE("running heads and page numbers go, two columns are read one after the other",
          "[reader]") {
    std::vector<std::string> pages;
    for (int page = 1; page <= 3; ++page) {
        std::string n = std::to_string(page);
        std::vector<std::string> left, right;
        for (int i = 0; i < 6; ++i) {
            left.push_back("左栏第" + n + "页的文字一行一行排");
            right.push_back("右栏第" + n + "页的文字一行一行排");
        }
        pages.push_back(show(220, 800, 10, "云溪县人民政府公报") + lines_from(60, 700, left) +
                        lines_from(320, 700, right) + show(270, 40, 14, "— " + n + " —"));
    }
    Document d = read(pdf_file(pages));
    std::string all = texts(d);
    CHECK(all.find("公报") == std::string::npos);
    CHECK(all.find("—") == std::string::npos);
    CHECK(all.rfind("左栏第1页") < all.find("右栏第1页"));
    CHECK(all.rfind("右栏第1页") < all.find("左栏第2页"));
    CHECK(warned(d, "W_LAYOUT", "第1、2、3页按左右两栏读取，请核对次序"));
}

TEST_CASE("no cut and no flipped bit of a PDF crashes its reader", "[reader]") {
    std::string file = pdf_file({kPlainPage, lines_from(90, 700, {"二、工作任务", "三、要求"})});
    std::mt19937 random(20261122);
    int whole = 0;
    for (int i = 0; i < 1000; ++i)
        whole += reader::read_pdf(file.substr(0, file.size() * i / 1000), "断.pdf").ok();
    CHECK(whole < 1000);
    for (int i = 0; i < 500; ++i) {
        std::string flipped = file;
        flipped[random() % flipped.size()] ^= static_cast<char>(1u << (random() % 8));
        base::Result<Document> out = reader::read_pdf(flipped, "坏.pdf");
        if (!out.ok()) CHECK(out.error().reason.starts_with("E_"));
    }
}

TEST_CASE("an empty file and junk are broken PDFs", "[reader]") {
    for (std::string bytes : {std::string(), std::string("%PDF-1.4\n"), std::string(5000, 'x')}) {
        base::Error error = failure(bytes);
        CHECK(error.reason == "E_PDF");
        CHECK(error.message == "计划.pdf：PDF 文件已损坏，无法打开，请重新导出或索取原件");
    }
}

TEST_CASE("speed of reading PDF pages", "[reader]") {
    std::vector<std::string> pages;
    std::vector<std::string> lines(22, "为深入贯彻落实上级决策部署，结合实际制定本方案，认真");
    for (int i = 0; i < 200; ++i) pages.push_back(lines_from(80, 720, lines));
    std::string file = pdf_file(pages);
    auto began = std::chrono::steady_clock::now();
    CHECK(texts(read(file)).size() > 200 * 22 * 70);
    double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    std::cout << "pdf: " << 200 / seconds << " pages/s\n";
}

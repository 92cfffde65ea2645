// Rows 14 and 49 to 52 of the bad-input catalogue, and what OFD files of offices bring.

#include <catch2/catch.hpp>
#include <chrono>
#include <cmath>
#include <iostream>
#include <random>

#include "document/ofd_page.h"
#include "document/readers.h"
#include "ofd_builder.h"
#include "page_builder.h"

using document::Document;

namespace {

Document read(const std::string& bytes) {
    base::Result<Document> out = document::read_ofd(bytes, "计划.ofd");
    INFO((out.ok() ? "" : out.error().message));
    REQUIRE(out.ok());
    return std::move(out).value();
}

base::Error failure(const std::string& bytes) {
    base::Result<Document> out = document::read_ofd(bytes, "计划.ofd");
    REQUIRE_FALSE(out.ok());
    CHECK(out.error().code == base::ErrorCode::kBadInput);
    return out.error();
}

bool warned(const Document& d, const document::Warning& warning) {
    return std::count(d.warnings.begin(), d.warnings.end(), warning) == 1;
}

const std::string kLine = ofd_text(28, 50, 5.6, "一、六月底前完成清理。");
const std::string kRead = "一、六月底前完成清理。\n";

document::PageBoxes boxes_of(const std::string& objects) {
    base::Result<document::XmlTree> tree = document::XmlTree::parse(
        "<Page><Content><Layer>" + objects + "</Layer></Content></Page>", "Content.xml", "a.ofd");
    REQUIRE(tree.ok());
    document::PageBoxes out;
    document::add_ofd_content(tree->root(), out);
    return out;
}

}  // namespace

TEST_CASE("the text of an OFD page is read with its page", "[document]") {
    Document d =
        read(OfdBuilder().page(kLine).page(ofd_text(28, 50, 5.6, "二、第二页。")).finish());
    CHECK(d.format == "ofd");
    CHECK(plain(d) == kRead + "二、第二页。\n");
    REQUIRE(d.blocks.size() == 2);
    CHECK(d.blocks[1].place.page == 2);
    CHECK(d.warnings.empty());
}

TEST_CASE("characters that nobody sees in an OFD are said", "[document]") {
    Document d =
        read(OfdBuilder().page(ofd_text(28, 50, 5.6, "县交\xE2\x80\x8B通局负责。")).finish());
    REQUIRE(d.warnings.size() == 1);
    CHECK(d.warnings[0].code == "W_HIDDEN");
    CHECK_THAT(d.warnings[0].message, Catch::Contains("1 个看不见的字符"));
}

TEST_CASE("lines drawn as paths make a table", "[document]") {
    std::string page;
    for (double y : {40.0, 52.0, 64.0}) page += ofd_line(28, y, 182, y);
    for (double x : {28.0, 42.0, 120.0, 182.0}) page += ofd_line(x, 40, x, 64);
    page += ofd_text(30, 48, 4, "序号") + ofd_text(60, 48, 4, "任务") +
            ofd_text(130, 48, 4, "单位") + ofd_text(33, 60, 4, "1") + ofd_text(60, 60, 4, "修路") +
            ofd_text(130, 60, 4, "县交通局");
    CHECK(plain(read(OfdBuilder().page(page).finish())) == "序号|任务|单位|\n1|修路|县交通局|\n");
}

TEST_CASE("a text object's place follows boundary, matrix and steps", "[document]") {
    document::PageBoxes out = boxes_of(
        "<TextObject Boundary='10 20 100 10' Size='5' CTM='2 0 0 2 1 1'><TextCode X='1' Y='4' "
        "DeltaX='5 20 5'>甲乙丙丁</TextCode></TextObject>");
    REQUIRE(out.words.size() == 2);
    CHECK(out.words[0].text == "甲乙");
    CHECK(out.words[1].text == "丙丁");
    double points = 72 / 25.4;
    CHECK(std::abs(out.words[0].x - 13 * points) < 0.01);
    CHECK(std::abs(out.words[0].size - 10 * points) < 0.01);
    CHECK(std::abs(out.words[0].bottom() - (29 + 0.12 * 10) * points) < 0.01);
    CHECK(std::abs(out.words[1].x - 63 * points) < 0.01);
}

TEST_CASE("steps are given one by one or repeated", "[document]") {
    using Values = std::vector<double>;
    CHECK(document::ofd_deltas("3 4.5", 10) == Values{3, 4.5});
    CHECK(document::ofd_deltas("g 3 2", 10) == Values{2, 2, 2});
    CHECK(document::ofd_deltas("1 g 2 5 7", 10) == Values{1, 5, 5, 7});
    CHECK(document::ofd_deltas("g 1000000000 1", 3) == Values{1, 1, 1});
    CHECK(document::ofd_deltas("g -5 1", 3).empty());
    CHECK(document::ofd_deltas("g x", 3).empty());
    CHECK(document::ofd_deltas("", 3).empty());
}

TEST_CASE("several codes, blanks, turned and hidden text", "[document]") {
    document::PageBoxes out = boxes_of(
        "<TextObject Boundary='0 0 9 9' Size='5'><TextCode X='1' Y='4'>完成 "
        "清理</TextCode><TextCode "
        "Y='14'>下一行</TextCode></TextObject><TextObject Boundary='0 0 9 9' Size='5' Visible="
        "'false'><TextCode X='1' Y='4'>不显示</TextCode></TextObject><PageBlock><TextObject "
        "Boundary='0 0 9 9' Size='5' CTM='0 1 -1 0 0 0'><TextCode X='1' Y='4'>侧排</TextCode>"
        "</TextObject></PageBlock>");
    REQUIRE(out.words.size() == 4);
    CHECK(out.words[0].text == "完成");
    CHECK(out.words[1].text == "清理");
    CHECK(out.words[2].text == "下一行");
    CHECK(out.words[2].x == out.words[0].x);
    CHECK(out.words[3].text == "侧排");
    CHECK_FALSE(out.words[3].upright);
    CHECK(out.words[0].upright);
}

TEST_CASE("paths give their straight sides, curves do not", "[document]") {
    auto rules = [](const std::string& data) {
        return boxes_of("<PathObject Boundary='0 0 9 9'><AbbreviatedData>" + data +
                        "</AbbreviatedData></PathObject>")
            .rules.size();
    };
    CHECK(rules("M 0 0 L 50 0 L 50 30 L 0 30 C") == 4);
    CHECK(rules("S 0 0 M 0 0 L 50 0") == 1);
    CHECK(rules("M 0 0 L 50 30") == 0);
    CHECK(rules("M 0 0 B 1 1 2 2 50 0") == 0);
    CHECK(rules("M 0 0 L 0.5 0") == 0);
    CHECK(rules("L L L 9") == 0);
    CHECK(rules("M 0 0 L 1e999 0") == 0);
}

TEST_CASE("text of a template stands on every page that uses it", "[document]") {
    OfdBuilder b;
    b.common = "<ofd:TemplatePage ID='7' BaseLoc='Tpls/T/Content.xml'/>";
    b.uses = "<ofd:Template TemplateID='7' ZOrder='Background'/>";
    b.page(kLine);
    support::ZipWriter zip = b.writer();
    zip.add("Doc_0/Tpls/T/Content.xml", "<ofd:Page xmlns:ofd='x'><ofd:Content><ofd:Layer>" +
                                            ofd_text(28, 60, 5.6, "二、模板里的文字。") +
                                            "</ofd:Layer></ofd:Content></ofd:Page>");
    CHECK(plain(read(zip.finish())) == kRead + "二、模板里的文字。\n");
}

TEST_CASE("places may be absolute, from the document or from the root", "[document]") {
    OfdBuilder b = OfdBuilder().page(kLine);
    for (std::string root :
         {"/Doc_0/Document.xml", "Doc_0/Document.xml", " ./Doc_0/Document.xml\n"}) {
        b.doc_root = root;
        CHECK(plain(read(b.finish())) == kRead);
    }
    for (std::string pages : {"/Doc_0/Pages/Page_", "Doc_0/Pages/Page_", "./Pages/Page_"}) {
        b.page_loc = pages;
        CHECK(plain(read(b.finish())) == kRead);
    }
}

TEST_CASE("a prefix of its own, or none, is as good as ofd:", "[document]") {
    std::string space = "http://www.ofdspec.org/2016";
    for (std::string p : {std::string(), std::string("q:")}) {
        std::string at = p.empty() ? "xmlns='" + space + "'" : "xmlns:q='" + space + "'";
        support::ZipWriter zip;
        auto part = [&](const std::string& name, std::string text) {
            for (size_t i = 0; (i = text.find('@', i)) != std::string::npos;) text.replace(i, 1, p);
            zip.add(name, text);
        };
        part("OFD.xml", "<@OFD " + at + "><@DocBody><@DocRoot>D.xml</@DocRoot></@DocBody></@OFD>");
        part("D.xml", "<@Document " + at +
                          "><@Pages><@Page ID='1' BaseLoc='P.xml'/></@Pages>"
                          "</@Document>");
        part("P.xml", "<@Page " + at +
                          "><@Content><@Layer><@TextObject Boundary='20 20 90 9' "
                          "Size='5'><@TextCode X='0' Y='5'>一、六月底前完成清理。"
                          "</@TextCode></@TextObject></@Layer></@Content></@Page>");
        CHECK(plain(read(zip.finish())) == kRead);
    }
}

TEST_CASE("a package that is no OFD or misses parts is an error", "[document]") {
    struct Case {
        std::string bytes, message;
    };
    OfdBuilder outside = OfdBuilder().page(kLine), absent = outside, foreign = outside,
               no_page = outside, no_root = outside;
    outside.doc_root = "../Document.xml";
    absent.doc_root = "Doc_9/Document.xml";
    foreign.space = "http://example.com/x";
    no_page.page_loc = "Pages/Seite_";
    no_root.doc_root = "";
    support::ZipWriter empty;
    empty.add("OFD.xml", "<ofd:OFD xmlns:ofd='http://www.ofdspec.org/2016'/>");
    for (const Case& c : std::vector<Case>{
             {support::ZipWriter().add("a.xml", "<a/>").finish(),
              "缺少 OFD.xml，不是有效的 OFD 文件"},
             {outside.finish(), "文档的位置 ../Document.xml 越出文件包，已拒绝"},
             {absent.finish(), "缺少文档 Doc_9/Document.xml，文件不完整"},
             {foreign.finish(), "OFD.xml 的命名空间不是 OFD，不是有效的 OFD 文件"},
             {no_page.finish(), "缺少第1页的内容 Doc_0/Pages/Seite_0/Content.xml，文件不完整"},
             {no_root.finish(), "OFD.xml 没有指明文档位置"},
             {empty.finish(), "OFD.xml 里没有文档，文件不完整"},
             {OfdBuilder().finish(), "没有页面，文件不完整"}}) {
        base::Error error = failure(c.bytes);
        CHECK(error.reason == "E_OFD");
        CHECK(error.message == "计划.ofd：" + c.message);
    }
}

TEST_CASE("text drawn as paths, or as glyphs without characters, is a scan", "[document]") {
    std::string scan =
        "只有图像，没有文字（扫描件），没有读取内容，请提供可复制文字的版本或先做文字"
        "识别";
    for (std::string objects :
         {std::string("<ofd:PathObject Boundary='0 0 9 9'><ofd:AbbreviatedData>M 0 0 B 1 1 2 2 3 3 "
                      "C</ofd:AbbreviatedData></ofd:PathObject>"),
          std::string("<ofd:ImageObject Boundary='0 0 210 297' ResourceID='3'/>"),
          std::string(
              "<ofd:TextObject Boundary='0 0 9 9' Size='5'><ofd:CGTransform CodePosition='0' "
              "GlyphCount='2'><ofd:Glyphs>12 13</ofd:Glyphs></ofd:CGTransform>"
              "<ofd:TextCode X='0' Y='5'></ofd:TextCode></ofd:TextObject>")}) {
        Document d = read(OfdBuilder().page(objects).finish());
        CHECK(d.blocks.empty());
        CHECK(warned(d, {"W_SCAN", scan}));
    }
}

TEST_CASE("glyph numbers in place of characters are garbled text", "[document]") {
    std::string junk;
    for (int i = 0; i < 40; ++i) base::append_utf8(junk, 0xE100 + i);
    Document d = read(OfdBuilder().page(ofd_text(20, 50, 4, junk)).finish());
    CHECK(d.blocks.empty());
    CHECK(warned(d, {"W_GARBLED",
                     "文字无法识别（字体缺少字符对照，读出的是乱码），没有读取内容，请提供可复制"
                     "文字的版本"}));
}

TEST_CASE("a locked OFD is refused", "[document]") {
    std::string message = "计划.ofd：OFD 文件已加密或锁定，请提供未加密的文件";
    OfdBuilder b = OfdBuilder().page(kLine);
    support::ZipWriter zip = b.writer();
    zip.add("Encryptions.xml", "<ofd:Encryptions xmlns:ofd='x'/>");
    CHECK(failure(zip.finish()).reason == "E_ENCRYPTED");
    CHECK(failure(zip.finish()).message == message);
    b.body = "<ofd:Encryptions>Doc_0/E.xml</ofd:Encryptions>";
    CHECK(failure(b.finish()).message == message);
}

TEST_CASE("external entities and names outside of the package are refused or said", "[document]") {
    support::ZipWriter zip;
    zip.add("OFD.xml",
            "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><ofd:OFD "
            "xmlns:ofd='http://www.ofdspec.org/2016'>&x;</ofd:OFD>");
    base::Error error = failure(zip.finish());
    CHECK(error.reason == "E_XML");
    CHECK(error.message == "计划.ofd：内部文件 OFD.xml 第 1 行含有 DTD 或实体声明，已拒绝");
    support::ZipWriter slip = OfdBuilder().page(kLine).writer();
    slip.add("../../etc/cron.d/x", "x");
    Document d = read(slip.finish());
    CHECK(plain(d) == kRead);
    REQUIRE(d.warnings.size() == 1);
    CHECK(d.warnings[0].code == "W_PATH");
}

TEST_CASE("several documents are all read", "[document]") {
    OfdBuilder first = OfdBuilder().page(kLine);
    OfdBuilder second = OfdBuilder().page(ofd_text(28, 50, 5.6, "二、另一份文档。"));
    support::ZipWriter zip;
    zip.add("OFD.xml", first.root() +
                           "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
                           "</ofd:DocBody><ofd:DocBody><ofd:DocRoot>Doc_1/Document.xml"
                           "</ofd:DocRoot></ofd:DocBody></ofd:OFD>");
    first.add_document(zip, "Doc_0");
    second.add_document(zip, "Doc_1");
    Document d = read(zip.finish());
    CHECK(plain(d) == kRead + "二、另一份文档。\n");
    CHECK(warned(d, {"W_LAYOUT", "文件含有2份文档，已按次序全部读取"}));
}

TEST_CASE("of several versions the current one is read", "[document]") {
    OfdBuilder old = OfdBuilder().page(ofd_text(28, 50, 5.6, "旧版。"));
    old.body =
        "<ofd:Versions><ofd:Version ID='1' Index='1' Current='false' BaseLoc='V/0.xml'/>"
        "<ofd:Version ID='2' Index='2' Current='true' BaseLoc='V/1.xml'/></ofd:Versions>";
    support::ZipWriter zip = old.writer();
    zip.add("V/1.xml",
            "<ofd:DocVersion xmlns:ofd='x'><ofd:DocRoot>../Doc_1/Document.xml"
            "</ofd:DocRoot></ofd:DocVersion>");
    OfdBuilder().page(kLine).add_document(zip, "Doc_1");
    Document d = read(zip.finish());
    CHECK(plain(d) == kRead);
    CHECK(warned(d, {"W_LAYOUT", "文件含有多个版本，读取的是当前版本"}));
}

TEST_CASE("signatures, annotations and attachments are named, not trusted", "[document]") {
    OfdBuilder b = OfdBuilder().page(kLine);
    b.body = "<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures>";
    b.document =
        "<ofd:Annotations>Annotations.xml</ofd:Annotations><ofd:Attachments>A.xml"
        "</ofd:Attachments>";
    Document unsound = read(b.finish());
    CHECK(plain(unsound) == kRead);
    CHECK(warned(unsound, {"W_SIGNATURE", "文件的电子签章信息不完整，未验证"}));
    CHECK(warned(unsound, {"W_REVISIONS", "文件带有批注，批注没有读取"}));
    CHECK(warned(unsound, {"W_OBJECT", "文件嵌有附件，未读取，附件如有任务请单独导入"}));
    support::ZipWriter zip = b.writer();
    zip.add("Doc_0/Signs/Signatures.xml",
            "<ofd:Signatures xmlns:ofd='x'><ofd:Signature ID='1' BaseLoc='S.xml'/>"
            "</ofd:Signatures>");
    CHECK(warned(read(zip.finish()), {"W_SIGNATURE", "文件有1个电子签章，未验证，真伪请另行核对"}));
}

TEST_CASE("too many pages are refused", "[document]") {
    OfdBuilder b = OfdBuilder().page(kLine);
    std::string list;
    for (int i = 0; i < 2001; ++i) list += "<ofd:Page BaseLoc='Pages/Page_0/Content.xml'/>";
    b.document = "<!-- -->";
    support::ZipWriter zip;
    zip.add("OFD.xml", b.root() +
                           "<ofd:DocBody><ofd:DocRoot>D.xml</ofd:DocRoot></ofd:DocBody>"
                           "</ofd:OFD>");
    zip.add("D.xml", "<ofd:Document xmlns:ofd='x'><ofd:Pages>" + list +
                         "</ofd:Pages>"
                         "</ofd:Document>");
    zip.add("Pages/Page_0/Content.xml", "<ofd:Page xmlns:ofd='x'/>");
    base::Error error = failure(zip.finish());
    CHECK(error.reason == "E_SIZE");
    CHECK(error.message == "计划.ofd：超过2000页的上限，请拆分后再载入");
}

TEST_CASE("no cut and no flipped bit of an OFD crashes its reader", "[document]") {
    std::string file = OfdBuilder().page(kLine + ofd_line(0, 0, 9, 9)).page(kLine).finish();
    for (size_t i = 0; i < 1000; ++i)
        CHECK_FALSE(document::read_ofd(file.substr(0, file.size() * i / 1000), "断.ofd").ok());
    std::mt19937 random(20261122);
    for (int i = 0; i < 10'000; ++i) {
        std::string flipped = file;
        flipped[random() % flipped.size()] ^= static_cast<char>(1u << (random() % 8));
        base::Result<Document> out = document::read_ofd(flipped, "坏.ofd");
        if (!out.ok() && !out.error().reason.starts_with("E_")) FAIL(out.error().message);
    }
}

TEST_CASE("flipped bits within a page itself do no harm either", "[document]") {
    std::string page = kLine + ofd_line(0, 0, 90, 0) + ofd_line(0, 0, 0, 90);
    std::mt19937 random(5);
    for (int i = 0; i < 2'000; ++i) {
        std::string flipped = page;
        for (int n = 0; n < 3; ++n)
            flipped[random() % flipped.size()] ^= static_cast<char>(1u << (random() % 7));
        CHECK_NOTHROW(document::read_ofd(OfdBuilder().page(flipped).finish(), "坏.ofd").ok());
    }
}

TEST_CASE("speed of reading OFD pages", "[document]") {
    OfdBuilder b;
    std::string page;
    for (int i = 0; i < 22; ++i)
        page += ofd_text(28, 40 + 9.8 * i, 5.6, "为深入贯彻落实上级决策部署，结合实际制定本方案，");
    for (int i = 0; i < 300; ++i) b.page(page);
    std::string file = b.finish();
    auto began = std::chrono::steady_clock::now();
    CHECK_FALSE(read(file).blocks.empty());
    double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    std::cout << "ofd: " << 300 / seconds << " pages/s\n";
}

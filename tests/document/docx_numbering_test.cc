#include <catch2/catch.hpp>

#include "document/readers.h"
#include "support/document_text.h"
#include "support/docx_builder.h"

using namespace support;

namespace {

std::string text_of(const DocxBuilder& builder) {
    base::Result<document::Document> document = document::read_docx(builder.build(), "方案.docx");
    INFO((document.ok() ? "" : document.error().message));
    REQUIRE(document.ok());
    return shown(*document);
}

// 一、 （一） 1. （1） ① as a county writes them.
const std::string kOfficial =
    abstract_num(0, lvl(0, "chineseCounting", "%1、") +
                        lvl(1, "chineseCountingThousand", "（%2）") + lvl(2, "decimal", "%3.") +
                        lvl(3, "decimal", "（%4）") + lvl(4, "decimalEnclosedCircle", "%5"));

std::string ins(int level, const std::string& more) {
    return "<w:lvlOverride w:ilvl=\"" + std::to_string(level) + "\">" + more + "</w:lvlOverride>";
}

}  // namespace

TEST_CASE("numbers that stand in numbering.xml only are rebuilt", "[document]") {
    DocxBuilder docx;
    docx.numbering(kOfficial + num(5, 0));
    docx.body(numbered(5, 0, "总体要求") + p("正文。") + numbered(5, 0, "主要任务") +
              numbered(5, 1, "修路") + numbered(5, 2, "2024年底前完成") + numbered(5, 3, "甲") +
              numbered(5, 4, "乙") + numbered(5, 2, "丙") + numbered(5, 1, "架桥") +
              numbered(5, 2, "丁") + numbered(5, 0, "保障"));
    CHECK(text_of(docx) ==
          "一、总体要求|正文。|二、主要任务|（一）修路|1. 2024年底前完成|（1）甲|①乙|2. "
          "丙|（二）架桥|"
          "1. 丁|三、保障");
}

TEST_CASE("a number of several levels prints them all, in Arabic digits where it is legal",
          "[document]") {
    DocxBuilder docx;
    docx.numbering(abstract_num(1, lvl(0, "chineseCounting", "第%1章") +
                                       lvl(1, "decimal", "%1.%2") +
                                       lvl(2, "decimal", "%1.%2.%3", "<w:isLgl/>")) +
                   num(1, 1));
    docx.body(numbered(1, 0, "甲") + numbered(1, 1, "乙") + numbered(1, 2, "丙") +
              numbered(1, 2, "丁"));
    CHECK(text_of(docx) == "第一章甲|一.1 乙|1.1.1 丙|1.1.2 丁");
}

TEST_CASE("lists of one definition go on counting unless one starts anew", "[document]") {
    DocxBuilder docx;
    docx.numbering(kOfficial + num(1, 0) + num(2, 0) +
                   num(3, 0, ins(0, "<w:startOverride w:val=\"1\"/>")) +
                   num(4, 0, ins(0, "<w:startOverride w:val=\"7\"/>")));
    docx.body(numbered(1, 0, "甲") + numbered(2, 0, "乙") + numbered(3, 0, "丙") +
              numbered(3, 0, "丁") + numbered(4, 0, "戊") + numbered(1, 0, "己"));
    CHECK(text_of(docx) == "一、甲|二、乙|一、丙|二、丁|七、戊|八、己");
}

TEST_CASE("a list can replace a level's form", "[document]") {
    DocxBuilder docx;
    docx.numbering(kOfficial + num(1, 0, ins(0, lvl(0, "upperRoman", "%1）"))));
    docx.body(numbered(1, 0, "甲") + numbered(1, 0, "乙"));
    CHECK(text_of(docx) == "I）甲|II）乙");
}

TEST_CASE("a deeper level restarts as its definition says", "[document]") {
    DocxBuilder docx;
    docx.numbering(abstract_num(0, lvl(0, "decimal", "%1、") +
                                       lvl(1, "decimal", "（%2）", "<w:lvlRestart w:val=\"0\"/>") +
                                       lvl(2, "decimal", "%3）", "<w:lvlRestart w:val=\"1\"/>")) +
                   num(1, 0));
    docx.body(numbered(1, 0, "甲") + numbered(1, 1, "乙") + numbered(1, 2, "子") +
              numbered(1, 1, "丙") + numbered(1, 2, "丑") + numbered(1, 0, "丁") +
              numbered(1, 1, "戊") + numbered(1, 2, "寅"));
    CHECK(text_of(docx) == "1、甲|（1）乙|1）子|（2）丙|2）丑|2、丁|（3）戊|1）寅");
}

TEST_CASE("bullets, removed numbering and unknown lists print nothing", "[document]") {
    DocxBuilder docx;
    docx.numbering(abstract_num(0, lvl(0, "bullet", "\xEF\x82\xB7")) + num(1, 0));
    docx.styles(
        "<w:style w:type=\"paragraph\" w:styleId=\"L\"><w:pPr><w:numPr><w:numId "
        "w:val=\"1\"/></w:numPr></w:pPr></w:style>");
    docx.body(numbered(1, 0, "甲") + numbered(9, 0, "乙") + numbered(0, 0, "丙") +
              numbered(1, 8, "丁"));
    CHECK(text_of(docx) == "甲|乙|丙|丁");
}

TEST_CASE("numbering comes from styles, through basedOn and w:pStyle", "[document]") {
    DocxBuilder docx;
    docx.numbering(
        abstract_num(0, lvl(0, "chineseCounting", "%1、", "<w:pStyle w:val=\"1\"/>") +
                            lvl(1, "chineseCounting", "（%2）", "<w:pStyle w:val=\"2\"/>")) +
        num(3, 0));
    docx.styles(
        "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading "
        "1\"/><w:pPr><w:numPr>"
        "<w:numId w:val=\"3\"/></w:numPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"2\"><w:name w:val=\"heading 2\"/><w:basedOn "
        "w:val=\"1\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/></w:numPr></w:pPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"own\"><w:basedOn w:val=\"1\"/></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"loop\"><w:basedOn w:val=\"pool\"/></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"pool\"><w:basedOn w:val=\"loop\"/></w:style>");
    docx.body(styled("1", "总体要求") + styled("2", "目标") + styled("2", "原则") +
              styled("own", "任务") + styled("loop", "正文") + styled("unknown", "正文") +
              p("无号", "<w:pStyle w:val=\"1\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>") +
              p("借级", "<w:pStyle w:val=\"1\"/><w:numPr><w:ilvl w:val=\"1\"/></w:numPr>"));
    CHECK(text_of(docx) ==
          "#1 一、总体要求|#2 （一）目标|#2 （二）原则|#1 二、任务|正文|正文|#1 无号|"
          "#1 （一）借级");
}

TEST_CASE("a numbering style lends its definition", "[document]") {
    DocxBuilder docx;
    docx.numbering(
        "<w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"gw\"/></w:abstractNum>" +
        abstract_num(1, "<w:styleLink w:val=\"gw\"/>" + lvl(0, "decimal", "%1．")) + num(1, 0) +
        num(2, 1));
    docx.styles(
        "<w:style w:type=\"numbering\" w:styleId=\"gw\"><w:pPr><w:numPr><w:numId "
        "w:val=\"2\"/></w:numPr></w:pPr></w:style>");
    docx.body(numbered(1, 0, "甲") + numbered(1, 0, "乙"));
    CHECK(text_of(docx) == "1．甲|2．乙");
}

TEST_CASE("a format that only new programs know falls back", "[document]") {
    DocxBuilder docx;
    docx.numbering(
        "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
        "<mc:AlternateContent><mc:Choice Requires=\"w14\"><w:numFmt w:val=\"custom\" "
        "w:format=\"001\"/></mc:Choice><mc:Fallback><w:numFmt w:val=\"decimalZero\"/></mc:Fallback>"
        "</mc:AlternateContent><w:lvlText w:val=\"%1\"/></w:lvl></w:abstractNum>" +
        num(1, 0));
    docx.body(numbered(1, 0, "甲"));
    CHECK(text_of(docx) == "01 甲");
}

TEST_CASE("an automatic number is all that a cell of a table may hold", "[document]") {
    DocxBuilder docx;
    docx.numbering(abstract_num(0, lvl(0, "decimal", "%1")) + num(1, 0));
    std::string row = tc(numbered(1, 0, "")) + tc(p("任务"));
    docx.body(tbl(tr(row) + tr(row)) + numbered(1, 0, "") + numbered(1, 0, "正文"));
    CHECK(text_of(docx) == "[1¦任务 / 2¦任务]|4 正文");
}

TEST_CASE("hostile numbering is harmless", "[document]") {
    DocxBuilder docx;
    docx.numbering(
        "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"99\"/><w:lvl "
        "w:ilvl=\"0\"><w:start w:val=\"99999999999\"/><w:lvlText w:val=\"%1%9%0%" +
        std::string(100, 'x') + "\"/></w:lvl></w:abstractNum>" + num(1, 0) + num(2, 77) +
        "<w:num w:numId=\"3\"/><w:num/>");
    docx.body(numbered(1, 0, "甲") + numbered(2, 0, "乙") + numbered(3, 0, "丙") +
              numbered(1, 7, "丁") + numbered(-1, -1, "戊"));
    CHECK(text_of(docx) == "甲|乙|丙|丁|戊");
}

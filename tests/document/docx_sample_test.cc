// Whole documents as Word and as WPS write them, with the clutter that real files have.

#include <catch2/catch.hpp>

#include "document/readers.h"
#include "support/document_text.h"
#include "support/docx_builder.h"
#include "support/sanitized.h"

using namespace support;
using document::Document;
using document::read_docx;

namespace {

// Word 2016: styles by name, one multi-level list tied to the headings, a table of contents, split
// runs with rsids, a footer with the page number.
std::string word_document() {
    const std::string kStyles = R"(
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="32"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
<w:latentStyles w:count="376"><w:lsdException w:name="heading 1" w:uiPriority="9" w:qFormat="1"/></w:latentStyles>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr><w:jc w:val="both"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="a5"><w:name w:val="Title"/><w:basedOn w:val="a"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:next w:val="a"/>
<w:pPr><w:keepNext/><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/>
<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="character" w:default="1" w:styleId="a0"><w:name w:val="Default Paragraph Font"/></w:style>
<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/></w:style>
<w:style w:type="numbering" w:default="1" w:styleId="a2"><w:name w:val="No List"/></w:style>)";
    const std::string kNumbering = R"(
<w:abstractNum w:abstractNumId="0" w15:restartNumberingAfterBreak="0" xmlns:w15="http://x/2012/wordml">
<w:nsid w:val="1A2B3C4D"/><w:multiLevelType w:val="multilevel"/><w:tmpl w:val="0409001D"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:pStyle w:val="1"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="640"/></w:pPr></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:pStyle w:val="2"/><w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/><w:lvlJc w:val="left"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/><w:lvlText w:val="%3."/><w:lvlJc w:val="left"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:nsid w:val="2B3C4D5E"/><w:multiLevelType w:val="hybridMultilevel"/>
<w:lvl w:ilvl="0" w:tplc="0409000F"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/><w:lvlJc w:val="center"/></w:lvl></w:abstractNum>
<w:num w:numId="1" w16cid:durableId="1" xmlns:w16cid="http://x/2016/cid"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>)";
    const std::string kBody = R"(
<w:p w14:paraId="00A1" w:rsidR="00C1" xmlns:w14="http://x/2010/wordml"><w:pPr><w:jc w:val="center"/><w:rPr><w:color w:val="FF0000"/></w:rPr></w:pPr><w:r><w:t>兴县人民政府办公室文件</w:t></w:r></w:p>
<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r w:rsidRPr="00D2"><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>兴政办发〔</w:t></w:r><w:proofErr w:type="gramStart"/><w:r><w:t>2024</w:t></w:r><w:proofErr w:type="gramEnd"/><w:r><w:t>〕7号</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="a5"/></w:pPr><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/><w:r><w:t>关于印发农村公路</w:t></w:r><w:r><w:br/></w:r><w:r><w:t>建设实施方案的通知</w:t></w:r></w:p>
<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r><w:t>目录</w:t></w:r></w:p></w:sdtContent></w:sdt>
<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>总体要求</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">　　到2024年底，</w:t></w:r><w:r><w:lastRenderedPageBreak/><w:t>完成改造120公里。</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>重点任务</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="2"/></w:pPr><w:r><w:t>道路改造</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>6月底前完成设计。</w:t></w:r><w:r><w:t>（责任单位：县交通局）</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>10月底前完工。（责任单位：县交通局、县财政局）</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="2"/></w:pPr><w:r><w:t>桥梁加固</w:t></w:r></w:p>
<w:tbl><w:tblPr><w:tblStyle w:val="a1"/><w:tblW w:w="0" w:type="auto"/><w:tblLook w:val="04A0"/></w:tblPr><w:tblGrid><w:gridCol w:w="800"/><w:gridCol w:w="4000"/><w:gridCol w:w="3000"/></w:tblGrid>
<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:w="800" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>序号</w:t></w:r></w:p></w:tc><w:tc><w:tcPr/><w:p><w:r><w:t>任务</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>责任单位</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr></w:p></w:tc><w:tc><w:p><w:r><w:t>蔚汾桥</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>县交通局</w:t></w:r></w:p><w:p><w:r><w:t>县水利局</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr></w:p></w:tc><w:tc><w:p><w:r><w:t>南川桥</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>
<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:t>兴县人民政府办公室</w:t></w:r></w:p>
<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:t>2024年5月7日</w:t></w:r></w:p>
<w:sectPr w:rsidR="00C1"><w:footerReference w:type="default" r:id="rIdfooter"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>)";
    return DocxBuilder()
        .styles(kStyles)
        .numbering(kNumbering)
        .body(kBody)
        .part("footer", "ftr",
              para("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE"
                   "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" +
                   run("- 1 -") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"))
        .part("settings", "settings", "<w:trackRevisions/>")
        .build();
}

// WPS: style ids are numbers, each list is a single-level definition of its own, numbers half typed
// and half automatic, the red head in a text box, a merged table with a township column.
std::string wps_document() {
    const std::string kStyles = R"(
<w:style w:type="paragraph" w:default="1" w:styleId="1"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="3"><w:name w:val="Default Paragraph Font"/></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/><w:basedOn w:val="1"/><w:next w:val="1"/></w:style>)";
    const std::string kNumbering = R"(
<w:abstractNum w:abstractNumId="0"><w:nsid w:val="9F3A"/><w:multiLevelType w:val="singleLevel"/><w:tmpl w:val="9F3A"/>
<w:lvl w:ilvl="0" w:tentative="0"><w:start w:val="2"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/>
<w:lvl w:ilvl="0" w:tentative="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>)";
    std::string red_head =
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><a:graphic>"
        "<wps:wsp><wps:txbx><w:txbxContent>" +
        p("兴县人民政府文件") + p("兴政发〔2024〕12号") +
        "</w:txbxContent></wps:txbx></wps:wsp></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>" +
        p("兴县人民政府文件") + p("兴政发〔2024〕12号") +
        "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
    auto list = [](int id, const std::string& text) {
        return p(text, "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"" + std::to_string(id) +
                           "\"/></w:numPr><w:ind w:firstLine=\"640\"/>");
    };
    std::string merged = "<w:vMerge w:val=\"restart\"/>", more = "<w:vMerge w:val=\"continue\"/>";
    std::string table =
        tbl(tr(tc(p("乡镇"), merged) + tc(p("任务数"), "<w:gridSpan w:val=\"2\"/>")) +
            tr(tc(p(""), more) + tc(p("造林（亩）")) + tc(p("修路（公里）"))) +
            tr(tc(p("蔚汾镇")) + tc(p("1200")) + tc(p("15"))) +
            tr(tc(p("魏家滩镇")) + tc(p("800")) + tc(p("9"))));
    return DocxBuilder()
        .styles(kStyles)
        .numbering(kNumbering)
        .body(para(red_head) + p("2024年造林修路任务分解方案", "<w:jc w:val=\"center\"/>") +
              styled("2", "一、总体要求") + p("　　各乡镇要高度重视。") +
              p("重点任务",
                "<w:pStyle w:val=\"2\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId "
                "w:val=\"1\"/></w:numPr>") +
              list(2, "造林。由县林业局牵头，各乡镇配合。") + list(2, "修路。由县交通局负责。") +
              list(1, "保障措施") + p("附件：任务分解表") + table + p("2024年3月1日"))
        .build();
}

}  // namespace

TEST_CASE("a document of Word is read as it prints", "[document]") {
    base::Result<Document> document = read_docx(word_document(), "方案.docx");
    REQUIRE(document.ok());
    CHECK(shown(*document) ==
          "兴县人民政府办公室文件|兴政办发〔2024〕7号|关于印发农村公路建设实施方案的通知|"
          "#1 一、总体要求|到2024年底，完成改造120公里。|#1 二、重点任务|#2 （一）道路改造|"
          "1. 6月底前完成设计。（责任单位：县交通局）|"
          "2. 10月底前完工。（责任单位：县交通局、县财政局）|#2 （二）桥梁加固|"
          "[序号¦任务¦责任单位 / 1¦蔚汾桥¦县交通局\v县水利局 / 2¦南川桥¦^]|"
          "兴县人民政府办公室|2024年5月7日");
    REQUIRE(document->warnings.size() == 1);
    CHECK(warned(*document, "W_LAYOUT") == "目录已略去");
}

TEST_CASE("a document of WPS is read as it prints", "[document]") {
    base::Result<Document> document = read_docx(wps_document(), "方案.docx");
    REQUIRE(document.ok());
    CHECK(shown(*document) ==
          "兴县人民政府文件|兴政发〔2024〕12号|2024年造林修路任务分解方案|#1 一、总体要求|"
          "各乡镇要高度重视。|#1 二、重点任务|（一）造林。由县林业局牵头，各乡镇配合。|"
          "（二）修路。由县交通局负责。|三、保障措施|附件：任务分解表|"
          "[乡镇¦任务数¦ / ^¦造林（亩）¦修路（公里） / 蔚汾镇¦1200¦15 / "
          "魏家滩镇¦800¦9]|2024年3月1日");
    REQUIRE(document->warnings.size() == 1);
}

TEST_CASE("no cut of a docx is more than an error", "[document]") {
    std::string good = word_document();
    REQUIRE(good.size() > 1'000);
    for (size_t cut = 0; cut < good.size(); ++cut) {
        base::Result<Document> document = read_docx(good.substr(0, cut), "f");
        REQUIRE_FALSE(document.ok());
        REQUIRE(document.error().reason == "E_ZIP");
    }
}

TEST_CASE("no flipped bit of a docx changes its text unsaid", "[document]") {
    std::string good = word_document();
    std::string text = shown(*read_docx(good, "f"));
    size_t read = 0;
    for (size_t i = 0; i < kFlippedBits; ++i) {
        size_t bit = i * 7919 % (good.size() * 8);
        std::string bytes = good;
        bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ 1 << bit % 8);
        base::Result<Document> document = read_docx(bytes, "f");
        if (!document.ok()) {
            REQUIRE_FALSE(document.error().reason.empty());
            continue;
        }
        ++read;
        if (shown(*document) != text) REQUIRE_FALSE(warned(*document, "W_TRUNC").empty());
    }
    CHECK(read > kFlippedBits / 10);
}

// Behind the zip's checksum: the XML itself is what is damaged.
TEST_CASE("no flipped bit of the XML inside is more than an error", "[document]") {
    std::string good = DocxBuilder::xml(
        "document", "<w:body>" + numbered(1, 0, "甲") + tbl(tr(tc(p("乙"), "<w:vMerge/>"))) +
                        para("<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>TOC"
                             "</w:instrText><w:fldChar w:fldCharType=\"end\"/></w:r>") +
                        "</w:body>");
    for (size_t i = 0; i < kFlippedBits; ++i) {
        size_t bit = i * 7919 % (good.size() * 8);
        std::string xml = good;
        xml[bit / 8] = static_cast<char>(xml[bit / 8] ^ 1 << bit % 8);
        base::Result<Document> document =
            read_docx(ZipWriter().add("word/document.xml", xml).finish(), "f");
        REQUIRE((document.ok() || !document.error().reason.empty()));
    }
}

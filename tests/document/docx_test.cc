#include <catch2/catch.hpp>

#include "document/readers.h"
#include "support/document_text.h"
#include "support/docx_builder.h"

using namespace support;
using document::Document;
using document::read_docx;

namespace {

Document read(const DocxBuilder& builder) {
    base::Result<Document> document = read_docx(builder.build(), "方案.docx");
    INFO((document.ok() ? "" : document.error().message));
    REQUIRE(document.ok());
    return *document;
}

std::string text_of(const std::string& body) { return shown(read(DocxBuilder().body(body))); }

std::string field(const std::string& instruction, const std::string& result) {
    return "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> " + instruction +
           " </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + result +
           "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
}

const std::string kPicture =
    "<w:r><w:drawing><wp:inline><a:graphic><a:blip r:embed=\"rId9\"/></a:graphic></wp:inline>"
    "</w:drawing></w:r>";

std::string text_box(const std::string& blocks) {
    std::string content = "<w:txbxContent>" + blocks + "</w:txbxContent>";
    return "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><wps:wsp>"
           "<wps:txbx>" +
           content +
           "</wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
           "<v:shape><v:textbox>" +
           content + "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
}

std::string repeated(size_t count, const std::string& piece) {
    std::string out;
    for (size_t i = 0; i < count; ++i) out += piece;
    return out;
}

}  // namespace

TEST_CASE("paragraphs come in order with all their runs", "[document]") {
    CHECK(text_of(para(run("县教") + run("科局") + "<w:r><w:noBreakHyphen/><w:softHyphen/></w:r>" +
                       run(" A &amp; B")) +
                  p("") + p("　　第二段 ") +
                  para("<w:hyperlink r:id=\"x\">" + run("链接") + "</w:hyperlink><w:smartTag>" +
                       run("标记") + "</w:smartTag>" + "<w:proofErr/>") +
                  "<w:sdt><w:sdtPr/><w:sdtContent>" + p("控件") +
                  "</w:sdtContent></w:sdt><w:customXml>" + p("自定") + "</w:customXml>" +
                  para("<w:sdt><w:sdtContent>" + run("行内") +
                       "</w:sdtContent></w:sdt><w:ruby><w:rt>" + run("jia") +
                       "</w:rt><w:rubyBase>" + run("甲") + "</w:rubyBase></w:ruby>")) ==
          "县教科局- A & B|第二段|链接标记|控件|自定|行内甲");
    CHECK(read(DocxBuilder().body(p("甲"))).format == "docx");
    CHECK_FALSE(read(DocxBuilder().body(p("甲"))).wrapped);
}

TEST_CASE("a soft break ends a paragraph, but not the line of a centred title", "[document]") {
    std::string broken = run("关于印发") + "<w:r><w:br/></w:r>" + run("方案的通知");
    CHECK(text_of(para(broken, "<w:jc w:val=\"center\"/>")) == "关于印发方案的通知");
    CHECK(text_of(para(broken)) == "关于印发|方案的通知");
    CHECK(text_of(para(run("甲。") + "<w:r><w:br w:type=\"page\"/></w:r>" + run("乙"),
                       "<w:jc w:val=\"center\"/>")) == "甲。|乙");
    CHECK(text_of(para(run("甲") + "<w:r><w:tab/><w:cr/></w:r>" + run("乙"))) == "甲|乙");
    CHECK(text_of(tbl(tr(tc(para(broken, "<w:jc w:val=\"center\"/>")) + tc(p("甲") + p("乙"))))) ==
          "[关于印发\v方案的通知¦甲\v乙]");
}

TEST_CASE("headings keep their outline level", "[document]") {
    DocxBuilder docx;
    docx.styles(
        "<w:style w:type=\"paragraph\" w:styleId=\"a\"><w:name w:val=\"heading 2\"/></w:style>"
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"n\"><w:pPr><w:outlineLvl "
        "w:val=\"9\"/></w:pPr></w:style>");
    docx.body(styled("a", "甲") + p("乙", "<w:outlineLvl w:val=\"0\"/>") + p("丙") +
              p("丁", "<w:pStyle w:val=\"a\"/><w:outlineLvl w:val=\"9\"/>"));
    CHECK(shown(read(docx)) == "#2 甲|#1 乙|丙|丁");
}

TEST_CASE("revisions are read as accepted and said", "[document]") {
    DocxBuilder docx;
    docx.body(para(run("县") + "<w:ins>" + run("教科") +
                   "</w:ins><w:del><w:r><w:delText>教育</w:delText>"
                   "</w:r></w:del>" +
                   run("局") + "<w:moveFrom>" + run("走") + "</w:moveFrom><w:moveTo>" + run("来") +
                   "</w:moveTo>"));
    docx.body(p("前半", "<w:rPr><w:del/></w:rPr>") + p("后半。") +
              p("", "<w:rPr><w:del/></w:rPr>") + p("末", "<w:rPr><w:del/></w:rPr>"));
    docx.body(tbl(tr(tc(p("留")) + tc(p("甲"))) + tr(tc(p("删")) + tc(p("乙")), "<w:del/>")));
    Document document = read(docx);
    CHECK(shown(document) == "县教科局来|前半后半。|末|[留¦甲]");
    CHECK(warned(document, "W_REVISIONS") ==
          "文档有 8 处修订未接受，已按全部接受后的文本读取，请核对");
    CHECK(warned(read(DocxBuilder().body(p("甲"))), "W_REVISIONS").empty());
}

TEST_CASE("comments and hidden text stay out and are said", "[document]") {
    DocxBuilder docx;
    docx.styles(
        "<w:style w:type=\"character\" w:styleId=\"h\"><w:rPr><w:vanish/></w:rPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"hp\"><w:rPr><w:vanish/></w:rPr></w:style>");
    docx.numbering(abstract_num(0, lvl(0, "decimal", "%1、")) + num(1, 0));
    docx.body(para(run("显") + run("隐", "<w:vanish/>") + run("藏", "<w:rStyle w:val=\"h\"/>") +
                   run("示", "<w:vanish w:val=\"0\"/>") +
                   "<w:commentRangeStart/><w:r>"
                   "<w:commentReference w:id=\"0\"/></w:r>"));
    docx.body(styled("hp", "全隐") + numbered(1, 0, "甲") +
              para(run("隐", "<w:vanish/>"),
                   "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>") +
              numbered(1, 0, "乙"));
    docx.body(tbl(tr(tc(p("隐")) + tc(p("行")), "<w:hidden/>") + tr(tc(p("留")) + tc(p("下")))));
    docx.part("comments", "comments", "<w:comment>" + p("批注") + "</w:comment>");
    Document document = read(docx);
    CHECK(shown(document) == "显示|1、甲|2、乙|[留¦下]");
    CHECK(warned(document, "W_HIDDEN") == "文档有 5 处隐藏文字，没有读取");
    CHECK(warned(document, "W_REVISIONS") == "文档有 1 处批注，批注没有读取");
}

TEST_CASE("fields show their result, not their instruction", "[document]") {
    CHECK(text_of(para(run("见") + field("REF _Ref1 \\h", run("附件1")) + run("。"))) ==
          "见附件1。");
    CHECK(text_of(para("<w:fldSimple w:instr=\" DATE \">" + run("2024年5月7日") +
                       "</w:fldSimple>")) == "2024年5月7日");
    CHECK(text_of(para(field("HYPERLINK \"http://x\"", field("REF a", run("内")) + run("外")))) ==
          "内外");
    CHECK(text_of(para(run("甲") +
                       "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>"
                       "eq \\o\\ac(○,3)</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/>"
                       "</w:r>" +
                       run("乙"))) == "甲③乙");
    Document toc =
        read(DocxBuilder().body(para(field("TOC \\o", run("一、总体要求 1"))) + p("正文")));
    CHECK(shown(toc) == "正文");
    CHECK(warned(toc, "W_LAYOUT") == "目录已略去");
    Document torn = read(DocxBuilder().body(
        para("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>TOC</w:instrText>"
             "</w:r>" +
             run("甲")) +
        p("乙")));
    CHECK(shown(torn) == "甲|乙");
    Document deleted = read(
        DocxBuilder().body(para("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" + run("甲") +
                                "<w:del><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:del>") +
                           p("乙")));
    CHECK(shown(deleted) == "甲|乙");
    CHECK(warned(torn, "W_FIELD") == "文档里的域没有正常结束，已按普通文字读取，请核对");
}

TEST_CASE("fields, objects and macros that reach outside are not run and said", "[document]") {
    DocxBuilder docx;
    docx.body(para(run("甲") + field("INCLUDETEXT \"c:\\\\x.docx\"", run("旧文")) +
                   field("DDEAUTO cmd", run("!"))));
    docx.body("<w:altChunk r:id=\"c\"/>");
    docx.related("vbaProject", "vbaProject.bin");
    docx.related("aFChunk", "chunk.html");
    docx.related("oleObject", "embeddings/a.bin");
    docx.related("attachedTemplate", "http://evil.example/t.dotm", true);
    docx.related("hyperlink", "http://www.gov.cn/", true);
    docx.related("settings", "settings.xml");
    docx.file("word/settings.xml", DocxBuilder::xml("settings", ""));
    docx.file("word/_rels/settings.xml.rels",
              "<Relationships><Relationship Id=\"a\" Type=\"x/attachedTemplate\" "
              "Target=\"file:///c:/n.dotm\" TargetMode=\"External\"/></Relationships>");
    Document document = read(docx);
    CHECK(shown(document) == "甲旧文!");
    CHECK(warned(document, "W_FIELD") ==
          "文档含有引用外部内容的域（INCLUDETEXT），没有执行，按文件中保存的结果读取");
    CHECK(warned(document, "W_MACRO") == "文档带有宏，宏没有运行");
    CHECK(warned(document, "W_OBJECT") == "文档里嵌有对象（表格等附件），其内容没有读取，请核对");
    CHECK(warned(document, "W_EXTERNAL") ==
          "文档里嵌有另一份文件（altChunk），其内容没有读取，请核对；"
          "文档引用了外部内容“file:///c:/n.dotm”，没有读取；"
          "文档引用了外部内容“http://evil.example/t.dotm”，没有读取；"
          "文档有 1 处内容存放在另外的文件里，没有读取，请核对");
    CHECK(read(DocxBuilder().body(p("甲"))).warnings.empty());
}

TEST_CASE("symbols and check boxes are text where they have one", "[document]") {
    CHECK(text_of(para("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r>" + run("甲") +
                       "<w:r><w:sym w:font=\"Wingdings 2\" w:char=\"00A3\"/></w:r>" + run("乙") +
                       "<w:r><w:sym w:font=\"宋体\" w:char=\"2014\"/><w:sym w:font=\"Symbol\" "
                       "w:char=\"F0B7\"/><w:sym w:char=\"D800\"/><w:sym w:char=\"zz\"/></w:r>")) ==
          "☑甲□乙—");
}

TEST_CASE("merged cells keep the grid of their table", "[document]") {
    std::string restart = "<w:vMerge w:val=\"restart\"/>";
    CHECK(
        text_of(tbl(tr(tc(p("序号")) + tc(p("任务")) + tc(p("单位"), "<w:gridSpan w:val=\"2\"/>")) +
                    tr(tc(p("1"), restart) + tc(p("修路")) + tc(p("甲"), restart) + tc(p("乙"))) +
                    tr(tc(p(""), "<w:vMerge/>") + tc(p("架桥")) +
                       tc(p(""), "<w:vMerge w:val=\"continue\"/>") + tc(p("丙"))) +
                    tr(tc(p("合计")) + tc(p("")) + tc(p("")), "<w:gridBefore w:val=\"1\"/>"))) ==
        "[序号¦任务¦单位¦ / 1¦修路¦甲¦乙 / ^¦架桥¦^¦丙 / ¦合计¦¦]");
    Document document = read(DocxBuilder().body(
        tbl(tr(tc(p("甲"), restart) + tc(p("乙"))) + tr(tc(p(""), "<w:vMerge/>") + tc(p("丙"))))));
    CHECK(document.blocks[0].table.rows[1].cells[0].text == "甲");
    CHECK(text_of(tbl(tr(tc(p(""), "<w:vMerge/>") +
                         tc(p("孤"), "<w:gridSpan w:val=\"99999\"/>")))) == "[¦孤]");
    CHECK(text_of(tbl(tr(tc(p("甲"), "<w:hMerge w:val=\"restart\"/>") + tc(p("x"), "<w:hMerge/>")) +
                      tr("<w:sdt><w:sdtContent>" + tc(p("乙")) + "</w:sdtContent></w:sdt>" +
                         tc(p("丙"), "<w:textDirection w:val=\"tbRlV\"/>")))) == "[甲¦ / 乙¦丙]");
}

TEST_CASE("nested tables go into their cell, frames of one cell vanish", "[document]") {
    std::string inner = tbl(tr(tc(p("甲")) + tc(p("乙"))) + tr(tc(p("丙")) + tc(p("丁"))));
    Document document =
        read(DocxBuilder().body(tbl(tr(tc(p("外")) + tc(p("上") + inner + p("下"))))));
    CHECK(shown(document) == "[外¦上\v甲 乙\v丙 丁\v下]");
    CHECK(warned(document, "W_LAYOUT") == "文档有嵌套的表格，内层表格已并入外层单元格，请核对");
    CHECK(text_of(tbl(tr(tc(p("框中") + inner)))) == "框中|[甲¦乙 / 丙¦丁]");
    std::string deep = p("底");
    for (int i = 0; i < 100; ++i) deep = tbl(tr(tc(p("层")) + tc(deep)));
    CHECK(shown(read(DocxBuilder().body(deep))).find("层\v层 底") == std::string::npos);
    CHECK(shown(read(DocxBuilder().body(deep))).ends_with("底]"));
    base::Result<Document> deeper =
        read_docx(DocxBuilder()
                      .body(repeated(300, "<w:tbl><w:tr><w:tc>") + p("底") +
                            repeated(300, "</w:tc></w:tr></w:tbl>"))
                      .build(),
                  "f");
    CHECK(deeper.error().reason == "E_XML_DEPTH");
}

TEST_CASE("text boxes stand once, behind their paragraph", "[document]") {
    Document document = read(DocxBuilder().body(
        para(run("前") + text_box(p("框一") + tbl(tr(tc(p("甲")) + tc(p("乙"))))) + run("后")) +
        para(text_box(p("框二"))) +
        para("<w:r><w:pict><v:shape><v:textbox><w:txbxContent>" + p("旧框") +
             "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>")));
    CHECK(shown(document) == "前后|框一|[甲¦乙]|框二|旧框");
    CHECK(warned(document, "W_LAYOUT") == "文档有 3 个文本框，其文字排在所在段落之后，请核对顺序");
}

TEST_CASE("notes stand at the end, in the order of their marks", "[document]") {
    DocxBuilder docx;
    docx.part("footnotes", "footnotes",
              "<w:footnote w:id=\"-1\">" + p("分隔") + "</w:footnote><w:footnote w:id=\"2\">" +
                  p("甲注") + "</w:footnote><w:footnote w:id=\"1\">" +
                  para(run("乙注") + "<w:r><w:endnoteReference w:id=\"9\"/></w:r>") +
                  "</w:footnote>");
    docx.part("endnotes", "endnotes", "<w:endnote w:id=\"9\">" + p("尾注") + "</w:endnote>");
    docx.body(para(run("上半") + "<w:r><w:footnoteReference w:id=\"1\"/></w:r>" + run("下半")) +
              para(run("再") + "<w:r><w:footnoteReference w:id=\"2\"/><w:footnoteReference "
                               "w:id=\"1\"/><w:endnoteReference w:id=\"9\"/></w:r>"));
    CHECK(shown(read(docx)) == "上半下半|再|注1：乙注|注2：甲注|注1：尾注");
}

TEST_CASE("a red head in the first page's header is taken where the body has none", "[document]") {
    auto with_header = [](const std::string& first, const std::string& body) {
        DocxBuilder docx;
        docx.part("header", "hdr", p("兴县人民政府办公室文件") + p("兴政办发〔2024〕7号"), "H1");
        docx.part("header", "hdr", p("县政府"), "H2");
        docx.body(body + "<w:sectPr>" + first +
                  "<w:headerReference w:type=\"default\" r:id=\"rIdH2\"/></w:sectPr>");
        return read(docx);
    };
    std::string first = "<w:titlePg/><w:headerReference w:type=\"first\" r:id=\"rIdH1\"/>";
    Document document = with_header(first, p("关于修路的通知"));
    CHECK(shown(document) == "兴县人民政府办公室文件|兴政办发〔2024〕7号|关于修路的通知");
    CHECK(warned(document, "W_LAYOUT") == "发文字号取自首页页眉，请核对");
    CHECK(shown(with_header(first, p("兴政办发〔2024〕8号"))) == "兴政办发〔2024〕8号");
    CHECK(shown(with_header("", p("通知"))) == "通知");
}

TEST_CASE("a document of pictures is a scan, one with neither is empty", "[document]") {
    Document scan = read(DocxBuilder().body(para(kPicture) + para(kPicture) + p("第1页")));
    CHECK(warned(scan, "W_SCAN") ==
          "文档只有图片（2 张），几乎没有文字，可能是扫描件，请索取电子原件或先做文字识别");
    Document text = read(DocxBuilder().body(p(repeated(60, "字")) + para(kPicture)));
    CHECK(warned(text, "W_SCAN").empty());
    CHECK(warned(text, "W_IMAGE") == "文档有 1 张图片，图片中的文字没有读取");
    base::Result<Document> empty = read_docx(DocxBuilder().body(p(" ")).build(), "方案.docx");
    CHECK(empty.error().reason == "E_EMPTY");
    CHECK(empty.error().message == "方案.docx：文档没有文字内容");
}

TEST_CASE("the main part is found by its relationship", "[document]") {
    std::string xml = DocxBuilder::xml("document", "<w:body>" + p("甲") + "</w:body>");
    auto package = [&](const std::string& target) {
        return ZipWriter()
            .add("[Content_Types].xml", "<T/>")
            .add("_rels/.rels",
                 "<R><Relationship Id=\"a\" Type=\"http://x/officeDocument\" Target=\"" + target +
                     "\"/></R>")
            .add("word/document2.xml", xml)
            .finish();
    };
    CHECK(shown(*read_docx(package("/word/document2.xml"), "f")) == "甲");
    CHECK(shown(*read_docx(package("x/.././word/document2.xml"), "f")) == "甲");
    base::Result<Document> missing = read_docx(package("word/none.xml"), "方案.docx");
    CHECK(missing.error().reason == "E_DOCX");
    CHECK(missing.error().message.starts_with("方案.docx：docx 缺少正文"));
    std::string no_body = ZipWriter().add("word/document.xml", "<w:document/>").finish();
    CHECK(read_docx(no_body, "f").error().reason == "E_DOCX");
}

TEST_CASE("parts that refer to each other in a circle are no harm", "[document]") {
    DocxBuilder docx;
    docx.body(p("甲"));
    docx.related("settings", "document.xml").related("styles", "document.xml");
    docx.related("numbering", "../_rels/.rels").related("footnotes", "footnotes.xml");
    docx.file("word/footnotes.xml", DocxBuilder::xml("footnotes", ""));
    docx.file("word/_rels/footnotes.xml.rels",
              "<R><Relationship Id=\"a\" Type=\"x/footnotes\" Target=\"footnotes.xml\"/></R>");
    CHECK(shown(read(docx)) == "甲");
}

TEST_CASE("a damaged side part costs a warning, a damaged main part the document", "[document]") {
    DocxBuilder docx;
    docx.body(p("甲")).related("styles", "styles.xml").file("word/styles.xml", "<w:styles><w:");
    Document document = read(docx);
    CHECK(shown(document) == "甲");
    CHECK(warned(document, "W_TRUNC") ==
          "内部文件 word/styles.xml 已损坏或缺失，编号、样式或脚注可能不全，请核对");
    DocxBuilder torn;
    torn.body(p("甲")).related("numbering", "numbering.xml");
    CHECK(warned(read(torn), "W_TRUNC").find("word/numbering.xml") != std::string::npos);
    base::Result<Document> broken = read_docx(DocxBuilder().body("<w:p>").build(), "方案.docx");
    CHECK(broken.error().reason == "E_XML");
    CHECK(broken.error().message.find("word/document.xml") != std::string::npos);
    DocxBuilder bomb;
    bomb.body(p("甲")).related("styles", "styles.xml").file("word/styles.xml", "<!DOCTYPE x><x/>");
    CHECK(warned(read(bomb), "W_TRUNC").find("styles.xml") != std::string::npos);
    base::Result<Document> dtd =
        read_docx(ZipWriter()
                      .add("word/document.xml", "<!DOCTYPE x [<!ENTITY e SYSTEM 'x'>]><x>&e;</x>")
                      .finish(),
                  "f");
    CHECK(dtd.error().reason == "E_XML");
}

TEST_CASE("what the name and the zip reveal is said", "[document]") {
    std::string bytes = DocxBuilder().body(p("县\u200B局")).file("../x", "").build();
    base::Result<Document> document = read_docx(bytes, "方案.wps");
    REQUIRE(document.ok());
    CHECK(warned(*document, "W_TYPE") == "文件名是 .wps，内容是 Word 文档（docx），已按内容读取");
    CHECK(warned(*document, "W_PATH").find("../x") != std::string::npos);
    CHECK(warned(*document, "W_HIDDEN").find("看不见的字符") != std::string::npos);
}

TEST_CASE("a bomb in place of the main part is not unpacked", "[document]") {
    support::ZipEntryOptions options;
    options.packed = support::deflated_blanks(600);
    options.size = 600u << 20;
    base::Result<Document> document =
        read_docx(ZipWriter().add("word/document.xml", "", options).finish(), "方案.docx");
    REQUIRE_FALSE(document.ok());
    CHECK(document.error().reason == "E_ZIP_BOMB");
    CHECK(document.error().message.find("疑为压缩炸弹，已停止解压") != std::string::npos);
}

TEST_CASE("more cells than a table may have are refused", "[document]") {
    std::string row =
        tr(repeated(1000, "<w:tc><w:tcPr><w:gridSpan w:val=\"63\"/></w:tcPr></w:tc>"));
    base::Result<Document> document =
        read_docx(DocxBuilder().body(p("甲") + tbl(repeated(40, row))).build(), "方案.docx");
    REQUIRE_FALSE(document.ok());
    CHECK(document.error().reason == "E_SIZE");
    CHECK(document.error().message == "方案.docx：表格单元格超过 2000000 个的上限");
}

TEST_CASE("a long text in a merged column is not multiplied without bound", "[document]") {
    std::string rows =
        tr(tc(p(repeated(100'000, "长")), "<w:vMerge w:val=\"restart\"/>") + tc(p("")));
    rows += repeated(2000, tr(tc(p(""), "<w:vMerge/>") + tc(p(""))));
    Document document = read(DocxBuilder().body(tbl(rows)));
    size_t bytes = 0;
    for (const document::Row& row : document.blocks[0].table.rows)
        bytes += row.cells[0].text.size();
    CHECK(bytes < 20u << 20);
    CHECK(document.blocks[0].table.rows.back().cells[0].above);
}

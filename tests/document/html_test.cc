#include <catch2/catch.hpp>
#include <ctime>

#include "document/charset.h"
#include "document/html_tree.h"
#include "document/readers.h"
#include "support/document_text.h"
#include "support/sanitized.h"

using document::Document;
using document::read_html;
using support::shown;
using support::warned;

namespace {

Document read(const std::string& bytes) {
    base::Result<Document> document = read_html(bytes, "通知.html");
    INFO((document.ok() ? "" : document.error().message));
    REQUIRE(document.ok());
    return *document;
}

std::string text_of(const std::string& body) {
    return shown(read("<!DOCTYPE html><html><body>" + body + "</body></html>"));
}

std::string repeated(size_t count, const std::string& piece) {
    std::string out;
    out.reserve(count * piece.size());
    for (size_t i = 0; i < count; ++i) out += piece;
    return out;
}

// As county sites publish: site head, path, data sheet, title, tools, text, attachments, foot.
const std::string kGovernmentPage = R"(<!DOCTYPE html>
<!-- saved from url=(0040)http://www.xingxian.gov.cn/zwgk/1.html -->
<html lang="zh-CN"><head><meta charset="utf-8"><title>关于印发修路方案的通知_兴县人民政府门户网站</title>
<meta name="ArticleTitle" content="兴县人民政府办公室关于印发修路方案的通知">
<style>.a{color:red}</style><script>var a = "<p>脚本</p>";</script></head>
<body><header class="header"><div class="logo"><a href="/">兴县人民政府</a></div></header>
<div class="nav"><ul><li><a href="/1">首页</a></li><li><a href="/2">政务公开</a></li></ul></div>
<div class="wrap"><div class="position">当前位置：<a href="/">首页</a> &gt; <a>政府文件</a></div>
<table class="xxgk"><tr><td>索引号：</td><td>111423/2024-00012</td><td>发文字号：</td><td>兴政办发〔2024〕7号</td></tr>
<tr><td>发文机关：</td><td>县政府办</td><td>成文日期：</td><td>2024年5月7日</td></tr></table>
<div class="main"><div class="article-tools">字体：【大 中 小】</div>
<div id="zoom" class="TRS_Editor"><style>p{}</style>
<p style="text-align: center;"><strong>修路实施方案</strong></p>
<p>&nbsp;&nbsp;&nbsp;&nbsp;一、总体要求</p><p>　　坚持以人民为中心，
推进农村公路建设，做到应修尽修，全面提升通行能力和服务水平。</p>
<p>　　（一）县交通局负责，10月底前完成<b>乡村</b>公路改造。<br>　　（二）县住建局负责城区道路。</p>
<table border="1"><tbody><tr><th>序号</th><th>任务</th><th>责任单位</th></tr>
<tr><td rowspan="2">1</td><td>修路</td><td>县交通局<br/>县财政局</td></tr><tr><td>架桥</td><td>县水利局</td></tr>
<tr><td colspan="2">合计</td><td></td></tr></tbody></table>
<p>附件：<a href="./P0201.DOCX?x=1">任务清单.docx</a></p><p style="display:none">隐藏</p>
<p style="text-align:right">兴县人民政府办公室<br>2024年5月7日</p></div>
<div class="bdsharebuttonbox"><p>分享到微博</p></div><div class="print"><p>【打印本页】【关闭窗口】</p></div></div></div>
<div class="footer"><p>主办：兴县人民政府 备案号：晋ICP备00000000号</p></div></body></html>)";

}  // namespace

TEST_CASE("a saved government page gives its document and not the site", "[document]") {
    Document document = read(kGovernmentPage);
    CHECK(shown(document) ==
          "兴政办发〔2024〕7号|兴县人民政府办公室关于印发修路方案的通知|修路实施方案|一、总体要求|"
          "坚持以人民为中心，推进农村公路建设，做到应修尽修，全面提升通行能力和服务水平。|"
          "（一）县交通局负责，10月底前完成乡村公路改造。|（二）县住建局负责城区道路。|"
          "[序号¦任务¦责任单位 / 1¦修路¦县交通局\v县财政局 / ^¦架桥¦县水利局 / 合计¦¦]|"
          "附件：任务清单.docx|兴县人民政府办公室|2024年5月7日");
    CHECK(document.format == "html");
    CHECK(document.encoding == "UTF-8");
    CHECK_FALSE(document.wrapped);
    CHECK(warned(document, "W_EXTERNAL") ==
          "网页链接的附件没有读取，请另行下载导入：任务清单.docx");
    CHECK(warned(document, "W_HIDDEN") == "网页有 1 处不显示的内容，没有读取");
    CHECK(warned(document, "W_LAYOUT") ==
          "标题或文号取自网页的标题栏、信息栏，请核对；"
          "网页正文之外还有 122 字（栏目、说明等）没有读取，请核对");
}

TEST_CASE("paragraphs end where a browser ends them", "[document]") {
    CHECK(text_of("<p>甲</p><p>乙<p>丙<div>丁<span>戊</span></div>己<br>庚<br/><br/>辛") ==
          "甲|乙|丙|丁戊|己|庚|辛");
    CHECK(text_of("<p>县\n  教育局  A \n B&nbsp;&nbsp;C&ensp;&amp;&lt;&#x4E00;</p>") ==
          "县教育局 A B  C\u2002&<一");
    CHECK(text_of("<p align=center>关于印发<br>方案的通知</p><p>第一行<br>第二行</p>") ==
          "关于印发方案的通知|第一行|第二行");
    CHECK(text_of("<h1>大</h1><h3>小</h3>文<center>中<br>间</center>") == "#1 大|#3 小|文|中间");
    CHECK(text_of("<pre>一\n二  三</pre>四") == "一|二 三|四");
    CHECK(text_of(
              "<ol><li>甲</li><li>乙</ol><ul><li>丙</ul><ol start=5 type=A><li>丁<p>戊</p></ol>") ==
          "1. 甲|2. 乙|丙|E. 丁|戊");
    CHECK(text_of("<ruby>甲<rt>jia</rt></ruby><del>删</del>乙<!-- 注释 --><script>x</script>") ==
          "甲乙");
}

TEST_CASE("cells that span keep the grid of their table", "[document]") {
    CHECK(
        text_of(
            "<table><tr><td>甲<td>乙<td rowspan=3>丙<tr><td colspan=2 rowspan=2>丁<tr></table>") ==
        "[甲¦乙¦丙 / 丁¦¦^ / ^¦^¦^]");
    CHECK(
        text_of("<table><caption>表一</caption><thead><tr><th>甲<th>乙</thead><tr><td>1</table>") ==
        "表一|[甲¦乙 / 1¦]");
    CHECK(text_of("<table><tr><td rowspan=99999999>甲<td colspan=-1>乙<tr><td>丙</table>") ==
          "[甲¦乙 / 丙¦]");
    CHECK(text_of("<table><tr style='display:none'><td>隐<td>藏<tr><td>甲<td>乙</table>") ==
          "[甲¦乙]");
    Document document = read("<table><tr><td rowspan=2>甲<td>乙<tr><td>丙</table>");
    CHECK(document.blocks[0].table.rows[1].cells[0].text == "甲");
}

TEST_CASE("a table that only lays out a page is no table", "[document]") {
    CHECK(text_of("<table><tr><td>一列<tr><td>两行</table>") == "一列|两行");
    CHECK(text_of("<table><tr><td>左<td><table><tr><td>甲<td>乙</table></table>") == "左|[甲¦乙]");
    std::string prose = repeated(80, "长文章。");
    CHECK(text_of("<table><tr><td>菜单<td>" + prose + "</table>") == "菜单|" + prose);
}

TEST_CASE("the text of an old page stands in a cell of its layout table", "[document]") {
    std::string text = "<p>" + repeated(60, "正文") + "</p><table><tr><td>甲<td>乙</table>";
    CHECK(text_of("<table><tr><td>索引号：<td>1<tr><td colspan=2 id='UCAP-CONTENT' class=b12c>" +
                  text + "</table><table><tr><td>主办：县政府</table>") ==
          repeated(60, "正文") + "|[甲¦乙]");
}

TEST_CASE("a class that would take the text away is not believed", "[document]") {
    CHECK(text_of("<div class='share'><p>" + repeated(30, "正文") +
                  "</p></div><p>尾部另一段</p>") == repeated(30, "正文") + "|尾部另一段");
    CHECK(text_of("<p>" + repeated(30, "正文") + "</p><div class='share'>分享</div>") ==
          repeated(30, "正文"));
}

TEST_CASE("the title comes from h1 or the head where the text has none", "[document]") {
    std::string text = "<div id=zoom><p>" + repeated(30, "正文") + "</p><p>末</p></div>";
    auto title = [&](const std::string& head, const std::string& body) {
        return read("<html><head>" + head + "</head><body>" + body + text + "</body></html>")
            .blocks[0]
            .text;
    };
    CHECK(title("<title>修路方案-兴县</title>", "") == "修路方案");
    CHECK(title("<title>修路方案_兴县</title>", "<h1>修 路<br>方案</h1>") == "修路方案");
    CHECK(title("<title>" + repeated(30, "正文") + "</title>", "") == repeated(30, "正文"));
    CHECK(title("", "<p>文号：兴政发[2023]1号</p>") == "兴政发[2023]1号");
}

TEST_CASE("pages are decoded by their bytes, and a wrong declaration is said", "[document]") {
    const std::string gbk = "\xCF\xD8\xBD\xCC\xBF\xC6\xBE\xD6";
    Document document = read("<meta charset=gb2312><p>" + gbk);
    CHECK(shown(document) == "县教科局");
    CHECK(document.encoding == "GB18030");
    CHECK(warned(document, "W_ENCODING").empty());
    CHECK(shown(read("<meta charset='utf-8'><p>" + gbk)) == "县教科局");
    CHECK(warned(read("<meta charset='utf-8'><p>" + gbk), "W_ENCODING") ==
          "网页声明的编码是 utf-8，实际按 GB18030 读取");
    CHECK(warned(read("<meta http-equiv=c content='text/html; charset=gbk'><p>县教科局"),
                 "W_ENCODING") == "网页声明的编码是 gbk，实际按 UTF-8 读取");
    CHECK(warned(read("<meta charset=iso-8859-1><p>abc"), "W_ENCODING").empty());
    CHECK(shown(read("<meta charset=big5><p>\xBF\xA4\xA9\xB2")) == "縣府");
    std::string utf16("\xFF\xFE<\0p\0>\0\xBF\x53", 10);
    CHECK(shown(read(utf16)) == "县");
}

TEST_CASE("a page without text is a scan or empty", "[document]") {
    CHECK(warned(read("<p><img src=1.jpg><img src=2.jpg>"), "W_SCAN") ==
          "网页正文只有图片（2 张），几乎没有文字，请索取电子原件");
    base::Result<Document> empty = read_html("<html><body><script>x</script></body>", "通知.html");
    CHECK(empty.error().reason == "E_EMPTY");
    CHECK(empty.error().message == "通知.html：网页没有正文");
}

TEST_CASE("what nests without end or grows without bound is refused", "[document]") {
    std::clock_t start = std::clock();
    for (const char* tag : {"div", "b", "font", "span", "ul", "x", "table><tr><td", "svg><td"}) {
        INFO(tag);
        base::Result<Document> deep =
            read_html(repeated(400'000, "<" + std::string(tag) + ">") + "甲", "通知.html");
        REQUIRE_FALSE(deep.ok());
        CHECK(deep.error().reason == "E_HTML");
        CHECK(deep.error().message == "通知.html：网页标签嵌套超过 1000 层，已拒绝");
    }
    CHECK((std::clock() - start) / CLOCKS_PER_SEC < 60);  // CPU time: gumbo alone takes hours
    std::string fonts;
    for (int i = 0; i < 900; ++i)
        fonts += "<font color=" + std::to_string(10'000 + i) + std::string(2'000, 'x') + ">";
    base::Result<Document> grown =
        read_html("<div>" + fonts + "</div>" + repeated(20'000, "<p>甲"), "通知.html");
    CHECK(grown.error().reason == "E_SIZE");
    base::Result<Document> large = read_html("<p>" + std::string(21u << 20, 'x'), "通知.html");
    CHECK(large.error().reason == "E_SIZE");
}

TEST_CASE("ordinary untidiness does not count as nesting", "[document]") {
    CHECK(read(repeated(5'000, "<p>甲<li>乙<br><img>")).blocks.size() == 10'000);
    CHECK(read(repeated(5'000, "<table><tr><td>甲</table><div><span>乙</div>")).blocks.size() ==
          10'000);
    CHECK(read("<a \"x=' <div>'>" + repeated(3'000, "<div title='<div>'>甲</div>")).blocks.size() ==
          3'000);
    CHECK(text_of(repeated(900, "<div>") + "底") == "底");
    CHECK(text_of("<!--> 甲 <!-- --!>乙<svg><p>丙</p></svg>") == "甲 乙|丙");
}

TEST_CASE("tags that are hidden from the scan do not nest without end either", "[document]") {
    for (const std::string& piece :
         {std::string("<div><a b= \"></div>\">"), std::string("<div><!-- --!><!--></div>-->"),
          std::string("<svg><g><![CDATA[></g></svg>]]>"), std::string("<div><title></div></title>"),
          std::string("<div><plaintext></div>"), std::string("<div></div/x>")}) {
        INFO(piece);
        base::Result<Document> document = read_html(repeated(20'000, piece) + "甲", "f");
        if (!document.ok()) CHECK_FALSE(document.error().reason.empty());
    }
}

TEST_CASE("no cut and no flipped bit of a page is more than an error", "[document]") {
    for (size_t cut = 0; cut < kGovernmentPage.size(); ++cut) {
        base::Result<Document> document = read_html(kGovernmentPage.substr(0, cut), "f");
        if (!document.ok()) REQUIRE_FALSE(document.error().reason.empty());
        bool inside = cut > 300 && cut + 7 < kGovernmentPage.size();
        if (document.ok() && inside) REQUIRE_FALSE(warned(*document, "W_TRUNC").empty());
    }
    CHECK(warned(read(kGovernmentPage), "W_TRUNC").empty());
    CHECK(warned(read("<p>没有 html 标签"), "W_TRUNC").empty());
    for (size_t i = 0; i < support::kFlippedBits; ++i) {
        size_t bit = i * 7919 % (kGovernmentPage.size() * 8);
        std::string bytes = kGovernmentPage;
        bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ 1 << bit % 8);
        base::Result<Document> document = read_html(bytes, "f");
        REQUIRE((document.ok() || !document.error().reason.empty()));
    }
}

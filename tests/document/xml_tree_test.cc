#include "document/xml_tree.h"

#include <catch2/catch.hpp>

using document::XmlNode;
using document::XmlTree;

namespace {

base::Result<XmlTree> parse(std::string bytes) {
    return XmlTree::parse(std::move(bytes), "word/document.xml", "方案.docx");
}

std::string repeated(size_t count, const std::string& piece) {
    std::string out;
    out.reserve(count * piece.size());
    for (size_t i = 0; i < count; ++i) out += piece;
    return out;
}

std::string utf16le(const std::string& ascii) {
    std::string out;
    for (char c : ascii) out += std::string{c, '\0'};
    return out;
}

struct Refused {
    const char* what;
    std::string bytes;
    const char* reason;
    const char* message;
};

}  // namespace

TEST_CASE("a tree answers by local names and in order", "[document]") {
    base::Result<XmlTree> tree = parse(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:body xmlns:w=\"u\"><!-- c --><w:p "
        "w:id=\"7\" "
        "x=\"\"><w:t xml:space=\"preserve\"> </w:t>一<![CDATA[<二>]]>&#x4E09;&amp;&unknown;</w:p>\n"
        "<w:tbl/><w:p/></w:body>");
    REQUIRE(tree.ok());
    XmlNode body = tree->root();
    CHECK(body.name() == "body");
    CHECK_FALSE(body.parent());
    XmlNode p = body.child("p");
    CHECK(p == body.first_child());
    CHECK(p.parent() == body);
    CHECK(p.attribute("id") == "7");
    CHECK(p.has_attribute("x"));
    CHECK_FALSE(p.has_attribute("y"));
    CHECK(p.attribute("y").empty());
    CHECK(p.all_text() == " 一<二>三&&unknown;");
    CHECK(p.first_child().name() == "t");
    CHECK(p.first_child().next_sibling().text() == "一");
    std::string names;
    for (XmlNode node : body) names += std::string(node.name()) + " ";
    CHECK(names == "p tbl p ");
    CHECK(p.next("p"));
    CHECK_FALSE(p.next("p").next("p"));
    CHECK_FALSE(body.child("sect"));
    CHECK(XmlNode{}.child("x").attribute("y").empty());
    CHECK(XmlNode{}.all_text().empty());
}

TEST_CASE("parts are decoded by mark, shape and declaration", "[document]") {
    const std::vector<std::pair<std::string, std::string>> kSamples = {
        {"\xEF\xBB\xBF<a>县</a>", "县"},
        {"<?xml version='1.0' encoding='GB2312'?><a>\xCF\xD8</a>", "县"},
        {"<?xml version='1.0' encoding='gb2312'?><a>县</a>", "县"},
        {"<?xml version='1.0' encoding='utf-16'?><a>县</a>", "县"},
        {"\xFF\xFE" + utf16le("<a>6</a>"), "6"},
        {utf16le("<?xml version='1.0'?><a>6</a>"), "6"},
        {std::string("\xFE\xFF\0<\0a\0>\x53\xBF\0<\0/\0a\0>", 18), "县"},
    };
    for (const auto& [bytes, text] : kSamples) {
        INFO(bytes);
        base::Result<XmlTree> tree = parse(bytes);
        REQUIRE(tree.ok());
        CHECK(tree->root().all_text() == text);
    }
}

TEST_CASE("XML that is broken, hostile or of unsure encoding is refused", "[document]") {
    const std::vector<Refused> kSamples = {
        {"a DTD", "<!DOCTYPE a><a/>", "E_XML", "DTD"},
        {"an external entity", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
         "E_XML", "DTD"},
        {"a billion laughs", "<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY l \"ha\">]><a>&l;</a>",
         "E_XML", "第 2 行含有 DTD"},
        {"a parameter entity", "<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://x/'> %p;]><a/>", "E_XML",
         "DTD"},
        {"400,000 levels", repeated(400'000, "<a>") + repeated(400'000, "</a>"), "E_XML_DEPTH",
         "超过 256 层"},
        {"257 levels", repeated(257, "<a>") + repeated(257, "</a>"), "E_XML_DEPTH", "256 层"},
        {"a million attributes", "<a" + repeated(1'000'000, " b='c'") + "/>", "E_XML", "属性过多"},
        {"an attribute of 100 MiB", "<a b='" + std::string(100u << 20, 'x') + "'/>", "E_XML",
         "属性过长"},
        {"130 MiB", "<a>" + std::string(130u << 20, 'x') + "</a>", "E_SIZE", "超过 128 MiB"},
        {"nine million elements", "<a>" + repeated(9'000'000, "<b/>") + "</a>", "E_SIZE",
         "元素过多"},
        {"an attribute without end", "<a b='c></a>", "E_XML", "属性没有结束"},
        {"a tag without end", "<a><b", "E_XML", "标记没有结束"},
        {"a comment without end", "<a><!-- </a>", "E_XML", "标记没有结束"},
        {"crossed tags", "<a><b></a></b>", "E_XML", "不是有效的 XML"},
        {"no element", "县", "E_XML", "不是有效的 XML"},
        {"nothing", "", "E_XML", "不是有效的 XML"},
        {"GBK that claims UTF-8", "<?xml version='1.0' encoding='UTF-8'?><a>\xCF\xD8</a>", "E_XML",
         "编码与声明不符"},
        {"GBK without a claim", "<a>\xCF\xD8</a>", "E_XML", "编码与声明不符"},
        {"bytes that are no GBK", "<?xml version='1.0' encoding='GBK'?><a>\xFF\xFF</a>", "E_XML",
         "编码与声明不符"},
        {"UTF-7", "<?xml version='1.0' encoding='UTF-7'?><a>+U78-</a>", "E_XML", "utf-7 不支持"},
        {"zero bytes", std::string("<a>\0\0</a>", 9), "E_XML", "空字符"},
        {"half a UTF-16 unit", "\xFF\xFE" + utf16le("<a/>") + "x", "E_XML", "不是有效的 UTF-16LE"},
    };
    for (const Refused& sample : kSamples) {
        INFO(sample.what);
        base::Result<XmlTree> tree = parse(sample.bytes);
        REQUIRE_FALSE(tree.ok());
        CHECK(tree.error().code == base::ErrorCode::kBadInput);
        CHECK(tree.error().reason == sample.reason);
        CHECK(tree.error().message.starts_with("方案.docx：内部文件 word/document.xml "));
        INFO(tree.error().message);
        CHECK(tree.error().message.find(sample.message) != std::string::npos);
    }
}

TEST_CASE("256 levels, 1,000 attributes and quoted brackets are no harm", "[document]") {
    CHECK(parse(repeated(256, "<a>") + repeated(256, "</a>")).ok());
    CHECK(parse("<a" + repeated(1'000, " b='c'") + "/>").ok());
    CHECK(parse("<a b='>'><c d=\"/>\"></c></a>").ok());
    CHECK(parse(repeated(1, "<a>") + repeated(100'000, "<b/>") + "</a>").ok());
}

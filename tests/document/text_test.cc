#include <catch2/catch.hpp>
#include <ctime>

#include "document/readers.h"
#include "document/text_file.h"
#include "support/sanitized.h"

using document::Document;
using document::read_text_file;

namespace {

// 县教科局负责 in three encodings.
const std::string kUtf8 = "县教科局负责";
const std::string kGbk = "\xCF\xD8\xBD\xCC\xBF\xC6\xBE\xD6\xB8\xBA\xD4\xF0";
const std::string kUtf16 = "\xBF\x53\x59\x65\xD1\x79\x40\x5C\x1F\x8D\x23\x8D";

Document read(const std::string& bytes) {
    base::Result<Document> document = read_text_file(bytes, "方案.txt");
    INFO((document.ok() ? "" : document.error().message));
    REQUIRE(document.ok());
    return *document;
}

std::string texts(const Document& document) {
    std::string out;
    for (const document::Block& block : document.blocks) out += block.text + "|";
    return out;
}

std::string warning(const Document& document, const std::string& code) {
    for (const document::Warning& w : document.warnings)
        if (w.code == code) return w.message;
    return {};
}

std::string repeated(size_t count, const std::string& piece) {
    std::string out;
    for (size_t i = 0; i < count; ++i) out += piece;
    return out;
}

}  // namespace

TEST_CASE("a line of text is a paragraph, whatever ends it", "[document]") {
    Document document = read("一、总体要求\r\n\r\n二、\t任务\r三、保障\n四\v五");
    CHECK(texts(document) == "一、总体要求||二、\t任务|三、保障|四|五|");
    CHECK(document.wrapped);
    CHECK(document.format == "txt");
    CHECK(document.encoding == "UTF-8");
    CHECK(document.warnings.empty());
    CHECK(document.blocks[0].place.page == 0);
    CHECK(document::flatten(read("甲\n\n乙\t丙\n")).utf8 == "甲\n\n乙\t丙\n");
}

TEST_CASE("form feeds part pages", "[document]") {
    Document document = read("甲\n\f乙\n丙\f丁");
    CHECK(texts(document) == "甲|乙|丙|丁|");
    CHECK(document.blocks[0].place.page == 1);
    CHECK(document.blocks[1].place.page == 2);
    CHECK(document.blocks[2].place.page == 2);
    CHECK(document.blocks[3].place.page == 3);
}

TEST_CASE("Markdown passes through", "[document]") {
    CHECK(texts(read("# 方案\n**一、**任务\n| 1 | 2 |")) == "# 方案|**一、**任务|| 1 | 2 ||");
}

TEST_CASE("each usual encoding is told and recorded", "[document]") {
    CHECK(read(kGbk).encoding == "GB18030");
    CHECK(texts(read(kGbk)) == kUtf8 + "|");
    CHECK(read("\xFF\xFE" + kUtf16).encoding == "UTF-16LE");
    CHECK(texts(read(kUtf16)) == kUtf8 + "|");
    CHECK(warning(read(kUtf16), "W_ENCODING") == "文件没有字节序标记，按 UTF-16LE 读取");
    CHECK(warning(read(kGbk), "W_ENCODING").empty());
    CHECK(read("\xEF\xBB\xBF" + kUtf8).encoding == "UTF-8");
    CHECK(read("bush hid the facts").encoding == "UTF-8");
    CHECK(read(std::string("ab\0d", 4) + repeated(100, "abcd")).encoding == "UTF-8");
    CHECK(read(std::string("<\0a\0>\0\n\0", 8)).encoding == "UTF-16LE");
}

TEST_CASE("a torn last character costs that character and a warning", "[document]") {
    std::string utf8 = repeated(20, kUtf8 + "\n") + "县\xE6\x95";
    Document document = read(utf8);
    CHECK(document.blocks.back().text == "县\uFFFD\uFFFD");
    CHECK(document.encoding == "UTF-8");
    CHECK(warning(document, "W_ENCODING") ==
          "有 2 处无法解码（第 384、385 字节处），已用 � 代替，请核对原件");
    Document gbk = read(repeated(20, kGbk + "\n") + "\xCF");
    CHECK(gbk.encoding == "GB18030");
    CHECK(gbk.blocks.back().text == "\uFFFD");
    CHECK(warning(gbk, "W_ENCODING").find("第 261 字节处") != std::string::npos);
    Document utf16 = read("\xFF\xFE" + repeated(20, kUtf16) + "\x01");
    CHECK(warning(utf16, "W_ENCODING").find("第 243 字节处") != std::string::npos);
}

TEST_CASE("lines of two encodings in one file are decoded each", "[document]") {
    Document document = read(kUtf8 + "\n" + kGbk + "\n" + kUtf8 + "\n" + kGbk);
    CHECK(texts(document) == repeated(4, kUtf8 + "|"));
    CHECK(document.encoding == "UTF-8+GB18030");
    CHECK(warning(document, "W_ENCODING") ==
          "文件混用两种编码，第 2 行、第 4 行按 GB18030 读取，其余按 UTF-8 读取，请核对");
}

TEST_CASE("what is mostly unreadable is refused, not replaced", "[document]") {
    base::Result<Document> document = read_text_file("abc\xFF\xFF\xFF", "方案.txt");
    REQUIRE_FALSE(document.ok());
    CHECK(document.error().reason == "E_ENCODING");
    CHECK(document.error().message == "方案.txt：第 4 个字节起既不是 UTF-8 也不是 GB18030 编码");
    CHECK(read_text_file("", "a").error().reason == "E_EMPTY");
    CHECK(read_text_file(" \n\u3000\n", "a").error().reason == "E_EMPTY");
    CHECK(read_text_file("\xEF\xBB\xBF\n", "a").error().message == "a：文件没有文字内容");
}

TEST_CASE("rare characters stay as they are written", "[document]") {
    std::string text = "\u3400𠀀\U00031350\uE000（㈠）\uF900ﬁ①Ⅱ６月";
    CHECK(texts(read(text)) == text + "|");
    CHECK(texts(read("\x95\x32\x82\x36\xAA\xA1\x82\x30\x81\x30" + kGbk)) ==
          "𠀀\uE000\u34A3" + kUtf8 + "|");
}

TEST_CASE("invisible characters are kept and said", "[document]") {
    Document document = read("县教\u200B科局\n县\u202E局科教\u202C\n县教科局");
    CHECK(document.blocks[0].text == "县教\u200B科局");
    CHECK(warning(document, "W_HIDDEN") ==
          "文中有 3 "
          "个看不见的字符（零宽或改变书写方向），首处在“县教\\u200b科局”，匹配时不计，请核对");
    CHECK(warning(read("—“县教科局”…"), "W_HIDDEN").empty());
}

TEST_CASE("terminal sequences are taken out", "[document]") {
    Document document =
        read("\x1b[31m县教科局\x1b[0m负责\x1b]0;title\a。\x1b\n再\a来" + repeated(100, "，落实"));
    CHECK(texts(document) == "县教科局负责。|再来" + repeated(100, "，落实") + "|");
    CHECK(warning(document, "W_CONTROL").find("5 个控制字符") != std::string::npos);
}

TEST_CASE("a line of 20 MiB is read in bounded time, above it and a million lines are refused",
          "[document]") {
    std::string line = repeated((20u << 20) / 18, kUtf8);
    std::clock_t start = std::clock();
    CHECK(read(line).blocks.size() == 1);
    CHECK((std::clock() - start) / CLOCKS_PER_SEC < 30);  // CPU time
    base::Result<Document> large = read_text_file(line + repeated(4, kUtf8), "方案.txt");
    CHECK(large.error().reason == "E_SIZE");
    CHECK(large.error().message == "方案.txt：文本有 20 MiB，超过 20 MiB 的上限");
    base::Result<Document> lines = read_text_file(repeated(10'000'000, "6\n"), "方案.txt");
    CHECK(lines.error().reason == "E_SIZE");
    CHECK(lines.error().message.find("1000000 行") != std::string::npos);
}

TEST_CASE("no cut and no flipped bit of a text is more than an error", "[document]") {
    for (const std::string& line : {kUtf8, kGbk}) {
        std::string good = repeated(100, line + "6\n");
        for (size_t cut = 1; cut < good.size(); ++cut) {
            base::Result<Document> document = read_text_file(good.substr(0, cut), "f");
            if (document.ok())
                CHECK(document->blocks.size() ==
                      cut / (line.size() + 2) + 1 - (cut % (line.size() + 2) == 0));
            else
                CHECK(cut < 6 * line.size());
        }
        for (size_t bit = 0; bit < support::kFlippedBits; ++bit) {
            std::string bytes = good;
            bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ 1 << bit % 8);
            base::Result<Document> document = read_text_file(bytes, "f");
            REQUIRE(document.ok());
            REQUIRE(document->blocks.back().text == kUtf8 + "6");
        }
    }
}

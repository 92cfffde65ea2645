#include "document/text_file.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

using document::decode_text;

namespace {

struct Sample {
    const char* what;
    std::string bytes;
    const char* encoding;
    const char* utf8;
};

const std::vector<Sample> kReadable = {
    {"plain UTF-8", "县教科局负责\n", "UTF-8", "县教科局负责\n"},
    {"UTF-8 with a mark", "\xEF\xBB\xBF县教科局", "UTF-8", "县教科局"},
    {"GB18030", "\xCF\xD8\xBD\xCC\xBF\xC6\xBE\xD6\xA3\xBA 6", "GB18030", "县教科局： 6"},
    {"GB18030 with a four-byte character", "\xCF\xD8\x95\x32\x82\x36", "GB18030", "县𠀀"},
    {"UTF-16LE with a mark", std::string("\xFF\xFE\xBF\x53\x36\x00", 6), "UTF-16LE", "县6"},
    {"UTF-16BE with a mark", std::string("\xFE\xFF\x53\xBF\x00\x36", 6), "UTF-16BE", "县6"},
    {"UTF-16LE without a mark", std::string("\xBF\x53\x36\x00", 4), "UTF-16LE", "县6"},
    {"UTF-16BE without a mark", std::string("\x53\xBF\x00\x36", 4), "UTF-16BE", "县6"},
};

struct Refused {
    const char* what;
    std::string bytes;
    const char* reason;
};

const std::vector<Refused> kRefused = {
    {"no byte", "", "文件是空的"},
    {"blanks only", " \n\t\r\n", "没有文字内容"},
    {"a PDF", "%PDF-1.7 ...", "PDF"},
    {"a docx", "PK\x03\x04 and so on", "压缩文件"},
    {"an old Office file", "\xD0\xCF\x11\xE0\xA1\xB1", "Office"},
    {"neither UTF-8 nor GB18030", "abc\xFF\xFF\xFF", "第 4 个字节"},
    {"zero bytes on both sides", std::string("\x00\x00\x01\x00\x00\x02\x00\x00\x00", 9),
     "控制字符"},
    {"an odd UTF-16 text", std::string("\xFF\xFE\xBF", 3), "UTF-16LE"},
};

}  // namespace

TEST_CASE("text is decoded by mark, zero bytes, UTF-8 and GB18030", "[document]") {
    for (const Sample& sample : kReadable) {
        INFO(sample.what);
        base::Result<document::Text> text = decode_text(sample.bytes, "f.txt");
        REQUIRE(text.ok());
        CHECK(text->encoding == sample.encoding);
        CHECK(text->utf8 == sample.utf8);
    }
}

TEST_CASE("an assumed byte order is said", "[document]") {
    CHECK(decode_text(kReadable[6].bytes, "f")->warnings.size() == 1);
    CHECK(decode_text(kReadable[0].bytes, "f")->warnings.empty());
}

TEST_CASE("what is no text is refused with file and reason", "[document]") {
    for (const Refused& sample : kRefused) {
        INFO(sample.what);
        base::Result<document::Text> text = decode_text(sample.bytes, "方案.txt");
        REQUIRE_FALSE(text.ok());
        CHECK(text.error().code == base::ErrorCode::kBadInput);
        CHECK(text.error().message.find("方案.txt：") == 0);
        CHECK(text.error().message.find(sample.reason) != std::string::npos);
    }
}

TEST_CASE("files that cannot be read are named", "[document]") {
    std::filesystem::path folder = std::filesystem::temp_directory_path() / "duban-text-file-test";
    std::filesystem::create_directories(folder);
    CHECK(document::read_text((folder / "none.txt").string()).error().message.find("不存在") !=
          std::string::npos);
    CHECK(document::read_text(folder.string()).error().message.find("不是普通文件") !=
          std::string::npos);
    std::filesystem::path large = folder / "large.txt";
    std::ofstream(large) << "x";
    std::filesystem::resize_file(large, document::kMaxTextBytes + 1);
    CHECK(document::read_text(large.string()).error().message.find("20 MiB") != std::string::npos);
    std::filesystem::path good = folder / "good.txt";
    std::ofstream(good) << "县教科局";
    CHECK(document::read_text(good.string())->utf8 == "县教科局");
    std::filesystem::remove_all(folder);
}

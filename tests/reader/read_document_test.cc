// A file's bytes through format, secrecy mark, text and drafts.

#include "reader/read_document.h"

#include <catch2/catch.hpp>

#include "base/utf8.h"
#include "document/readers.h"

TEST_CASE("a marked document is refused before anything of it is handed on", "[reader]") {
    base::Result<extract::Reading> reading =
        reader::read_file("绝 密 ★ 长 期\n兴县人民政府\n关于某事的通知\n", "甲.txt", {});
    REQUIRE_FALSE(reading.ok());
    CHECK(reading.error().reason == "E_SECRET");
    CHECK(reading.error().message.find("绝密★长期") != std::string::npos);
    CHECK(reading.error().message.find("涉密计算机") != std::string::npos);
}

TEST_CASE("a document about secrets is read", "[reader]") {
    base::Result<extract::Reading> reading = reader::read_file(
        "关于加强保密工作的通知\n一、保守国家秘密和商业秘密。（责任单位：县国家保密局）\n",
        "甲.txt", {});
    REQUIRE(reading.ok());
    CHECK(reading->format == "txt");
}

TEST_CASE("a file over the limit is refused by its size alone", "[reader]") {
    std::string large(document::kMaxFileBytes + 1, 'x');
    base::Result<document::Document> document = reader::read_document(large, "甲.txt");
    REQUIRE_FALSE(document.ok());
    CHECK(document.error().reason == "E_SIZE");
}

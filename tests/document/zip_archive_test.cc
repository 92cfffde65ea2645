#include "document/zip_archive.h"

#include <catch2/catch.hpp>

#include "support/zip_writer.h"

using document::ZipArchive;
using support::ZipEntryOptions;
using support::ZipWriter;

namespace {

struct Refused {
    const char* what;
    std::string bytes;
    const char* reason;
    const char* message;
};

ZipEntryOptions with(auto set) {
    ZipEntryOptions options;
    set(options);
    return options;
}

const std::string kSound = ZipWriter().add("a.xml", "<a/>").add("b.xml", "<b/>").finish();

void check_refused(const base::Error& error, const char* reason, const char* message) {
    CHECK(error.code == base::ErrorCode::kBadInput);
    CHECK(error.reason == reason);
    CHECK(error.message.starts_with("方案.docx："));
    CHECK(error.message.find(message) != std::string::npos);
}

std::string many_entries(size_t count) {
    ZipWriter zip;
    for (size_t i = 0; i < count; ++i)
        zip.add(std::to_string(i), "", with([](auto& o) { o.stored = true; }));
    return zip.finish(count & 0xffff);
}

std::vector<Refused> broken_directories() {
    std::string end = kSound.substr(kSound.size() - 22);
    std::string moved = kSound.substr(0, kSound.size() - 22);
    return {
        {"no end record", moved, "E_ZIP", "缺少结尾目录"},
        {"two end records", kSound.substr(0, kSound.size() - 2) + std::string("\x16\x00", 2) + end,
         "E_ZIP", "两个结尾目录"},
        {"bytes in front", "MZ junk" + kSound, "E_ZIP", "多余的字节"},
        {"bytes between", moved + "junk" + end, "E_ZIP", "多余的字节"},
        {"bytes in front of the first entry, counted in",
         ZipWriter().add("a", "x", with([](auto& o) { o.local_offset = 1; })).finish(), "E_ZIP",
         "前面有多余的字节"},
        {"no entry", std::string("PK\x05\x06") + std::string(18, '\0'), "E_ZIP", "目录是空的"},
        {"another name in the local header",
         ZipWriter().add("a", "x", with([](auto& o) { o.local_name = "b"; })).finish(), "E_ZIP",
         "条目与目录不符"},
        {"more entries than said", ZipWriter().add("a", "x").add("b", "x").finish(1), "E_ZIP",
         "条目数"},
        {"fewer entries than said", ZipWriter().add("a", "x").finish(2), "E_ZIP", "条目数"},
        {"two entries on the same bytes",
         ZipWriter()
             .add("a", "x")
             .add("b", "x", with([](auto& o) { o.local_offset = 0; }))
             .finish(),
         "E_ZIP_BOMB", "重叠"},
        {"one name twice",
         ZipWriter().add("word/document.xml", "1").add("word/document.xml", "2").finish(),
         "E_ZIP_DUP", "同名条目“word/document.xml”"},
        {"one name in two cases",
         ZipWriter().add("word/document.xml", "1").add("Word\\Document.xml", "2").finish(),
         "E_ZIP_DUP", "同名条目"},
        {"a password", ZipWriter().add("a", "x", with([](auto& o) { o.flags = 1; })).finish(),
         "E_ENCRYPTED", "密码"},
        {"10,001 entries", many_entries(10'001), "E_ZIP_ENTRIES", "超过 10000 个"},
        {"70,000 entries, said to be 4,464", many_entries(70'000), "E_ZIP_ENTRIES",
         "超过 10000 个"},
        {"a name of 64 KiB", ZipWriter().add(std::string(65'000, 'n'), "x").finish(),
         "E_ZIP_ENTRIES", "名称过长"},
    };
}

std::vector<Refused> broken_entries() {
    return {
        {"an unknown method",
         ZipWriter().add("a", "x", with([](auto& o) { o.method = 97; })).finish(), "E_ZIP",
         "压缩方法不支持"},
        {"a wrong checksum", ZipWriter().add("a", "x", with([](auto& o) { o.crc = 7; })).finish(),
         "E_ZIP", "校验不符"},
        {"torn data",
         ZipWriter().add("a", "x", with([](auto& o) { o.packed = "\xff\xff"; })).finish(), "E_ZIP",
         "解压失败"},
        {"a size that is too small",
         ZipWriter().add("a", std::string(5000, 'x'), with([](auto& o) { o.size = 10; })).finish(),
         "E_ZIP", ""},
        {"a size that is too large",
         ZipWriter().add("a", "x", with([](auto& o) { o.size = 5000; })).finish(), "E_ZIP", ""},
        {"20 MiB of blanks in 20 KiB",
         ZipWriter()
             .add("a", "", with([](auto& o) {
                      o.packed = support::deflated_blanks(20);
                      o.size = 20u << 20;
                  }))
             .finish(),
         "E_ZIP_BOMB", "200 倍"},
        {"20 MiB of blanks that are said to be one byte",
         ZipWriter()
             .add("a", "", with([](auto& o) {
                      o.packed = support::deflated_blanks(20);
                      o.size = 1;
                  }))
             .finish(),
         "E_ZIP_BOMB", "200 倍"},
    };
}

}  // namespace

TEST_CASE("a sound archive gives its entries by name", "[document]") {
    base::Result<ZipArchive> zip = ZipArchive::open(kSound, "方案.docx");
    REQUIRE(zip.ok());
    CHECK(zip->names() == std::vector<std::string>{"a.xml", "b.xml"});
    CHECK(zip->has("/A.xml"));
    CHECK_FALSE(zip->has("c.xml"));
    CHECK(*zip->read("b.xml") == "<b/>");
    CHECK(zip->warnings().empty());
    check_refused(zip->read("c.xml").error(), "E_ZIP", "缺少条目“c.xml”");
}

TEST_CASE("stored, deflated, described afterwards and zip64 entries are read", "[document]") {
    std::string text(100'000, 'x');
    std::string bytes = ZipWriter()
                            .add("stored", text, with([](auto& o) { o.stored = true; }))
                            .add("deflated", text)
                            .add("later", text, with([](auto& o) { o.descriptor = true; }))
                            .add("zip64", text, with([](auto& o) { o.zip64 = true; }))
                            .add("empty", "")
                            .finish();
    base::Result<ZipArchive> zip = ZipArchive::open(bytes, "方案.docx");
    REQUIRE(zip.ok());
    for (const char* name : {"stored", "deflated", "later", "zip64"}) {
        INFO(name);
        base::Result<std::string> read = zip->read(name);
        REQUIRE(read.ok());
        CHECK(*read == text);
    }
    CHECK(zip->read("empty")->empty());
    check_refused(zip->read("stored", 1000).error(), "E_SIZE", "上限");
}

TEST_CASE("an archive with more than one reading is refused before unpacking", "[document]") {
    for (const Refused& sample : broken_directories()) {
        INFO(sample.what);
        base::Result<ZipArchive> zip = ZipArchive::open(sample.bytes, "方案.docx");
        REQUIRE_FALSE(zip.ok());
        check_refused(zip.error(), sample.reason, sample.message);
    }
}

TEST_CASE("an entry that lies is refused while it unpacks", "[document]") {
    for (const Refused& sample : broken_entries()) {
        INFO(sample.what);
        base::Result<ZipArchive> zip = ZipArchive::open(sample.bytes, "方案.docx");
        if (!zip.ok()) {
            check_refused(zip.error(), sample.reason, sample.message);
            continue;
        }
        base::Result<std::string> read = zip->read("a");
        REQUIRE_FALSE(read.ok());
        check_refused(read.error(), sample.reason, sample.message);
    }
}

TEST_CASE("600 MiB that pack badly stop at 512 MiB over all reads", "[document]") {
    std::string piece = support::deflated_blanks(15);  // below the size from which a ratio matters
    ZipWriter zip;
    std::string blanks(15u << 20, ' ');
    for (int i = 0; i < 40; ++i)
        zip.add(std::to_string(i), "", with([&](auto& o) {
                    o.packed = piece;
                    o.size = blanks.size();
                    o.crc = support::crc_of(blanks);
                }));
    std::string bytes = zip.finish();
    base::Result<ZipArchive> archive = ZipArchive::open(bytes, "方案.docx");
    REQUIRE(archive.ok());
    int read = 0;
    while (read < 40 && archive->read(std::to_string(read)).ok()) ++read;
    CHECK(read == 34);
    check_refused(archive->read("34").error(), "E_ZIP_BOMB", "512 MiB");
}

TEST_CASE("an honest file that packs 140 to 1 is accepted", "[document]") {
    std::string styles = "<styles>" + std::string(300'000, 'x') + "</styles>";
    std::string bytes = ZipWriter().add("word/styles.xml", styles).finish();
    REQUIRE(bytes.size() < styles.size() / 140);
    CHECK(ZipArchive::open(bytes, "f")->read("word/styles.xml")->size() == styles.size());
}

TEST_CASE("names that leave the folder are told and never used as paths", "[document]") {
    for (const std::string& name :
         {std::string("../../etc/passwd"), std::string("/etc/passwd"), std::string("word\\a.xml"),
          std::string("a\0b", 3), std::string("C:/a"), std::string("word/NUL.xml"),
          std::string("com1")}) {
        INFO(name);
        std::string bytes = ZipWriter().add("a.xml", "<a/>").add(name, "x").finish();
        base::Result<ZipArchive> zip = ZipArchive::open(bytes, "方案.docx");
        REQUIRE(zip.ok());
        REQUIRE(zip->warnings().size() == 1);
        CHECK(zip->warnings()[0].code == "W_PATH");
        CHECK(zip->warnings()[0].message.find('\0') == std::string::npos);
        CHECK(zip->read("a.xml").ok());
    }
    std::string link =
        ZipWriter()
            .add("a", "/etc/passwd", with([](auto& o) { o.external = 0120777u << 16; }))
            .finish();
    CHECK(ZipArchive::open(link, "f")->warnings().size() == 1);
    CHECK(ZipArchive::open(kSound, "f")->warnings().empty());
}

TEST_CASE("a zip inside is an entry like any other", "[document]") {
    std::string outer =
        ZipWriter().add("in.zip", kSound, with([](auto& o) { o.stored = true; })).finish();
    base::Result<ZipArchive> zip = ZipArchive::open(outer, "f");
    REQUIRE(zip.ok());
    CHECK(zip->names() == std::vector<std::string>{"in.zip"});
    CHECK(*zip->read("in.zip") == kSound);
}

TEST_CASE("no cut and no flipped bit of a zip is more than an error", "[document]") {
    std::string good = ZipWriter().add("a.xml", std::string(3000, 'a')).add("b", "x").finish();
    size_t refused = 0;
    for (size_t cut = 0; cut < good.size(); ++cut)
        refused += ZipArchive::open(good.substr(0, cut), "f").ok() ? 0 : 1;
    CHECK(refused == good.size());
    for (size_t bit = 0; bit < good.size() * 8; ++bit) {
        std::string bytes = good;
        bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ 1 << bit % 8);
        base::Result<ZipArchive> zip = ZipArchive::open(bytes, "f");
        if (!zip.ok() || !zip->has("a.xml")) continue;
        base::Result<std::string> read = zip->read("a.xml");
        if (read.ok()) CHECK(*read == std::string(3000, 'a'));
    }
}

#include <catch2/catch.hpp>

#include "document/readers.h"
#include "support/compound_writer.h"
#include "support/zip_writer.h"

using document::file_type;
using document::FileType;
using document::OldFormat;
using support::compound_file;
using support::ZipWriter;

namespace {

const std::string kTypes = "[Content_Types].xml";
const std::string kDocx = ZipWriter().add(kTypes, "<T/>").add("word/document.xml", "<d/>").finish();
const std::string kXlsx = ZipWriter().add(kTypes, "<T/>").add("xl/workbook.xml", "<w/>").finish();
const std::string kOfd = ZipWriter().add("OFD.xml", "<O/>").add("Doc_0/Document.xml", "").finish();
const std::string kPdf = "%PDF-1.7\n1 0 obj\n";
const std::string kHtml = "<!DOCTYPE html><html><body>县政府</body></html>";

struct Known {
    const char* what;
    std::string bytes;
    std::string name;
    FileType type;
};

const std::vector<Known> kKnown = {
    {"a docx", kDocx, "方案.docx", FileType::kDocx},
    {"a docx without a name", kDocx, "方案", FileType::kDocx},
    {"a docx that WPS named wps", kDocx, "方案.wps", FileType::kDocx},
    {"a docx whose main part is missing",
     ZipWriter().add(kTypes, "<T/>").add("word/styles.xml", "<s/>").finish(), "a.docx",
     FileType::kDocx},
    {"a docx that holds a workbook",
     ZipWriter()
         .add(kTypes, "<T/>")
         .add("word/embeddings/a.xlsx", kXlsx)
         .add("word/document.xml", "<d/>")
         .finish(),
     "a.docx", FileType::kDocx},
    {"an xlsx", kXlsx, "台账.xlsx", FileType::kXlsx},
    {"an ofd", kOfd, "通知.ofd", FileType::kOfd},
    {"a pdf", kPdf, "公报.PDF", FileType::kPdf},
    {"a pdf behind a few bytes", "\n\n" + kPdf, "公报.pdf", FileType::kPdf},
    {"a page", kHtml, "通知.html", FileType::kHtml},
    {"a page behind a comment", "\n<!-- saved from url -->\n<HTML>x", "a.htm", FileType::kHtml},
    {"a page in UTF-16", std::string("\xFF\xFE<\0h\0t\0m\0l\0>\0", 14), "a.htm", FileType::kHtml},
    {"a page under a text's name", kHtml, "a.txt", FileType::kHtml},
    {"a page that a web system exported as doc", kHtml, "a.doc", FileType::kHtml},
    {"a fragment of a page", "关于<p>县政府</p>", "a.html", FileType::kHtml},
    {"a text", "县教科局负责", "a.txt", FileType::kText},
    {"a text in Markdown", "# 县教科局", "a.md", FileType::kText},
    {"a text that speaks of a tag", "县教科局 <p> 负责", "a.txt", FileType::kText},
    {"a text that opens with an angle bracket", "<通知>", "a.txt", FileType::kText},
    {"a GB18030 text", "\xCF\xD8\xBD\xCC\xBF\xC6\xBE\xD6", "a.txt", FileType::kText},
    {"a UTF-16 text without a mark", std::string("\xBF\x53\x36\x00", 4), "a.txt", FileType::kText},
    {"a text with escapes", "\x1b[31m县教科局\x1b[0m", "a.txt", FileType::kText},
    {"a text that begins like a program", "MZ 是一种代号", "a.txt", FileType::kText},
};

struct Refused {
    const char* what;
    std::string bytes;
    std::string name;
    const char* reason;
    const char* message;
};

std::string doc(bool locked) {
    std::string head(512, '\0');
    head[11] = locked ? '\1' : '\0';
    return compound_file(
        {{"1Table", ""}, {"Data", ""}, {"ObjectPool", ""}, {"WordDocument", head}});
}

std::string xls(bool locked) {
    std::string head = std::string("\x09\x08\x04\x00----", 8) +
                       (locked ? std::string("\x2f\x00\x02\x00--", 6) : std::string());
    return compound_file({{"Workbook", head}});
}

const std::vector<Refused> kEmpty = {
    {"no byte", "", "a.txt", "E_EMPTY", "文件是空的"},
    {"a mark only", "\xEF\xBB\xBF", "a.txt", "E_EMPTY", "没有文字内容"},
    {"a UTF-16 mark only", "\xFF\xFE", "a.txt", "E_EMPTY", "没有文字内容"},
    {"blanks", " \r\n\t \u3000\n", "a.docx", "E_EMPTY", "没有文字内容"},
    {"zero bytes", std::string(100, '\0'), "a.docx", "E_EMPTY", "没有文字内容"},
};

const std::vector<Refused> kUnsupported = {
    {"an old Word file", doc(false), "a.doc", "E_UNSUPPORTED", "旧版 Word 文档（doc）"},
    {"an old Word file as docx", doc(false), "a.docx", "E_UNSUPPORTED", "另存为 docx"},
    {"a WPS file", doc(false), "a.wps", "E_UNSUPPORTED", "WPS 文字文件（wps）"},
    {"an old Excel file", xls(false), "a.xls", "E_UNSUPPORTED", "旧版 Excel 表格（xls）"},
    {"a WPS sheet", xls(false), "a.et", "E_UNSUPPORTED", "WPS 表格文件（et）"},
    {"another compound file", compound_file({{"PowerPoint Document", ""}}), "a.ppt",
     "E_UNSUPPORTED", "旧版 Office 文件"},
    {"an rtf", "{\\rtf1 x}", "a.doc", "E_UNSUPPORTED", "RTF"},
    {"a ceb", "Founder CEB 3.0", "a.ceb", "E_UNSUPPORTED", "方正"},
    {"a ceb of another kind", std::string("\1\2\3\4\5\6\7\1\2", 9), "a.ceb", "E_UNSUPPORTED",
     "版式公文（ceb）"},
    {"a webp", std::string("RIFF\x20\0\0\0WEBPVP8 ", 16), "a.webp", "E_UNSUPPORTED", "图片"},
    {"a png", "\x89PNG\r\n", "a.png", "E_UNSUPPORTED", "图片（png），没有文字可读"},
    {"a jpg as pdf", "\xFF\xD8\xFF\xE0", "a.pdf", "E_UNSUPPORTED", "文字识别"},
    {"a tif", std::string("II*\0\1", 5), "a.tif", "E_UNSUPPORTED", "图片（tif）"},
    {"slides", ZipWriter().add(kTypes, "<T/>").add("ppt/presentation.xml", "").finish(), "a.pptx",
     "E_UNSUPPORTED", "演示文稿"},
    {"an OpenDocument text", ZipWriter().add("mimetype", "m").add("content.xml", "").finish(),
     "a.odt", "E_UNSUPPORTED", "OpenDocument"},
    {"Word's single XML", "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w/>",
     "a.xml", "E_UNSUPPORTED", "单一 XML"},
    {"a web archive", "MIME-Version: 1.0\r\n", "a.mht", "E_UNSUPPORTED", "网页归档"},
};

const std::vector<Refused> kLying = {
    {"a program as docx", std::string("MZ\x90\0\3\0\0\0", 8), "a.docx", "E_TYPE", "Windows 程序"},
    {"a Linux program as docx",
     "\x7F"
     "ELF\1",
     "a.docx", "E_TYPE", "程序"},
    {"a page as pdf", kHtml, "a.pdf", "E_TYPE", "文件名是 .pdf，内容却是网页"},
    {"a zip as txt", ZipWriter().add("a.txt", "x").finish(), "a.txt", "E_TYPE", "压缩包（zip）"},
    {"a docx as txt", kDocx, "a.txt", "E_TYPE", "内容却是 Word 文档（docx）"},
    {"a docx as xlsx", kDocx, "a.xlsx", "E_TYPE", "文件名是 .xlsx"},
    {"a text as docx", "县教科局", "a.docx", "E_TYPE", "内容却是纯文本"},
    {"a pdf as ofd", kPdf, "a.ofd", "E_TYPE", "内容却是 PDF"},
    {"a rar", "Rar!\x1A\x07", "a.rar", "E_TYPE", "解压"},
    {"any bytes", std::string("\1\2\3\4\5\6\7\1\2", 9), "a.txt", "E_TYPE", "无法识别"},
};

const std::vector<Refused> kLocked = {
    {"a docx with a password", compound_file({{"EncryptionInfo", ""}, {"EncryptedPackage", ""}}),
     "a.docx", "E_ENCRYPTED", "密码保护，请索取未加密的文件"},
    {"an old Word file with a password", doc(true), "a.doc", "E_ENCRYPTED", "密码保护"},
    {"an old Excel file with a password", xls(true), "a.xls", "E_ENCRYPTED", "密码保护"},
    {"a zip with a password", ZipWriter().add("a", "x", {.flags = 1}).finish(), "a.zip",
     "E_ENCRYPTED", "密码保护"},
    {"a locked OFD", ZipWriter().add("OFD.xml", "<O/>").add("Doc_0/Encryptions.xml", "").finish(),
     "a.ofd", "E_ENCRYPTED", "OFD 文件已加密"},
};

const std::vector<Refused> kBrokenZip = {
    {"a torn docx", kDocx.substr(0, kDocx.size() - 30), "a.docx", "E_ZIP", "没有传完"},
    {"a docx behind other bytes", "xx" + kDocx, "a.docx", "E_ZIP", "多余的字节"},
    {"two docx in a row", kDocx + kDocx, "a.docx", "E_ZIP", "多余的字节"},
    {"a docx with two main parts",
     ZipWriter().add("word/document.xml", "<a/>").add("word/Document.xml", "<b/>").finish(),
     "a.docx", "E_ZIP_DUP", "同名条目"},
};

void check_all_refused(const std::vector<Refused>& samples) {
    for (const Refused& sample : samples) {
        INFO(sample.what);
        base::Result<FileType> type = file_type(sample.bytes, sample.name);
        REQUIRE_FALSE(type.ok());
        CHECK(type.error().code == base::ErrorCode::kBadInput);
        CHECK(type.error().reason == sample.reason);
        INFO(type.error().message);
        CHECK(type.error().message.starts_with(sample.name + "："));
        CHECK(type.error().message.find(sample.message) != std::string::npos);
    }
}

}  // namespace

TEST_CASE("the content tells what a file is, whatever its name leaves open", "[document]") {
    for (const Known& sample : kKnown) {
        INFO(sample.what);
        base::Result<FileType> type = file_type(sample.bytes, sample.name);
        INFO((type.ok() ? "" : type.error().message));
        REQUIRE(type.ok());
        CHECK(*type == sample.type);
    }
}

TEST_CASE("a file without content is empty", "[document]") { check_all_refused(kEmpty); }

TEST_CASE("a few bytes of a longer mark are no picture and no error of the program", "[document]") {
    for (const char* bytes : {"RIFF}", "RIFF1234", "BM", "MZ", "%P", "PK"})
        CHECK(document::file_type(bytes, "a.txt").ok());
}

TEST_CASE("old formats and pictures are refused with advice", "[document]") {
    check_all_refused(kUnsupported);
}

TEST_CASE("a name that claims another family is refused", "[document]") {
    check_all_refused(kLying);
}

TEST_CASE("a file with a password asks for an open copy", "[document]") {
    check_all_refused(kLocked);
}

TEST_CASE("a zip that can be read in two ways has no type", "[document]") {
    check_all_refused(kBrokenZip);
}

TEST_CASE("a file above 50 MiB is refused by size", "[document]") {
    std::string large(document::kMaxFileBytes + 1, 'x');
    check_all_refused({{"51 MiB", large, "a.txt", "E_SIZE", "超过 50 MiB"}});
}

TEST_CASE("a name of the same family and a second format are said", "[document]") {
    auto codes = [](FileType type, const std::string& bytes, const std::string& name) {
        std::string out;
        for (const document::Warning& w : document::type_warnings(type, bytes, name))
            out += w.code + " ";
        return out;
    };
    CHECK(codes(FileType::kDocx, kDocx, "a.docx").empty());
    CHECK(codes(FileType::kDocx, kDocx, "a").empty());
    CHECK(codes(FileType::kDocx, kDocx, "a.wps") == "W_TYPE ");
    CHECK(codes(FileType::kHtml, kHtml, "a.doc") == "W_TYPE ");
    CHECK(codes(FileType::kHtml, kHtml, "a.html").empty());
    CHECK(codes(FileType::kPdf, kPdf, "a.pdf").empty());
    CHECK(codes(FileType::kPdf, kPdf + kDocx, "a.pdf") == "W_POLYGLOT ");
    CHECK(codes(FileType::kHtml, "<html>" + kPdf, "a.html") == "W_POLYGLOT ");
    CHECK(*file_type(kPdf + kDocx, "a.pdf") == FileType::kPdf);
    CHECK(*file_type("<html>" + kPdf, "a.html") == FileType::kHtml);
}

TEST_CASE("old formats that can be converted are told apart", "[document]") {
    CHECK(document::old_format(doc(false)) == OldFormat::kDoc);
    CHECK(document::old_format(xls(false)) == OldFormat::kXls);
    CHECK(document::old_format("{\\rtf1 x}") == OldFormat::kRtf);
    CHECK_FALSE(document::old_format(doc(true)));
    CHECK_FALSE(document::old_format(xls(true)));
    CHECK_FALSE(document::old_format(compound_file({{"EncryptedPackage", ""}})));
    CHECK_FALSE(document::old_format(kDocx));
    CHECK_FALSE(document::old_format(""));
}

TEST_CASE("a torn or looping compound file is an old file of unknown kind", "[document]") {
    std::string whole = doc(false);
    for (size_t cut = 8; cut < whole.size(); ++cut) {
        base::Result<FileType> type = file_type(whole.substr(0, cut), "a.doc");
        REQUIRE_FALSE(type.ok());
        REQUIRE(type.error().reason == "E_UNSUPPORTED");
    }
    std::string loop = compound_file({{"a", ""}, {"b", ""}, {"c", ""}, {"d", ""}});
    loop[512 + 8] = 1;  // the second directory sector leads back to the first
    loop[512 + 9] = loop[512 + 10] = loop[512 + 11] = 0;
    CHECK(file_type(loop, "a.doc").error().reason == "E_UNSUPPORTED");
}

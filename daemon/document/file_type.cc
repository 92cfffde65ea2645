// The first signature decides; the name is a claim that is compared with it.

#include <algorithm>
#include <array>

#include "document/charset.h"
#include "document/compound_file.h"
#include "document/html_sniff.h"
#include "document/readers.h"
#include "document/zip_archive.h"
#include "document/zip_directory.h"

namespace document {

namespace {

constexpr size_t kHead = 64u << 10;
constexpr std::string_view kPdfMark = "%PDF-";
constexpr std::string_view kAdvice = "请用 WPS 或 Word 另存为 docx、xlsx 或 pdf 后再导入";
constexpr std::string_view kScan = "没有文字可读；请索取电子原件，或先做文字识别后另存为 docx、pdf";

struct Signature {
    std::string_view magic;
    const char* reason;
    std::string_view kind;
    std::string_view advice;
};
// E_UNSUPPORTED: a document that another program can turn into one that is read. E_TYPE: none.
constexpr Signature kSignatures[] = {
    {"{\\rtf", "E_UNSUPPORTED", "RTF 文档", kAdvice},
    {"\x89PNG", "E_UNSUPPORTED", "图片（png）", kScan},
    {"\xFF\xD8\xFF", "E_UNSUPPORTED", "图片（jpg）", kScan},
    {"GIF8", "E_UNSUPPORTED", "图片（gif）", kScan},
    {std::string_view("II*\0", 4), "E_UNSUPPORTED", "图片（tif）", kScan},
    {std::string_view("MM\0*", 4), "E_UNSUPPORTED", "图片（tif）", kScan},
    {"Founder CEB", "E_UNSUPPORTED", "方正 CEB 文件", "请用方正阅读器打印为 pdf 后再导入"},
    {"MIME-Version:", "E_UNSUPPORTED", "网页归档（mht）或邮件", kAdvice},
    {"From: <Saved by", "E_UNSUPPORTED", "网页归档（mht）", kAdvice},
    {"\x7F"
     "ELF",
     "E_TYPE", "程序", ""},
    {"SQLite format 3", "E_TYPE", "数据库文件", ""},
    {"Rar!\x1A", "E_TYPE", "压缩包（rar）", "请解压后把其中的文件逐个导入"},
    {"7z\xBC\xAF\x27\x1C", "E_TYPE", "压缩包（7z）", "请解压后把其中的文件逐个导入"},
    {"\x1F\x8B", "E_TYPE", "压缩包（gz）", "请解压后把其中的文件逐个导入"},
    {"BZh", "E_TYPE", "压缩包（bz2）", "请解压后把其中的文件逐个导入"},
};

base::Error refused(const char* reason, const std::string& name, std::string_view kind,
                    std::string_view advice) {
    std::string message = "内容是" + std::string(kind) + "，";
    message += advice.empty() ? "不是公文，不能导入" : std::string(advice);
    return unreadable(reason, name, message);
}

bool is_program(std::string_view bytes) {
    return bytes.starts_with("MZ") && has_control_characters(bytes.substr(0, 1024));
}

bool is_bitmap(std::string_view bytes) {
    constexpr size_t kRiffKind = 8;  // behind "RIFF" and the length
    return (bytes.starts_with("BM") && has_control_characters(bytes.substr(0, 64))) ||
           (bytes.starts_with("RIFF") && bytes.find("WEBP", kRiffKind) == kRiffKind);
}

std::optional<base::Error> refused_by_signature(std::string_view bytes, const std::string& name) {
    for (const Signature& known : kSignatures)
        if (bytes.starts_with(known.magic))
            return refused(known.reason, name, known.kind, known.advice);
    if (is_program(bytes)) return refused("E_TYPE", name, "Windows 程序", "");
    if (is_bitmap(bytes)) return refused("E_UNSUPPORTED", name, "图片", kScan);
    return {};
}

// "方案.DOCX" → "docx"
std::string extension_of(const std::string& name) {
    size_t dot = name.rfind('.');
    if (dot == std::string::npos || name.find('/', dot) != std::string::npos) return {};
    std::string extension = name.substr(dot + 1);
    for (char& c : extension)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return extension;
}

const CompoundStream* find_stream(const std::vector<CompoundStream>& streams,
                                  std::string_view name) {
    auto found = std::find_if(streams.begin(), streams.end(),
                              [&](const CompoundStream& stream) { return stream.name == name; });
    return found == streams.end() ? nullptr : &*found;
}

// FibBase.fEncrypted, [MS-DOC] 2.5.2.
bool locked_doc(std::string_view head) {
    return head.size() > 11 && (static_cast<unsigned char>(head[11]) & 1) != 0;
}

// A FilePass record among the first ones, [MS-XLS] 2.4.117.
bool locked_xls(std::string_view head) {
    for (size_t at = 0; at + 4 <= head.size();) {
        auto byte = [&](size_t i) { return static_cast<unsigned char>(head[at + i]); };
        if (byte(0) == 0x2f && byte(1) == 0) return true;
        at += 4u + byte(2) + 256u * byte(3);
    }
    return false;
}

struct Compound {
    std::optional<OldFormat> kind;
    bool encrypted = false;
};

Compound compound_kind(std::string_view bytes) {
    std::vector<CompoundStream> streams = compound_streams(bytes);
    if (find_stream(streams, "EncryptedPackage") != nullptr) return {{}, true};
    if (const CompoundStream* doc = find_stream(streams, "WordDocument"))
        return {OldFormat::kDoc, locked_doc(doc->head)};
    for (std::string_view name : {"Workbook", "Book"})
        if (const CompoundStream* xls = find_stream(streams, name))
            return {OldFormat::kXls, locked_xls(xls->head)};
    return {};
}

base::Error compound_error(std::string_view bytes, const std::string& name) {
    Compound found = compound_kind(bytes);
    if (found.encrypted)
        return unreadable("E_ENCRYPTED", name, "文件有密码保护，请索取未加密的文件");
    std::string extension = extension_of(name);
    std::string_view kind = "旧版 Office 文件";
    if (found.kind == OldFormat::kDoc)
        kind = extension == "wps" ? "WPS 文字文件（wps）" : "旧版 Word 文档（doc）";
    if (found.kind == OldFormat::kXls)
        kind = extension == "et" ? "WPS 表格文件（et）" : "旧版 Excel 表格（xls）";
    return refused("E_UNSUPPORTED", name, kind, kAdvice);
}

bool any_starts_with(const ZipArchive& zip, std::string_view prefix) {
    return std::any_of(zip.names().begin(), zip.names().end(),
                       [&](const std::string& entry) { return entry.starts_with(prefix); });
}

// GM/T 0099: a locked OFD file carries its key and entry tables beside the locked entries.
bool locked_ofd(const ZipArchive& zip) {
    for (const char* table : {"Encryptions.xml", "encryptinfo.dat", "entriesmap.dat"})
        for (const std::string& entry : zip.names())
            if (entry.ends_with(table)) return true;
    return false;
}

base::Result<FileType> zip_type(std::string_view bytes, const std::string& name) {
    base::Result<ZipArchive> zip = ZipArchive::open(bytes, name);
    if (!zip.ok()) return zip.error();
    if (zip->has("OFD.xml")) {
        if (locked_ofd(*zip))
            return unreadable("E_ENCRYPTED", name, "OFD 文件已加密，请索取未加密的文件");
        return FileType::kOfd;
    }
    if (zip->has("word/document.xml")) return FileType::kDocx;
    if (zip->has("xl/workbook.xml")) return FileType::kXlsx;
    if (any_starts_with(*zip, "ppt/"))
        return refused("E_UNSUPPORTED", name, "演示文稿（pptx）", kAdvice);
    if (zip->has("xl/workbook.bin"))
        return refused("E_UNSUPPORTED", name, "二进制表格（xlsb）", kAdvice);
    if (zip->has("[Content_Types].xml") && any_starts_with(*zip, "word/")) return FileType::kDocx;
    if (zip->has("[Content_Types].xml") && any_starts_with(*zip, "xl/")) return FileType::kXlsx;
    if (zip->has("mimetype") && zip->has("content.xml"))
        return refused("E_UNSUPPORTED", name, "OpenDocument 文件（odt、ods）", kAdvice);
    return refused("E_TYPE", name, "压缩包（zip）", "请解压后把其中的文件逐个导入");
}

bool founder_name(const std::string& extension) {
    constexpr std::array<std::string_view, 5> kNames = {"ceb", "cebx", "gd", "gw", "s72"};
    return std::find(kNames.begin(), kNames.end(), extension) != kNames.end();
}

base::Result<FileType> text_type(std::string_view bytes, const std::string& name) {
    std::string_view head = bytes.substr(0, kHead);
    std::string extension = extension_of(name);
    bool text = !byte_order_mark(bytes).bytes.empty() || utf16_without_mark(bytes) != nullptr ||
                !has_control_characters(head);
    if (!text && founder_name(extension))
        return refused("E_UNSUPPORTED", name, "版式公文（" + extension + "）",
                       "请用其阅读器打印为 pdf 后再导入");
    if (!text) return refused("E_TYPE", name, "无法识别的二进制数据", "");
    if (head.find("<?mso-application") != std::string_view::npos)
        return refused("E_UNSUPPORTED", name, "Office 的单一 XML 文件", kAdvice);
    bool page = looks_like_html(bytes) || ((extension == "html" || extension == "htm") &&
                                           head.find('<') != std::string_view::npos);
    return page ? FileType::kHtml : FileType::kText;
}

base::Result<FileType> type_by_content(std::string_view bytes, const std::string& name) {
    if (bytes.starts_with(kPdfMark)) return FileType::kPdf;
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06"))
        return zip_type(bytes, name);
    if (is_compound_file(bytes)) return compound_error(bytes, name);
    if (std::optional<base::Error> known = refused_by_signature(bytes, name)) return *known;
    if (!looks_like_html(bytes)) {
        // ISO 32000-1, H.3: readers accept the header within the first 1,024 bytes.
        if (bytes.substr(0, 1024).find(kPdfMark) != std::string_view::npos) return FileType::kPdf;
        if (ends_as_zip(bytes)) return zip_type(bytes, name);
    }
    return text_type(bytes, name);
}

// A blank parts Latin letters from the Chinese in front of them.
std::string_view kind_name(FileType type) {
    switch (type) {
        case FileType::kText:
            return "纯文本";
        case FileType::kHtml:
            return "网页";
        case FileType::kDocx:
            return " Word 文档（docx）";
        case FileType::kXlsx:
            return " Excel 表格（xlsx）";
        case FileType::kOfd:
            return " OFD 文件";
        case FileType::kPdf:
            return " PDF 文件";
    }
    return "";
}

// What an extension promises, and what else is found under it in offices without harm: web systems
// export pages as .doc and .xls, WPS saves docx under .wps.
struct Claim {
    std::string_view extension;
    FileType type;
    std::optional<FileType> also = {};
};
constexpr Claim kClaims[] = {
    {"pdf", FileType::kPdf},
    {"ofd", FileType::kOfd},
    {"docx", FileType::kDocx},
    {"docm", FileType::kDocx},
    {"xlsx", FileType::kXlsx},
    {"xlsm", FileType::kXlsx},
    {"doc", FileType::kDocx, FileType::kHtml},
    {"wps", FileType::kDocx, FileType::kHtml},
    {"rtf", FileType::kDocx},
    {"xls", FileType::kXlsx, FileType::kHtml},
    {"et", FileType::kXlsx, FileType::kHtml},
    {"html", FileType::kHtml, FileType::kText},
    {"htm", FileType::kHtml, FileType::kText},
    {"txt", FileType::kText, FileType::kHtml},
    {"md", FileType::kText, FileType::kHtml},
};

const Claim* claim_of(const std::string& extension) {
    auto found = std::find_if(std::begin(kClaims), std::end(kClaims),
                              [&](const Claim& claim) { return claim.extension == extension; });
    return found == std::end(kClaims) ? nullptr : found;
}

bool exact_name(const std::string& extension, FileType type) {
    constexpr std::array<std::string_view, 5> kOldNames = {"doc", "wps", "rtf", "xls", "et"};
    const Claim* claim = claim_of(extension);
    if (claim == nullptr) return true;
    bool old = std::find(kOldNames.begin(), kOldNames.end(), extension) != kOldNames.end();
    return claim->type == type && !old;
}

}  // namespace

base::Result<FileType> file_type(std::string_view bytes, const std::string& name) {
    if (bytes.size() > kMaxFileBytes)
        return unreadable("E_SIZE", name,
                          "文件有 " + std::to_string(bytes.size() >> 20) + " MiB，超过 " +
                              std::to_string(kMaxFileBytes >> 20) + " MiB 的上限");
    if (bytes.empty()) return unreadable("E_EMPTY", name, "文件是空的");
    std::string_view content = bytes.substr(byte_order_mark(bytes).bytes.size());
    if (blank(content)) return unreadable("E_EMPTY", name, "文件没有文字内容");
    base::Result<FileType> found = type_by_content(bytes, name);
    if (!found.ok()) return found;
    std::string extension = extension_of(name);
    const Claim* claim = claim_of(extension);
    if (claim != nullptr && claim->type != *found && claim->also != *found)
        return unreadable("E_TYPE", name,
                          "文件名是 ." + extension + "，内容却是" + std::string(kind_name(*found)) +
                              "，请核对文件，改正扩展名后再导入");
    return found;
}

std::vector<Warning> type_warnings(FileType type, std::string_view bytes, const std::string& name) {
    std::vector<Warning> warnings;
    std::string extension = extension_of(name);
    std::string kind(kind_name(type));
    if (!exact_name(extension, type))
        warnings.push_back(
            {"W_TYPE", "文件名是 ." + extension + "，内容是" + kind + "，已按内容读取"});
    bool zip = type == FileType::kDocx || type == FileType::kXlsx || type == FileType::kOfd;
    if (!zip && ends_as_zip(bytes))
        warnings.push_back({"W_POLYGLOT", "文件同时是压缩包，只按" + kind + "读取，请核对来源"});
    if (type != FileType::kPdf && bytes.substr(0, 1024).find(kPdfMark) != std::string_view::npos)
        warnings.push_back({"W_POLYGLOT", "文件同时是 PDF，只按" + kind + "读取，请核对来源"});
    return warnings;
}

std::optional<OldFormat> old_format(std::string_view bytes) {
    if (bytes.starts_with("{\\rtf")) return OldFormat::kRtf;
    if (!is_compound_file(bytes)) return {};
    Compound found = compound_kind(bytes);
    return found.encrypted ? std::nullopt : found.kind;
}

}  // namespace document

#include "intake/office_conversion.h"

#include <stdlib.h>

#include <fstream>

#include "document/document.h"
#include "document/readers.h"
#include "intake/document_file.h"
#include "intake/memory_file.h"

namespace intake {

namespace {

using base::Error;
using base::Result;
namespace fs = std::filesystem;

constexpr std::string_view kCompoundFile = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";  // [MS-CFB] 2.2
constexpr std::string_view kRichText = "{\\rtf";

// Names in a compound file's directory are UTF-16LE.
std::string stream_name(std::string_view ascii) {
    std::string out;
    for (char c : ascii) out.append({c, '\0'});
    return out;
}

Error failed(const std::string& name, const char* code, const std::string& reason) {
    return document::unreadable(
        code, name, reason + "；请用 WPS 或 Word 打开后另存为 docx（表格存为 xlsx）再载入");
}

const char* extension(OldFormat format) { return format == OldFormat::kCalc ? "xlsx" : "docx"; }

}  // namespace

std::optional<OldFormat> old_format(std::string_view bytes, std::string_view name) {
    if (bytes.starts_with(kRichText)) return OldFormat::kWriter;
    if (!bytes.starts_with(kCompoundFile)) return {};
    if (bytes.find(stream_name("WordDocument")) != std::string_view::npos)
        return OldFormat::kWriter;
    if (bytes.find(stream_name("Workbook")) != std::string_view::npos) return OldFormat::kCalc;
    bool table = name.ends_with(".xls") || name.ends_with(".et");
    return table ? OldFormat::kCalc : OldFormat::kWriter;
}

OfficeConversion::Folder::~Folder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
}

OfficeConversion::OfficeConversion(Folder folder, ChildProcess process, Setup setup)
    : folder_(std::move(folder)), process_(std::move(process)), setup_(std::move(setup)) {}

Result<OfficeConversion> OfficeConversion::start(const Setup& setup, const Descriptor& document) {
    std::error_code error;
    std::string pattern = (fs::temp_directory_path(error) / "duban-office-XXXXXX").string();
    if (error || ::mkdtemp(pattern.data()) == nullptr)
        return Error{base::ErrorCode::kStorage, setup.name + "：无法建立临时目录", "E_CONVERT"};
    Folder folder{fs::path(pattern)};
    Result<std::string> bytes = content_of(document, document::kMaxFileBytes);
    if (!bytes.ok()) return bytes.error();
    // The name's end would choose LibreOffice's filter where the content leaves it open.
    std::string source =
        pattern + (setup.format == OldFormat::kCalc ? "/document.xls" : "/document.doc");
    std::ofstream(source, std::ios::binary) << *bytes;
    ChildProcess::Setup child;
    child.arguments = {setup.reader,
                       "--convert",
                       setup.office,
                       "-env:UserInstallation=file://" + pattern + "/profile",
                       "--headless",
                       "--norestore",
                       "--nolockcheck",
                       "--convert-to",
                       extension(setup.format),
                       "--outdir",
                       pattern + "/out",
                       source};
    child.environment = {"PATH=/usr/bin:/bin", "LANG=C.UTF-8", "HOME=" + pattern,
                         "TMPDIR=" + pattern, "SAL_USE_VCLPLUGIN=svp"};
    child.time_limit = setup.time_limit;
    Result<ChildProcess> process = ChildProcess::start(child);
    if (!process.ok()) return process.error();
    return OfficeConversion(std::move(folder), std::move(*process), setup);
}

Result<Descriptor> OfficeConversion::result(const ChildProcess::End& end) const {
    if (end.timed_out) return failed(setup_.name, "E_READER_TIME", "旧格式文件转换超时，已停止");
    Result<DocumentFile> file = open_document(
        (folder_.path() / "out" / (std::string("document.") + extension(setup_.format))).string());
    if (!file.ok() || file->bytes.empty())
        return failed(setup_.name, "E_CONVERT", "旧格式文件转换失败");
    return memory_file(file->bytes);
}

}  // namespace intake

#include "reader/read_document.h"

#include "base/utf8.h"
#include "document/readers.h"
#include "document/secrecy_mark.h"
#include "document/text_file.h"
#include "extract/extract.h"
#include "reader/pdf_pages.h"

namespace reader {

namespace {

using base::Result;
using document::Document;
using document::FileType;
using document::unreadable;

base::Error secret(const std::string& name, const std::string& mark) {
    return {base::ErrorCode::kRefused,
            name + "：首页标有密级“" + mark +
                "”，本系统不得存储、处理国家秘密，没有读取；请立即把该文件移出本机和收件目录，"
                "按保密规定在涉密计算机上办理；确属误标或已经解密的，去掉密级标志后重新载入",
            "E_SECRET"};
}

// Offsets are counted in this text on both sides of the pipe, where an invalid byte would be
// written as three.
void make_valid(std::string& utf8) {
    for (size_t from = 0; from < utf8.size();) {
        std::optional<size_t> bad = base::invalid_utf8(std::string_view(utf8).substr(from));
        if (!bad) return;
        utf8[from + *bad] = '?';
        from += *bad;
    }
}

}  // namespace

Result<Document> read_document(std::string_view bytes, const std::string& name) {
    if (bytes.size() > document::kMaxFileBytes)
        return unreadable("E_SIZE", name, "超过 50 MiB 的上限，请拆分后再载入");
    Result<FileType> type = document::file_type(bytes, name);
    if (!type.ok()) return type.error();
    switch (*type) {
        case FileType::kText:
            return document::read_text_file(bytes, name);
        case FileType::kHtml:
            return document::read_html(bytes, name);
        case FileType::kDocx:
            return document::read_docx(bytes, name);
        case FileType::kPdf:
            return read_pdf(bytes, name);
        case FileType::kXlsx:
            return document::read_xlsx(bytes, name);
        case FileType::kOfd:
            return document::read_ofd(bytes, name);
    }
    return unreadable("E_TYPE", name, "不认识的格式");
}

Result<extract::Reading> read_file(std::string_view bytes, const std::string& name,
                                   std::optional<base::Date> issued) {
    Result<Document> document = read_document(bytes, name);
    if (!document.ok()) return document.error();
    extract::Reading reading;
    reading.text = document::flatten(*document);
    make_valid(reading.text.utf8);
    if (std::optional<std::string> mark = document::secrecy_mark(reading.text.utf8))
        return secret(name, *mark);
    if (reading.text.utf8.size() > document::kMaxTextBytes)
        return unreadable("E_SIZE", name, "正文超过 20 MiB 的上限，请拆分后再载入");
    reading.format = document->format;
    reading.encoding = document->encoding;
    reading.warnings = document->warnings;
    reading.drafts = extract::extract(reading.text, {issued});
    return reading;
}

}  // namespace reader

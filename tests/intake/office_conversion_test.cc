// Old formats: with LibreOffice they are read, without it the message says what to do.

#include "intake/office_conversion.h"

#include <catch2/catch.hpp>

#include "base/utf8.h"
#include "intake/document_reading.h"
#include "support/process.h"
#include "support/temporary_directory.h"

namespace {

using base::Result;
using extract::Reading;
using intake::DocumentFile;
using intake::old_format;
using intake::OldFormat;

constexpr std::string_view kCompound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

// RTF 1.5: every character as \uN?.
std::string rtf(std::string_view utf8) {
    std::string out = "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 SimSun;}}\\f0 ";
    for (char32_t c : base::to_utf32(utf8)) {
        if (c == U'\n')
            out += "\\par\n";
        else
            out += "\\u" + std::to_string(static_cast<int16_t>(c)) + "?";
    }
    return out + "}";
}

const std::string kPlan =
    rtf("兴县人民政府办公室\n关于印发农村改厕工作方案的通知\n兴政办发〔2024〕7号\n一、完成改厕200座"
        "，11月底"
        "前完成。（责任单位：县农业农村局）\n2024年5月15日\n");

DocumentFile old_file() { return {"/inbox/方案.rtf", "方案.rtf", kPlan, "0"}; }

std::string reason(const Result<Reading>& result) {
    return result.ok() ? "read" : result.error().reason;
}

size_t conversion_folders() {
    size_t count = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::temp_directory_path()))
        count += entry.path().filename().string().starts_with("duban-office-");
    return count;
}

// A program that stands in for LibreOffice; the arguments are those of soffice.
Result<Reading> read_with(const std::string& script, std::chrono::seconds limit) {
    support::TemporaryDirectory directory;
    std::filesystem::path path = directory.path() / "soffice";
    std::ofstream(path) << "#!/bin/sh\n" << script << '\n';
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    return intake::read_document(old_file(), {{}, limit, "", path.string()});
}

constexpr std::chrono::seconds kEnough{60};

}  // namespace

TEST_CASE("old formats are told by their content", "[intake]") {
    auto compound = [](std::string_view stream) {
        std::string out(kCompound);
        for (char c : stream) out.append({c, '\0'});
        return out;
    };
    CHECK(old_format(compound("WordDocument"), "a.doc") == OldFormat::kWriter);
    CHECK(old_format(compound("WordDocument"), "a.xls") == OldFormat::kWriter);
    CHECK(old_format(compound("Workbook"), "a.doc") == OldFormat::kCalc);
    CHECK(old_format(compound(""), "a.et") == OldFormat::kCalc);
    CHECK(old_format(compound(""), "a.wps") == OldFormat::kWriter);
    CHECK(old_format("{\\rtf1}", "a.doc") == OldFormat::kWriter);
    CHECK_FALSE(old_format("PK\x03\x04", "a.doc"));
    CHECK_FALSE(old_format("", "a.doc"));
}

TEST_CASE("without LibreOffice an old format is refused with advice", "[intake]") {
    ::setenv("DUBAN_OFFICE", "", 1);
    Result<Reading> result = intake::read_document(old_file());
    ::unsetenv("DUBAN_OFFICE");
    CHECK(reason(result) == "E_UNSUPPORTED");
    CHECK(result.error().message.find("RTF") != std::string::npos);
    CHECK(result.error().message.find("另存为 docx") != std::string::npos);
}

TEST_CASE("a conversion that fails, writes nothing or hangs is the document's error", "[intake]") {
    size_t before = conversion_folders();
    CHECK(reason(read_with("exit 1", kEnough)) == "E_CONVERT");
    CHECK(reason(read_with("exit 0", kEnough)) == "E_CONVERT");
    CHECK(reason(read_with("sleep 100", std::chrono::seconds(1))) == "E_READER_TIME");
    CHECK(reason(intake::read_document(old_file(), {{}, kEnough, "", "/nonexistent"})) ==
          "E_CONVERT");
    CHECK(conversion_folders() == before);
}

TEST_CASE("a conversion's result is a document like any other", "[intake]") {
    // The stand-in writes a text where a docx is expected: the reader goes by content. Its last
    // argument is the old file, the one before it but one the folder for the new.
    const std::string kWrite =
        "while [ $# -gt 1 ]; do [ \"$1\" = --outdir ] && out=$2; shift; done; mkdir -p \"$out\"; ";
    Result<Reading> link = read_with(kWrite + "ln -s /etc/passwd \"$out/document.docx\"", kEnough);
    CHECK(reason(link) == "E_CONVERT");
    Result<Reading> junk = read_with(kWrite + "echo junk > \"$out/document.docx\"", kEnough);
    CHECK_FALSE(junk.ok());
    CHECK(junk.error().reason != "E_UNSUPPORTED");
}

TEST_CASE("the converter has no network", "[intake]") {
    if (!support::find_program("python3")) {
        WARN("skipped: needs python3");
        return;
    }
    support::TemporaryDirectory directory;
    std::string note = (directory.path() / "note").string();
    (void)read_with(
        "python3 -c 'import socket\ntry:\n    socket.socket()\n    print(\"open\")\n"
        "except OSError:\n    print(\"closed\")' > " +
            note,
        kEnough);
    CHECK(support::read_file(note) == "closed\n");
}

TEST_CASE("LibreOffice turns an old document into one that is read", "[intake]") {
    if (intake::office_program().empty()) {
        WARN("skipped: LibreOffice is not installed");
        return;
    }
    Result<Reading> reading = intake::read_document(old_file());
    if (!reading.ok()) FAIL(reading.error().message);
    CHECK(reading->format == "docx");
    REQUIRE(reading->warnings.size() == 1);
    CHECK(reading->warnings[0].code == "W_CONVERTED");
    REQUIRE(reading->drafts.size() == 1);
    REQUIRE(reading->drafts[0].tasks.size() == 1);
    CHECK(reading->drafts[0].tasks[0].task.deadline.due == base::civil_date(2024, 11, 30));
}

#include <catch2/catch.hpp>

#include "console/desk.h"
#include "support/temporary_directory.h"

using namespace test;

namespace {

struct UploadDesk : ApiDesk {
    UploadDesk() { inbox = folder.path().string(); }
    Answer put(const std::string& name, const std::string& bytes,
               const std::string& who = "officer",
               const std::string& type = "application/octet-stream") {
        return send(http::Method::kPost, who, "/api/v1/documents?name=" + name, bytes,
                    {{"content-type", type}});
    }
    [[nodiscard]] size_t files() const {
        size_t n = 0;
        for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
            n += entry.exists() ? 1 : 0;
        return n;
    }
    support::TemporaryDirectory folder;
};

}  // namespace

TEST_CASE("an uploaded document lies whole in the inbox, and nothing beside it", "[console]") {
    UploadDesk desk;
    std::string bytes("PK\0\x03 docx", 9);
    Answer answer = desk.put("%E6%96%B9%E6%A1%88.docx", bytes);
    CHECK(answer.status == 201);
    CHECK(answer.text("name") == "方案.docx");
    std::ifstream in(desk.folder.file("方案.docx"), std::ios::binary);
    CHECK(std::string((std::istreambuf_iterator<char>(in)), {}) == bytes);
    CHECK(desk.files() == 1);
    CHECK(desk.put("%E6%96%B9%E6%A1%88.docx", "other").status == 409);
    CHECK(desk.files() == 1);
}

TEST_CASE("names that lead elsewhere, or bodies that are no file, leave nothing", "[console]") {
    UploadDesk desk;
    for (const char* name : {"", "..%2fa.txt", "a%2fb.txt", "..", ".hidden", "a%5cb", "~$a.docx",
                             "a.part", "a%E2%80%AEtxt.exe"})
        CHECK(desk.put(name, "x").status == 400);
    CHECK(desk.put(std::string(201, 'a'), "x").status == 400);
    CHECK(desk.put("a.txt", "").status == 400);
    CHECK(desk.put("a.txt", "x", "officer", "multipart/form-data").status == 415);
    CHECK(desk.put("a.txt", "x", "liaison").status == 403);
    CHECK(desk.files() == 0);
    desk.inbox = "";
    CHECK(desk.put("a.txt", "x").status == 409);
    desk.inbox = desk.folder.file("missing");
    CHECK(desk.put("a.txt", "x").status == 500);
}

#include "console/static_files.h"

#include <unistd.h>

#include <catch2/catch.hpp>

#include "support/temporary_directory.h"

using namespace console;

namespace {

struct Built {
    Built() {
        std::filesystem::create_directory(folder.path() / "assets");
        (void)folder.write("index.html", "<p>页面</p>");
        (void)folder.write("assets/a-1f.js", "let a");
        (void)folder.write("assets/a-1f.js.gz", "packed");
        (void)folder.write("secret.key", "key");
        (void)::symlink("/etc/passwd", folder.file("passwd.html").c_str());
    }
    support::TemporaryDirectory folder;
    [[nodiscard]] StaticFiles files() const { return StaticFiles(folder.path().string()); }
};

}  // namespace

TEST_CASE("only files that were listed, of known types and no links, are served", "[console]") {
    Built built;
    StaticFiles files = built.files();
    CHECK(files.find("/")->type == "text/html; charset=utf-8");
    CHECK(files.find("/ledger")->path == files.find("/")->path);
    CHECK(files.find("/assignments/12")->path == files.find("/")->path);
    CHECK(files.find("/assets/a-1f.js")->immutable);
    CHECK_FALSE(files.find("/index.html")->immutable);
    for (const char* none : {"/secret.key", "/passwd.html", "/assets/a-1f.js.gz", "/assets/b.js",
                             "/../etc/passwd.conf", "/assets/../index.htm", "/."})
        CHECK_FALSE(files.find(none).has_value());
}

TEST_CASE("without pages there is one plain page of status, escaped", "[console]") {
    StaticFiles files("/nonexistent");
    CHECK(files.find("/")->path.empty());
    CHECK_FALSE(files.find("/ledger").has_value());
    CHECK_THAT(status_page("<b>&\"'").body, Catch::Contains("&lt;b&gt;&amp;&quot;&#39;"));
}

TEST_CASE("a file goes packed to who takes it, and once to who has it", "[console]") {
    Built built;
    StaticFile file = *built.files().find("/assets/a-1f.js");
    http::Response packed = read_static_file(file, true, "");
    CHECK(packed.body == "packed");
    CHECK(packed.header("Content-Encoding") == "gzip");
    http::Response plain = read_static_file(file, false, "");
    CHECK(plain.body == "let a");
    CHECK(plain.header("Content-Encoding").empty());
    CHECK_THAT(std::string(plain.header("Cache-Control")), Catch::Contains("immutable"));
    CHECK(read_static_file(file, false, std::string(plain.header("ETag"))).status == 304);
    std::filesystem::remove(file.path);
    CHECK(read_static_file(file, false, "").status == 404);
}

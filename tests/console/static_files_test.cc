// The pages of the console as files: names, kinds, copies, tags.

#include "console/static_files.h"

#include <catch2/catch.hpp>
#include <filesystem>

#include "support/temporary_directory.h"

using console::StaticFiles;

namespace {

struct Built {
    Built() {
        std::filesystem::create_directory(folder.path() / "assets");
        (void)folder.write("index.html", "<!doctype html>page");
        (void)folder.write("index.html.gz", "page, packed");
        (void)folder.write("favicon.svg", "<svg/>");
        (void)folder.write("assets/app-1a2b.js", "app()");
        (void)folder.write("assets/app-1a2b.js.gz", "app, packed");
        (void)folder.write("notes.bin", "of no known kind");
        std::filesystem::create_symlink("/etc/passwd", folder.path() / "passwd.html");
    }
    support::TemporaryDirectory folder;
};

http::Response get(const StaticFiles& files, const std::string& path,
                   std::vector<http::Header> headers = {}) {
    http::Request request;
    request.method = http::Method::kGet;
    request.path = path;
    request.headers = std::move(headers);
    return files.answer(request, "下次唤醒 <明天>");
}

}  // namespace

TEST_CASE("a file has its kind, and its packed copy for a browser that takes one", "[console]") {
    Built built;
    StaticFiles files(built.folder.path());
    REQUIRE(files.built());
    http::Response plain = get(files, "/assets/app-1a2b.js");
    CHECK(plain.body == "app()");
    CHECK(plain.header("Content-Type") == "text/javascript; charset=utf-8");
    CHECK(plain.header("Content-Encoding").empty());
    CHECK(plain.header("Vary") == "Accept-Encoding");
    for (const char* accepted : {"gzip", "gzip, deflate, br", "br;q=1.0, gzip;q=0.8"}) {
        http::Response packed = get(files, "/assets/app-1a2b.js", {{"accept-encoding", accepted}});
        CHECK(packed.body == "app, packed");
        CHECK(packed.header("Content-Encoding") == "gzip");
    }
    for (const char* refused : {"", "br", "gzip;q=0", "gzip;q=0.0, br", "xgzip"})
        CHECK(get(files, "/assets/app-1a2b.js", {{"accept-encoding", refused}}).body == "app()");
    CHECK(get(files, "/favicon.svg", {{"accept-encoding", "gzip"}}).body == "<svg/>");
}

TEST_CASE("hashed names are kept for good, the page is asked for each time", "[console]") {
    Built built;
    StaticFiles files(built.folder.path());
    CHECK(get(files, "/assets/app-1a2b.js").header("Cache-Control") ==
          "public, max-age=31536000, immutable");
    http::Response page = get(files, "/");
    CHECK(page.header("Cache-Control") == "no-cache");
    std::string tag(page.header("ETag"));
    REQUIRE(tag.size() == 34);
    for (const std::string& known : {tag, "W/" + tag, "\"other\", " + tag, std::string("*")}) {
        http::Response again = get(files, "/", {{"if-none-match", known}});
        CHECK(again.status == 304);
        CHECK(again.body.empty());
        CHECK(again.header("ETag") == tag);
    }
    CHECK(get(files, "/", {{"if-none-match", "\"other\""}}).status == 200);
}

TEST_CASE("no script, style or frame from elsewhere or inline", "[console]") {
    Built built;
    StaticFiles files(built.folder.path());
    std::string policy(get(files, "/").header("Content-Security-Policy"));
    CHECK_THAT(policy, Catch::Contains("default-src 'self'") &&
                           Catch::Contains("frame-ancestors 'none'") && !Catch::Contains("unsafe"));
}

TEST_CASE("every page of the console is index.html, a missing file is not", "[console]") {
    Built built;
    StaticFiles files(built.folder.path());
    for (const char* page : {"/", "/login", "/ledger", "/assignments/12", "/index.html"})
        CHECK(get(files, page).body == "<!doctype html>page");
    for (const char* missing :
         {"/assets/app-0000.js", "/robots.txt", "/assets/", "/notes.bin", "/passwd.html",
          "/../secret.txt", "/assets/../../etc/passwd", "", "ledger", "/%2e%2e/secret.key"})
        CHECK(get(files, missing).status == 404);
}

TEST_CASE("without pages a plain one says what to do", "[console]") {
    support::TemporaryDirectory empty;
    for (const std::filesystem::path& folder :
         {empty.path(), empty.path() / "nowhere", std::filesystem::path()}) {
        StaticFiles files(folder);
        CHECK_FALSE(files.built());
        http::Response page = get(files, "/ledger");
        CHECK(page.status == 200);
        CHECK(page.header("Content-Type") == "text/html; charset=utf-8");
        CHECK_THAT(page.body, Catch::Contains("尚未构建") && Catch::Contains("make web") &&
                                  Catch::Contains("下次唤醒 &lt;明天&gt;"));
    }
}

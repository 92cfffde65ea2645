#include "http/guard.h"

#include <catch2/catch.hpp>

using namespace http;

namespace {

Request request(Method method, std::vector<Header> headers) {
    Request out;
    out.method = method;
    out.path = "/api/v1/tasks";
    out.headers = std::move(headers);
    return out;
}

int refusal(const Request& request, const GuardOptions& options = {{"duban.xx.gov.cn"}, {}}) {
    std::optional<Response> response = refuse(request, options);
    return response ? response->status : 0;
}

}  // namespace

TEST_CASE("a name that is not ours is refused, addresses and localhost are not", "[http]") {
    for (const char* own : {"localhost", "localhost:8137", "127.0.0.1:8137", "[::1]:8137",
                            "192.168.1.5", "duban.xx.gov.cn", "duban.xx.gov.cn:443"})
        CHECK(refusal(request(Method::kGet, {{"host", own}})) == 0);
    for (const char* foreign : {"evil.example", "duban.xx.gov.cn.evil.example", "127.0.0.1.nip.io",
                                "localhost.evil.example", "", "[::1", "127.1"})
        CHECK(refusal(request(Method::kGet, {{"host", foreign}})) == 421);
}

TEST_CASE("Host must be there, once", "[http]") {
    CHECK(refusal(request(Method::kGet, {})) == 400);
    CHECK(refusal(request(Method::kGet, {{"host", "localhost"}, {"host", "localhost"}})) == 400);
}

TEST_CASE("a change that another site's page asks for is refused", "[http]") {
    Header host{"host", "localhost:8137"};
    struct Case {
        Header header;
        int status;
    };
    const Case kCases[] = {{{"origin", "http://localhost:8137"}, 0},
                           {{"origin", "https://localhost:8137"}, 0},
                           {{"sec-fetch-site", "same-origin"}, 0},
                           {{"sec-fetch-site", "none"}, 0},
                           {{"accept", "*/*"}, 0},
                           {{"origin", "http://localhost:9999"}, 403},
                           {{"origin", "http://evil.example"}, 403},
                           {{"origin", "null"}, 403},
                           {{"sec-fetch-site", "cross-site"}, 403},
                           {{"sec-fetch-site", "same-site"}, 403},
                           {{"origin", "http://localhost:8137.evil"}, 403}};
    for (const Case& c : kCases) {
        CAPTURE(c.header.value);
        CHECK(refusal(request(Method::kPost, {host, c.header})) == c.status);
        CHECK(refusal(request(Method::kDelete, {host, c.header})) == c.status);
        CHECK(refusal(request(Method::kGet, {host, c.header})) == 0);
    }
}

TEST_CASE("what is too large or packed is refused, and the connection ends", "[http]") {
    GuardOptions options{{}, {100, 200, 50, "", 0}};
    Request good = request(Method::kPost, {{"host", "localhost"}});
    good.body = std::string(50, 'x');
    good.query = std::string(80, 'q');
    CHECK(refusal(good, options) == 0);
    Request long_url = good;
    long_url.query = std::string(101, 'q');
    CHECK(refusal(long_url, options) == 431);
    Request large = good;
    large.body += 'x';
    CHECK(refusal(large, options) == 413);
    CHECK(refuse(large, options)->close);
    options.limits.upload_path = "/upload";
    options.limits.upload = 500;
    CHECK(refusal(large, options) == 413);
    large.path = "/upload";
    CHECK(refusal(large, options) == 0);
    large.body.resize(501);
    CHECK(refusal(large, options) == 413);
    Request heavy = good;
    heavy.headers.push_back({"x-filler", std::string(200, 'h')});
    CHECK(refusal(heavy, options) == 431);
    Request packed = good;
    packed.headers.push_back({"content-encoding", "gzip"});
    CHECK(refusal(packed, options) == 415);
}

TEST_CASE("every answer carries the headers of a browser's caution", "[http]") {
    Response plain{200, {{"Cache-Control", "max-age=60"}}, "", false};
    add_security_headers(plain, false);
    CHECK_THAT(std::string(plain.header("Content-Security-Policy")),
               Catch::Contains("default-src 'self'") && Catch::Contains("frame-ancestors 'none'"));
    CHECK(plain.header("X-Content-Type-Options") == "nosniff");
    CHECK(plain.header("Referrer-Policy") == "no-referrer");
    CHECK(plain.header("Cache-Control") == "max-age=60");
    CHECK(plain.header("Strict-Transport-Security").empty());
    Response secure;
    add_security_headers(secure, true);
    CHECK(secure.header("Strict-Transport-Security") == "max-age=31536000");
    CHECK(secure.header("Cache-Control") == "no-store");
}

TEST_CASE("a problem has a code, a sentence and its status", "[http]") {
    Response response = problem(404, "E_NOT_FOUND", "没有这一项");
    CHECK(response.header("Content-Type") == "application/problem+json");
    CHECK(response.body ==
          R"({"title":"Not Found","status":404,"code":"E_NOT_FOUND","detail":"没有这一项"})");
}

// Signing in through the API, cookies, and the pages of the administrators.

#include <catch2/catch.hpp>

#include "accounts/account.h"
#include "console/desk.h"

using namespace test;

namespace {

const std::string kGood = "Xing-Xian-2024";

std::vector<std::string> cookies(const Answer& answer) {
    std::vector<std::string> out;
    for (const http::Header& header : answer.headers)
        if (header.name == "Set-Cookie") out.push_back(header.value);
    return out;
}

http::Request sign_in(bool secure, const std::string& password = kGood) {
    http::Request request;
    request.method = http::Method::kPost;
    request.path = "/api/v1/session";
    request.peer = "10.0.0.9";
    request.secure = secure;
    request.headers = {{"content-type", "application/json"}};
    request.body = R"({"login":"zhangsan","password":")" + password + "\"}";
    return request;
}

struct WithPerson : ApiDesk {
    WithPerson() {
        std::string token = *accounts::create_account(
            db, {"zhangsan", "张三", accounts::Role::kOfficer, {}}, "duban", now);
        REQUIRE(accounts::activate(db, token, kGood, now).ok());
    }
};

}  // namespace

TEST_CASE("signing in gives a session in a cookie that no script and no other site reads",
          "[console]") {
    WithPerson desk;
    Answer plain = desk.perform(sign_in(false));
    REQUIRE(plain.status == 200);
    CHECK(plain.text("name") == "张三");
    CHECK(plain.text("role") == "officer");
    CHECK_FALSE(plain.text("csrf").empty());
    REQUIRE(cookies(plain).size() == 2);
    CHECK_THAT(cookies(plain)[0], Catch::StartsWith("sid=") && Catch::Contains("; HttpOnly") &&
                                      Catch::Contains("; SameSite=Strict") &&
                                      Catch::Contains("; Path=/") && !Catch::Contains("Secure"));
    Answer secure = desk.perform(sign_in(true));
    CHECK_THAT(cookies(secure)[0], Catch::StartsWith("__Host-sid=") && Catch::Contains("; Secure"));
    CHECK(plain.raw.find(cookies(plain)[0].substr(4, 43)) == std::string::npos);
}

TEST_CASE("a wrong password is 401, too many are 429, and odd bodies cost no hash", "[console]") {
    WithPerson desk;
    for (int i = 0; i < 5; ++i) CHECK(desk.perform(sign_in(false, "Wrong-1234")).status == 401);
    Answer locked = desk.perform(sign_in(false));
    CHECK(locked.status == 429);
    CHECK(locked.text("code") == "E_LOCKED");
    http::Request large = sign_in(false, std::string(2000, 'x'));
    CHECK(desk.perform(large).status == 400);
    large.body = R"({"login":["zhangsan"],"password":"x"})";
    CHECK(desk.perform(large).status == 400);
}

TEST_CASE("a session is shown, and gone after signing out", "[console]") {
    ApiDesk desk;
    CHECK(desk.get("", "/api/v1/session").body["login"].is_null());
    CHECK(desk.get("officer", "/api/v1/session").text("login") == "officer");
    Answer out = desk.send(http::Method::kDelete, "officer", "/api/v1/session");
    CHECK(out.status == 200);
    CHECK_THAT(cookies(out).at(0), Catch::Contains("Max-Age=0"));
    CHECK(desk.get("officer", "/api/v1/session").body["login"].is_null());
    CHECK(desk.get("officer", "/api/v1/overview").status == 401);
}

TEST_CASE("two session cookies are none", "[console]") {
    ApiDesk desk;
    http::Request request;
    request.method = http::Method::kGet;
    request.path = "/api/v1/overview";
    request.headers = {{"cookie", "sid=" + ApiDesk::cookie("officer") + "; sid=planted"}};
    CHECK(desk.perform(request).status == 401);
    request.headers = {{"cookie", "sid=" + std::string(65536, 'a')}};
    CHECK(desk.perform(request).status == 401);
}

TEST_CASE("accounts are made by one administrator and given rights by another", "[console]") {
    ApiDesk desk;
    std::string account = R"({"login":"wangwu","name":"王五","role":"leader"})";
    Answer made = desk.post("system_admin", "/api/v1/accounts", account);
    CHECK(made.status == 201);
    CHECK(made.text("token").size() == 43);
    CHECK(desk.post("system_admin", "/api/v1/accounts", account).status == 409);
    CHECK(desk.post("accounts_admin", "/api/v1/accounts", account).status == 403);
    auto put = [&desk](const std::string& who, const std::string& login) {
        return desk.send(http::Method::kPut, who, "/api/v1/accounts/" + login + "/role",
                         R"({"role":"officer"})");
    };
    CHECK(put("system_admin", "wangwu").status == 403);
    CHECK(put("accounts_admin", "wangwu").text("role") == "officer");
    CHECK(put("accounts_admin", "accounts_admin").status == 409);
    CHECK(put("accounts_admin", "nobody").status == 404);
    CHECK(desk.send(http::Method::kDelete, "system_admin", "/api/v1/accounts/wangwu").status ==
          200);
    CHECK(
        desk.send(http::Method::kDelete, "system_admin", "/api/v1/accounts/system_admin").status ==
        409);
    Answer audit = desk.get("audit_admin", "/api/v1/audit?size=500");
    CHECK_THAT(audit.raw, Catch::Contains("account.create") && Catch::Contains("account.role") &&
                              Catch::Contains("account.disable"));
}

TEST_CASE("health and metrics are for programs, metrics for this machine", "[console]") {
    ApiDesk desk;
    CHECK(desk.get("", "/healthz").status == 200);
    Answer metrics = desk.get("", "/metrics");
    CHECK_THAT(metrics.raw, Catch::Contains("duban_assignments{light=\"red\"} 1\n") &&
                                Catch::Contains("# TYPE duban_outbox_oldest_seconds gauge\n") &&
                                Catch::Contains("duban_up 1\n"));
    http::Request foreign;
    foreign.method = http::Method::kGet;
    foreign.path = "/metrics";
    foreign.peer = "10.0.0.1";
    CHECK(desk.perform(foreign).status == 403);
}

TEST_CASE("a message of the outbox shows its proof, and a failed one is sent again", "[console]") {
    ApiDesk desk;
    std::optional<int64_t> id = store::enqueue(
        desk.db, {"k", store::MessageKind::kLadder, "王芳", "a@x", "提醒", "正文", "", "ladder/1"},
        desk.now);
    REQUIRE(store::claim_message(desk.db, desk.now).has_value());
    std::string path = "/api/v1/outbox/" + std::to_string(*id);
    CHECK(desk.post("officer", path + "/retry").status == 409);
    store::mark_failed(desk.db, *id, "smtp", "550 no such user");
    CHECK(desk.get("officer", path).text("reply") == "550 no such user");
    CHECK(desk.get("officer", "/api/v1/outbox?state=failed").body["rows"].as_array()->size() == 1);
    CHECK(desk.get("officer", "/api/v1/outbox?state=lost").status == 400);
    CHECK(desk.post("officer", path + "/retry").status == 200);
    CHECK(desk.changed);
    CHECK(desk.get("officer", "/api/v1/outbox/999").status == 404);
}

// The console on a real socket: the API behind its threads, the page of status, and the way out.

#include "app/console_server.h"

#include <asio/post.hpp>
#include <catch2/catch.hpp>
#include <thread>

#include "accounts/account.h"
#include "support/http_client.h"
#include "support/temporary_directory.h"

using support::HttpClient;

namespace {

class Running {
  public:
    Running() {
        configuration_.port = 0;
        configuration_.web = folder_.file("none");
        base::Result<store::Database> db = store::Database::open(ledger());
        REQUIRE(db.ok());
        token = *accounts::create_account(*db, {"zhangsan", "张三", accounts::Role::kOfficer, {}},
                                          "duban", clock_.now());
        server_ = std::make_unique<app::ConsoleServer>(
            io_, configuration_, console::ConsoleOptions{ledger(), "", ""}, clock_,
            [this] {
                return console::Health{healthy, "下次唤醒 <明天>", clock_.now()};
            },
            [this] { ++changes; });
        REQUIRE(server_->open().ok());
        thread_ = std::thread([this] { io_.run(); });
    }
    ~Running() {
        asio::post(io_, [this] {
            server_->close();
            io_.stop();
        });
        thread_.join();
    }
    [[nodiscard]] std::string ledger() const { return folder_.file("ledger.db"); }
    [[nodiscard]] int port() const { return server_->port(); }
    [[nodiscard]] std::string ask(const std::string& method, const std::string& path,
                                  const std::string& body = "", const std::string& more = "") {
        HttpClient client(port());
        client.send(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + more +
                    (method == "GET" ? ""
                                     : "Content-Type: application/json\r\nContent-Length: " +
                                           std::to_string(body.size()) + "\r\n") +
                    "\r\n" + body);
        return client.answer();
    }

    std::string token;
    std::atomic<bool> healthy{true};
    std::atomic<int> changes{0};

  private:
    support::TemporaryDirectory folder_;
    base::SystemClock clock_;
    intake::HttpConfiguration configuration_;
    asio::io_context io_;
    std::unique_ptr<app::ConsoleServer> server_;
    std::thread thread_;
};

std::string part(const std::string& text, const std::string& from, const std::string& to) {
    size_t begin = text.find(from);
    if (begin == std::string::npos) return "";
    begin += from.size();
    return text.substr(begin, text.find(to, begin) - begin);
}

}  // namespace

TEST_CASE("the console answers, signs in, and keeps a session on the wire", "[app]") {
    Running running;
    CHECK_THAT(running.ask("GET", "/healthz"), Catch::StartsWith("HTTP/1.1 200"));
    CHECK_THAT(running.ask("GET", "/"),
               Catch::Contains("&lt;明天&gt;") && Catch::Contains("Content-Security-Policy"));
    CHECK_THAT(running.ask("GET", "/api/v1/overview"), Catch::StartsWith("HTTP/1.1 401"));
    std::string set = R"({"token":")" + running.token + R"(","password":"Xing-Xian-2024"})";
    CHECK_THAT(running.ask("POST", "/api/v1/activation", set), Catch::StartsWith("HTTP/1.1 200"));
    std::string in = running.ask("POST", "/api/v1/session",
                                 R"({"login":"zhangsan","password":"Xing-Xian-2024"})");
    REQUIRE_THAT(in, Catch::StartsWith("HTTP/1.1 200"));
    std::string cookie = "Cookie: sid=" + part(in, "Set-Cookie: sid=", ";") + "\r\n";
    CHECK_THAT(running.ask("GET", "/api/v1/overview", "", cookie),
               Catch::StartsWith("HTTP/1.1 200") && Catch::Contains("\"rows\":0"));
    std::string csrf = "X-CSRF: " + part(in, "\"csrf\":\"", "\"") + "\r\n";
    CHECK_THAT(running.ask("DELETE", "/api/v1/session", "{}", cookie), Catch::Contains("E_CSRF"));
    CHECK_THAT(running.ask("DELETE", "/api/v1/session", "{}", cookie + csrf),
               Catch::StartsWith("HTTP/1.1 200"));
    CHECK_THAT(running.ask("GET", "/api/v1/overview", "", cookie),
               Catch::StartsWith("HTTP/1.1 401"));
}

TEST_CASE("paths and methods that are none are told apart on the wire", "[app]") {
    Running running;
    CHECK_THAT(running.ask("GET", "/api/v1/nothing"), Catch::StartsWith("HTTP/1.1 404"));
    CHECK_THAT(running.ask("GET", "/api/v1/%zz"), Catch::StartsWith("HTTP/1.1 400"));
    CHECK_THAT(running.ask("GET", "/..%2f..%2fetc/passwd"), Catch::StartsWith("HTTP/1.1 404"));
    CHECK_THAT(running.ask("DELETE", "/healthz"),
               Catch::StartsWith("HTTP/1.1 405") && Catch::Contains("Allow: GET"));
    CHECK_THAT(running.ask("POST", "/api/v1/session", "{\"login\":"),
               Catch::StartsWith("HTTP/1.1 400"));
}

TEST_CASE("a service that is ill says so to who asks for its health", "[app]") {
    Running running;
    running.healthy = false;
    CHECK_THAT(running.ask("GET", "/healthz"), Catch::StartsWith("HTTP/1.1 503"));
}

TEST_CASE("a hundred requests at once are all answered", "[app]") {
    Running running;
    std::atomic<int> good{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 10; ++i)
        threads.emplace_back([&running, &good] {
            for (int k = 0; k < 10; ++k)
                if (running.ask("GET", "/healthz").starts_with("HTTP/1.1 200")) ++good;
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(good == 100);
}

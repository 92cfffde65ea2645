// The server on a real socket: what is answered, what is cut, and that it ends.

#include "http/server.h"

#include <asio/executor_work_guard.hpp>
#include <asio/post.hpp>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <thread>

#include "support/http_client.h"
#include "support/temporary_directory.h"

using namespace http;
using support::HttpClient;

namespace {

// A server on a thread of its own; the handler answers with what it saw.
class Running {
  public:
    explicit Running(const ServerOptions& options, Handler handler = echo()) {
        server_ = make_server(io_, options, std::move(handler));
        opened = server_->open();
        thread_ = std::thread([this] { io_.run(); });
    }
    ~Running() {
        asio::post(io_, [this] {
            server_->close();
            io_.stop();
        });
        thread_.join();
    }
    [[nodiscard]] int port() const { return server_->port(); }
    base::Status opened;

    static Handler echo() {
        return [](const Request& request, const Reply& reply) {
            reply({200,
                   {{"Content-Type", "text/plain"}},
                   std::string(name(request.method)) + " " + request.path + "?" + request.query +
                       " " + std::to_string(request.body.size()),
                   false});
        };
    }

  private:
    asio::io_context io_;
    asio::executor_work_guard<asio::io_context::executor_type> work_{io_.get_executor()};
    std::unique_ptr<Server> server_;
    std::thread thread_;
};

ServerOptions small() {
    ServerOptions options;
    options.guard.limits = {200, 1000, 1000};
    options.timeouts = {std::chrono::milliseconds(300), std::chrono::milliseconds(300),
                        std::chrono::milliseconds(300)};
    return options;
}

ServerOptions patient() {
    ServerOptions options = small();
    options.timeouts = {};
    return options;
}

// One request on a connection of its own.
std::string ask(const Running& server, std::string_view bytes) {
    HttpClient client(server.port());
    client.send(bytes);
    return client.answer();
}

int status_of(const std::string& answer) {
    return answer.size() < 12 ? 0 : std::stoi(answer.substr(9, 3));
}

constexpr std::string_view kHost = "Host: localhost\r\n";

std::string post(size_t size, std::string_view extra = "") {
    return "POST /a HTTP/1.1\r\n" + std::string(kHost) + std::string(extra) +
           "Content-Length: " + std::to_string(size) + "\r\n\r\n" + std::string(size, 'x');
}

}  // namespace

TEST_CASE("a request is answered, and the connection serves the next", "[http]") {
    Running server(patient());
    REQUIRE(server.opened.ok());
    HttpClient client(server.port());
    client.send("GET /a/b?q=1 HTTP/1.1\r\n" + std::string(kHost) + "\r\n");
    std::string first = client.answer();
    CHECK(status_of(first) == 200);
    CHECK_THAT(first, Catch::Contains("GET /a/b?q=1 0") &&
                          Catch::Contains("X-Content-Type-Options: nosniff") &&
                          Catch::Contains("Content-Security-Policy: default-src 'self'"));
    client.send(post(7));
    CHECK_THAT(client.answer(), Catch::Contains("POST /a? 7"));
}

TEST_CASE("what the checks refuse is answered on the socket", "[http]") {
    Running server(patient());
    CHECK(status_of(ask(server, "GET / HTTP/1.1\r\n\r\n")) == 400);
    CHECK(status_of(ask(server, "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n")) == 421);
    CHECK(status_of(ask(server, post(1000))) == 200);
    CHECK(status_of(ask(server, post(1001))) == 413);
    std::string url = "GET /" + std::string(300, 'a') + " HTTP/1.1\r\n" + std::string(kHost);
    CHECK(status_of(ask(server, url + "\r\n")) == 431);
    std::string header = "X-A: " + std::string(1500, 'a') + "\r\n";
    CHECK(status_of(ask(server, "GET / HTTP/1.1\r\n" + std::string(kHost) + header + "\r\n")) ==
          431);
    CHECK(status_of(ask(server, post(1, "Origin: http://evil.example\r\n"))) == 403);
}

TEST_CASE("what is beyond all limits is cut, and the server lives on", "[http]") {
    Running server(patient());
    std::string flood = "GET / HTTP/1.1\r\n" + std::string(kHost);
    for (int i = 0; i < 10000; ++i) flood += "X-" + std::to_string(i) + ": a\r\n";
    CHECK(status_of(ask(server, flood + "\r\n")) != 200);
    CHECK(status_of(ask(server, "GET /" + std::string(60000, '%') + " HTTP/1.1\r\n\r\n")) != 200);
    CHECK(status_of(ask(server, post(100000))) != 200);
    CHECK(status_of(ask(server, post(1))) == 200);
}

TEST_CASE("two lengths, two meanings and broken framing never reach a handler", "[http]") {
    const std::string kSmuggled = "GET /smuggled HTTP/1.1\r\n" + std::string(kHost) + "\r\n";
    const std::string kStart = "POST /a HTTP/1.1\r\n" + std::string(kHost);
    const std::string kBroken[] = {
        kStart + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + kSmuggled,
        kStart + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n" + kSmuggled,
        kStart + "Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcd" + kSmuggled,
        kStart + "Content-Length: -1\r\n\r\n" + kSmuggled,
        kStart + "Content-Length: 18446744073709551617\r\n\r\n" + kSmuggled,
        kStart + "Transfer-Encoding: chunked\r\n\r\nzz\r\n" + kSmuggled,
        kStart + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n" + kSmuggled,
        "\x16\x03\x01\x02\x00 not http at all\r\n\r\n",
    };
    std::atomic<int> handled{0};
    Running server(patient(), [&handled](const Request&, const Reply& reply) {
        ++handled;
        reply({200, {}, "", false});
    });
    for (const std::string& bytes : kBroken) {
        CAPTURE(bytes.substr(0, 90));
        CHECK(status_of(ask(server, bytes)) != 200);
    }
    CHECK(handled == 0);
}

TEST_CASE("a slow head, a slow body and an idle connection are cut", "[http]") {
    Running server(small());
    HttpClient idle(server.port()), head(server.port()), body(server.port());
    head.send("GET / HTTP/1.1\r\nHo");
    body.send("POST / HTTP/1.1\r\n" + std::string(kHost) + "Content-Length: 100\r\n\r\nab");
    CHECK(idle.closed());
    CHECK(head.closed());
    CHECK(body.closed());
}

TEST_CASE("a body that breaks off reaches no handler", "[http]") {
    std::atomic<int> handled{0};
    Running server(small(), [&handled](const Request&, const Reply& reply) {
        ++handled;
        reply({200, {}, "", false});
    });
    HttpClient client(server.port());
    client.send("POST / HTTP/1.1\r\n" + std::string(kHost) + "Content-Length: 100\r\n\r\n" +
                std::string(99, 'x'));
    client.end();
    CHECK(client.closed());
    CHECK(handled == 0);
}

TEST_CASE("slow connections do not hold up the others", "[http]") {
    ServerOptions options = patient();
    options.connections = 300;
    Running server(options);
    std::vector<std::unique_ptr<HttpClient>> slow;
    for (int i = 0; i < 200; ++i) {
        slow.push_back(std::make_unique<HttpClient>(server.port()));
        slow.back()->send("GET / HTTP/1.1\r\nX-Slow:");
    }
    CHECK(status_of(ask(server, post(1))) == 200);
}

TEST_CASE("an answer may come from another thread, and a handler may throw", "[http]") {
    std::vector<std::thread> threads;
    {
        Running server(patient(), [&threads](const Request& request, const Reply& reply) {
            if (request.path == "/throw") throw std::runtime_error("broken");
            threads.emplace_back([reply] { reply({200, {}, "later", false}); });
        });
        CHECK_THAT(ask(server, "GET / HTTP/1.1\r\n" + std::string(kHost) + "\r\n"),
                   Catch::Contains("later"));
        CHECK(status_of(ask(server, "GET /throw HTTP/1.1\r\n" + std::string(kHost) + "\r\n")) ==
              500);
    }
    for (std::thread& thread : threads) thread.join();
}

TEST_CASE("an address that is taken is a refusal, not a crash", "[http]") {
    Running first(patient());
    ServerOptions options = patient();
    options.port = first.port();
    Running second(options);
    REQUIRE_FALSE(second.opened.ok());
    CHECK_THAT(second.opened.error().message, Catch::Contains("不能监听"));
}

TEST_CASE("a certificate that is missing or none is named", "[http]") {
    ServerOptions options = patient();
    options.certificate = options.key = "/nonexistent.pem";
    Running server(options);
    REQUIRE_FALSE(server.opened.ok());
    CHECK(server.opened.error().code == base::ErrorCode::kUsage);
    CHECK_THAT(server.opened.error().message, Catch::Contains("/nonexistent.pem"));
}

TEST_CASE("with a certificate the server speaks TLS and nothing else", "[http]") {
    support::TemporaryDirectory folder;
    std::string key = folder.file("key.pem"), certificate = folder.file("certificate.pem");
    std::string make =
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes "
        "-days 2 -subj /CN=localhost -keyout " +
        key + " -out " + certificate + " 2>/dev/null";
    REQUIRE(std::system(make.c_str()) == 0);
    ServerOptions options = patient();
    options.certificate = certificate;
    options.key = key;
    Running server(options);
    REQUIRE(server.opened.ok());
    CHECK(ask(server, "GET / HTTP/1.1\r\n" + std::string(kHost) + "\r\n").empty());
    std::string answer = folder.file("answer");
    std::string get = "curl --silent --include --cacert " + certificate +
                      " https://localhost:" + std::to_string(server.port()) + "/ >" + answer;
    REQUIRE(std::system(get.c_str()) == 0);
    std::ifstream in(answer);
    std::string text((std::istreambuf_iterator<char>(in)), {});
    CHECK_THAT(text, Catch::Contains("Strict-Transport-Security: max-age=31536000") &&
                         Catch::Contains("GET /? 0"));
    for (const char* old : {"-tls1", "-tls1_1"}) {
        std::string handshake =
            "echo | openssl s_client " + std::string(old) +
            " -cipher ALL:@SECLEVEL=0 -connect 127.0.0.1:" + std::to_string(server.port()) +
            " >/dev/null 2>&1";
        CHECK(std::system(handshake.c_str()) != 0);
    }
}

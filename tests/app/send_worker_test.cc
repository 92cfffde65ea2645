#include "app/send_worker.h"

#include <catch2/catch.hpp>
#include <stdexcept>

using namespace app;
using notify::SendClass;
using notify::SendResult;

namespace {

// Answers each mail with its subject; "throw" throws, "wait" blocks until the service stops.
class EchoChannel final : public notify::Channel {
  public:
    explicit EchoChannel(const std::atomic<bool>* stopping = nullptr) : stopping_(stopping) {}
    SendResult send(const notify::Mail& mail) override {
        thread = std::this_thread::get_id();
        if (mail.subject == "throw") throw std::runtime_error("broken");
        while (mail.subject == "wait" && !*stopping_) std::this_thread::yield();
        return {SendClass::kSent, mail.subject, false};
    }
    [[nodiscard]] std::string_view name() const override { return "echo"; }

    std::thread::id thread;

  private:
    const std::atomic<bool>* stopping_;
};

notify::Mail mail_about(const char* subject) {
    notify::Mail mail;
    mail.subject = subject;
    return mail;
}

}  // namespace

TEST_CASE("a mail is sent on the worker's thread and answered on the io_context's", "[app]") {
    asio::io_context io;
    SendWorker worker(io);
    std::shared_ptr<EchoChannel> channel = std::make_shared<EchoChannel>();
    std::vector<std::string> replies;
    std::thread::id answered_on;
    CHECK_FALSE(worker.busy());
    CHECK_FALSE(worker.in_flight());
    worker.send(channel, mail_about("one"), [&](const SendResult& result) {
        answered_on = std::this_thread::get_id();
        replies.push_back(result.reply);
    });
    CHECK(worker.busy());
    CHECK(worker.in_flight());
    io.run();
    CHECK(replies == std::vector<std::string>{"one"});
    CHECK(answered_on == std::this_thread::get_id());
    CHECK(channel->thread != std::this_thread::get_id());
    CHECK_FALSE(worker.busy());
}

TEST_CASE("the next mail can be handed over where the last was answered", "[app]") {
    asio::io_context io;
    SendWorker worker(io);
    std::shared_ptr<EchoChannel> channel = std::make_shared<EchoChannel>();
    int answered = 0;
    std::function<void(const SendResult&)> next = [&](const SendResult&) {
        if (++answered < 100) worker.send(channel, mail_about("more"), next);
    };
    worker.send(channel, mail_about("first"), next);
    io.run();
    CHECK(answered == 100);
}

TEST_CASE("a second mail while one is in flight is a mistake of the program", "[app]") {
    asio::io_context io;
    SendWorker worker(io);
    std::shared_ptr<EchoChannel> channel = std::make_shared<EchoChannel>(&worker.stopping());
    worker.send(channel, mail_about("wait"), [](const SendResult&) {});
    CHECK_THROWS_AS(worker.send(channel, mail_about("two"), [](const SendResult&) {}),
                    std::logic_error);
}

TEST_CASE("a channel that throws fails one mail, not the service", "[app]") {
    asio::io_context io;
    SendWorker worker(io);
    std::shared_ptr<EchoChannel> channel = std::make_shared<EchoChannel>();
    std::optional<SendResult> result;
    worker.send(channel, mail_about("throw"), [&](const SendResult& found) { result = found; });
    io.run();
    REQUIRE(result);
    CHECK(result->cls == SendClass::kTemporary);
    CHECK(result->alarm);
    CHECK_THAT(result->reply, Catch::Contains("broken"));
}

TEST_CASE("a hanging mail ends when the service stops, and is still answered", "[app]") {
    asio::io_context io;
    SendWorker worker(io);
    bool answered = false;
    worker.send(std::make_shared<EchoChannel>(&worker.stopping()), mail_about("wait"),
                [&](const SendResult&) { answered = true; });
    CHECK(io.poll() == 0);
    worker.request_stop();
    io.run();
    CHECK(answered);
}

TEST_CASE("a worker that goes away with a mail in flight waits for it and answers nothing",
          "[app]") {
    asio::io_context io;
    bool answered = false;
    {
        SendWorker worker(io);
        worker.send(std::make_shared<EchoChannel>(&worker.stopping()), mail_about("wait"),
                    [&](const SendResult&) { answered = true; });
    }
    CHECK_FALSE(answered);
}

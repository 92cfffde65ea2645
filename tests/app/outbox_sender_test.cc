#include "app/outbox_sender.h"

#include <catch2/catch.hpp>
#include <deque>
#include <vector>

#include "notify/file_channel.h"
#include "support/temporary_directory.h"

using namespace app;
using base::Instant;
using notify::SendClass;
using notify::SendResult;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

const Instant kNow = *base::parse_utc("2024-10-08T01:00:00Z");

// Answers with the given classes in turn, the last one for ever; keeps the mails.
class ScriptedChannel final : public notify::Channel {
  public:
    explicit ScriptedChannel(std::deque<SendClass> answers, std::string name = "smtp")
        : answers_(std::move(answers)), name_(std::move(name)) {}
    SendResult send(const notify::Mail& mail) override {
        mails.push_back(mail);
        SendClass answer = answers_.front();
        if (answers_.size() > 1) answers_.pop_front();
        return {answer, "reply", false};
    }
    [[nodiscard]] std::string_view name() const override { return name_; }
    std::vector<notify::Mail> mails;

  private:
    std::deque<SendClass> answers_;
    std::string name_;
};

class Post {
  public:
    explicit Post(std::deque<SendClass> answers)
        : channel(std::make_shared<ScriptedChannel>(std::move(answers))),
          fallback(std::make_shared<ScriptedChannel>(std::deque{SendClass::kSent}, "file")),
          sender(database, worker_, [this] { sender.record_outcome(now); }) {
        sender.use({channel, fallback, ""}, {"县政府督查室", "dcs@xingxian.example"});
    }
    int64_t enqueue(const std::string& key, store::MessageKind kind = store::MessageKind::kLadder) {
        return *store::enqueue(database,
                               {key, kind, "县教科局联络员", "jk@xingxian.example", "催办 " + key,
                                "text", "<p>html</p>", "ladder/1"},
                               kNow);
    }
    // Sends everything that is due at `at`.
    int drain(Instant at) {
        now = at;
        int sent = 0;
        while (sender.send_next(now)) {
            ++sent;
            io.restart();
            io.run();
        }
        return sent;
    }
    store::Message message(int64_t id) { return *store::find_message(database, id); }

    asio::io_context io;
    store::Database database = store::Database::in_memory();
    Instant now = kNow;
    std::shared_ptr<ScriptedChannel> channel;
    std::shared_ptr<ScriptedChannel> fallback;

  private:
    SendWorker worker_{io};

  public:
    OutboxSender sender;
};

}  // namespace

TEST_CASE("every message of the outbox is sent once, in order, and recorded", "[app]") {
    Post post({SendClass::kSent});
    int64_t one = post.enqueue("one");
    int64_t two = post.enqueue("two");
    CHECK(post.drain(kNow) == 2);
    CHECK(post.drain(kNow + hours(1)) == 0);
    REQUIRE(post.channel->mails.size() == 2);
    const notify::Mail& mail = post.channel->mails[0];
    CHECK(mail.subject == "催办 one");
    CHECK(mail.from_address == "dcs@xingxian.example");
    CHECK(mail.to_address == "jk@xingxian.example");
    CHECK(mail.date == kNow);
    CHECK_FALSE(mail.resend);
    CHECK(mail.message_id == post.message(one).message_id);
    for (int64_t id : {one, two}) {
        CHECK(post.message(id).state == "sent");
        CHECK(post.message(id).sent_at == kNow);
        CHECK(post.message(id).channel == "smtp");
    }
    CHECK(post.sender.sent() == 2);
    CHECK_FALSE(post.sender.next_attempt());
}

TEST_CASE("a message that was put off is tried again after 1, 5, 15 and 60 minutes", "[app]") {
    Post post({SendClass::kTemporary});
    int64_t id = post.enqueue("one");
    Instant at = kNow;
    for (minutes step : {minutes(1), minutes(5), minutes(15), minutes(60), minutes(60)}) {
        CHECK(post.drain(at) == 1);
        CHECK(post.message(id).state == "deferred");
        CHECK(post.sender.next_attempt() == at + step);
        CHECK(post.drain(at + step - std::chrono::seconds(1)) == 0);
        at += step;
    }
}

TEST_CASE("a message that does not pass within a day is given up, and told", "[app]") {
    Post post({SendClass::kTemporary});
    int64_t id = post.enqueue("one");
    int attempts = 0;
    Instant at = kNow;
    while (post.message(id).state != "failed") {
        REQUIRE(++attempts < 100);
        post.drain(at);
        at = post.sender.next_attempt().value_or(at);
    }
    CHECK(at <= kNow + hours(25));
    CHECK(post.sender.take_new_failure());
    CHECK_FALSE(post.sender.take_new_failure());
}

TEST_CASE("a recipient that is refused for good holds up nobody else", "[app]") {
    Post post({SendClass::kPermanentRecipient, SendClass::kSent});
    int64_t bad = post.enqueue("bad");
    int64_t good = post.enqueue("good");
    CHECK(post.drain(kNow) == 2);
    CHECK(post.message(bad).state == "failed");
    CHECK(post.message(good).state == "sent");
    CHECK(post.sender.take_new_failure());
}

TEST_CASE("a message whose fate is unknown is sent again, marked, with its old Message-ID",
          "[app]") {
    Post post({SendClass::kAmbiguous, SendClass::kSent});
    int64_t id = post.enqueue("one");
    CHECK(post.drain(kNow) == 1);
    CHECK(post.message(id).state == "unknown");
    CHECK(post.sender.next_attempt() == kNow + minutes(10));
    CHECK(post.drain(kNow + minutes(10)) == 1);
    REQUIRE(post.channel->mails.size() == 2);
    CHECK(post.channel->mails[1].resend);
    CHECK(post.channel->mails[1].message_id == post.channel->mails[0].message_id);
    CHECK(post.message(id).state == "sent");
}

TEST_CASE("a message found half sent after a crash is sent again and marked", "[app]") {
    Post post({SendClass::kSent});
    int64_t id = post.enqueue("one");
    REQUIRE(store::claim_message(post.database, kNow));
    CHECK(post.drain(kNow) == 0);
    CHECK(store::recover_interrupted(post.database, kNow) == 1);
    CHECK(post.drain(kNow) == 1);
    CHECK(post.channel->mails[0].resend);
    CHECK(post.message(id).state == "sent");
}

TEST_CASE("a wrong password stops the lane: one attempt an hour, no message lost", "[app]") {
    Post post({SendClass::kPermanentConfiguration, SendClass::kSent});
    int64_t one = post.enqueue("one");
    int64_t two = post.enqueue("two");
    CHECK(post.drain(kNow) == 1);
    CHECK(post.message(one).state == "deferred");
    CHECK(post.message(two).state == "queued");
    CHECK(post.sender.stopped_because() == "reply");
    CHECK(post.sender.next_attempt() == kNow + hours(1));
    CHECK(post.drain(kNow + minutes(59)) == 0);

    SECTION("the server is put right") {
        CHECK(post.drain(kNow + hours(1)) == 2);
        CHECK(post.sender.stopped_because().empty());
    }
    SECTION("the administrator reloads the configuration") {
        post.sender.use({post.channel, post.fallback, ""}, {"", "dcs@xingxian.example"});
        CHECK(post.drain(kNow + minutes(1)) == 1);
        CHECK(post.message(two).state == "sent");
    }
}

TEST_CASE("news of a failure takes the other way when the main one is broken", "[app]") {
    Post post({SendClass::kTemporary});
    int64_t news = post.enqueue("news", store::MessageKind::kFailure);
    int64_t other = post.enqueue("other");
    post.drain(kNow);
    CHECK(post.message(news).state == "sent");
    CHECK(post.message(news).channel == "file");
    CHECK(post.message(other).state == "deferred");
    CHECK(post.fallback->mails.size() == 1);
}

TEST_CASE("an outcome that could not be recorded is recorded before anything else is sent",
          "[app]") {
    Post post({SendClass::kSent});
    int64_t id = post.enqueue("one");
    post.enqueue("two");
    post.database.execute(
        "CREATE TRIGGER full BEFORE UPDATE ON message WHEN new.state = 'sent' "
        "BEGIN SELECT RAISE (ABORT, 'database or disk is full'); END");
    REQUIRE(post.sender.send_next(kNow));
    CHECK_THROWS(post.io.run());
    CHECK_FALSE(post.sender.send_next(kNow));
    CHECK_THROWS(post.sender.record_outcome(kNow));
    post.database.execute("DROP TRIGGER full");
    post.sender.record_outcome(kNow);
    CHECK(post.message(id).state == "sent");
    CHECK(post.drain(kNow) == 1);
    CHECK(post.channel->mails.size() == 2);
}

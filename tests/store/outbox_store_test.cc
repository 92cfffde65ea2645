// The outbox: a message is written once, claimed by one, and its state tells what is known of it.

#include "store/outbox_store.h"

#include <catch2/catch.hpp>

#include "support/dates.h"
#include "support/raw_database.h"
#include "support/temporary_directory.h"

using namespace store;
using base::Instant;
using std::chrono::minutes;
using test::instant;

namespace {

const Instant kNine = instant("2024-10-08 09:00");

NewMessage draft(const std::string& key, const std::string& text = "请抓紧办理") {
    return {key,  MessageKind::kLadder, "县教体局联络员", "a@xingxian.example", "督办提醒",
            text, "<p>" + text,         "ladder/1"};
}

std::string state_of(Database& db, int64_t id) { return find_message(db, id).value().state; }

}  // namespace

TEST_CASE("a key is written once, and its Message-ID follows from it", "[store]") {
    Database db = Database::in_memory();
    std::optional<int64_t> first = enqueue(db, draft("k|1"), kNine);
    REQUIRE(first);
    CHECK_FALSE(enqueue(db, draft("k|1", "other words"), kNine + minutes(1)));
    CHECK(has_message(db, "k|1"));
    CHECK_FALSE(has_message(db, "k|2"));
    std::optional<int64_t> second = enqueue(db, draft("k|2"), kNine);
    REQUIRE(second);
    Message a = find_message(db, *first).value(), b = find_message(db, *second).value();
    CHECK(a.text == "请抓紧办理");
    CHECK(a.state == "queued");
    CHECK(a.message_id != b.message_id);
    CHECK_THAT(a.message_id, Catch::EndsWith("@duban"));
    Database other = Database::in_memory();
    CHECK(
        find_message(other, enqueue(other, draft("k|1"), kNine + minutes(9)).value())->message_id ==
        a.message_id);
}

TEST_CASE("a message is claimed by one connection only", "[store]") {
    support::TemporaryDirectory folder;
    base::Result<Database> one = Database::open(folder.file("ledger.db"));
    base::Result<Database> two = Database::open(folder.file("ledger.db"));
    REQUIRE(one.ok());
    REQUIRE(two.ok());
    int64_t id = enqueue(*one, draft("k"), kNine).value();
    CHECK_FALSE(claim_message(*one, kNine - minutes(1)));
    std::optional<Message> claimed = claim_message(*one, kNine);
    REQUIRE(claimed);
    CHECK(claimed->id == id);
    CHECK(claimed->state == "sending");
    CHECK(claimed->attempts == 1);
    CHECK(claimed->first_attempt_at == kNine);
    CHECK_FALSE(claim_message(*two, kNine));
    CHECK_FALSE(claim_message(*one, kNine));
}

TEST_CASE("the outcome of an attempt is the message's state and its next attempt", "[store]") {
    struct Case {
        const char* outcome;
        const char* state;
        bool again, resend;
    };
    const Case cases[] = {{"sent", "sent", false, false},
                          {"deferred", "deferred", true, false},
                          {"ambiguous", "unknown", true, true},
                          {"failed", "failed", false, false}};
    for (const Case& c : cases) {
        CAPTURE(c.outcome);
        Database db = Database::in_memory();
        int64_t id = enqueue(db, draft("k"), kNine).value();
        REQUIRE(claim_message(db, kNine));
        std::string outcome = c.outcome;
        Instant later = kNine + minutes(5);
        if (outcome == "sent") mark_sent(db, id, "smtp", "250 ok", kNine);
        if (outcome == "deferred") mark_deferred(db, id, "smtp", "451 later", later);
        if (outcome == "ambiguous") mark_ambiguous(db, id, "smtp", "no answer", later);
        if (outcome == "failed") mark_failed(db, id, "smtp", "550 no such user");
        Message m = find_message(db, id).value();
        CHECK(m.state == c.state);
        CHECK(m.resend == c.resend);
        CHECK(m.channel == "smtp");
        CHECK_FALSE(m.reply.empty());
        CHECK(m.sent_at.has_value() == (outcome == "sent"));
        CHECK(next_attempt(db) == (c.again ? std::optional<Instant>(later) : std::nullopt));
        CHECK_FALSE(claim_message(db, later - minutes(1)));
        std::optional<Message> again = claim_message(db, later);
        CHECK(again.has_value() == c.again);
        if (again) CHECK(again->attempts == 2);
        if (again) CHECK(again->first_attempt_at == kNine);
        if (again) CHECK(again->message_id == m.message_id);
    }
}

TEST_CASE("an outcome counts for a message in hand only", "[store]") {
    Database db = Database::in_memory();
    int64_t id = enqueue(db, draft("k"), kNine).value();
    mark_sent(db, id, "smtp", "250", kNine);
    mark_failed(db, id, "smtp", "550");
    mark_deferred(db, id, "smtp", "451", kNine);
    CHECK(state_of(db, id) == "queued");
    REQUIRE(claim_message(db, kNine));
    mark_sent(db, id, "smtp", "250", kNine);
    mark_failed(db, id, "smtp", "550");
    CHECK(state_of(db, id) == "sent");
}

TEST_CASE("what was being sent when the process died is unknown and tried again as 重发",
          "[store]") {
    Database db = Database::in_memory();
    int64_t in_hand = enqueue(db, draft("a"), kNine).value();
    REQUIRE(claim_message(db, kNine));
    int64_t queued = enqueue(db, draft("b"), kNine).value();
    CHECK(recover_interrupted(db, kNine + minutes(3)) == 1);
    CHECK(recover_interrupted(db, kNine + minutes(3)) == 0);
    Message m = find_message(db, in_hand).value();
    CHECK(m.state == "unknown");
    CHECK(m.resend);
    CHECK(m.next_attempt_at == kNine + minutes(3));
    CHECK(state_of(db, queued) == "queued");
    CHECK_FALSE(find_message(db, queued)->resend);
}

TEST_CASE("messages leave in the order of their next attempt", "[store]") {
    Database db = Database::in_memory();
    int64_t a = enqueue(db, draft("a"), kNine).value();
    REQUIRE(claim_message(db, kNine));
    mark_deferred(db, a, "smtp", "451", kNine + minutes(10));
    int64_t b = enqueue(db, draft("b"), kNine + minutes(5)).value();
    int64_t c = enqueue(db, draft("c"), kNine + minutes(5)).value();
    CHECK(next_attempt(db) == kNine + minutes(5));
    std::vector<int64_t> order;
    while (std::optional<Message> m = claim_message(db, kNine + minutes(30)))
        order.push_back(m->id);
    CHECK(order == std::vector<int64_t>{b, c, a});
}

TEST_CASE("a person may retry what failed, waits or is unknown, and nothing else", "[store]") {
    struct Case {
        const char* state;
        bool allowed;
        const char* after;
    };
    const Case cases[] = {{"queued", false, "queued"},      {"sending", false, "sending"},
                          {"sent", false, "sent"},          {"deferred", true, "deferred"},
                          {"failed", true, "deferred"},     {"unknown", true, "unknown"},
                          {"withdrawn", false, "withdrawn"}};
    for (const Case& c : cases) {
        CAPTURE(c.state);
        Database db = Database::in_memory();
        int64_t id = enqueue(db, draft("k"), kNine).value();
        db.execute("UPDATE message SET next_attempt_at = NULL, state = '" + std::string(c.state) +
                   "'");
        CHECK(retry_message(db, id, kNine) == c.allowed);
        CHECK(state_of(db, id) == c.after);
        CHECK(claim_message(db, kNine).has_value() == c.allowed);
    }
    Database db = Database::in_memory();
    CHECK_FALSE(retry_message(db, 99, kNine));
}

TEST_CASE("only what has not left can be withdrawn or worded anew", "[store]") {
    for (const char* state : {"queued", "deferred", "sending", "sent", "failed", "unknown"}) {
        CAPTURE(state);
        bool unsent = std::string(state) == "queued" || std::string(state) == "deferred";
        Database db = Database::in_memory();
        int64_t id = enqueue(db, draft("k"), kNine).value();
        std::string hash = test::text_of(db, "SELECT body_hash FROM message");
        db.execute("UPDATE message SET state = '" + std::string(state) + "'");
        replace_body(db, id, "新主题", "新正文", "<p>新");
        CHECK((find_message(db, id)->subject == "新主题") == unsent);
        CHECK((test::text_of(db, "SELECT body_hash FROM message") != hash) == unsent);
        withdraw_message(db, id);
        CHECK((state_of(db, id) == "withdrawn") == unsent);
        if (unsent) CHECK_FALSE(claim_message(db, kNine + minutes(60)));
    }
}

TEST_CASE("a failure is reported until it is marked, and again after a retry failed", "[store]") {
    Database db = Database::in_memory();
    int64_t id = enqueue(db, draft("k"), kNine).value();
    CHECK_FALSE(has_unreported_failures(db));
    REQUIRE(claim_message(db, kNine));
    mark_failed(db, id, "smtp", "550");
    CHECK(has_unreported_failures(db));
    REQUIRE(unreported_failures(db).size() == 1);
    mark_reported(db, id);
    CHECK_FALSE(has_unreported_failures(db));
    CHECK(unreported_failures(db).empty());
    REQUIRE(retry_message(db, id, kNine));
    REQUIRE(claim_message(db, kNine));
    mark_failed(db, id, "smtp", "550");
    CHECK(has_unreported_failures(db));
}

TEST_CASE("a failed notice of failure is not itself told, or it would never end", "[store]") {
    Database db = Database::in_memory();
    NewMessage notice = draft("failure|a");
    notice.kind = MessageKind::kFailure;
    int64_t id = enqueue(db, notice, kNine).value();
    REQUIRE(claim_message(db, kNine));
    mark_failed(db, id, "smtp", "550");
    CHECK_FALSE(has_unreported_failures(db));
    CHECK(unreported_failures(db).empty());
    REQUIRE(undelivered(db, kNine).size() == 1);
}

TEST_CASE("undelivered are the failed at once and the waiting after a day", "[store]") {
    Database db = Database::in_memory();
    int64_t waiting = enqueue(db, draft("a"), kNine).value();
    int64_t failed = enqueue(db, draft("b"), kNine).value();
    int64_t sent = enqueue(db, draft("c"), kNine).value();
    db.execute("UPDATE message SET state = 'failed' WHERE id = " + std::to_string(failed));
    db.execute("UPDATE message SET state = 'sent' WHERE id = " + std::to_string(sent));
    REQUIRE(undelivered(db, kNine + minutes(60)).size() == 1);
    CHECK(undelivered(db, kNine + minutes(60))[0].id == failed);
    CHECK(undelivered(db, kNine + minutes(25 * 60)).size() == 2);
    CHECK(list_messages(db, "queued", 10).size() == 1);
    CHECK(list_messages(db, "queued", 10)[0].id == waiting);
    CHECK(list_messages(db, "", 2).size() == 2);
    CHECK(count_messages(db).size() == 3);
}

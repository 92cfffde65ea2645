#include "store/outbox_store.h"

#include <array>

#include "store/query.h"
#include "store/sha256.h"

#define SELECT_MESSAGE                                                                             \
    "SELECT id, key, kind, to_name, to_address, subject, text, html, message_id, state, channel, " \
    "reply, decided_at, attempts, first_attempt_at, next_attempt_at, sent_at, resend FROM "        \
    "message "

namespace store {

using base::Instant;

namespace {

struct Names {
    std::string_view name, chinese;
};
constexpr std::array<Names, 5> kKinds = {{{"ladder", "督办提醒"},
                                          {"office", "逾期告警"},
                                          {"digest", "周报"},
                                          {"office_digest", "总周报"},
                                          {"failure", "送达失败"}}};

Message read(Query& q) {
    Message m;
    m.id = q.integer(0);
    m.key = q.text(1);
    m.kind = q.text(2);
    m.to_name = q.text(3);
    m.to_address = q.text(4);
    m.subject = q.text(5);
    m.text = q.text(6);
    m.html = q.text(7);
    m.message_id = q.text(8);
    m.state = q.text(9);
    m.channel = q.text(10);
    m.reply = q.text(11);
    m.decided_at = q.maybe_instant(12).value_or(Instant{});
    m.attempts = q.small(13);
    m.first_attempt_at = q.maybe_instant(14);
    m.next_attempt_at = q.maybe_instant(15);
    m.sent_at = q.maybe_instant(16);
    m.resend = q.small(17) != 0;
    return m;
}

std::vector<Message> read_all(Query& query) {
    std::vector<Message> out;
    while (query.next()) out.push_back(read(query));
    return out;
}

std::string body_hash(const std::string& subject, const std::string& text,
                      const std::string& html) {
    return sha256_hex(subject + '\0' + text + '\0' + html);
}

}  // namespace

std::string_view name(MessageKind kind) { return kKinds.at(static_cast<size_t>(kind)).name; }
std::string_view chinese_name(MessageKind kind) {
    return kKinds.at(static_cast<size_t>(kind)).chinese;
}

std::optional<int64_t> enqueue(Database& db, const NewMessage& m, Instant now) {
    std::string id = sha256_hex(m.key).substr(0, 32) + '@' + std::string(kMessageIdHost);
    int added = Query(db,
                      "INSERT INTO message (key, kind, to_name, to_address, subject, text, html, "
                      "body_hash, template, message_id, state, decided_at, next_attempt_at) "
                      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 'queued', ?11, ?11) "
                      "ON CONFLICT (key) DO NOTHING",
                      m.key, name(m.kind), m.to_name, m.to_address, m.subject, m.text, m.html,
                      body_hash(m.subject, m.text, m.html), m.template_version, id, now)
                    .run();
    if (added == 0) return {};
    return last_id(db);
}

bool has_message(Database& db, const std::string& key) {
    Query query(db, "SELECT 1 FROM message WHERE key = ?1", key);
    return query.next();
}

std::optional<Message> claim_message(Database& db, Instant now) {
    int64_t id = 0;
    {
        Query claim(db,
                    "UPDATE message SET state = 'sending', attempts = attempts + 1, "
                    "first_attempt_at = ifnull(first_attempt_at, ?1), next_attempt_at = NULL "
                    "WHERE id = (SELECT id FROM message WHERE next_attempt_at <= ?1 "
                    "ORDER BY next_attempt_at, id LIMIT 1) "
                    "AND state IN ('queued', 'deferred', 'unknown') RETURNING id",
                    now);
        if (!claim.next()) return {};
        id = claim.integer(0);
        // The statement commits when it has been stepped to its end.
        while (claim.next()) {
        }
    }
    return find_message(db, id);
}

void mark_sent(Database& db, int64_t id, const std::string& channel, const std::string& reply,
               Instant now) {
    Query(db,
          "UPDATE message SET state = 'sent', sent_at = ?2, next_attempt_at = NULL, channel = ?3, "
          "reply = ?4 WHERE id = ?1 AND state = 'sending'",
          id, now, channel, reply)
        .run();
}

void mark_deferred(Database& db, int64_t id, const std::string& channel, const std::string& reply,
                   Instant next_attempt) {
    Query(db,
          "UPDATE message SET state = 'deferred', next_attempt_at = ?2, channel = ?3, reply = ?4 "
          "WHERE id = ?1 AND state = 'sending'",
          id, next_attempt, channel, reply)
        .run();
}

void mark_ambiguous(Database& db, int64_t id, const std::string& channel, const std::string& reply,
                    Instant next_attempt) {
    Query(db,
          "UPDATE message SET state = 'unknown', resend = 1, next_attempt_at = ?2, channel = ?3, "
          "reply = ?4 WHERE id = ?1 AND state = 'sending'",
          id, next_attempt, channel, reply)
        .run();
}

void mark_failed(Database& db, int64_t id, const std::string& channel, const std::string& reply) {
    Query(db,
          "UPDATE message SET state = 'failed', next_attempt_at = NULL, channel = ?2, reply = ?3 "
          "WHERE id = ?1 AND state = 'sending'",
          id, channel, reply)
        .run();
}

int recover_interrupted(Database& db, Instant now) {
    return Query(db,
                 "UPDATE message SET state = 'unknown', resend = 1, next_attempt_at = ?1 "
                 "WHERE state = 'sending'",
                 now)
        .run();
}

std::optional<Instant> next_attempt(Database& db) {
    Query query(db, "SELECT min(next_attempt_at) FROM message WHERE next_attempt_at IS NOT NULL");
    return query.next() ? query.maybe_instant(0) : std::nullopt;
}

bool retry_message(Database& db, int64_t id, Instant now) {
    return Query(db,
                 "UPDATE message SET next_attempt_at = ?2, reported = 0, "
                 "state = CASE state WHEN 'failed' THEN 'deferred' ELSE state END "
                 "WHERE id = ?1 AND state IN ('failed', 'deferred', 'unknown')",
                 id, now)
               .run() == 1;
}

void withdraw_message(Database& db, int64_t id) {
    Query(db,
          "UPDATE message SET state = 'withdrawn', next_attempt_at = NULL "
          "WHERE id = ?1 AND state IN ('queued', 'deferred')",
          id)
        .run();
}

void replace_body(Database& db, int64_t id, const std::string& subject, const std::string& text,
                  const std::string& html) {
    Query(db,
          "UPDATE message SET subject = ?2, text = ?3, html = ?4, body_hash = ?5 "
          "WHERE id = ?1 AND state IN ('queued', 'deferred')",
          id, subject, text, html, body_hash(subject, text, html))
        .run();
}

std::vector<Message> list_messages(Database& db, const std::string& state, int limit) {
    Query query(db, SELECT_MESSAGE "WHERE ?1 = '' OR state = ?1 ORDER BY id DESC LIMIT ?2", state,
                limit);
    return read_all(query);
}

std::optional<Message> find_message(Database& db, int64_t id) {
    Query query(db, SELECT_MESSAGE "WHERE id = ?1", id);
    if (!query.next()) return {};
    return read(query);
}

std::vector<Message> unreported_failures(Database& db) {
    Query query(db, SELECT_MESSAGE
                "WHERE state = 'failed' AND reported = 0 AND kind <> 'failure' ORDER BY id");
    return read_all(query);
}

bool has_unreported_failures(Database& db) {
    Query query(
        db,
        "SELECT 1 FROM message WHERE state = 'failed' AND reported = 0 AND kind <> 'failure' "
        "LIMIT 1");
    return query.next();
}

void mark_reported(Database& db, int64_t id) {
    Query(db, "UPDATE message SET reported = 1 WHERE id = ?1", id).run();
}

std::vector<Message> undelivered(Database& db, Instant now) {
    Query query(db,
                SELECT_MESSAGE
                "WHERE state = 'failed' OR (state IN ('queued', 'deferred', 'unknown', 'sending') "
                "AND decided_at < ?1) ORDER BY id",
                now - std::chrono::hours(24));
    return read_all(query);
}

std::vector<OutboxCount> count_messages(Database& db) {
    std::vector<OutboxCount> out;
    Query query(db, "SELECT state, count(*) FROM message GROUP BY state ORDER BY state");
    while (query.next()) out.push_back({query.text(0), query.integer(1)});
    return out;
}

}  // namespace store

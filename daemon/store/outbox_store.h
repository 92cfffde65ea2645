#pragma once
// The outbox: what is to be sent, and the proof of what was. A row is written in the transaction of
// the decision; `key` keeps it from being written twice. semantics.md §6.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/database.h"

namespace store {

enum class MessageKind { kLadder, kOffice, kDigest, kOfficeDigest, kFailure };
[[nodiscard]] std::string_view name(MessageKind kind);
[[nodiscard]] std::string_view chinese_name(MessageKind kind);

struct NewMessage {
    std::string key;
    MessageKind kind = MessageKind::kLadder;
    std::string to_name, to_address;
    std::string subject, text, html;
    std::string template_version;  // "ladder/1"
};

struct Message {
    int64_t id = 0;
    std::string key, kind, to_name, to_address, subject, text, html, message_id, state, channel,
        reply;
    base::Instant decided_at{};
    int attempts = 0;  // this one included, once claimed
    std::optional<base::Instant> first_attempt_at, next_attempt_at, sent_at;
    bool resend = false;
};

// The host part of every Message-ID.
inline constexpr std::string_view kMessageIdHost = "duban";

// The row's id, or nothing where the key is in the outbox already.
std::optional<int64_t> enqueue(Database& database, const NewMessage& message, base::Instant now);
[[nodiscard]] bool has_message(Database& database, const std::string& key);

// Conditional update to `sending`; nothing where no message is due for an attempt by `now`.
[[nodiscard]] std::optional<Message> claim_message(Database& database, base::Instant now);
// The outcome of the attempt on a claimed message. Ambiguous: it may have arrived; it is tried
// again with the same Message-ID and marked 重发.
void mark_sent(Database& database, int64_t id, const std::string& channel, const std::string& reply,
               base::Instant now);
void mark_deferred(Database& database, int64_t id, const std::string& channel,
                   const std::string& reply, base::Instant next_attempt);
void mark_ambiguous(Database& database, int64_t id, const std::string& channel,
                    const std::string& reply, base::Instant next_attempt);
void mark_failed(Database& database, int64_t id, const std::string& channel,
                 const std::string& reply);
// After a start: rows that were `sending` when the process died are `unknown` and due at once.
int recover_interrupted(Database& database, base::Instant now);
// The earliest next attempt.
[[nodiscard]] std::optional<base::Instant> next_attempt(Database& database);

// A person asks for a failed, deferred or unknown message to be tried again now. False: not in such
// a state.
[[nodiscard]] bool retry_message(Database& database, int64_t id, base::Instant now);

// Not yet sent, and no longer wanted.
void withdraw_message(Database& database, int64_t id);
void replace_body(Database& database, int64_t id, const std::string& subject,
                  const std::string& text, const std::string& html);

[[nodiscard]] std::vector<Message> list_messages(Database& database, const std::string& state,
                                                 int limit);
[[nodiscard]] std::optional<Message> find_message(Database& database, int64_t id);
// Failed messages that the office was not told of. A notice of failure that fails itself stands in
// the digest only: telling of it would fail again, without end.
[[nodiscard]] std::vector<Message> unreported_failures(Database& database);
[[nodiscard]] bool has_unreported_failures(Database& database);
void mark_reported(Database& database, int64_t id);
// Failed, or older than a day and not sent.
[[nodiscard]] std::vector<Message> undelivered(Database& database, base::Instant now);
struct OutboxCount {
    std::string state;
    int64_t messages = 0;
};
[[nodiscard]] std::vector<OutboxCount> count_messages(Database& database);

}  // namespace store

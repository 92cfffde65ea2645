#pragma once
// Between the outbox and a channel: a stored message as a mail, and the outcome of an attempt as
// the next state of the row. Touches the database; sends nothing by itself but in send_due().

#include <functional>
#include <string>
#include <string_view>

#include "notify/channel.h"
#include "store/outbox_store.h"

namespace notify {

struct Sender {
    std::string name;  // 县政府督查室
    std::string address;
};

// Moves the time of a retry to one at which messages may leave.
using IntoWindow = std::function<base::Instant(base::Instant)>;

// The same row gives the same mail at every attempt, but for the mark 重发.
[[nodiscard]] Mail mail_of(const store::Message& message, const Sender& sender);

// Writes what became of a claimed message: sent, deferred, unknown (it may have arrived) or failed.
void record(store::Database& database, const store::Message& message, const SendResult& result,
            std::string_view channel, base::Instant now, const IntoWindow& into_window);

// Sends all messages that are due, one after the other, on the calling thread: simulation and
// tests. Returns how many were accepted.
int send_due(store::Database& database, Channel& channel, const Sender& sender, base::Instant now,
             const IntoWindow& into_window);

}  // namespace notify

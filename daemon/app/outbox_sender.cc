#include "app/outbox_sender.h"

#include <algorithm>

#include "base/log.h"
#include "notify/retry.h"

namespace app {

namespace {

using notify::SendClass;
using std::chrono::hours;

// A wrong password or certificate: one attempt an hour cannot lock a mailbox, and a server that is
// put right is used again without anybody's help.
constexpr hours kLanePause{1};
constexpr hours kLongest{24};

void log_outcome(const store::Message& message, const std::string& channel,
                 const notify::SendResult& result) {
    base::LogLevel level =
        result.cls == SendClass::kSent ? base::LogLevel::kInfo : base::LogLevel::kWarning;
    if (result.alarm) level = base::LogLevel::kError;
    base::log(level, "message_attempted",
              {{"id", message.id},
               {"kind", message.kind},
               {"channel", channel},
               {"attempt", message.attempts},
               {"outcome", notify::name(result.cls)},
               {"message_id", message.message_id},
               {"reply", result.reply}});
}

}  // namespace

OutboxSender::OutboxSender(store::Database& database, SendWorker& worker,
                           std::function<void()> on_outcome)
    : database_(database), worker_(worker), on_outcome_(std::move(on_outcome)) {}

void OutboxSender::use(Channels channels, notify::Sender from) {
    channels_ = std::move(channels);
    from_ = std::move(from);
    stopped_until_.reset();
    stopped_because_.clear();
}

bool OutboxSender::send_next(base::Instant now) {
    if (in_flight_ || worker_.busy() || worker_.stopping()) return false;
    if (stopped_until_ && now < *stopped_until_) return false;
    in_flight_ = store::claim_message(database_, now);
    if (!in_flight_) return false;
    attempt(channels_.main);
    return true;
}

void OutboxSender::attempt(const std::shared_ptr<notify::Channel>& channel) {
    std::string name(channel->name());
    worker_.send(channel, notify::mail_of(*in_flight_, from_),
                 [this, name](const notify::SendResult& result) { finish(name, result); });
}

// News of a failure must not depend on what failed: it takes the other way at once.
void OutboxSender::finish(const std::string& channel, const notify::SendResult& result) {
    log_outcome(*in_flight_, channel, result);
    bool other_way = in_flight_->kind == store::name(store::MessageKind::kFailure) &&
                     result.cls != SendClass::kSent && channel == channels_.main->name() &&
                     channels_.fallback != channels_.main;
    if (other_way && !worker_.stopping()) return attempt(channels_.fallback);
    outcome_ = Outcome{result, channel};
    on_outcome_();
}

void OutboxSender::record_outcome(base::Instant now) {
    if (!outcome_) return;
    const store::Message& message = *in_flight_;
    switch (outcome_->result.cls) {
        case SendClass::kSent:
            store::mark_sent(database_, message.id, outcome_->channel, outcome_->result.reply, now);
            stopped_until_.reset();
            stopped_because_.clear();
            ++sent_;
            break;
        case SendClass::kTemporary:
        case SendClass::kAmbiguous:
            put_off(message, *outcome_, now);
            break;
        case SendClass::kPermanentConfiguration:
            stop_lane(message, *outcome_, now);
            break;
        case SendClass::kPermanentRecipient:
            give_up(message, *outcome_);
            break;
    }
    outcome_.reset();
    in_flight_.reset();
}

void OutboxSender::put_off(const store::Message& message, const Outcome& outcome,
                           base::Instant now) {
    std::optional<notify::Retry> retry =
        notify::next_attempt({outcome.result.cls, message.attempts,
                              message.first_attempt_at.value_or(now), now, message.resend});
    if (!retry) return give_up(message, outcome);
    if (outcome.result.cls == SendClass::kAmbiguous)
        store::mark_ambiguous(database_, message.id, outcome.channel, outcome.result.reply,
                              retry->at);
    else
        store::mark_deferred(database_, message.id, outcome.channel, outcome.result.reply,
                             retry->at);
}

// The message waits with the lane instead of failing: it is not at fault.
void OutboxSender::stop_lane(const store::Message& message, const Outcome& outcome,
                             base::Instant now) {
    if (now >= message.first_attempt_at.value_or(now) + kLongest) {
        give_up(message, outcome);
    } else {
        store::mark_deferred(database_, message.id, outcome.channel, outcome.result.reply,
                             now + kLanePause);
    }
    stopped_until_ = now + kLanePause;
    stopped_because_ = outcome.result.reply;
    base::log_error("mail_lane_stopped",
                    {{"until", base::format_local(*stopped_until_)}, {"reply", stopped_because_}});
}

void OutboxSender::give_up(const store::Message& message, const Outcome& outcome) {
    store::mark_failed(database_, message.id, outcome.channel, outcome.result.reply);
    new_failure_ = true;
}

std::optional<base::Instant> OutboxSender::next_attempt() const {
    if (in_flight_) return std::nullopt;
    std::optional<base::Instant> next = store::next_attempt(database_);
    if (next && stopped_until_) return std::max(*next, *stopped_until_);
    return next;
}

bool OutboxSender::take_new_failure() { return std::exchange(new_failure_, false); }

}  // namespace app

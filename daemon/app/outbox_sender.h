#pragma once
// Empties the outbox, one message at a time: claim, send on the worker's thread, record the
// outcome. Claim and outcome are transactions of their own; whatever dies in between is found
// `sending` at the next start and sent again with the same Message-ID (semantics.md §6).

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/channels.h"
#include "app/send_worker.h"
#include "base/date.h"
#include "notify/dispatch.h"
#include "store/outbox_store.h"

namespace app {

class OutboxSender {
  public:
    // `on_outcome` runs on the io_context when an attempt has ended; it should call
    // record_outcome().
    OutboxSender(store::Database& database, SendWorker& worker, std::function<void()> on_outcome);

    // From the next message on. A lane that was stopped is open again: somebody has acted.
    void use(Channels channels, notify::Sender from);

    // Writes the outcome of the attempt that ended, if there is one. Throws where the database
    // does; the outcome is kept and can be recorded later, and no message is claimed before it is.
    void record_outcome(base::Instant now);
    // Hands the next message that is due to the worker. False: none is due, the worker is busy, an
    // outcome waits to be recorded, or the lane is stopped.
    bool send_next(base::Instant now);

    // The earliest moment at which send_next() has something to do; nothing while a mail is in
    // flight.
    [[nodiscard]] std::optional<base::Instant> next_attempt() const;
    [[nodiscard]] bool idle() const { return !in_flight_; }
    // An attempt failed for good since the last call: the office is to be told.
    [[nodiscard]] bool take_new_failure();
    // Why nothing passes until an administrator acts; empty while the lane is open.
    [[nodiscard]] const std::string& stopped_because() const { return stopped_because_; }
    [[nodiscard]] int sent() const { return sent_; }

  private:
    struct Outcome {
        notify::SendResult result;
        std::string channel;
    };
    void attempt(const std::shared_ptr<notify::Channel>& channel);
    void finish(const std::string& channel, const notify::SendResult& result);
    void put_off(const store::Message& message, const Outcome& outcome, base::Instant now);
    void stop_lane(const store::Message& message, const Outcome& outcome, base::Instant now);
    void give_up(const store::Message& message, const Outcome& outcome);

    store::Database& database_;
    SendWorker& worker_;
    std::function<void()> on_outcome_;
    Channels channels_;
    notify::Sender from_;
    std::optional<store::Message> in_flight_;  // claimed, outcome not recorded
    std::optional<Outcome> outcome_;
    std::optional<base::Instant> stopped_until_;
    std::string stopped_because_;
    bool new_failure_ = false;
    int sent_ = 0;
};

}  // namespace app

#pragma once
// A way out of the building. A channel carries one mail to one recipient and says what became of
// it; when to try again is decided in retry.h, what is stored in the outbox by the caller.

#include <string>
#include <string_view>

#include "notify/message.h"

namespace notify {

enum class SendClass {
    kSent,                // accepted: the final 250, or the file is durable on the disk
    kTemporary,           // try this mail again
    kPermanentRecipient,  // this mail to this recipient will never pass; others are not concerned
    kPermanentConfiguration,  // nothing will pass until an administrator acts: stop the lane
    kAmbiguous,               // the whole message left, no answer came: it may have arrived
};

// "sent", "temporary", "recipient", "configuration", "ambiguous": for logs and the outbox.
[[nodiscard]] std::string_view name(SendClass cls);

struct SendResult {
    SendClass cls = SendClass::kTemporary;
    // The server's last reply where there was one, and the reason in Chinese where it failed. One
    // line, controls escaped; never holds a password.
    std::string reply;
    // The administrator must be told although `cls` alone would only wait: STARTTLS was required
    // and the server did not offer it (an attack, or a broken server).
    bool alarm = false;
};

class Channel {
  public:
    virtual ~Channel() = default;
    // Blocks until the outcome is known. Does not throw for anything that a server, a network, a
    // disk or the mail's own content can do.
    [[nodiscard]] virtual SendResult send(const Mail& mail) = 0;
    // "file", "smtp": the last part of the dedup key.
    [[nodiscard]] virtual std::string_view name() const = 0;
};

}  // namespace notify

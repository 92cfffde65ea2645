#pragma once
// One mail as a value, and its RFC 5322 bytes. Pure: no clock, no random number, no I/O, so that
// the same mail gives the same bytes on every machine and at every attempt.

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace notify {

struct Attachment {
    std::string file_name;   // UTF-8, may be Chinese, at most 255 bytes, no path
    std::string media_type;  // "application/vnd.…sheet"; without parameters
    std::string content;     // raw bytes
};

// Names, subject and bodies are UTF-8 and may hold anything: compose() removes what a header must
// not carry. Addresses and the Message-ID are checked instead and refused when wrong.
struct Mail {
    std::string message_id;  // what message_id_for() returns: without angle brackets
    std::string from_name;   // may be empty
    std::string from_address;
    std::string to_name;  // may be empty
    std::string to_address;
    std::string subject;
    std::string text;  // lines end with LF or CRLF
    std::string html;  // empty: the mail is plain text alone
    // The moment of the decision, not of the attempt: a repeated attempt must give the same bytes.
    base::Instant date{};
    // An earlier attempt may have arrived: the subject opens with 【重发】.
    bool resend = false;
    std::vector<Attachment> attachments;
};

// "<32 hex digits of SHA-256(key)>@host": the same outbox key always has the same Message-ID. The
// key cannot be read back out of it. `host` must be a valid domain (std::invalid_argument
// otherwise).
[[nodiscard]] std::string message_id_for(std::string_view key, std::string_view host);

// The message with CRLF line ends, all ASCII, lines of at most 78 bytes (more where one address,
// Message-ID or media type alone is longer): UTF-8 headers as RFC 2047 words, bodies and
// attachments in base64, text/plain beside text/html as multipart/alternative. Fails on a wrong
// address, Message-ID or attachment; the message names the field.
[[nodiscard]] base::Result<std::string> compose(const Mail& mail);

}  // namespace notify

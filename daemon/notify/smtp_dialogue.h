#pragma once
// What an SMTP conversation has come to, kept by watching the commands and replies go by. libcurl
// speaks; this only listens, because libcurl's return code alone cannot tell a refused mail from
// one whose answer was lost after the final dot. Pure: bytes in, state out.

#include <optional>
#include <string>
#include <string_view>

#include "notify/channel.h"

namespace notify {

enum class SmtpStage {
    kGreeting,
    kHello,
    kStartTls,
    kAuth,
    kSender,
    kRecipient,
    kData,     // DATA is sent, 354 awaited
    kContent,  // the message is on its way
    kFinal,    // all of the message was handed over: from here on it may have arrived
};

class SmtpDialogue {
  public:
    // A line the client sent; answers to AUTH challenges are recognised by not being a command.
    void on_command(std::string_view line);
    // One line the server sent, with its line end. False: the server breaks the protocol (a reply
    // that does not open with three digits, codes that differ inside one reply, NUL, over 16 KiB)
    // and the conversation must end; abuse() says why.
    [[nodiscard]] bool on_reply_line(std::string_view line);
    // The last byte of the message was handed over for sending.
    void on_content_end() { stage_ = SmtpStage::kFinal; }

    [[nodiscard]] SmtpStage stage() const { return stage_; }
    // QUIT is sent: the outcome stands, and what still comes is not kept.
    [[nodiscard]] bool quitting() const { return quitting_; }
    // Of the last complete reply before QUIT: its code (0 before the first) and its last line.
    [[nodiscard]] int code() const { return code_; }
    [[nodiscard]] const std::string& reply() const { return reply_; }
    // The server's answer to the whole message, once it has come.
    [[nodiscard]] std::optional<int> final_code() const { return final_code_; }
    [[nodiscard]] bool content_left() const { return stage_ == SmtpStage::kFinal; }
    [[nodiscard]] bool auth_sent() const { return auth_sent_; }
    [[nodiscard]] const std::string& abuse() const { return abuse_; }

  private:
    void complete(int code, std::string_view line);

    SmtpStage stage_ = SmtpStage::kGreeting;
    int code_ = 0;
    std::string reply_;
    std::optional<int> final_code_;
    bool auth_sent_ = false;
    bool quitting_ = false;
    std::string abuse_;
    int open_code_ = 0;  // of a reply whose last line has not come
    size_t open_bytes_ = 0;
};

// How the transfer ended, beside what was said.
enum class SmtpEnd {
    kFinished,      // by itself, well or with a refusal
    kStopped,       // the service stops
    kTimedOut,      // a deadline of SmtpOptions
    kNotConnected,  // no address, refused, no route
    kTlsMissing,    // STARTTLS required and not offered
    kCertificate,   // not trusted, expired, other host
    kTlsRefused,    // no common protocol or cipher
    kNoCommonAuth,  // a user is configured and the server offers no way to log in
    kAbuse,         // on_reply_line() said false
    kBroken,        // the connection was lost, or anything else
};

// The class of list S, and the line for the outbox: reason in Chinese, then the server's last reply
// or else `detail` (of the network or TLS library).
[[nodiscard]] SendResult classify(SmtpEnd end, const SmtpDialogue& dialogue,
                                  std::string_view detail);

}  // namespace notify

#pragma once
// Mail by SMTP through libcurl: one connection and one envelope a message. TLS is verified and
// cannot be turned off; plain text is spoken to a loopback address alone.

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

#include "notify/channel.h"

namespace notify {

enum class SmtpSecurity {
    kStartTls,  // smtp:// and STARTTLS before anything else; refused when it is not offered
    kTls,       // smtps://
    kPlain,     // allowed for 127.0.0.0/8, ::1 and localhost
};

struct SmtpOptions {
    std::string host;
    uint16_t port = 587;
    SmtpSecurity security = SmtpSecurity::kStartTls;
    std::string user;      // empty: no AUTH
    std::string password;  // given by the caller, who read it from a credential
    std::string helo;      // the name in EHLO; empty: the system's host name
    std::string ca_file;   // PEM; empty: the system's certificates
    std::chrono::milliseconds connect_timeout = std::chrono::seconds(30);
    // For the greeting and for each reply up to the 354 of DATA.
    std::chrono::milliseconds reply_timeout = std::chrono::seconds(300);
    // For the reply after the final dot (RFC 5321 §4.5.3.2.6); after it the outcome is ambiguous.
    std::chrono::milliseconds final_timeout = std::chrono::minutes(10);
    // For the reply to QUIT, which changes nothing any more.
    std::chrono::milliseconds quit_timeout = std::chrono::seconds(5);
};

// Why the options cannot be used: host, port, certificates, or plain text to a distant host.
[[nodiscard]] base::Status check(const SmtpOptions& options);

// The first channel of the process initialises libcurl and has SIGPIPE ignored (a TLS peer that is
// gone would raise it). send() may be called from several threads at once. Once `stop` is true a
// transfer ends within about a second: kTemporary before the final dot, kAmbiguous after it.
class SmtpChannel final : public Channel {
  public:
    // Throws std::invalid_argument for options that check() refuses. `stop` must outlive the
    // channel.
    SmtpChannel(SmtpOptions options, const std::atomic<bool>& stop);
    [[nodiscard]] SendResult send(const Mail& mail) override;
    [[nodiscard]] std::string_view name() const override { return "smtp"; }

  private:
    SmtpOptions options_;
    const std::atomic<bool>& stop_;
};

}  // namespace notify

#include "cli/mail_channel.h"

#include <atomic>
#include <cstdlib>

#include "intake/secret.h"
#include "notify/file_channel.h"
#include "notify/smtp_channel.h"

namespace cli {

namespace {

const std::atomic<bool> kNeverStopped{false};

notify::SmtpSecurity security_of(intake::MailSecurity security) {
    switch (security) {
        case intake::MailSecurity::kStartTls:
            return notify::SmtpSecurity::kStartTls;
        case intake::MailSecurity::kSmtps:
            return notify::SmtpSecurity::kTls;
        case intake::MailSecurity::kNone:
            break;
    }
    return notify::SmtpSecurity::kPlain;
}

}  // namespace

base::Result<std::unique_ptr<notify::Channel>> mail_channel(const intake::Configuration& c) {
    std::unique_ptr<notify::Channel> out;
    if (c.mail.channel == intake::MailChannel::kFile) {
        out = std::make_unique<notify::FileChannel>(c.service.outbox_directory());
        return out;
    }
    const char* credentials = std::getenv("CREDENTIALS_DIRECTORY");
    base::Result<std::string> password =
        intake::mail_password(c.mail, credentials == nullptr ? "" : credentials);
    if (!password.ok()) return password.error();
    notify::SmtpOptions options;
    options.host = c.mail.host;
    options.port = static_cast<uint16_t>(c.mail.effective_port());
    options.security = security_of(c.mail.security);
    options.user = c.mail.user;
    options.password = *password;
    options.ca_file = c.mail.ca_file;
    if (base::Status usable = notify::check(options); !usable.ok()) return usable.error();
    out = std::make_unique<notify::SmtpChannel>(options, kNeverStopped);
    return out;
}

}  // namespace cli

#include "app/channels.h"

#include <cstdlib>

#include "intake/secret.h"
#include "notify/file_channel.h"
#include "notify/smtp_channel.h"

namespace app {

namespace {

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

std::string credentials_directory() {
    const char* directory = std::getenv("CREDENTIALS_DIRECTORY");
    return directory == nullptr ? "" : directory;
}

base::Result<notify::SmtpOptions> smtp_options(const intake::MailConfiguration& mail) {
    base::Result<std::string> password = intake::mail_password(mail, credentials_directory());
    if (!password) return password.error();
    notify::SmtpOptions options;
    options.host = mail.host;
    options.port = static_cast<uint16_t>(mail.effective_port());
    options.security = security_of(mail.security);
    options.user = mail.user;
    options.password = *password;
    options.ca_file = mail.ca_file;
    base::Status usable = notify::check(options);
    if (!usable) return usable.error();
    return options;
}

}  // namespace

base::Result<Channels> make_channels(const intake::Configuration& configuration,
                                     const std::atomic<bool>& stopping) {
    std::string outbox = configuration.service.outbox_directory();
    std::shared_ptr<notify::Channel> files = std::make_shared<notify::FileChannel>(outbox);
    const intake::MailConfiguration& mail = configuration.mail;
    if (mail.channel == intake::MailChannel::kFile)
        return Channels{files, files, "每封存为一个 .eml 文件，在 " + outbox + "/"};
    base::Result<notify::SmtpOptions> options = smtp_options(mail);
    if (!options) return options.error();
    return Channels{
        std::make_shared<notify::SmtpChannel>(*options, stopping), files,
        "经邮件服务器 " + mail.host + ":" + std::to_string(mail.effective_port()) + " 发出"};
}

}  // namespace app

#include "notify/dispatch.h"

#include "base/log.h"
#include "notify/retry.h"

namespace notify {

using base::Instant;
using store::Message;

namespace {

void give_up(store::Database& db, const Message& m, const SendResult& result,
             std::string_view channel) {
    store::mark_failed(db, m.id, std::string(channel), result.reply);
    base::log_error("message_failed",
                    {{"id", m.id}, {"to", m.to_address}, {"reply", result.reply}});
}

}  // namespace

Mail mail_of(const Message& m, const Sender& sender) {
    Mail mail;
    mail.message_id = m.message_id;
    mail.from_name = sender.name;
    mail.from_address = sender.address;
    mail.to_name = m.to_name;
    mail.to_address = m.to_address;
    mail.subject = m.subject;
    mail.text = m.text;
    mail.html = m.html;
    mail.date = m.decided_at;
    mail.resend = m.resend;
    return mail;
}

void record(store::Database& db, const Message& m, const SendResult& result,
            std::string_view channel, Instant now, const IntoWindow& into_window) {
    std::string name(channel);
    if (result.cls == SendClass::kSent) return store::mark_sent(db, m.id, name, result.reply, now);
    std::optional<Retry> retry =
        next_attempt({result.cls, m.attempts, m.first_attempt_at.value_or(now), now, m.resend});
    if (!retry) return give_up(db, m, result, channel);
    Instant at = into_window(retry->at);
    if (result.cls == SendClass::kAmbiguous)
        store::mark_ambiguous(db, m.id, name, result.reply, at);
    else
        store::mark_deferred(db, m.id, name, result.reply, at);
    base::log_warning("message_put_off", {{"id", m.id},
                                          {"to", m.to_address},
                                          {"class", notify::name(result.cls)},
                                          {"next", base::format_local(at)},
                                          {"reply", result.reply}});
}

int send_due(store::Database& db, Channel& channel, const Sender& sender, Instant now,
             const IntoWindow& into_window) {
    int sent = 0;
    while (std::optional<Message> message = store::claim_message(db, now)) {
        SendResult result = channel.send(mail_of(*message, sender));
        record(db, *message, result, channel.name(), now, into_window);
        sent += result.cls == SendClass::kSent;
    }
    return sent;
}

}  // namespace notify

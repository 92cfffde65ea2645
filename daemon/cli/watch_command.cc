// duban watch: the dead man's line. A timer of its own starts it; it tells somebody where the
// weekly run did not happen. It goes past the outbox, which the daemon empties, and the daemon may
// be dead.

#include <ostream>

#include "base/clock.h"
#include "base/json.h"
#include "cli/commands.h"
#include "cli/mail_channel.h"
#include "cli/session.h"
#include "store/outbox_store.h"
#include "supervision/weekly_watch.h"

namespace cli {

namespace {

using base::Json;
using store::Recipient;

struct Alarm {
    std::string key;  // of the Message-ID: the same week and day give the same mail
    std::string message;
    std::vector<Recipient> people;
};

// Officers, and the administrator whom the configuration names.
std::vector<Recipient> people_to_tell(const intake::Configuration& c,
                                      std::vector<Recipient> officers) {
    if (!c.mail.administrator.empty()) officers.push_back({"系统管理员", c.mail.administrator});
    return officers;
}

notify::Mail mail_of(const intake::Configuration& c, const Alarm& alarm, const Recipient& to,
                     base::Instant now) {
    notify::Mail mail;
    mail.message_id = notify::message_id_for(alarm.key + "|" + to.address, store::kMessageIdHost);
    mail.from_name = c.mail.from_name;
    mail.from_address = c.mail.from;
    mail.to_name = to.name;
    mail.to_address = to.address;
    mail.subject = "【督办系统告警】周报没有按时生成";
    mail.text = to.name + "：\n\n\u3000\u3000" + alarm.message +
                "。\n\u3000\u3000本邮件由独立的检查程序（duban watch）发出。\n";
    mail.date = now;
    return mail;
}

// How many were told; what could not be sent is printed.
int tell(const intake::Configuration& c, const Alarm& alarm, base::Instant now, std::ostream& err) {
    base::Result<std::unique_ptr<notify::Channel>> channel = mail_channel(c);
    if (!channel.ok()) {
        err << "<3>duban watch：邮件发不出：" << channel.error().message << '\n';
        return 0;
    }
    int told = 0;
    for (const Recipient& to : alarm.people) {
        notify::SendResult sent = (*channel)->send(mail_of(c, alarm, to, now));
        bool left = sent.cls == notify::SendClass::kSent;
        told += left;
        if (!left)
            err << "<3>duban watch：致 " << to.address << " 的邮件发不出：" << sent.reply << '\n';
    }
    return told;
}

// "<3>" is the journal's mark of an error (sd-daemon(3)).
int alarm(const intake::Configuration& c, const Alarm& alarm, base::Instant now, Streams& streams,
          bool json) {
    streams.err << "<3>duban watch：" << alarm.message << '\n';
    int told = tell(c, alarm, now, streams.err);
    if (json)
        streams.out << Json::object()
                           .set("missed", true)
                           .set("message", alarm.message)
                           .set("told", told)
                           .dump(true)
                    << '\n';
    return told > 0 ? kNothing : kStorage;
}

// The ledger cannot be read: nobody is known but the administrator.
int unreadable(const Arguments& args, const base::Error& error, Streams& streams) {
    base::Result<intake::Configuration> c = configuration_of(args);
    if (!c.ok()) return fail(streams, c.error());
    base::Instant now = base::SystemClock().now();
    std::string day = base::format_date(base::local_date(now));
    return alarm(*c,
                 {"watch|unreadable|" + day, "台账读不了，无法确认周报：" + error.message,
                  people_to_tell(*c, {})},
                 now, streams, args.has("--json"));
}

int watch(const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) {
        if (session.error().code == base::ErrorCode::kUsage) return fail(streams, session.error());
        return unreadable(args, session.error(), streams);
    }
    Session& s = **session;
    base::Result<base::Date> day = date_of(args, "--on", s.today());
    if (!day.ok()) return fail(streams, day.error());
    if (!args.get("--on").empty()) s.now = base::at_local(*day, std::chrono::hours(12));
    supervision::WeeklyWatch found = supervision::watch_weekly(s.db, s.setup, s.now);
    if (found.missed)
        return alarm(s.configuration,
                     {"watch|" + found.week + "|" + base::format_date(s.today()), found.message,
                      people_to_tell(s.configuration, found.officers)},
                     s.now, streams, args.has("--json"));
    if (args.has("--json"))
        streams.out << Json::object().set("missed", false).set("message", found.message).dump(true)
                    << '\n';
    else
        streams.out << found.message << '\n';
    return kDone;
}

}  // namespace

Command watch_command() {
    return {"watch",
            "检查本周周报是否已经生成；没有的，写入系统日志并发邮件告知督查员和管理员",
            "duban watch",
            ledger_options({{"--on", "DATE", "以该日中午为“现在”（默认现在）"}}),
            {},
            watch};
}

}  // namespace cli

// duban outbox list | show | retry.

#include <ostream>

#include "base/json.h"
#include "base/table.h"
#include "cli/commands.h"
#include "cli/session.h"
#include "store/outbox_store.h"

namespace cli {

using store::Message;

namespace {

std::string when(const std::optional<base::Instant>& at) {
    return at ? base::format_local(*at) : "";
}

const std::map<std::string, std::string>& state_words() {
    static const std::map<std::string, std::string> kWords = {
        {"queued", "待发"}, {"sending", "发送中"}, {"sent", "已发"},       {"deferred", "待重试"},
        {"failed", "失败"}, {"unknown", "待确认"}, {"withdrawn", "已撤回"}};
    return kWords;
}

std::string state_word(const std::string& state) {
    auto found = state_words().find(state);
    return found == state_words().end() ? state : found->second;
}

base::Json to_json(const Message& m) {
    return base::Json::object()
        .set("id", m.id)
        .set("state", m.state)
        .set("kind", m.kind)
        .set("to", m.to_address)
        .set("to_name", m.to_name)
        .set("subject", m.subject)
        .set("decided_at", base::format_utc(m.decided_at))
        .set("attempts", m.attempts)
        .set("sent_at", m.sent_at ? base::Json(base::format_utc(*m.sent_at)) : base::Json())
        .set("next_attempt_at",
             m.next_attempt_at ? base::Json(base::format_utc(*m.next_attempt_at)) : base::Json())
        .set("message_id", m.message_id)
        .set("channel", m.channel)
        .set("reply", m.reply);
}

int run_list(const Arguments& args, Streams& streams) {
    std::string state = args.get("--in");
    if (!state.empty() && !state_words().contains(state))
        return fail(streams, {base::ErrorCode::kUsage, "--in“" + state + "”不是消息的状态"});
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    base::Result<int64_t> limit = number_of(args.get("--limit"));
    if (!limit.ok()) return fail(streams, limit.error());
    std::vector<Message> messages =
        store::list_messages((*session)->db, state, static_cast<int>(*limit));
    base::Json array = base::Json::array();
    base::Table table({{"编号", 8, true},
                       {"状态", 8},
                       {"收件人", 40},
                       {"主题", 56},
                       {"决定于", 16},
                       {"次数", 4, true},
                       {"已发或下次", 16},
                       {"答复", 40}});
    for (const Message& m : messages) {
        array.push(to_json(m));
        table.add({std::to_string(m.id), state_word(m.state), m.to_address, m.subject,
                   base::format_local(m.decided_at), std::to_string(m.attempts),
                   when(m.sent_at ? m.sent_at : m.next_attempt_at), m.reply});
    }
    if (args.has("--json"))
        streams.out << array.dump(true) << '\n';
    else if (messages.empty())
        streams.out << "发件箱里没有这样的消息\n";
    else
        table.print(streams.out);
    return messages.empty() ? kNothing : kDone;
}

base::Result<Message> message_of(Session& s, const Arguments& args) {
    base::Result<int64_t> id = number_of(args.get("ID"));
    if (!id.ok()) return id.error();
    std::optional<Message> m = store::find_message(s.db, *id);
    if (!m)
        return base::Error{base::ErrorCode::kNotFound, "没有编号为 " + args.get("ID") + " 的消息"};
    return *m;
}

int run_show(const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    base::Result<Message> m = message_of(**session, args);
    if (!m.ok()) return fail(streams, m.error());
    if (args.has("--json")) {
        streams.out << to_json(*m).set("text", m->text).set("html", m->html).dump(true) << '\n';
        return kDone;
    }
    streams.out << "状态：" << state_word(m->state) << "，尝试 " << m->attempts << " 次"
                << (m->sent_at ? "，" + when(m->sent_at) + " 送出" : "")
                << (m->next_attempt_at ? "，下次 " + when(m->next_attempt_at) : "") << "\n收件："
                << m->to_name << " <" << m->to_address << ">\nMessage-ID：" << m->message_id
                << '\n';
    if (!m->reply.empty()) streams.out << "答复：" << base::fit(m->reply, 400) << '\n';
    streams.out << "主题：" << m->subject << "\n\n" << m->text;
    return kDone;
}

int run_retry(const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    base::Result<Message> m = message_of(s, args);
    if (!m.ok()) return fail(streams, m.error());
    if (!store::retry_message(s.db, m->id, s.now))
        return fail(streams, {base::ErrorCode::kRefused, "消息 " + args.get("ID") + " 的状态为“" +
                                                             state_word(m->state) + "”，不能重发"});
    wake_daemon(s);
    streams.out << "消息 " << m->id << " 将尽快重发\n";
    return kDone;
}

}  // namespace

Command outbox_list_command() {
    return {"outbox list",
            "列出发件箱中的消息，最新的在前",
            "duban outbox list --in failed",
            ledger_options(
                {{"--in", "STATE", "queued sending sent deferred failed unknown withdrawn 之一"},
                 {"--limit", "N", "最多列出几条", "50"}}),
            {},
            run_list};
}

Command outbox_show_command() {
    return {"outbox show",    "查看一条消息的正文和送达凭据", "duban outbox show 7",
            ledger_options(), {{"ID", "消息编号"}},           run_show};
}

Command outbox_retry_command() {
    return {"outbox retry",         "重发失败、待重试或待确认的消息",
            "duban outbox retry 7", ledger_options(),
            {{"ID", "消息编号"}},   run_retry};
}

}  // namespace cli

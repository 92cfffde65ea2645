// The outbox: what was sent, with the server's reply as proof, and what was not.

#include <algorithm>
#include <array>

#include "console/answer.h"
#include "console/handlers.h"
#include "store/outbox_store.h"

namespace console {

using base::Json;
using http::Response;

namespace {

std::string_view state_name(std::string_view state) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kNames = {
        {{"queued", "待发"},
         {"sending", "发送中"},
         {"sent", "已发出"},
         {"deferred", "稍后重发"},
         {"failed", "发送失败"},
         {"unknown", "结果不明"},
         {"withdrawn", "已撤回"}}};
    for (const auto& [name, chinese] : kNames)
        if (name == state) return chinese;
    return {};
}

Json moment(const std::optional<base::Instant>& at) {
    return at ? Json(base::format_local(*at)) : Json();
}

Json view(const store::Message& m) {
    return Json::object()
        .set("id", m.id)
        .set("kind", m.kind)
        .set("to_name", m.to_name)
        .set("to_address", m.to_address)
        .set("subject", m.subject)
        .set("state", m.state)
        .set("state_name", state_name(m.state))
        .set("decided_at", base::format_local(m.decided_at))
        .set("sent_at", moment(m.sent_at))
        .set("next_attempt_at", moment(m.next_attempt_at))
        .set("attempts", m.attempts)
        .set("channel", m.channel)
        .set("reply", m.reply);
}

}  // namespace

Response list_outbox(Call& call) {
    std::string state = call.parameter("state");
    if (!state.empty() && state_name(state).empty())
        return problem_of({base::ErrorCode::kBadInput, "没有这种状态"});
    std::optional<int> size = parse_number(call.parameter("size"), 100, 1, 500);
    if (!size) return problem_of({base::ErrorCode::kBadInput, "size 应为1到500"});
    Json counts = Json::object(), rows = Json::array();
    for (const store::OutboxCount& c : store::count_messages(call.db))
        counts.set(c.state, c.messages);
    for (const store::Message& m : store::list_messages(call.db, state, *size)) rows.push(view(m));
    return json(Json::object().set("counts", counts).set("rows", rows));
}

Response show_message(Call& call) {
    std::optional<int64_t> id = parse_id(call.path[0]);
    std::optional<store::Message> message = id ? store::find_message(call.db, *id) : std::nullopt;
    if (!message) return not_found();
    return json(view(*message).set("message_id", message->message_id).set("text", message->text));
}

Response retry_message(Call& call) {
    std::optional<int64_t> id = parse_id(call.path[0]);
    if (!id || !store::find_message(call.db, *id)) return not_found();
    if (!store::retry_message(call.db, *id, call.now))
        return problem_of(
            {base::ErrorCode::kRefused, "只有失败、稍后重发或结果不明的消息可以再发"});
    call.changed = true;
    return show_message(call);
}

}  // namespace console

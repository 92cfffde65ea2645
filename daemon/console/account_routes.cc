// The three administrators: one creates accounts, one gives rights, one reads the audit.

#include "accounts/account.h"
#include "console/answer.h"
#include "console/handlers.h"
#include "store/account_store.h"
#include "store/event_store.h"

namespace console {

using base::Json;
using http::Response;

namespace {

Json view(const store::AccountRow& row) {
    std::optional<accounts::Role> role = accounts::role(row.role);
    Json units = Json::array();
    for (int64_t id : row.unit_ids) units.push(id);
    return Json::object()
        .set("login", row.login)
        .set("name", row.name)
        .set("role", row.role)
        .set("role_name", role ? chinese_name(*role) : std::string_view())
        .set("units", units)
        .set("state", row.state)
        .set("last_login_at",
             row.last_login_at ? Json(base::format_local(*row.last_login_at)) : Json());
}

std::optional<accounts::Role> role_of(Fields& fields) {
    return accounts::role(fields.text("role", 30));
}

base::Error no_role() { return {base::ErrorCode::kBadInput, "没有这种角色"}; }

}  // namespace

Response list_accounts(Call& call) {
    Json out = Json::array();
    for (const store::AccountRow& row : store::list_accounts(call.db)) out.push(view(row));
    return json(Json::object().set("accounts", out));
}

Response create_account(Call& call) {
    Fields fields(call.body);
    accounts::NewAccount account;
    account.login = fields.text("login", 64);
    account.name = fields.text("name", 64);
    std::optional<accounts::Role> role = role_of(fields);
    account.unit_ids = fields.ids("units");
    if (base::Status good = fields.done(); !good.ok()) return problem_of(good.error());
    if (!role) return problem_of(no_role());
    account.role = *role;
    base::Result<std::string> token =
        accounts::create_account(call.db, account, call.person().name, call.now);
    if (!token.ok()) return problem_of(token.error());
    return json(Json::object().set("login", account.login).set("token", *token), 201);
}

Response change_role(Call& call) {
    Fields fields(call.body);
    std::optional<accounts::Role> role = role_of(fields);
    std::vector<int64_t> units = fields.ids("units");
    if (base::Status good = fields.done(); !good.ok()) return problem_of(good.error());
    if (!role) return problem_of(no_role());
    if (call.path[0] == call.person().login)
        return problem_of({base::ErrorCode::kRefused, "不能改变自己的角色"});
    base::Status done =
        accounts::change_role(call.db, call.path[0], *role, units, call.person().name, call.now);
    if (!done.ok()) return problem_of(done.error());
    return json(view(*store::find_account(call.db, call.path[0])));
}

Response disable_account(Call& call) {
    if (call.path[0] == call.person().login)
        return problem_of({base::ErrorCode::kRefused, "不能停用自己的账户"});
    base::Status done =
        accounts::disable_account(call.db, call.path[0], call.person().name, call.now);
    if (!done.ok()) return problem_of(done.error());
    return json(view(*store::find_account(call.db, call.path[0])));
}

Response list_audit(Call& call) {
    std::optional<int> size = parse_number(call.parameter("size"), 100, 1, 500);
    std::string text = call.parameter("after");
    std::optional<int64_t> after = text.empty() || text == "0" ? 0 : parse_id(text);
    if (!size || !after) return problem_of({base::ErrorCode::kBadInput, "after 应为编号"});
    Json out = Json::array();
    for (const store::Event& e : store::events_since(call.db, *after)) {
        if (out.as_array()->size() >= static_cast<size_t>(*size)) break;
        out.push(Json::object()
                     .set("id", e.id)
                     .set("at", base::format_local(e.at))
                     .set("actor", e.actor)
                     .set("role", e.role)
                     .set("kind", e.kind)
                     .set("assignment_id", e.assignment_id ? Json(*e.assignment_id) : Json())
                     .set("basis", e.basis));
    }
    return json(Json::object().set("events", out));
}

}  // namespace console

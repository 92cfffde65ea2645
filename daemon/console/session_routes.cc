// Signing in and out, and the first password.

#include "accounts/account.h"
#include "console/answer.h"
#include "console/handlers.h"
#include "console/perform.h"
#include "http/guard.h"

namespace console {

using base::Json;
using http::Response;

namespace {

Json view(const accounts::Session& session) {
    const accounts::Person& person = session.person;
    Json units = Json::array();
    for (int64_t id : person.unit_ids) units.push(id);
    return Json::object()
        .set("login", person.login)
        .set("name", person.name)
        .set("role", name(person.role))
        .set("role_name", chinese_name(person.role))
        .set("units", units)
        .set("csrf", session.csrf);
}

// RFC 6265bis; __Host- needs Secure, Path=/ and no Domain.
std::string cookie(const std::string& name, const std::string& value, bool secure,
                   const std::string& more) {
    return name + "=" + value + "; Path=/; HttpOnly; SameSite=Strict" + (secure ? "; Secure" : "") +
           more;
}

constexpr const char* kGone = "; Max-Age=0";
constexpr const char* kQuarter = "; Max-Age=7776000";

}  // namespace

Response show_session(Call& call) {
    if (!call.session) return json(Json::object().set("login", Json()));
    return json(view(*call.session).set("today", base::format_date(call.today())));
}

Response sign_in(Call& call) {
    Fields fields(call.body);
    std::string login = fields.text("login", 64), password = fields.text("password", 1024);
    if (base::Status good = fields.done(); !good.ok()) return problem_of(good.error());
    bool secure = call.request.secure;
    std::string device =
        http::cookie(call.request.header("cookie"), device_cookie(secure)).value_or("");
    base::Result<accounts::SignedIn> in =
        accounts::sign_in(call.db, login, password, {call.request.peer, device}, call.now);
    if (!in.ok()) {
        int status = in.error().reason == "E_LOCKED" ? 429 : 401;
        return http::problem(status, in.error().reason, in.error().message);
    }
    Response response = json(view(in->session).set("today", base::format_date(call.today())));
    response.headers.push_back(
        {"Set-Cookie", cookie(session_cookie(secure), in->token, secure, "")});
    if (!in->device.empty())
        response.headers.push_back(
            {"Set-Cookie", cookie(device_cookie(secure), in->device, secure, kQuarter)});
    return response;
}

Response sign_out(Call& call) {
    accounts::sign_out(call.db, call.session_token, call.now);
    bool secure = call.request.secure;
    Response response = json(Json::object());
    response.headers.push_back({"Set-Cookie", cookie(session_cookie(secure), "", secure, kGone)});
    return response;
}

Response activate(Call& call) {
    Fields fields(call.body);
    std::string token = fields.text("token", 64), password = fields.text("password", 1024);
    if (base::Status good = fields.done(); !good.ok()) return problem_of(good.error());
    base::Result<std::string> login = accounts::activate(call.db, token, password, call.now);
    if (!login.ok()) return problem_of(login.error());
    return json(Json::object().set("login", *login));
}

}  // namespace console

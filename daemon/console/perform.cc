#include "console/perform.h"

#include "accounts/password.h"
#include "console/answer.h"
#include "http/guard.h"
#include "store/account_store.h"
#include "store/sha256.h"

namespace console {

using http::Response;

namespace {

constexpr int kDeepest = 32;
constexpr size_t kLongestKey = 64;

std::optional<Response> admit(const Route& route, Call& call) {
    std::string name = session_cookie(call.request.secure);
    call.session_token = http::cookie(call.request.header("cookie"), name).value_or(std::string());
    call.session = accounts::session_of(call.db, call.session_token, call.now);
    if (route.policy.is_public()) return {};
    if (!call.session) return http::problem(401, "E_SESSION", "请先登录");
    if (!route.policy.allows(call.person().role))
        return http::problem(403, "E_ROLE",
                             std::string(chinese_name(call.person().role)) + "没有这一项的权限");
    bool changes = http::changes_state(route.method);
    if (changes && !accounts::equal_secrets(call.request.header("x-csrf"), call.session->csrf))
        return http::problem(403, "E_CSRF", "页面已过期，请刷新后再试");
    return {};
}

std::optional<Response> read_input(const Route& route, Call& call) {
    std::optional<http::Parameters> query = http::parse_query(call.request.query);
    if (!query) return http::problem(400, "E_QUERY", "网址中的参数写法有误");
    call.query = *query;
    if (!http::changes_state(route.method)) return {};
    std::string_view type = call.request.header("content-type");
    if (route.takes_file && type == "application/octet-stream") return {};
    if (route.takes_file)
        return http::problem(415, "E_TYPE", "文件应以 application/octet-stream 传送");
    if (type.substr(0, type.find(';')) != "application/json")
        return http::problem(415, "E_TYPE", "内容应为 application/json");
    base::Result<base::Json> body =
        base::parse_json(call.request.body.empty() ? "{}" : call.request.body, kDeepest);
    if (!body.ok()) return http::problem(400, "E_JSON", body.error().message);
    call.body = *body;
    return {};
}

// The same key with the same request gets the answer of the first; with another it is a mistake.
Response once(const Route& route, Call& call, const std::string& key) {
    std::string request = store::sha256_hex(std::string(name(route.method)) + "\n" +
                                            call.request.path + "\n" + call.request.body);
    int64_t account = call.person().account;
    if (std::optional<store::KeptAnswer> kept = store::kept_answer(call.db, account, key)) {
        if (kept->request != request)
            return http::problem(422, "E_KEY", "同一个 Idempotency-Key 用在了不同的请求上");
        if (kept->status == 0)
            return http::problem(409, "E_UNDER_WAY",
                                 "这个请求正在办理，或上次办理中断，请刷新查看");
        Response again{kept->status, {{"Content-Type", "application/json"}}, kept->body, false};
        return again;
    }
    store::forget_answers(call.db, call.now - std::chrono::hours(24));
    store::begin_answer(call.db, account, key, request, call.now);
    Response response = route.handler(call);
    if (response.status < 300)
        store::keep_answer(call.db, account, key, response.status, response.body);
    else
        store::drop_answer(call.db, account, key);
    return response;
}

}  // namespace

std::string session_cookie(bool secure) { return secure ? "__Host-sid" : "sid"; }
std::string device_cookie(bool secure) { return secure ? "__Host-device" : "device"; }

Response perform(const Route& route, Call& call) {
    if (std::optional<Response> refusal = admit(route, call)) return *refusal;
    if (std::optional<Response> refusal = read_input(route, call)) return *refusal;
    std::string key(call.request.header("idempotency-key"));
    if (!http::changes_state(route.method) || !call.session || key.empty())
        return route.handler(call);
    if (key.size() > kLongestKey) return http::problem(400, "E_KEY", "Idempotency-Key 过长");
    return once(route, call, key);
}

}  // namespace console

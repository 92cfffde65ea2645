#include "http/guard.h"

#include <arpa/inet.h>

#include <algorithm>

#include "base/json.h"

namespace http {

namespace {

// Host without ":port"; an IPv6 address without its brackets.
std::string_view bare_host(std::string_view host) {
    if (!host.empty() && host[0] == '[') {
        size_t end = host.find(']');
        return end == std::string_view::npos ? host : host.substr(1, end - 1);
    }
    return host.substr(0, host.find(':'));
}

bool is_address(std::string_view text) {
    std::string name(text);
    unsigned char bytes[16];
    return ::inet_pton(AF_INET, name.c_str(), bytes) == 1 ||
           ::inet_pton(AF_INET6, name.c_str(), bytes) == 1;
}

size_t header_bytes(const Request& request) {
    size_t sum = 0;
    for (const Header& h : request.headers) sum += h.name.size() + h.value.size() + 4;
    return sum;
}

// A page of another origin that asks a browser for a change says so in Origin or Sec-Fetch-Site;
// programs send neither.
bool from_elsewhere(const Request& request) {
    std::string_view site = request.header("sec-fetch-site");
    if (!site.empty() && site != "same-origin" && site != "none") return true;
    std::string_view origin = request.header("origin");
    if (origin.empty()) return false;
    std::string_view host = request.header("host");
    return origin != "http://" + std::string(host) && origin != "https://" + std::string(host);
}

Response closing(Response response) {
    response.close = true;
    return response;
}

void set_default(Response& response, std::string_view name, std::string_view value) {
    if (response.header(name).empty())
        response.headers.push_back({std::string(name), std::string(value)});
}

}  // namespace

bool is_own_host(std::string_view host, const std::vector<std::string>& hosts) {
    std::string_view bare = bare_host(host);
    if (bare == "localhost" || is_address(bare)) return true;
    return std::find(hosts.begin(), hosts.end(), bare) != hosts.end();
}

std::optional<Response> refuse(const Request& request, const GuardOptions& options) {
    const Limits& limits = options.limits;
    if (request.path.size() + request.query.size() > limits.url)
        return closing(problem(431, "E_URL", "网址过长"));
    if (header_bytes(request) > limits.header_bytes)
        return closing(problem(431, "E_HEADERS", "请求头过大"));
    size_t longest = limits.longest_body(request.path);
    if (request.body.size() > longest)
        return closing(
            problem(413, "E_BODY", "内容过大，最多 " + std::to_string(longest / 1024) + " KiB"));
    if (request.count("host") != 1)
        return closing(problem(400, "E_HOST", "请求须带且只带一个 Host"));
    if (!is_own_host(request.header("host"), options.hosts))
        return closing(problem(421, "E_HOST", "本服务不以这个名字对外，请检查网址"));
    if (!request.header("content-encoding").empty())
        return closing(problem(415, "E_ENCODING", "不接受压缩的请求内容"));
    if (changes_state(request.method) && from_elsewhere(request))
        return problem(403, "E_ORIGIN", "请求来自别的网站，已拒绝");
    return {};
}

void add_security_headers(Response& response, bool secure) {
    set_default(response, "Content-Security-Policy",
                "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    set_default(response, "X-Content-Type-Options", "nosniff");
    set_default(response, "X-Frame-Options", "DENY");
    set_default(response, "Referrer-Policy", "no-referrer");
    set_default(response, "Cross-Origin-Opener-Policy", "same-origin");
    set_default(response, "Cross-Origin-Resource-Policy", "same-origin");
    set_default(response, "Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    set_default(response, "Cache-Control", "no-store");
    if (secure) set_default(response, "Strict-Transport-Security", "max-age=31536000");
}

Response problem(int status, std::string_view code, std::string_view detail) {
    base::Json body = base::Json::object()
                          .set("title", reason_phrase(status))
                          .set("status", status)
                          .set("code", code)
                          .set("detail", detail);
    return {status, {{"Content-Type", "application/problem+json"}}, body.dump(), false};
}

}  // namespace http

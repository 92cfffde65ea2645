#pragma once
// What is checked of every request before any handler sees it, and what every answer carries.
// reliability.md (c); RFC 9110 §7.2; the Fetch standard for Origin and Sec-Fetch-Site.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"

namespace http {

// Sizes that are answered with 413 or 431. The server closes the connection without an answer only
// beyond its own, larger limits.
struct Limits {
    size_t url = 4096;
    size_t header_bytes = 32 * 1024;
    size_t body = 1024 * 1024;
    // One path takes files, which are larger. The parser knows no paths, so that its hard limit is
    // this one for all where there is such a path.
    std::string upload_path = {};
    size_t upload = 16 * 1024 * 1024;

    [[nodiscard]] size_t longest_body(std::string_view path) const {
        return path == upload_path ? upload : body;
    }
    [[nodiscard]] size_t hard_body() const {
        return upload_path.empty() ? 2 * body : upload + body;
    }
};

struct GuardOptions {
    std::vector<std::string> hosts;  // names this server answers to, beside localhost and addresses
    Limits limits;
};

// The refusal, or nothing where the request may pass.
//  400 Host missing or twice, a broken request; 413; 431; 421 Host is a name that is not ours (DNS
//  rebinding needs a name); 403 a change that another site's page asks for.
[[nodiscard]] std::optional<Response> refuse(const Request& request, const GuardOptions& options);

// "localhost", an IP address, or one of `hosts`, each with or without ":port".
[[nodiscard]] bool is_own_host(std::string_view host, const std::vector<std::string>& hosts);

// Adds the headers of every answer; those that the handler set stay.
void add_security_headers(Response& response, bool secure);

// application/problem+json (RFC 9457) with a code for programs and a Chinese sentence for people.
[[nodiscard]] Response problem(int status, std::string_view code, std::string_view detail);

}  // namespace http

#pragma once
// A request as a handler sees it, and an answer. The server behind them is seen by server*.cc
// alone.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace http {

enum class Method { kGet, kPost, kPut, kPatch, kDelete, kOther };
[[nodiscard]] std::string_view name(Method method);  // "GET"
// The method may change state; GET never does.
[[nodiscard]] inline bool changes_state(Method method) { return method != Method::kGet; }

struct Header {
    std::string name;  // of a request: in lower case
    std::string value;
};

struct Request {
    Method method = Method::kOther;
    std::string path;   // as sent, percent-encoded, without the query
    std::string query;  // behind "?", as sent
    std::vector<Header> headers;
    std::string body;
    std::string peer;     // IP address of the other end
    bool secure = false;  // came over TLS

    // The first value of the header of that lower-case name; empty where there is none.
    [[nodiscard]] std::string_view header(std::string_view lower_case_name) const;
    [[nodiscard]] size_t count(std::string_view lower_case_name) const;
};

struct Response {
    int status = 200;
    std::vector<Header> headers;
    std::string body;
    bool close = false;  // the connection ends with this answer

    [[nodiscard]] std::string_view header(std::string_view name) const;  // exact name
};
// "Not Found"; "" for a status that this server does not use.
[[nodiscard]] std::string_view reason_phrase(int status);

// Answers one request, once, from any thread. Answers after the server has stopped are dropped.
using Reply = std::function<void(Response)>;
// Called on the thread of the io_context and must not block.
using Handler = std::function<void(Request, Reply)>;

}  // namespace http

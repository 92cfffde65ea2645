#pragma once
// The HTTP server: HTTP/1.1 on an io_context of the caller, with TLS where a certificate is named.
// Behind it stands RESTinio, which server_plain.cc and server_tls.cc alone see.
//
// Answered: sizes within twice the limits (413, 431), a wrong Host (400, 421), another origin
// (403), too many connections wait in the kernel. Closed without an answer: what the parser cannot
// read (both Content-Length and Transfer-Encoding, broken chunks, a header beyond the hard limits),
// and connections that are too slow.

#include <asio/io_context.hpp>
#include <chrono>
#include <memory>
#include <string>

#include "base/result.h"
#include "http/guard.h"
#include "http/message.h"

namespace http {

struct Timeouts {
    std::chrono::milliseconds read{15000};  // a whole request, and an idle connection
    std::chrono::milliseconds write{
        30000};  // a piece of an answer that the other end does not read
    std::chrono::milliseconds handle{60000};  // until the handler answers
};

struct ServerOptions {
    std::string address = "127.0.0.1";
    int port = 0;                  // 0: any that is free
    std::string certificate, key;  // files, PEM; both empty: no TLS
    GuardOptions guard;
    Timeouts timeouts;
    size_t connections = 512;  // at the same time; further ones wait
};

// The two implementations share this face.
class Server {
  public:
    virtual ~Server() = default;
    // Listens from here on. kStorage: the address is taken or not ours; kUsage: certificate.
    [[nodiscard]] virtual base::Status open() = 0;
    // No new connection. Those that are open end with the io_context, or when they time out.
    virtual void close() = 0;
    [[nodiscard]] virtual int port() const = 0;
    // Requests that a handler has and has not answered.
    [[nodiscard]] virtual size_t under_way() const = 0;
};

// `handler` runs on the io_context. On its thread only.
[[nodiscard]] std::unique_ptr<Server> make_server(asio::io_context& io, ServerOptions options,
                                                  Handler handler);

}  // namespace http

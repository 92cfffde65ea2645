#pragma once
// The server over RESTinio, for plain and for TLS connections; for server_plain.cc and
// server_tls.cc alone. RESTinio's own limits are none, so all are set here; its router (std::regex)
// is not used.

#include <asio/post.hpp>
#include <restinio/asio_timer_manager.hpp>
#include <restinio/http_server.hpp>
#include <restinio/message_builders.hpp>
#include <restinio/null_logger.hpp>
#include <restinio/traits.hpp>

#include <atomic>
#include <stdexcept>

#include "base/log.h"
#include "http/server.h"

namespace http {

[[nodiscard]] std::unique_ptr<Server> make_tls_server(asio::io_context& io, ServerOptions options,
                                                      Handler handler);

using RestinioHandler =
    std::function<restinio::request_handling_status_t(restinio::request_handle_t)>;

[[nodiscard]] Request read_request(const restinio::request_t& request, bool secure);
void write_response(restinio::request_t& request, Response response, bool secure);

template <class Traits>
class RestinioServer final : public Server {
  public:
    using Settings = restinio::server_settings_t<Traits>;
    // `configure` sets what differs between plain and TLS.
    template <class Configure>
    RestinioServer(asio::io_context& io, ServerOptions options, Handler handler, bool secure,
                   const Configure& configure)
        : state_(std::make_shared<State>(io, std::move(options), std::move(handler), secure)),
          port_(std::make_shared<int>(0)),
          server_(restinio::external_io_context(io), [&](Settings& settings) {
              common(settings);
              configure(settings);
          }) {}

    base::Status open() override {
        try {
            server_.open_sync();
            return {};
        } catch (const std::exception& error) {
            return base::Error{base::ErrorCode::kStorage, state_->options.address + " 端口 " +
                                                              std::to_string(state_->options.port) +
                                                              " 不能监听：" + error.what()};
        }
    }
    void close() override {
        state_->open = false;
        server_.close_sync();
    }
    int port() const override { return *port_; }
    size_t under_way() const override { return state_->under_way; }

  private:
    // Shared with requests under way, which may end after the server.
    struct State {
        State(asio::io_context& i, ServerOptions o, Handler h, bool s)
            : io(i), options(std::move(o)), handler(std::move(h)), secure(s) {}
        asio::io_context& io;
        ServerOptions options;
        Handler handler;
        bool secure;
        std::atomic<bool> open{true};
        std::atomic<size_t> under_way{0};
    };

    void common(Settings& settings) {
        const ServerOptions& o = state_->options;
        settings.address(o.address)
            .port(static_cast<std::uint16_t>(o.port))
            .read_next_http_message_timelimit(o.timeouts.read)
            .write_http_response_timelimit(o.timeouts.write)
            .handle_request_timeout(o.timeouts.handle)
            .buffer_size(8 * 1024)
            .max_pipelined_requests(4)
            .max_parallel_connections(o.connections)
            .incoming_http_msg_limits(restinio::incoming_http_msg_limits_t{}
                                          .max_url_size(2 * o.guard.limits.url)
                                          .max_field_name_size(256)
                                          .max_field_value_size(2 * o.guard.limits.header_bytes)
                                          .max_field_count(128)
                                          .max_body_size(o.guard.limits.hard_body()))
            .acceptor_post_bind_hook([port = port_](asio::ip::tcp::acceptor& acceptor) {
                *port = acceptor.local_endpoint().port();
            })
            .request_handler([state = state_](restinio::request_handle_t request) {
                accept(state, request);
                return restinio::request_accepted();
            });
    }

    static void accept(const std::shared_ptr<State>& state,
                       const restinio::request_handle_t& request) {
        Request read = read_request(*request, state->secure);
        if (std::optional<Response> refusal = refuse(read, state->options.guard))
            return write_response(*request, std::move(*refusal), state->secure);
        ++state->under_way;
        Reply reply = [state, request](Response response) {
            asio::post(state->io, [state, request, response = std::move(response)]() mutable {
                --state->under_way;
                if (!state->open) response.close = true;
                write_response(*request, std::move(response), state->secure);
            });
        };
        try {
            state->handler(std::move(read), reply);
        } catch (const std::exception& error) {
            base::log_error("http_handler_failed", {{"reason", error.what()}});
            reply(problem(500, "E_INTERNAL", "服务内部出错，已记入日志"));
        }
    }

    std::shared_ptr<State> state_;
    std::shared_ptr<int> port_;
    restinio::http_server_t<Traits> server_;
};

}  // namespace http

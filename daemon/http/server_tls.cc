#include "http/restinio_server.h"

// tls.hpp specializes what the first header declares, so it comes behind it.
#include <asio/ssl/context.hpp>
#include <restinio/tls.hpp>

namespace http {

namespace {

struct TlsTraits : restinio::single_thread_tls_traits_t<restinio::asio_timer_manager_t,
                                                        restinio::null_logger_t> {
    using request_handler_t = RestinioHandler;
    static constexpr bool use_connection_count_limiter = true;
};

// A certificate that cannot be used shows when the server is opened.
class Unusable final : public Server {
  public:
    explicit Unusable(base::Error error) : error_(std::move(error)) {}
    base::Status open() override { return error_; }
    void close() override {}
    int port() const override { return 0; }
    size_t under_way() const override { return 0; }

  private:
    base::Error error_;
};

// TLS 1.2 and 1.3 only.
asio::ssl::context tls_context(const ServerOptions& options) {
    asio::ssl::context context(asio::ssl::context::tls_server);
    context.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_sslv2 |
                        asio::ssl::context::no_sslv3 | asio::ssl::context::no_tlsv1 |
                        asio::ssl::context::no_tlsv1_1);
    context.use_certificate_chain_file(options.certificate);
    context.use_private_key_file(options.key, asio::ssl::context::pem);
    return context;
}

}  // namespace

std::unique_ptr<Server> make_tls_server(asio::io_context& io, ServerOptions options,
                                        Handler handler) {
    try {
        asio::ssl::context context = tls_context(options);
        return std::make_unique<RestinioServer<TlsTraits>>(
            io, std::move(options), std::move(handler), true,
            [&context](auto& settings) { settings.tls_context(std::move(context)); });
    } catch (const std::exception& error) {
        return std::make_unique<Unusable>(
            base::Error{base::ErrorCode::kUsage, "证书 " + options.certificate + " 或私钥 " +
                                                     options.key + " 不能使用：" + error.what()});
    }
}

}  // namespace http

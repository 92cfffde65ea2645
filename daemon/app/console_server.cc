#include "app/console_server.h"

#include <cstdlib>
#include <filesystem>

#include "base/text.h"

namespace app {

namespace fs = std::filesystem;

namespace {

http::ServerOptions server_options(const intake::HttpConfiguration& configuration) {
    http::ServerOptions options;
    options.address = configuration.listen == "localhost" ? "127.0.0.1" : configuration.listen;
    options.port = configuration.port;
    options.certificate = configuration.certificate;
    options.key = configuration.key;
    options.guard.limits.upload_path = "/api/v1/documents";
    for (std::string& host : base::split(configuration.hosts, ' '))
        if (!host.empty()) options.guard.hosts.push_back(std::move(host));
    return options;
}

}  // namespace

std::string web_folder(const std::string& configured) {
    if (!configured.empty()) return configured;
    if (const char* given = std::getenv("DUBAN_WEB")) return given;  // empty: none
    std::error_code error;
    fs::path here = fs::read_symlink("/proc/self/exe", error).parent_path();
    for (const fs::path& folder :
         {here.parent_path() / "share/duban/console", here.parent_path().parent_path() / "web"})
        if (!error && fs::is_regular_file(folder / "index.html", error)) return folder;
    return {};
}

ConsoleServer::ConsoleServer(asio::io_context& io, const intake::HttpConfiguration& configuration,
                             const console::ConsoleOptions& options, const base::Clock& clock,
                             std::function<console::Health()> health, std::function<void()> changed)
    : address_(configuration.listen),
      secure_(!configuration.certificate.empty()),
      console_(io, {options.ledger_file, web_folder(configuration.web), options.inbox}, clock,
               std::move(health), std::move(changed)),
      server_(http::make_server(io, server_options(configuration),
                                [this](http::Request request, const http::Reply& reply) {
                                    console_.handle(std::move(request), reply);
                                })) {}

std::string ConsoleServer::url() const {
    std::string host = address_.find(':') == std::string::npos ? address_ : "[" + address_ + "]";
    return (secure_ ? "https://" : "http://") + host + ":" + std::to_string(port()) + "/";
}

}  // namespace app

#pragma once
// The console of the configuration: the API and the pages, on the daemon's io_context.

#include <functional>
#include <memory>
#include <string>

#include "base/clock.h"
#include "console/console.h"
#include "http/server.h"
#include "intake/configuration.h"

namespace app {

class ConsoleServer {
  public:
    // The pages' folder is found here. `clock` must outlive it; `health` and `changed` run on the
    // io_context.
    ConsoleServer(asio::io_context& io, const intake::HttpConfiguration& configuration,
                  const console::ConsoleOptions& options, const base::Clock& clock,
                  std::function<console::Health()> health, std::function<void()> changed);

    [[nodiscard]] base::Status open() { return server_->open(); }
    void close() { server_->close(); }
    void use(const supervision::Setup& setup) { console_.use(setup); }
    [[nodiscard]] int port() const { return server_->port(); }
    [[nodiscard]] size_t under_way() const { return server_->under_way(); }
    [[nodiscard]] std::string url() const;  // http://127.0.0.1:8137/

  private:
    std::string address_;
    bool secure_;
    console::Console console_;
    std::unique_ptr<http::Server> server_;
};

// The pages: as configured, else $DUBAN_WEB, else beside the program as it was built or installed.
[[nodiscard]] std::string web_folder(const std::string& configured);

}  // namespace app

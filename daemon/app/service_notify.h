#pragma once
// What the service manager is told (sd_notify(3)): readiness, a status line, reloading, stopping,
// and the watchdog's sign of life. Without a manager, that is without NOTIFY_SOCKET, nothing is
// sent and no timer runs.

#include <asio/io_context.hpp>
#include <asio/steady_timer.hpp>
#include <functional>
#include <optional>
#include <string>

namespace app {

class ServiceNotify {
  public:
    explicit ServiceNotify(asio::io_context& io);

    void ready(const std::string& status);
    void status(const std::string& status);
    // Until the next ready().
    void reloading();
    void stopping(const std::string& status);

    // Sends a sign of life twice in each period that the manager asks for (WatchdogSec=), as long
    // as `healthy` says yes; after a no the manager restarts the service. Does nothing where none
    // is asked.
    void watch(std::function<bool()> healthy);
    [[nodiscard]] std::optional<std::chrono::microseconds> watchdog_period() const {
        return watchdog_period_;
    }
    void stop();

  private:
    void feed();

    asio::steady_timer timer_;
    std::optional<std::chrono::microseconds> watchdog_period_;
    std::function<bool()> healthy_;
};

}  // namespace app

#include "app/service_notify.h"

#include <systemd/sd-daemon.h>
#include <time.h>

#include "base/log.h"
#include "base/utf8.h"

namespace app {

namespace {

void send(const std::string& state) {
    int result = sd_notify(0, state.c_str());
    if (result < 0) base::log_warning("service_manager_unreachable", {{"errno", -result}});
}

// One assignment a line: a line break in the text would forge another.
std::string status_line(const std::string& status) {
    return "STATUS=" + base::escape_controls(status);
}

int64_t monotonic_microseconds() {
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<int64_t>(now.tv_sec) * 1000000 + now.tv_nsec / 1000;
}

std::optional<std::chrono::microseconds> asked_period() {
    uint64_t microseconds = 0;
    if (sd_watchdog_enabled(0, &microseconds) <= 0) return std::nullopt;
    return std::chrono::microseconds(microseconds);
}

}  // namespace

ServiceNotify::ServiceNotify(asio::io_context& io) : timer_(io), watchdog_period_(asked_period()) {}

void ServiceNotify::ready(const std::string& status) { send("READY=1\n" + status_line(status)); }

void ServiceNotify::status(const std::string& status) { send(status_line(status)); }

// The manager wants the moment beside the word (systemd 253 and later, Type=notify-reload).
void ServiceNotify::reloading() {
    send("RELOADING=1\nMONOTONIC_USEC=" + std::to_string(monotonic_microseconds()));
}

void ServiceNotify::stopping(const std::string& status) {
    send("STOPPING=1\n" + status_line(status));
}

void ServiceNotify::watch(std::function<bool()> healthy) {
    if (!watchdog_period_) return;
    healthy_ = std::move(healthy);
    feed();
}

void ServiceNotify::stop() { timer_.cancel(); }

void ServiceNotify::feed() {
    if (healthy_())
        send("WATCHDOG=1");
    else
        base::log_error("watchdog_not_fed");
    timer_.expires_after(*watchdog_period_ / 2);
    timer_.async_wait([this](asio::error_code error) {
        if (!error) feed();
    });
}

}  // namespace app

#include "app/signals.h"

#include <csignal>

namespace app {

Signals::Signals(asio::io_context& io, Callback on_stop, Callback on_reload, Callback on_wake)
    : signals_(io),
      on_stop_(std::move(on_stop)),
      on_reload_(std::move(on_reload)),
      on_wake_(std::move(on_wake)) {
    for (int signal : {SIGTERM, SIGINT, SIGHUP, SIGUSR1}) signals_.add(signal);
    std::signal(SIGPIPE, SIG_IGN);
    wait();
}

void Signals::stop() {
    asio::error_code ignored;
    signals_.cancel(ignored);
}

// Waits again before the callback runs, so that a callback may stop().
void Signals::wait() {
    signals_.async_wait([this](asio::error_code error, int signal) {
        if (error) return;
        wait();
        if (signal == SIGHUP)
            on_reload_(signal);
        else if (signal == SIGUSR1)
            on_wake_(signal);
        else
            on_stop_(signal);
    });
}

}  // namespace app

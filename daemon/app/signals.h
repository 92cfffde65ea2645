#pragma once
// SIGTERM and SIGINT stop, SIGHUP reloads. The callbacks run on the io_context, never in a handler.

#include <asio/io_context.hpp>
#include <asio/signal_set.hpp>
#include <functional>

namespace app {

class Signals {
  public:
    using Callback = std::function<void(int signal)>;

    // From here on these signals no longer end the process by themselves, and a peer that closes
    // its connection does not either (SIGPIPE is ignored).
    Signals(asio::io_context& io, Callback on_stop, Callback on_reload);
    // The io_context can run out of work; the signals are caught, and lost, as long as this lives.
    void stop();

  private:
    void wait();

    asio::signal_set signals_;
    Callback on_stop_;
    Callback on_reload_;
};

}  // namespace app

#pragma once
// SIGTERM and SIGINT stop, SIGHUP reloads, SIGUSR1 says that the ledger was changed from outside.
// The callbacks run on the io_context, never in a handler.

#include <asio/io_context.hpp>
#include <asio/signal_set.hpp>
#include <functional>

namespace app {

class Signals {
  public:
    using Callback = std::function<void(int signal)>;

    // From here on these signals no longer end the process by themselves, and a peer that closes
    // its connection does not either (SIGPIPE is ignored).
    Signals(asio::io_context& io, Callback on_stop, Callback on_reload, Callback on_wake);
    // The io_context can run out of work; the signals are caught, and lost, as long as this lives.
    void stop();

  private:
    void wait();

    asio::signal_set signals_;
    Callback on_stop_;
    Callback on_reload_;
    Callback on_wake_;
};

}  // namespace app

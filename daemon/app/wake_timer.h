#pragma once
// Sleeps until a moment of the service clock. Nothing runs meanwhile: one timerfd is armed with the
// absolute moment, and the kernel reports its expiry or, for the system's own clock, that somebody
// set the clock (timerfd_create(2), TFD_TIMER_CANCEL_ON_SET), so that the sleep can be planned
// anew.

#include <asio/io_context.hpp>
#include <asio/posix/stream_descriptor.hpp>
#include <functional>
#include <optional>

#include "base/clock.h"

namespace app {

enum class Wake { kDue, kClockChanged };

// What the service clock follows. A clock of its own (ShiftedClock) runs with CLOCK_MONOTONIC, and
// a change of the system clock does not concern it.
enum class TimeSource { kRealtime, kMonotonic };

// What a read of the timer means: `count` and `error` are read(2)'s result and errno. Nothing: wait
// on.
[[nodiscard]] std::optional<Wake> wake_of_read(ssize_t count, int error);

// Lives on the thread that runs the io_context. The callback runs there too, never inside wake_at.
class WakeTimer {
  public:
    using Callback = std::function<void(Wake)>;

    // `clock` must outlive the timer. Throws std::system_error where the kernel gives no timer.
    WakeTimer(asio::io_context& io, const base::Clock& clock, TimeSource source, Callback callback);

    // Replaces the moment waited for. One that is past is due at once; without one, only a change
    // of the clock wakes. It may be due at most a second late, never early.
    void wake_at(std::optional<base::Instant> instant);
    void stop();

  private:
    void wait();
    void arm(std::optional<base::Instant> instant);
    void expire();

    const base::Clock& clock_;
    TimeSource source_;
    Callback callback_;
    asio::posix::stream_descriptor timer_;
};

}  // namespace app

#include "app/wake_timer.h"

#include <sys/timerfd.h>
#include <unistd.h>

#include <algorithm>
#include <asio/post.hpp>
#include <cerrno>
#include <system_error>

namespace app {

namespace {

using std::chrono::seconds;

// Far enough to mean never, near enough for every time_t arithmetic of the kernel.
constexpr seconds kNever{1LL << 40};

int create_timer(TimeSource source) {
    int clock = source == TimeSource::kRealtime ? CLOCK_REALTIME : CLOCK_MONOTONIC;
    int fd = ::timerfd_create(clock, TFD_NONBLOCK | TFD_CLOEXEC);
    if (fd < 0) throw std::system_error(errno, std::generic_category(), "timerfd_create");
    return fd;
}

// The moment of CLOCK_MONOTONIC at which a clock that reads `now` will read `instant`.
timespec monotonic_moment(base::Instant instant, base::Instant now) {
    timespec moment{};
    ::clock_gettime(CLOCK_MONOTONIC, &moment);
    moment.tv_sec += std::max<int64_t>(0, (instant - now).count());
    return moment;
}

}  // namespace

std::optional<Wake> wake_of_read(ssize_t count, int error) {
    if (count > 0) return Wake::kDue;
    if (count < 0 && error == ECANCELED) return Wake::kClockChanged;
    return std::nullopt;
}

WakeTimer::WakeTimer(asio::io_context& io, const base::Clock& clock, TimeSource source,
                     Callback callback)
    : clock_(clock),
      source_(source),
      callback_(std::move(callback)),
      timer_(io, create_timer(source)) {
    arm(std::nullopt);
    wait();
}

void WakeTimer::wake_at(std::optional<base::Instant> instant) { arm(instant); }

void WakeTimer::stop() {
    asio::error_code ignored;
    timer_.close(ignored);
}

// An all-zero moment would disarm the timer, so anything before the epoch's first second is that.
void WakeTimer::arm(std::optional<base::Instant> instant) {
    itimerspec spec{};
    int flags = TFD_TIMER_ABSTIME;
    if (source_ == TimeSource::kMonotonic && instant) {
        spec.it_value = monotonic_moment(*instant, clock_.now());
    } else {
        seconds moment = instant ? std::max(instant->time_since_epoch(), seconds(1)) : kNever;
        spec.it_value.tv_sec = std::min(moment, kNever).count();
    }
    if (source_ == TimeSource::kRealtime) flags |= TFD_TIMER_CANCEL_ON_SET;
    if (::timerfd_settime(timer_.native_handle(), flags, &spec, nullptr) == 0) return;
    // The clock was set since the timer was armed last: the timer is armed, the news is not told
    // yet.
    if (errno != ECANCELED)
        throw std::system_error(errno, std::generic_category(), "timerfd_settime");
    asio::post(timer_.get_executor(), [this] { callback_(Wake::kClockChanged); });
}

void WakeTimer::wait() {
    timer_.async_wait(asio::posix::descriptor_base::wait_read, [this](asio::error_code error) {
        if (!error) expire();
    });
}

void WakeTimer::expire() {
    uint64_t expirations = 0;
    ssize_t count = ::read(timer_.native_handle(), &expirations, sizeof expirations);
    std::optional<Wake> wake = wake_of_read(count, errno);
    wait();
    if (wake) callback_(*wake);
}

}  // namespace app

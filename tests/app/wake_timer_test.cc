#include "app/wake_timer.h"

#include <catch2/catch.hpp>
#include <cerrno>

using namespace app;
using std::chrono::hours;
using std::chrono::seconds;

namespace {

// Runs until the first wake, at most ten seconds.
std::optional<Wake> first_wake(const base::Clock& clock, TimeSource source,
                               std::optional<base::Instant> instant) {
    asio::io_context io;
    std::optional<Wake> wake;
    WakeTimer timer(io, clock, source, [&](Wake found) {
        wake = found;
        timer.stop();
    });
    timer.wake_at(instant);
    io.run_for(seconds(10));
    return wake;
}

}  // namespace

TEST_CASE("a moment that is past is due at once, on either clock", "[app]") {
    base::SystemClock system;
    CHECK(first_wake(system, TimeSource::kRealtime, system.now() - hours(1)) == Wake::kDue);
    CHECK(first_wake(system, TimeSource::kRealtime, base::Instant{}) == Wake::kDue);
    CHECK(first_wake(system, TimeSource::kRealtime, base::Instant(seconds(-5))) == Wake::kDue);
    base::ShiftedClock shifted(*base::parse_utc("2024-10-08T00:30:00Z"));
    CHECK(first_wake(shifted, TimeSource::kMonotonic, shifted.now() - hours(1)) == Wake::kDue);
}

TEST_CASE("the sleep ends when the service clock shows the moment, never before", "[app]") {
    SECTION("the system's clock") {
        base::SystemClock clock;
        base::Instant moment = clock.now() + seconds(1);
        CHECK(first_wake(clock, TimeSource::kRealtime, moment) == Wake::kDue);
        CHECK(clock.now() >= moment);
    }
    SECTION("a clock set to another day") {
        base::ShiftedClock clock(*base::parse_utc("2024-10-08T00:29:59Z"));
        base::Instant moment = *base::parse_utc("2024-10-08T00:30:00Z");
        CHECK(first_wake(clock, TimeSource::kMonotonic, moment) == Wake::kDue);
        CHECK(clock.now() >= moment);
    }
}

TEST_CASE("without a moment, or with one in the far future, nothing wakes", "[app]") {
    base::SystemClock system;
    base::ShiftedClock shifted(*base::parse_utc("2024-10-08T00:30:00Z"));
    struct Case {
        const base::Clock& clock;
        TimeSource source;
        std::optional<base::Instant> instant;
    };
    const Case cases[] = {
        {system, TimeSource::kRealtime, std::nullopt},
        {system, TimeSource::kRealtime, system.now() + hours(1)},
        {system, TimeSource::kRealtime, base::Instant(seconds(1LL << 62))},
        {shifted, TimeSource::kMonotonic, std::nullopt},
        {shifted, TimeSource::kMonotonic, shifted.now() + hours(24 * 365 * 100)},
    };
    for (const Case& c : cases) {
        asio::io_context io;
        int wakes = 0;
        WakeTimer timer(io, c.clock, c.source, [&](Wake) { ++wakes; });
        timer.wake_at(c.instant);
        CHECK(io.poll() == 0);
        CHECK(wakes == 0);
    }
}

TEST_CASE("a later moment replaces the earlier one", "[app]") {
    base::SystemClock clock;
    asio::io_context io;
    int wakes = 0;
    WakeTimer timer(io, clock, TimeSource::kRealtime, [&](Wake) { ++wakes; });
    timer.wake_at(clock.now() - hours(1));
    timer.wake_at(clock.now() + hours(1));
    io.poll();
    CHECK(wakes == 0);
    timer.wake_at(clock.now() - hours(1));
    io.run_one_for(seconds(10));
    CHECK(wakes == 1);
}

TEST_CASE("the timer can be set again from its own callback", "[app]") {
    base::SystemClock clock;
    asio::io_context io;
    int wakes = 0;
    WakeTimer timer(io, clock, TimeSource::kRealtime, [&](Wake) {
        if (++wakes == 3) return timer.stop();
        timer.wake_at(clock.now() - hours(1));
    });
    timer.wake_at(clock.now());
    io.run_for(seconds(10));
    CHECK(wakes == 3);
}

TEST_CASE("a read of the timer that was cancelled means that the clock was set", "[app]") {
    CHECK(wake_of_read(8, 0) == Wake::kDue);
    CHECK(wake_of_read(-1, ECANCELED) == Wake::kClockChanged);
    CHECK_FALSE(wake_of_read(-1, EAGAIN));
    CHECK_FALSE(wake_of_read(-1, EINTR));
    CHECK_FALSE(wake_of_read(0, 0));
}

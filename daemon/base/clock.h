#pragma once
// The one source of time. Only `app` and `cli` hold a clock; everything below takes `now` or
// `today`.

#include "base/date.h"

namespace base {

class Clock {
  public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

// CLOCK_REALTIME.
class SystemClock final : public Clock {
  public:
    [[nodiscard]] Instant now() const override {
        return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    }
};

// Starts at a given moment and runs at real speed: the service clock of `duband --date`. It follows
// CLOCK_MONOTONIC, so that a step of the system clock does not move it.
class ShiftedClock final : public Clock {
  public:
    explicit ShiftedClock(Instant start)
        : start_(start), anchor_(std::chrono::steady_clock::now()) {}
    [[nodiscard]] Instant now() const override {
        return start_ +
               std::chrono::floor<std::chrono::seconds>(std::chrono::steady_clock::now() - anchor_);
    }

  private:
    Instant start_;
    std::chrono::steady_clock::time_point anchor_;
};

// Stands still until it is set: simulation and tests.
class ManualClock final : public Clock {
  public:
    explicit ManualClock(Instant now) : now_(now) {}
    [[nodiscard]] Instant now() const override { return now_; }
    void set(Instant now) { now_ = now; }

  private:
    Instant now_;
};

}  // namespace base

#pragma once
// What the console has answered since it started, for /metrics. From any thread.

#include <array>
#include <atomic>
#include <cstdint>

namespace console {

struct RequestCount {
    std::array<std::atomic<int64_t>, 6> by_class{};  // 2: 2xx …
    std::atomic<int64_t> changes{0}, change_microseconds{0};

    void answered(int status) { ++by_class.at(static_cast<size_t>(status / 100 % 6)); }
};

// The one of this process: handlers of the route table have no other way to it.
[[nodiscard]] inline RequestCount& request_count() {
    static RequestCount count;
    return count;
}

}  // namespace console

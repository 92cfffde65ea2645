#include "app/signals.h"

#include <catch2/catch.hpp>
#include <csignal>
#include <vector>

using namespace app;

namespace {

struct Heard {
    std::vector<int> stops;
    std::vector<int> reloads;
    size_t wakes = 0;
    [[nodiscard]] size_t all() const { return stops.size() + reloads.size() + wakes; }
};

}  // namespace

TEST_CASE("SIGTERM and SIGINT stop, SIGHUP reloads, SIGUSR1 wakes, as often as they come",
          "[app]") {
    asio::io_context io;
    Heard heard;
    Signals signals(
        io, [&](int signal) { heard.stops.push_back(signal); },
        [&](int signal) { heard.reloads.push_back(signal); }, [&](int) { ++heard.wakes; });
    for (int signal : {SIGHUP, SIGTERM, SIGUSR1, SIGHUP, SIGINT}) {
        size_t before = heard.all();
        std::raise(signal);
        while (heard.all() == before) REQUIRE(io.run_one_for(std::chrono::seconds(10)) == 1);
    }
    CHECK(heard.stops == std::vector<int>{SIGTERM, SIGINT});
    CHECK(heard.reloads == std::vector<int>{SIGHUP, SIGHUP});
    CHECK(heard.wakes == 1);
}

TEST_CASE("after a stop of the signals the io_context runs out of work", "[app]") {
    asio::io_context io;
    int stops = 0;
    Signals signals(
        io,
        [&](int) {
            ++stops;
            signals.stop();
        },
        [](int) {}, [](int) {});
    std::raise(SIGTERM);
    io.run_for(std::chrono::seconds(10));
    CHECK(io.stopped());
    CHECK(stops == 1);
}

TEST_CASE("a peer that closes its connection does not end the process", "[app]") {
    asio::io_context io;
    Signals signals(
        io, [](int) {}, [](int) {}, [](int) {});
    std::raise(SIGPIPE);
    SUCCEED("alive");
}

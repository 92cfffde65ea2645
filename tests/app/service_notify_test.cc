#include "app/service_notify.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <cstring>

#include "support/temporary_directory.h"

using namespace app;

namespace {

// Stands in for the service manager: the socket that NOTIFY_SOCKET names.
class Manager {
  public:
    explicit Manager(const char* watchdog_microseconds = nullptr) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, path_.c_str(), sizeof address.sun_path - 1);
        socket_ = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        timeval limit{10, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        REQUIRE(::bind(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
        ::setenv("NOTIFY_SOCKET", path_.c_str(), 1);
        if (watchdog_microseconds != nullptr) ::setenv("WATCHDOG_USEC", watchdog_microseconds, 1);
    }
    ~Manager() {
        ::close(socket_);
        ::unsetenv("NOTIFY_SOCKET");
        ::unsetenv("WATCHDOG_USEC");
    }
    std::string receive() {
        char buffer[4096];
        ssize_t size = ::recv(socket_, buffer, sizeof buffer, 0);
        return size < 0 ? "" : std::string(buffer, static_cast<size_t>(size));
    }
    bool silent() {
        char byte;
        return ::recv(socket_, &byte, 1, MSG_DONTWAIT) < 0;
    }

  private:
    support::TemporaryDirectory directory_;
    std::string path_ = directory_.file("notify");
    int socket_ = -1;
};

}  // namespace

TEST_CASE("the service manager hears of readiness, status, reload and stop", "[app]") {
    Manager manager;
    asio::io_context io;
    ServiceNotify notify(io);
    notify.ready("已载入 12 个方案");
    CHECK(manager.receive() == "READY=1\nSTATUS=已载入 12 个方案");
    notify.status("下次唤醒 2024-10-09 09:00");
    CHECK(manager.receive() == "STATUS=下次唤醒 2024-10-09 09:00");
    notify.reloading();
    CHECK_THAT(manager.receive(), Catch::StartsWith("RELOADING=1\nMONOTONIC_USEC="));
    notify.stopping("正在停止");
    CHECK(manager.receive() == "STOPPING=1\nSTATUS=正在停止");
}

TEST_CASE("a status text cannot forge a second assignment", "[app]") {
    Manager manager;
    asio::io_context io;
    ServiceNotify notify(io);
    notify.status("a\nWATCHDOG=1");
    CHECK_THAT(manager.receive(), !Catch::Contains("\n"));
}

TEST_CASE("without a manager nothing is sent and no timer runs", "[app]") {
    ::unsetenv("NOTIFY_SOCKET");
    ::unsetenv("WATCHDOG_USEC");
    asio::io_context io;
    ServiceNotify notify(io);
    notify.ready("x");
    int asked = 0;
    notify.watch([&] {
        ++asked;
        return true;
    });
    CHECK_FALSE(notify.watchdog_period());
    CHECK(io.run() == 0);
    CHECK(asked == 0);
}

TEST_CASE("the watchdog is fed twice a period while the service is healthy", "[app]") {
    Manager manager("100000");
    asio::io_context io;
    ServiceNotify notify(io);
    CHECK(notify.watchdog_period() == std::chrono::milliseconds(100));
    notify.watch([] { return true; });
    CHECK(manager.receive() == "WATCHDOG=1");
    CHECK(manager.silent());
    io.run_one();
    CHECK(manager.receive() == "WATCHDOG=1");
    notify.stop();
}

TEST_CASE("the watchdog goes hungry while the service is not healthy", "[app]") {
    Manager manager("100000");
    asio::io_context io;
    ServiceNotify notify(io);
    bool healthy = false;
    notify.watch([&] { return healthy; });
    io.run_one();
    CHECK(manager.silent());
    healthy = true;
    io.run_one();
    CHECK(manager.receive() == "WATCHDOG=1");
    notify.stop();
}

TEST_CASE("a watchdog that is meant for another process is left alone", "[app]") {
    Manager manager("100000");
    ::setenv("WATCHDOG_PID", "1", 1);
    asio::io_context io;
    CHECK_FALSE(ServiceNotify(io).watchdog_period());
    ::unsetenv("WATCHDOG_PID");
}

#include "app/instance_lock.h"

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "support/temporary_directory.h"

using namespace app;

TEST_CASE("a second instance on one state directory is refused with the first one's number",
          "[app]") {
    support::TemporaryDirectory state;
    base::Result<InstanceLock> first = InstanceLock::acquire(state.path().string());
    REQUIRE(first.ok());
    base::Result<InstanceLock> second = InstanceLock::acquire(state.path().string());
    REQUIRE_FALSE(second.ok());
    CHECK(second.error().code == base::ErrorCode::kRefused);
    CHECK_THAT(second.error().message,
               Catch::Contains("进程号 " + std::to_string(::getpid()) + "）"));
    CHECK_THAT(second.error().message, Catch::Contains(state.path().string()));
}

TEST_CASE("two state directories know nothing of each other", "[app]") {
    support::TemporaryDirectory one;
    support::TemporaryDirectory other;
    base::Result<InstanceLock> first = InstanceLock::acquire(one.path().string());
    CHECK(first.ok());
    CHECK(InstanceLock::acquire(other.path().string()).ok());
}

TEST_CASE("the lock is free again when its holder is gone", "[app]") {
    support::TemporaryDirectory state;
    { REQUIRE(InstanceLock::acquire(state.path().string()).ok()); }
    CHECK(InstanceLock::acquire(state.path().string()).ok());
}

TEST_CASE("the lock of a process that was killed is free", "[app]") {
    support::TemporaryDirectory state;
    int ready[2];
    REQUIRE(::pipe(ready) == 0);
    pid_t child = ::fork();
    if (child == 0) {
        base::Result<InstanceLock> held = InstanceLock::acquire(state.path().string());
        char sign = held.ok() ? 'y' : 'n';
        if (::write(ready[1], &sign, 1) != 1) ::_exit(1);
        ::pause();
        ::_exit(0);
    }
    char sign = 0;
    REQUIRE(::read(ready[0], &sign, 1) == 1);
    REQUIRE(sign == 'y');
    base::Result<InstanceLock> refused = InstanceLock::acquire(state.path().string());
    REQUIRE_FALSE(refused.ok());
    CHECK_THAT(refused.error().message, Catch::Contains(std::to_string(child)));
    REQUIRE(::kill(child, SIGKILL) == 0);
    REQUIRE(::waitpid(child, nullptr, 0) == child);
    CHECK(InstanceLock::acquire(state.path().string()).ok());
    ::close(ready[0]);
    ::close(ready[1]);
}

TEST_CASE("a lock file that is a link, or a missing directory, is a failure of storage", "[app]") {
    support::TemporaryDirectory state;
    CHECK(InstanceLock::acquire(state.file("none")).error().code == base::ErrorCode::kStorage);
    std::filesystem::create_symlink(state.write("target", ""), state.file("duband.lock"));
    base::Result<InstanceLock> linked = InstanceLock::acquire(state.path().string());
    REQUIRE_FALSE(linked.ok());
    CHECK(linked.error().code == base::ErrorCode::kStorage);
    CHECK_THAT(linked.error().message, Catch::Contains("duband.lock"));
}

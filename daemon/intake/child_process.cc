#include "intake/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <cerrno>
#include <cstring>

namespace intake {

using std::chrono::steady_clock;

namespace {

// The two objects of posix_spawn, which are to be destroyed again.
class SpawnSetup {
  public:
    SpawnSetup() {
        posix_spawn_file_actions_init(&actions);
        posix_spawnattr_init(&attributes);
    }
    ~SpawnSetup() {
        posix_spawn_file_actions_destroy(&actions);
        posix_spawnattr_destroy(&attributes);
    }
    SpawnSetup(const SpawnSetup&) = delete;
    SpawnSetup& operator=(const SpawnSetup&) = delete;

    void connect(int target, int fd, int open_flags) {
        if (fd >= 0)
            posix_spawn_file_actions_adddup2(&actions, fd, target);
        else
            posix_spawn_file_actions_addopen(&actions, target, "/dev/null", open_flags, 0);
    }

    // Signals that this process ignores or holds back are the child's again.
    void reset_signals() {
        sigset_t none;
        sigset_t all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_setsigmask(&attributes, &none);
        posix_spawnattr_setsigdefault(&attributes, &all);
        posix_spawnattr_setpgroup(&attributes, 0);
        posix_spawnattr_setflags(
            &attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    }

    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
};

std::vector<char*> pointers(const std::vector<std::string>& texts) {
    std::vector<char*> out;
    for (const std::string& text : texts) out.push_back(const_cast<char*>(text.c_str()));
    out.push_back(nullptr);
    return out;
}

base::Error cannot_start(const std::string& program, int error) {
    return {base::ErrorCode::kStorage, "无法启动 " + program + "：" + std::strerror(error),
            "E_READER_START"};
}

}  // namespace

base::Result<ChildProcess> ChildProcess::start(const Setup& setup) {
    SpawnSetup spawn;
    spawn.connect(STDIN_FILENO, setup.input, O_RDONLY);
    spawn.connect(STDOUT_FILENO, setup.output, O_WRONLY);
    spawn.connect(STDERR_FILENO, -1, O_WRONLY);
    posix_spawn_file_actions_addclosefrom_np(&spawn.actions, STDERR_FILENO + 1);
    spawn.reset_signals();
    std::vector<char*> arguments = pointers(setup.arguments);
    std::vector<char*> environment = pointers(setup.environment);
    pid_t pid = -1;
    int error = ::posix_spawn(&pid, arguments[0], &spawn.actions, &spawn.attributes,
                              arguments.data(), environment.data());
    if (error != 0) return cannot_start(setup.arguments[0], error);
    Descriptor ended(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)));
    error = errno;
    bool watched = ended.open();
    ChildProcess child(pid, std::move(ended), steady_clock::now() + setup.time_limit);
    if (!watched) return cannot_start(setup.arguments[0], error);
    return child;
}

ChildProcess::ChildProcess(pid_t pid, Descriptor ended, steady_clock::time_point until)
    : pid_(pid), ended_(std::move(ended)), until_(until) {}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)), ended_(std::move(other.ended_)), until_(other.until_) {}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept {
    std::swap(pid_, other.pid_);
    std::swap(ended_, other.ended_);
    std::swap(until_, other.until_);
    return *this;
}

ChildProcess::~ChildProcess() {
    if (pid_ > 0) (void)reap(true);
}

std::optional<ChildProcess::End> ChildProcess::poll() {
    pollfd event{ended_.get(), POLLIN, 0};
    if (::poll(&event, 1, 0) > 0) return reap(false);
    if (steady_clock::now() < until_) return {};
    return reap(true);
}

// The group is killed in either case: what the process left behind goes with it. The number of the
// group cannot be another's before the leader is reaped.
ChildProcess::End ChildProcess::reap(bool timed_out) {
    ::kill(-pid_, SIGKILL);
    ::kill(pid_, SIGKILL);  // between fork and setpgid there is no group
    int status = 0;
    rusage usage{};
    while (::wait4(pid_, &status, 0, &usage) < 0 && errno == EINTR) {
    }
    pid_ = -1;
    End end;
    end.timed_out = timed_out;
    end.peak_kib = usage.ru_maxrss;
    if (WIFEXITED(status)) end.exit_code = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) end.signal = WTERMSIG(status);
    return end;
}

}  // namespace intake

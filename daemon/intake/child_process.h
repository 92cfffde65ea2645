#pragma once
// A process that this one starts and outlives: its own process group, no descriptor but the three
// standard ones, an environment of its own. Killed with its group and reaped at the latest by the
// destructor.

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "intake/descriptor.h"

namespace intake {

class ChildProcess {
  public:
    struct Setup {
        std::vector<std::string> arguments;    // [0]: the program's path
        std::vector<std::string> environment;  // NAME=value
        int input = -1;                        // standard input and output; -1: /dev/null
        int output = -1;
        std::chrono::seconds time_limit{60};
    };
    struct End {
        bool timed_out = false;  // killed because its time was up
        int exit_code = -1;      // -1: ended by a signal
        int signal = 0;
        long peak_kib = 0;  // largest resident memory
    };

    // kStorage with the program's name where it cannot be started.
    [[nodiscard]] static base::Result<ChildProcess> start(const Setup& setup);
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&& other) noexcept;
    ~ChildProcess();

    // A pidfd: readable when the process has ended.
    [[nodiscard]] int ended_fd() const { return ended_.get(); }
    [[nodiscard]] std::chrono::steady_clock::time_point until() const { return until_; }
    // How it ended; nothing while it runs and has time left. Past until() it is killed. Must not be
    // called again after it gave an end.
    [[nodiscard]] std::optional<End> poll();

  private:
    ChildProcess(pid_t pid, Descriptor ended, std::chrono::steady_clock::time_point until);
    End reap(bool timed_out);

    pid_t pid_;  // -1: reaped
    Descriptor ended_;
    std::chrono::steady_clock::time_point until_;
};

}  // namespace intake

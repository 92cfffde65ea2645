#pragma once
// A child process of a test, with its standard output as a pipe. Killed and reaped on destruction.

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace support {

// The absolute path of a program on PATH, or nothing: the test then says so and passes.
inline std::optional<std::string> find_program(const std::string& name) {
    const char* path = std::getenv("PATH");
    std::string rest = path == nullptr ? "/usr/bin:/bin" : path;
    while (!rest.empty()) {
        size_t colon = rest.find(':');
        std::string file = rest.substr(0, colon) + "/" + name;
        if (::access(file.c_str(), X_OK) == 0) return file;
        rest = colon == std::string::npos ? "" : rest.substr(colon + 1);
    }
    return {};
}

class Process {
  public:
    // arguments[0] is the absolute path of the program. Throws if it cannot be started.
    explicit Process(const std::vector<std::string>& arguments) {
        std::array<int, 2> pipe;
        if (::pipe2(pipe.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe");
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, pipe[1], STDOUT_FILENO);
        std::vector<char*> argv;
        for (const std::string& argument : arguments)
            argv.push_back(const_cast<char*>(argument.c_str()));
        argv.push_back(nullptr);
        int error = ::posix_spawn(&pid_, argv[0], &actions, nullptr, argv.data(), environ);
        posix_spawn_file_actions_destroy(&actions);
        ::close(pipe[1]);
        output_ = pipe[0];
        if (error != 0) throw std::runtime_error("cannot start " + arguments.at(0));
    }
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;
    ~Process() {
        if (pid_ > 0) {
            ::kill(pid_, SIGKILL);
            ::waitpid(pid_, nullptr, 0);
        }
        ::close(output_);
    }

    [[nodiscard]] pid_t pid() const { return pid_; }
    void signal(int number) const { ::kill(pid_, number); }

    // The next line of its standard output without the line end; what is left at its end.
    std::string read_line() {
        std::string line;
        for (char c = 0; ::read(output_, &c, 1) == 1 && c != '\n';) line += c;
        return line;
    }

    // Everything to the end of its standard output.
    std::string read_all() {
        std::string all;
        std::array<char, 4096> buffer;
        for (ssize_t n = 0; (n = ::read(output_, buffer.data(), buffer.size())) > 0;)
            all.append(buffer.data(), static_cast<size_t>(n));
        return all;
    }

    // Waits for the end: the exit code, or 128 + the signal.
    int wait() {
        int status = 0;
        ::waitpid(pid_, &status, 0);
        pid_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }

  private:
    pid_t pid_ = -1;
    int output_ = -1;
};

inline std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace support

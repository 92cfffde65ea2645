#include "reader/self_test.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <string>
#include <utility>
#include <vector>

namespace reader {

namespace {

bool opens(const char* path, int flags) { return ::open(path, flags, 0600) >= 0; }

bool maps_writable_code() {
    return ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS,
                  -1, 0) != MAP_FAILED;
}

bool makes_code_of_data() {
    void* page = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return page != MAP_FAILED && ::mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0;
}

bool forks() {
    pid_t child = ::fork();
    if (child == 0) ::_exit(0);
    if (child > 0) ::waitpid(child, nullptr, 0);
    return child > 0;
}

bool executes() {
    char* const arguments[] = {const_cast<char*>("/bin/true"), nullptr};
    ::execv(arguments[0], arguments);
    return false;  // it would not have come back
}

bool raises_limit() {
    rlimit more{RLIM_INFINITY, RLIM_INFINITY};
    return ::setrlimit(RLIMIT_CPU, &more) == 0;
}

// Throws std::bad_alloc where the limit holds.
bool takes_memory() {
    std::vector<std::string> blocks;
    for (int i = 0; i < 32; ++i) blocks.emplace_back(size_t{32} << 20, 'x');
    return blocks.size() == 32;
}

[[noreturn]] bool takes_time() {
    std::atomic<unsigned> n{0};
    while (true) ++n;
}

bool writes_much() {
    std::string block(1 << 20, 'x');
    for (int i = 0; i < 100; ++i)
        if (::write(STDOUT_FILENO, block.data(), block.size()) < 0) return false;
    return true;
}

using Act = bool (*)();
constexpr std::pair<std::string_view, Act> kActs[] = {
    {"socket", [] { return ::socket(AF_INET, SOCK_STREAM, 0) >= 0; }},
    {"local-socket", [] { return ::socket(AF_UNIX, SOCK_STREAM, 0) >= 0; }},
    {"exec", executes},
    {"trace", [] { return ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) == 0; }},
    {"fork", forks},
    {"write-file", [] { return opens("/tmp/duban-self-test", O_WRONLY | O_CREAT); }},
    {"append-file", [] { return opens("/dev/null", O_WRONLY | O_APPEND); }},
    {"read-passwd", [] { return opens("/etc/passwd", O_RDONLY); }},
    {"read-process", [] { return opens("/proc/self/environ", O_RDONLY); }},
    {"read-font", [] { return opens("/usr/share", O_RDONLY | O_DIRECTORY); }},
    {"unlink", [] { return ::unlink("/tmp/duban-self-test-victim") == 0 || errno == ENOENT; }},
    {"mkdir", [] { return ::mkdir("/tmp/duban-self-test-folder", 0700) == 0; }},
    {"kill-parent", [] { return ::kill(::getppid(), 0) == 0; }},
    {"writable-code", maps_writable_code},
    {"code-of-data", makes_code_of_data},
    {"raise-limit", raises_limit},
    {"memory", takes_memory},
    {"time", takes_time},
    {"output", writes_much},
};

}  // namespace

int misbehave(std::string_view act) {
    for (const auto& [name, run] : kActs)
        if (name == act) return run() ? 1 : 0;
    return 2;
}

}  // namespace reader

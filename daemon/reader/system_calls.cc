#include "reader/system_calls.h"

#include <fcntl.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <memory>

namespace reader {

namespace {

struct Release {
    void operator()(void* context) const { seccomp_release(context); }
};

class Filter {
  public:
    explicit Filter(uint32_t otherwise) : context_(seccomp_init(otherwise)) {
        if (!context_) error_ = -ENOMEM;
    }

    // A call that this machine's architecture does not have is no fault.
    template <class... Conditions>
    void add(uint32_t action, int call, Conditions... conditions) {
        if (error_ != 0 || call == __NR_SCMP_ERROR) return;
        int result =
            seccomp_rule_add(context_.get(), action, call, sizeof...(conditions), conditions...);
        if (result != 0 && result != -EDOM) error_ = result;
    }

    [[nodiscard]] int load() {
        if (error_ == 0) error_ = seccomp_load(context_.get());
        return error_;
    }

  private:
    std::unique_ptr<void, Release> context_;
    int error_ = 0;
};

// The library's macros for these are compound literals, which are no C++.
constexpr scmp_arg_cmp equal(unsigned argument, scmp_datum_t value) {
    return {argument, SCMP_CMP_EQ, value, 0};
}
constexpr scmp_arg_cmp bits_equal(unsigned argument, scmp_datum_t mask, scmp_datum_t value) {
    return {argument, SCMP_CMP_MASKED_EQ, mask, value};
}

constexpr int kReading[] = {
    SCMP_SYS(read),       SCMP_SYS(readv),      SCMP_SYS(pread64),    SCMP_SYS(preadv),
    SCMP_SYS(lseek),      SCMP_SYS(fstat),      SCMP_SYS(newfstatat), SCMP_SYS(stat),
    SCMP_SYS(lstat),      SCMP_SYS(statx),      SCMP_SYS(access),     SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2), SCMP_SYS(readlink),   SCMP_SYS(readlinkat), SCMP_SYS(getcwd),
    SCMP_SYS(getdents),   SCMP_SYS(getdents64), SCMP_SYS(statfs),     SCMP_SYS(fstatfs),
    SCMP_SYS(close),      SCMP_SYS(fadvise64),  SCMP_SYS(write),      SCMP_SYS(writev)};
constexpr int kMemory[] = {SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(brk), SCMP_SYS(madvise)};
constexpr int kProcess[] = {SCMP_SYS(rt_sigaction),
                            SCMP_SYS(rt_sigprocmask),
                            SCMP_SYS(rt_sigreturn),
                            SCMP_SYS(sigaltstack),
                            SCMP_SYS(futex),
                            SCMP_SYS(getrandom),
                            SCMP_SYS(clock_gettime),
                            SCMP_SYS(clock_getres),
                            SCMP_SYS(gettimeofday),
                            SCMP_SYS(time),
                            SCMP_SYS(times),
                            SCMP_SYS(nanosleep),
                            SCMP_SYS(clock_nanosleep),
                            SCMP_SYS(restart_syscall),
                            SCMP_SYS(getpid),
                            SCMP_SYS(getppid),
                            SCMP_SYS(gettid),
                            SCMP_SYS(getuid),
                            SCMP_SYS(geteuid),
                            SCMP_SYS(getgid),
                            SCMP_SYS(getegid),
                            SCMP_SYS(uname),
                            SCMP_SYS(sysinfo),
                            SCMP_SYS(getrusage),
                            SCMP_SYS(getrlimit),
                            SCMP_SYS(sched_yield),
                            SCMP_SYS(sched_getaffinity),
                            SCMP_SYS(set_robust_list),
                            SCMP_SYS(rseq),
                            SCMP_SYS(set_tid_address),
                            SCMP_SYS(exit),
                            SCMP_SYS(exit_group)};
// No library does these by accident: whoever does has taken the process over.
constexpr int kFatal[] = {SCMP_SYS(socket), SCMP_SYS(socketpair),       SCMP_SYS(connect),
                          SCMP_SYS(bind),   SCMP_SYS(execve),           SCMP_SYS(execveat),
                          SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev),
                          SCMP_SYS(bpf),    SCMP_SYS(io_uring_setup),   SCMP_SYS(memfd_create),
                          SCMP_SYS(mount),  SCMP_SYS(unshare),          SCMP_SYS(setns)};

constexpr scmp_datum_t kWriteFlags =
    O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);

void allow_opening_for_reading(Filter& filter) {
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(open), bits_equal(1, kWriteFlags, 0));
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(openat), bits_equal(2, kWriteFlags, 0));
}

// Never writable and executable at once, and nothing made executable later: libraries that are
// loaded late (character converters) are mapped from their files.
void allow_memory(Filter& filter) {
    constexpr scmp_datum_t kBoth = PROT_WRITE | PROT_EXEC;
    for (scmp_datum_t protection :
         {scmp_datum_t{0}, scmp_datum_t{PROT_WRITE}, scmp_datum_t{PROT_EXEC}})
        filter.add(SCMP_ACT_ALLOW, SCMP_SYS(mmap), bits_equal(2, kBoth, protection));
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(mprotect), bits_equal(2, scmp_datum_t{PROT_EXEC}, 0));
}

// abort() signals its own process; limits may be read, not those of others.
void allow_itself(Filter& filter) {
    auto self = static_cast<scmp_datum_t>(::getpid());
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(tgkill), equal(0, self));
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(kill), equal(0, self));
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), equal(0, 0));
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(fcntl), equal(1, F_GETFL));
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(fcntl), equal(1, F_GETFD));
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(fcntl), equal(1, F_SETFD));
}

// The sanitizers of a development build write memory into a pipe to learn whether it may be read.
void allow_probes([[maybe_unused]] Filter& filter) {
#ifdef __SANITIZE_ADDRESS__
    for (int call : {SCMP_SYS(pipe), SCMP_SYS(pipe2)}) filter.add(SCMP_ACT_ALLOW, call);
#endif
}

}  // namespace

int allow_reading_only() {
    Filter filter(SCMP_ACT_ERRNO(EPERM));
    for (int call : kReading) filter.add(SCMP_ACT_ALLOW, call);
    for (int call : kMemory) filter.add(SCMP_ACT_ALLOW, call);
    for (int call : kProcess) filter.add(SCMP_ACT_ALLOW, call);
    for (int call : kFatal) filter.add(SCMP_ACT_KILL_PROCESS, call);
    allow_opening_for_reading(filter);
    allow_memory(filter);
    allow_itself(filter);
    allow_probes(filter);
    return filter.load();
}

int deny_network() {
    Filter filter(SCMP_ACT_ALLOW);
    filter.add(SCMP_ACT_ERRNO(EACCES), SCMP_SYS(socket),
               scmp_arg_cmp{0, SCMP_CMP_NE, scmp_datum_t{AF_UNIX}, 0});
    return filter.load();
}

}  // namespace reader

#include "reader/limits.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <cerrno>
#include <cstring>

#include "reader/file_rules.h"
#include "reader/system_calls.h"

namespace reader {

namespace {

base::Error failed(const char* what) {
    return {base::ErrorCode::kStorage,
            std::string("读取进程无法设置限制（") + what + "）：" + std::strerror(errno),
            "E_READER_LIMITS"};
}

bool limit(int resource, rlim_t soft, rlim_t hard) {
    rlimit wanted{soft, hard};
    rlimit present{};
    if (::getrlimit(resource, &present) != 0) return false;
    if (present.rlim_max < wanted.rlim_max) wanted.rlim_max = present.rlim_max;
    if (wanted.rlim_max < wanted.rlim_cur) wanted.rlim_cur = wanted.rlim_max;
    return ::setrlimit(static_cast<__rlimit_resource>(resource), &wanted) == 0;
}

// One second between the signal that ends the process by default and the one that cannot be caught.
bool limit_resources(const Limits& limits, rlim_t files) {
    if (memory_limit_possible() && !limit(RLIMIT_AS, limits.memory_bytes, limits.memory_bytes))
        return false;
    return limit(RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 1) &&
           limit(RLIMIT_FSIZE, limits.output_bytes, limits.output_bytes) &&
           limit(RLIMIT_NOFILE, files, files) && limit(RLIMIT_CORE, 0, 0);
}

base::Status drop_privileges() {
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return failed("NO_NEW_PRIVS");
    if (::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) return failed("PDEATHSIG");
    return {};
}

}  // namespace

bool memory_limit_possible() {
#ifdef __SANITIZE_ADDRESS__
    return false;
#else
    return true;
#endif
}

base::Status confine(const Limits& limits) {
    constexpr rlim_t kOpenFiles = 64;
    if (!limit_resources(limits, kOpenFiles) || !limit(RLIMIT_NPROC, 0, 0)) return failed("rlimit");
    base::Status dropped = drop_privileges();
    if (!dropped.ok()) return dropped;
    if (::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return failed("DUMPABLE");
    if (!restrict_files()) return failed("Landlock");
    if (int error = allow_reading_only(); error != 0) {
        errno = -error;
        return failed("seccomp");
    }
    return {};
}

base::Status confine_converter(const Limits& limits) {
    Limits own = limits;
    own.memory_bytes *= 4;
    own.cpu_seconds *= 2;
    own.output_bytes *= 4;
    if (!limit_resources(own, 1024)) return failed("rlimit");
    base::Status dropped = drop_privileges();
    if (!dropped.ok()) return dropped;
    if (int error = deny_network(); error != 0) {
        errno = -error;
        return failed("seccomp");
    }
    return {};
}

}  // namespace reader

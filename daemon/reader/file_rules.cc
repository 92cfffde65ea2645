// glibc has no wrappers of these calls.

#include "reader/file_rules.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>

namespace reader {

namespace {

// The rights of the first version of the interface, which every kernel with Landlock knows.
constexpr __u64 kRead = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr __u64 kAll =
    kRead | LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE |
    LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
    LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK |
    LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;

// Character maps and their converters, poppler-data and fonts; /lib is a link to /usr/lib.
constexpr const char* kReadable[] = {"/usr", "/etc/fonts", "/etc/ld.so.cache",
                                     "/var/cache/fontconfig"};

bool allow_below(int rules, const char* path) {
    int fd = ::open(path, O_PATH | O_CLOEXEC);
    if (fd < 0) return errno == ENOENT;
    struct stat status {};
    bool known = ::fstat(fd, &status) == 0;
    landlock_path_beneath_attr rule{};
    rule.allowed_access =
        S_ISDIR(status.st_mode) ? kRead : static_cast<__u64>(LANDLOCK_ACCESS_FS_READ_FILE);
    rule.parent_fd = fd;
    bool added =
        known && ::syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
    ::close(fd);
    return added;
}

}  // namespace

bool restrict_files() {
    landlock_ruleset_attr attributes{};
    attributes.handled_access_fs = kAll;
    auto rules =
        static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0));
    if (rules < 0) return errno == ENOSYS || errno == EOPNOTSUPP || errno == EPERM;
    bool complete = true;
    for (const char* path : kReadable) complete = complete && allow_below(rules, path);
    complete = complete && ::syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    ::close(rules);
    return complete;
}

}  // namespace reader

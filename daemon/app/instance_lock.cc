#include "app/instance_lock.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "base/utf8.h"

namespace app {

namespace {

base::Error storage_error(const std::string& path, const std::string& reason) {
    return {base::ErrorCode::kStorage, "锁文件 " + base::escape_controls(path) + "：" + reason};
}

// The number that the holder wrote; empty while it has not written yet.
std::string read_holder(int fd) {
    char buffer[32];
    ssize_t size = ::pread(fd, buffer, sizeof buffer, 0);
    std::string digits;
    for (ssize_t i = 0; i < size && buffer[i] >= '0' && buffer[i] <= '9'; ++i) digits += buffer[i];
    return digits;
}

bool write_holder(int fd) {
    std::string line = std::to_string(::getpid()) + "\n";
    return ::ftruncate(fd, 0) == 0 &&
           ::pwrite(fd, line.data(), line.size(), 0) == static_cast<ssize_t>(line.size());
}

}  // namespace

base::Result<InstanceLock> InstanceLock::acquire(const std::string& state_directory) {
    std::string path = state_directory + "/duband.lock";
    InstanceLock lock(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (lock.fd_ < 0) return storage_error(path, std::string("打不开：") + std::strerror(errno));
    struct flock whole {};
    whole.l_type = F_WRLCK;
    whole.l_whence = SEEK_SET;
    if (::fcntl(lock.fd_, F_OFD_SETLK, &whole) != 0) {
        if (errno != EAGAIN && errno != EACCES)
            return storage_error(path, std::string("无法加锁：") + std::strerror(errno));
        std::string holder = read_holder(lock.fd_);
        return base::Error{
            base::ErrorCode::kRefused,
            "状态目录 " + base::escape_controls(state_directory) + " 已由另一个 duband 使用" +
                (holder.empty() ? "" : "（进程号 " + holder + "）") + "，本次不再启动"};
    }
    if (!write_holder(lock.fd_))
        return storage_error(path, std::string("写不进去：") + std::strerror(errno));
    return lock;
}

InstanceLock::InstanceLock(InstanceLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

InstanceLock& InstanceLock::operator=(InstanceLock&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
}

InstanceLock::~InstanceLock() {
    if (fd_ >= 0) ::close(fd_);
}

}  // namespace app

#include "intake/small_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/utf8.h"
#include "intake/descriptor.h"

namespace intake {

namespace {

base::Error error(base::ErrorCode code, const std::string& path, const std::string& reason) {
    return {code, base::escape_controls(path) + "：" + reason};
}

base::Error open_error(const std::string& path, int code) {
    if (code == ENOENT) return error(base::ErrorCode::kNotFound, path, "没有这个文件");
    if (code == ELOOP) return error(base::ErrorCode::kUsage, path, "是符号链接，不予读取");
    if (code == EACCES) return error(base::ErrorCode::kStorage, path, "没有读取权限");
    return error(base::ErrorCode::kStorage, path, std::string("打不开：") + std::strerror(code));
}

}  // namespace

// O_NONBLOCK keeps a named pipe from holding open() until somebody writes to it.
base::Result<SmallFile> read_small_file(const std::string& path, size_t limit, Links links) {
    int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | (links == Links::kRefuse ? O_NOFOLLOW : 0);
    Descriptor file(::open(path.c_str(), flags));
    if (file.get() < 0) return open_error(path, errno);
    struct stat status {};
    if (::fstat(file.get(), &status) != 0) return open_error(path, errno);
    if (!S_ISREG(status.st_mode)) return error(base::ErrorCode::kUsage, path, "不是普通文件");
    std::string content;
    char buffer[8192];
    while (content.size() <= limit) {
        ssize_t n = ::read(file.get(), buffer, sizeof buffer);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return open_error(path, errno);
        if (n == 0) return SmallFile{std::move(content), status.st_mode & 07777, status.st_uid};
        content.append(buffer, static_cast<size_t>(n));
    }
    return error(base::ErrorCode::kUsage, path, "超过 " + std::to_string(limit) + " 字节");
}

}  // namespace intake

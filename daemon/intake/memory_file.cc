#include "intake/memory_file.h"

#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>

namespace intake {

namespace {

base::Error failed(const char* what) {
    return {base::ErrorCode::kStorage, std::string("内存文件") + what + "：" + std::strerror(errno),
            "E_READER_START"};
}

}  // namespace

base::Result<Descriptor> memory_file(std::string_view content) {
    Descriptor file(::memfd_create("duban", MFD_CLOEXEC));
    if (!file.open()) return failed("无法建立");
    for (size_t at = 0; at < content.size();) {
        ssize_t n =
            ::pwrite(file.get(), content.data() + at, content.size() - at, static_cast<off_t>(at));
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return failed("写不进去");
        at += static_cast<size_t>(n);
    }
    return file;
}

base::Result<std::string> content_of(const Descriptor& file, size_t limit) {
    struct stat status {};
    if (::fstat(file.get(), &status) != 0) return failed("读不出来");
    if (static_cast<size_t>(status.st_size) > limit)
        return base::Error{base::ErrorCode::kStorage, "读取进程的输出超过上限", "E_READER_OUTPUT"};
    std::string content(static_cast<size_t>(status.st_size), '\0');
    for (size_t at = 0; at < content.size();) {
        ssize_t n =
            ::pread(file.get(), content.data() + at, content.size() - at, static_cast<off_t>(at));
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return failed("读不出来");
        at += static_cast<size_t>(n);
    }
    return content;
}

}  // namespace intake

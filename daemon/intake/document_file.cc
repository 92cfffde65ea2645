#include "intake/document_file.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>

#include "base/utf8.h"
#include "document/readers.h"
#include "intake/descriptor.h"
#include "store/sha256.h"

namespace intake {

namespace {

base::Error bad(const char* code, const std::string& path, const std::string& reason) {
    return document::unreadable(code, base::escape_controls(path), reason);
}

base::Error open_error(const std::string& path, int code) {
    if (code == ENOENT || code == ENOTDIR) return bad("E_MISSING", path, "文件不存在");
    if (code == ELOOP) return bad("E_FILE", path, "是符号链接，不予读取");
    if (code == EACCES || code == EPERM) return bad("E_ACCESS", path, "文件打不开（没有读取权限）");
    if (code == ENXIO) return bad("E_FILE", path, "不是普通文件");
    return bad("E_ACCESS", path, std::string("文件打不开：") + std::strerror(code));
}

bool same_state(const struct stat& a, const struct stat& b) {
    return a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec &&
           a.st_mtim.tv_nsec == b.st_mtim.tv_nsec && a.st_ino == b.st_ino;
}

// The bytes; nothing where the file changed under the reading.
using Attempt = base::Result<std::optional<std::string>>;

// O_NONBLOCK keeps a named pipe from holding open() until somebody writes to it.
Attempt read_once(const std::string& path) {
    Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW));
    if (!file.open()) return open_error(path, errno);
    struct stat before {};
    if (::fstat(file.get(), &before) != 0) return open_error(path, errno);
    if (!S_ISREG(before.st_mode)) return bad("E_FILE", path, "不是普通文件");
    if (before.st_size > static_cast<off_t>(document::kMaxFileBytes))
        return bad("E_SIZE", path,
                   "文件有 " + std::to_string(before.st_size >> 20) +
                       " MiB，超过 50 MiB 的上限，请拆分后再载入");
    std::string bytes(static_cast<size_t>(before.st_size), '\0');
    size_t have = 0;
    while (have < bytes.size()) {
        ssize_t n = ::read(file.get(), bytes.data() + have, bytes.size() - have);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return bad("E_ACCESS", path, std::string("读取中断：") + std::strerror(errno));
        if (n == 0) break;
        have += static_cast<size_t>(n);
    }
    struct stat after {};
    if (::fstat(file.get(), &after) != 0) return open_error(path, errno);
    if (have < bytes.size() || !same_state(before, after)) return std::optional<std::string>();
    return std::optional<std::string>(std::move(bytes));
}

}  // namespace

base::Result<DocumentFile> open_document(const std::string& path) {
    for (int attempt = 0; attempt < 2; ++attempt) {
        Attempt read = read_once(path);
        if (!read.ok()) return read.error();
        if (!*read) continue;
        std::string name = base::escape_controls(std::filesystem::path(path).filename().string());
        std::string digest = store::sha256_hex(**read);
        return DocumentFile{path, std::move(name), std::move(**read), std::move(digest)};
    }
    return bad("E_CHANGED", path, "读取时文件仍在变化，请等写完后再试");
}

}  // namespace intake

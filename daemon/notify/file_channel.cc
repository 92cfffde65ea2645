#include "notify/file_channel.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

#include "base/utf8.h"
#include "notify/address.h"

namespace notify {

namespace {

namespace fs = std::filesystem;

// Owns a descriptor. close() reports what the destructor would swallow.
class Descriptor {
  public:
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    [[nodiscard]] int get() const { return fd_; }
    [[nodiscard]] bool close() {
        int fd = fd_;
        fd_ = -1;
        return ::close(fd) == 0;
    }

  private:
    int fd_;
};

std::string reason(int error) {
    switch (error) {
        case ENOSPC:
            return "磁盘空间已满";
        case EDQUOT:
            return "磁盘配额已满";
        case EFBIG:
            return "文件超过系统允许的大小";
        case EROFS:
            return "文件系统为只读";
        case EACCES:
        case EPERM:
            return "没有写入权限";
        case ENOTDIR:
        case EEXIST:
            return "该路径不是目录";
        default:
            return std::generic_category().message(error);
    }
}

SendResult temporary(const fs::path& path, int error) {
    return {SendClass::kTemporary,
            base::escape_controls("无法写入 " + path.string() + "：" + reason(error)), false};
}

// 0 or errno.
int write_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        ssize_t n = ::write(fd, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return errno;
        if (n == 0) return ENOSPC;
        bytes.remove_prefix(static_cast<size_t>(n));
    }
    return 0;
}

// With `synced` the bytes are on the disk under `path` when 0 is returned.
int write_file(const fs::path& path, std::string_view bytes, bool synced) {
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC,
                           S_IRUSR | S_IWUSR | S_IRGRP));
    if (file.get() < 0) return errno;
    if (int error = write_all(file.get(), bytes)) return error;
    if (synced && ::fsync(file.get()) != 0) return errno;
    return file.close() ? 0 : errno;
}

int sync_directory(const fs::path& path) {
    Descriptor directory(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.get() < 0) return errno;
    return ::fsync(directory.get()) == 0 ? 0 : errno;
}

int make_directory(const fs::path& path) {
    std::error_code error;
    if (fs::is_directory(path, error)) return 0;
    if (!fs::create_directories(path, error)) return error ? error.value() : ENOTDIR;
    return sync_directory(fs::absolute(path).parent_path());
}

// Without `synced` the file is whole as soon as it has its name, but a loss of power may take it.
int write_renamed(const fs::path& directory, const std::string& name, std::string_view bytes,
                  bool synced) {
    if (int error = make_directory(directory)) return error;
    // A crash leaves at most this one file; the repeated attempt writes over it.
    fs::path beside = directory / ("." + name + ".tmp");
    int error = write_file(beside, bytes, synced);
    if (error == 0 && ::rename(beside.c_str(), (directory / name).c_str()) != 0) error = errno;
    if (error != 0) {
        ::unlink(beside.c_str());
        return error;
    }
    return synced ? sync_directory(directory) : 0;
}

bool safe_in_file_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '_';
}

}  // namespace

std::string eml_file_name(const Mail& mail) {
    std::string out = base::format_local(mail.date);  // 2024-10-08 08:30
    out[10] = '-';
    out.erase(13, 1);
    out += '-';
    for (char c : local_part(mail.to_address).substr(0, 64)) out += safe_in_file_name(c) ? c : '_';
    return out + '-' + mail.message_id.substr(0, 8) + ".eml";
}

FileChannel::FileChannel(fs::path directory, Durability durability)
    : directory_(std::move(directory)), durability_(durability) {}

SendResult FileChannel::send(const Mail& mail) {
    if (base::Status to = check_address(mail.to_address); !to)
        return {SendClass::kPermanentRecipient, to.error().message, false};
    Mail unmarked = mail;
    unmarked.resend = false;
    base::Result<std::string> bytes = compose(unmarked);
    if (!bytes) return {SendClass::kPermanentConfiguration, bytes.error().message, false};
    std::string file = eml_file_name(mail);
    if (int error = write_renamed(directory_, file, *bytes, durability_ == Durability::kSynced))
        return temporary(directory_ / file, error);
    return {SendClass::kSent, file, false};
}

}  // namespace notify

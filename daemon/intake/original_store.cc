#include "intake/original_store.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "intake/descriptor.h"

namespace intake {

namespace {

constexpr size_t kLongestExtension = 8;

base::Error failed(const std::string& path, const std::string& act) {
    return {base::ErrorCode::kStorage,
            "原件 " + path + " " + act + "：" + std::string(std::strerror(errno))};
}

base::Status sync_folder(const std::string& folder) {
    Descriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!fd.open() || ::fsync(fd.get()) != 0) return failed(folder, "所在目录未能落盘");
    return {};
}

// The folder, and its entry in the one above.
base::Status make_folder(const std::string& folder) {
    if (::mkdir(folder.c_str(), 0700) == 0)
        return sync_folder(std::filesystem::path(folder).parent_path().string());
    if (errno == EEXIST) return {};
    return failed(folder, "的目录建不了");
}

base::Status write_all(int fd, const std::string& bytes, const std::string& path) {
    size_t done = 0;
    while (done < bytes.size()) {
        ssize_t n = ::write(fd, bytes.data() + done, bytes.size() - done);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return failed(path, "写不下去");
        done += static_cast<size_t>(n);
    }
    if (::fsync(fd) != 0) return failed(path, "未能落盘");
    return {};
}

base::Status write_new(const std::string& path, const std::string& bytes) {
    std::string partial = path + ".part-" + std::to_string(::getpid());
    Descriptor fd(::open(partial.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (!fd.open()) return failed(path, "建不了");
    base::Status written = write_all(fd.get(), bytes, path);
    if (written && std::rename(partial.c_str(), path.c_str()) != 0)
        written = failed(path, "未能就位");
    if (!written) std::remove(partial.c_str());
    return written;
}

}  // namespace

std::string safe_extension(std::string_view name) {
    size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return "";
    std::string out = ".";
    for (char c : name.substr(dot + 1)) {
        bool upper = c >= 'A' && c <= 'Z';
        bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!upper && !plain) return "";
        out += upper ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out.size() > 1 && out.size() <= kLongestExtension + 1 ? out : "";
}

// What a crash left half-written has another name, and is written anew.
base::Result<std::string> keep_original(const std::string& root, const DocumentFile& file) {
    std::string folder = file.sha256.substr(0, 2);
    std::string original = folder + "/" + file.sha256 + safe_extension(file.name);
    base::Status made = make_folder(root);
    if (made) made = make_folder(root + "/" + folder);
    if (!made) return made.error();
    std::string path = root + "/" + original;
    struct stat status {};
    bool there = ::lstat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) &&
                 static_cast<size_t>(status.st_size) == file.bytes.size();
    if (!there)
        if (base::Status written = write_new(path, file.bytes); !written) return written.error();
    if (base::Status synced = sync_folder(root + "/" + folder); !synced) return synced.error();
    return original;
}

void remove_original(const std::string& root, const std::string& original) {
    if (!original.empty()) std::remove((root + "/" + original).c_str());
}

}  // namespace intake

// A document from the browser goes the way of every other: into the inbox, under the name it has,
// complete and synced before it is acknowledged. There the reader, which is a process with limits,
// takes it.

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "accounts/password.h"
#include "base/utf8.h"
#include "console/answer.h"
#include "console/handlers.h"
#include "intake/inbox.h"
#include "store/sha256.h"

namespace console {

using base::Error;
using base::ErrorCode;
using base::Status;

namespace {

constexpr size_t kLongestName = 200;  // bytes, with room for what others add

Status check_name(const std::string& name) {
    bool usable = name.size() <= kLongestName && name.find_first_of("/\\") == std::string::npos &&
                  intake::is_inbox_name(name) && base::escape_controls(name) == name;
    if (usable) return {};
    return Error{ErrorCode::kBadInput, "文件名不能用：不得为空、过长、以点开头或含 / \\"};
}

bool write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        ssize_t n = ::write(file, bytes.data(), bytes.size());
        if (n <= 0) return false;
        bytes.remove_prefix(static_cast<size_t>(n));
    }
    return true;
}

bool sync_folder(const std::string& folder) {
    int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool synced = fd >= 0 && ::fsync(fd) == 0;
    if (fd >= 0) ::close(fd);
    return synced;
}

bool write_file(const std::string& path, std::string_view bytes) {
    int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0) return false;
    bool written = write_all(file, bytes) && ::fsync(file) == 0;
    return ::close(file) == 0 && written;
}

// A name that starts with a dot is not taken out of the inbox; one that is there is not replaced.
Status put(const std::string& folder, const std::string& name, std::string_view bytes) {
    std::string partial = folder + "/.upload-" + accounts::random_token();
    std::string target = folder + "/" + name;
    bool written = write_file(partial, bytes);
    bool placed = written && ::renameat2(AT_FDCWD, partial.c_str(), AT_FDCWD, target.c_str(),
                                         RENAME_NOREPLACE) == 0;
    bool taken = written && !placed && errno == EEXIST;
    if (!placed) ::unlink(partial.c_str());
    if (taken) return Error{ErrorCode::kRefused, "收件目录里已有同名文件正在读取，请稍候再传"};
    if (placed && sync_folder(folder)) return {};
    return Error{ErrorCode::kStorage, "文件没有存下（磁盘可能已满），请告知管理员"};
}

}  // namespace

http::Response upload_document(Call& call) {
    std::string name = call.parameter("name");
    if (Status good = check_name(name); !good.ok()) return problem_of(good.error());
    if (call.request.body.empty()) return problem_of({ErrorCode::kBadInput, "文件是空的"});
    if (call.inbox.empty())
        return problem_of({ErrorCode::kRefused, "没有开收件目录，请用 duban import 导入"});
    Status done = put(call.inbox, name, call.request.body);
    if (!done.ok()) return problem_of(done.error());
    return json(base::Json::object()
                    .set("name", name)
                    .set("digest", store::sha256_hex(call.request.body))
                    .set("size", call.request.body.size()),
                201);
}

}  // namespace console

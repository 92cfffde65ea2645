// inotify(7) tells names, not contents: the watcher keeps the names of a burst and looks at the
// files only when the burst is over, so that a file rewritten ten times is reported once.

#include "app/folder_watcher.h"

#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "intake/ledger_folder.h"

namespace app {

namespace {

namespace fs = std::filesystem;

constexpr uint32_t kFolderEvents =
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;
constexpr uint32_t kParentEvents = IN_CREATE | IN_MOVED_TO | IN_ONLYDIR;

int create_inotify() {
    int fd = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (fd < 0) throw std::system_error(errno, std::generic_category(), "inotify_init1");
    return fd;
}

std::string without_trailing_slash(std::string folder) {
    while (folder.size() > 1 && folder.back() == '/') folder.pop_back();
    return folder;
}

}  // namespace

FolderWatcher::FolderWatcher(asio::io_context& io, std::string folder, Callback callback,
                             Delays delays)
    : folder_(without_trailing_slash(std::move(folder))),
      callback_(std::move(callback)),
      delays_(delays),
      events_(io, create_inotify()),
      timer_(io) {
    if (!watch_folder()) watch_parent();
    wait();
}

void FolderWatcher::stop() {
    asio::error_code ignored;
    events_.close(ignored);
    timer_.cancel();
}

bool FolderWatcher::watch_folder() {
    folder_watch_ = ::inotify_add_watch(events_.native_handle(), folder_.c_str(), kFolderEvents);
    return folder_watch_ >= 0;
}

// The folder may have come back between the failed watch and this one, hence the second look.
void FolderWatcher::watch_parent() {
    std::string parent = fs::path(folder_).parent_path().string();
    if (parent.empty()) parent = ".";
    parent_watch_ = ::inotify_add_watch(events_.native_handle(), parent.c_str(), kParentEvents);
    struct stat status {};
    if (::stat(folder_.c_str(), &status) == 0) find_folder();
}

void FolderWatcher::wait() {
    events_.async_wait(asio::posix::descriptor_base::wait_read, [this](asio::error_code error) {
        if (error) return;
        read_events();
        wait();
    });
}

void FolderWatcher::read_events() {
    alignas(inotify_event) char buffer[16384];
    for (;;) {
        ssize_t size = ::read(events_.native_handle(), buffer, sizeof buffer);
        if (size <= 0) return;
        for (ssize_t at = 0; at < size;) {
            inotify_event event{};
            std::memcpy(&event, buffer + at, sizeof event);
            const char* name = buffer + at + sizeof event;
            take(event.wd, event.mask, event.len == 0 ? std::string() : std::string(name));
            at += static_cast<ssize_t>(sizeof event + event.len);
        }
    }
}

void FolderWatcher::take(int watch, uint32_t mask, const std::string& name) {
    if ((mask & IN_Q_OVERFLOW) != 0) {
        change_.rescan = true;
        return settle();
    }
    if (watch == parent_watch_ && parent_watch_ >= 0) {
        if (name == fs::path(folder_).filename().string()) find_folder();
        return;
    }
    if (watch != folder_watch_ || folder_watch_ < 0) return;
    if ((mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED | IN_UNMOUNT)) != 0)
        return lose_folder();
    if (!intake::is_ledger_file_name(name)) return;
    touched_.insert(name);
    settle();
}

void FolderWatcher::lose_folder() {
    ::inotify_rm_watch(events_.native_handle(), folder_watch_);
    folder_watch_ = -1;
    touched_.clear();
    change_ = FolderChange{};
    change_.vanished = true;
    settle();
    watch_parent();
}

void FolderWatcher::find_folder() {
    if (!watch_folder()) return;
    ::inotify_rm_watch(events_.native_handle(), parent_watch_);
    parent_watch_ = -1;
    change_.vanished = false;
    change_.rescan = true;
    settle();
}

// Puts the report off again with each event, up to the longest delay behind the first.
void FolderWatcher::settle() {
    std::chrono::steady_clock::time_point now = std::chrono::steady_clock::now();
    if (!settling_) first_event_ = now;
    settling_ = true;
    timer_.expires_at(std::min(now + delays_.settle, first_event_ + delays_.longest));
    timer_.async_wait([this](asio::error_code error) {
        if (!error) report();
    });
}

void FolderWatcher::report() {
    settling_ = false;
    FolderChange change;
    std::swap(change, change_);
    if (change.rescan) change.files = intake::ledger_files(folder_, &change.odd);
    for (const std::string& name : touched_) {
        intake::FileKind kind = intake::file_kind(folder_ + "/" + name);
        if (kind == intake::FileKind::kRegular) change.files.insert(name);
        if (kind == intake::FileKind::kOdd) change.odd.insert(name);
    }
    touched_.clear();
    if (change != FolderChange{}) callback_(change);
}

}  // namespace app

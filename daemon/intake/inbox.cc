#include "intake/inbox.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "base/utf8.h"
#include "document/readers.h"

namespace intake {

namespace {

namespace fs = std::filesystem;
using base::Instant;

constexpr std::array<std::string_view, 8> kUnfinished = {
    ".part", ".filepart", ".crdownload", ".download", ".partial", ".opdownload", ".tmp", "~"};
constexpr std::array<std::string_view, 2> kOtherFiles = {"Thumbs.db", "desktop.ini"};
constexpr const char* kClaimed = "/.claimed";
constexpr const char* kRefused = "/.refused";

int64_t nanoseconds(const timespec& t) { return int64_t{t.tv_sec} * 1'000'000'000 + t.tv_nsec; }

std::string kind_of(mode_t mode) {
    if (S_ISLNK(mode)) return "是符号链接，不予读取";
    if (S_ISDIR(mode)) return "是目录，请把文件直接放进收件目录";
    if (S_ISFIFO(mode)) return "是管道，不予读取";
    if (S_ISSOCK(mode)) return "是套接字，不予读取";
    return "是设备文件，不予读取";
}

// Names of a folder, sorted; nothing where it cannot be read.
std::optional<std::vector<std::string>> names_in(const std::string& folder) {
    std::vector<std::string> out;
    std::error_code failure;
    for (fs::directory_iterator it(folder, failure), end; !failure && it != end;
         it.increment(failure))
        out.push_back(it->path().filename().string());
    if (failure) return {};
    std::sort(out.begin(), out.end());
    return out;
}

base::Status make(const std::string& folder) {
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (!failure && fs::is_directory(folder, failure)) return {};
    return base::Error{base::ErrorCode::kStorage,
                       "收件目录 " + base::escape_controls(folder) + " 建不了：" +
                           (failure ? failure.message() : "同名的不是目录")};
}

bool move_file(const std::string& from, const std::string& to) {
    return ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0 ||
           (errno == EINVAL && std::rename(from.c_str(), to.c_str()) == 0);
}

}  // namespace

bool is_inbox_name(std::string_view name) {
    if (name.empty() || name[0] == '.' || name.starts_with("~$")) return false;
    for (std::string_view tail : kUnfinished)
        if (name.ends_with(tail)) return false;
    return std::find(kOtherFiles.begin(), kOtherFiles.end(), name) == kOtherFiles.end();
}

base::Status Inbox::prepare() {
    for (const std::string& folder : {folder_, folder_ + kClaimed, folder_ + kRefused})
        if (base::Status made = make(folder); !made) return made;
    return {};
}

// Each claim has a folder of its own, so that the file keeps its name whatever its length.
std::vector<ClaimedFile> Inbox::left_over() {
    std::vector<ClaimedFile> out;
    for (const std::string& number :
         names_in(folder_ + kClaimed).value_or(std::vector<std::string>{})) {
        uint64_t value = 0;
        auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
        if (error != std::errc() || end != number.data() + number.size()) continue;
        last_claim_ = std::max(last_claim_, value);
        std::string folder = folder_ + kClaimed + "/" + number;
        for (const std::string& name : names_in(folder).value_or(std::vector<std::string>{}))
            out.push_back({name, folder + "/" + name, true});
        ::rmdir(folder.c_str());  // of a claim that came to nothing
    }
    return out;
}

void Inbox::note_problem(const std::string& name, const std::string& reason, Look& look) {
    std::string& known = problems_[name];
    if (known == reason) return;
    known = reason;
    look.problems.push_back(base::escape_controls(name) + "：" + reason);
}

void Inbox::look_at(const std::string& name, Instant now, Look& look) {
    struct stat status {};
    std::string path = folder_ + "/" + name;
    if (::lstat(path.c_str(), &status) != 0) return;
    if (!S_ISREG(status.st_mode)) return note_problem(name, kind_of(status.st_mode), look);
    Seen found{status.st_ino, status.st_size, nanoseconds(status.st_mtim), now};
    Seen& known = seen_[name];
    if (!known.same(found)) {
        known = found;
        problems_.erase(name);
    }
    if (problems_.contains(name)) return;
    if (status.st_size > static_cast<off_t>(document::kMaxFileBytes))
        return note_problem(name, "超过 50 MiB 的上限，请拆分（E_SIZE）", look);
    if (::access(path.c_str(), R_OK) != 0)
        return note_problem(name, "没有读取权限（E_ACCESS）", look);
    Instant due = known.since + (status.st_size == 0 ? kEmptySettled : kSettled);
    // A clock that was set back must not hold a file for ever.
    if (known.since > now) known.since = now;
    if (due <= now)
        look.ready.push_back(name);
    else
        look.next = look.next ? std::min(*look.next, due) : due;
}

Inbox::Look Inbox::look(Instant now) {
    Look out;
    std::optional<std::vector<std::string>> names = names_in(folder_);
    out.missing = !names;
    if (!names) return out;
    std::set<std::string> there(names->begin(), names->end());
    std::erase_if(seen_, [&](const auto& entry) { return !there.contains(entry.first); });
    std::erase_if(problems_, [&](const auto& entry) { return !there.contains(entry.first); });
    for (const std::string& name : *names)
        if (is_inbox_name(name)) look_at(name, now, out);
    return out;
}

std::vector<std::string> Inbox::problems() const {
    std::vector<std::string> out;
    for (const auto& [name, reason] : problems_)
        out.push_back(base::escape_controls(name) + "：" + reason);
    return out;
}

std::optional<ClaimedFile> Inbox::claim(const std::string& name) {
    std::string folder = folder_ + kClaimed + "/" + std::to_string(++last_claim_);
    if (::mkdir(folder.c_str(), 0700) != 0) return {};
    ClaimedFile out{name, folder + "/" + name, false};
    struct stat status {};
    bool taken =
        move_file(folder_ + "/" + name, out.path) && ::lstat(out.path.c_str(), &status) == 0;
    if (!taken) {
        ::rmdir(folder.c_str());
        return {};
    }
    Seen now{status.st_ino, status.st_size, nanoseconds(status.st_mtim), {}};
    auto seen = seen_.find(name);
    bool same = S_ISREG(status.st_mode) && seen != seen_.end() && seen->second.same(now);
    seen_.erase(name);
    claimed_[out.path] = now;
    if (same) return out;
    (void)put_back(out);
    return {};
}

void Inbox::leave_folder_of(const ClaimedFile& file) {
    claimed_.erase(file.path);
    ::rmdir(fs::path(file.path).parent_path().c_str());
}

// A program that had the file open may have written to it after it was read: what is new then is
// another document.
void Inbox::finish(const ClaimedFile& file) {
    struct stat status {};
    if (::lstat(file.path.c_str(), &status) != 0) return leave_folder_of(file);
    auto claimed = claimed_.find(file.path);
    Seen now{status.st_ino, status.st_size, nanoseconds(status.st_mtim), {}};
    if (claimed != claimed_.end() && !claimed->second.same(now)) {
        (void)put_back(file);
        return;
    }
    std::remove(file.path.c_str());
    returns_.erase(file.name);
    leave_folder_of(file);
}

std::string Inbox::free_name(const std::string& folder, const std::string& name) const {
    std::string path = folder + "/" + name;
    struct stat status {};
    for (int i = 2; ::lstat(path.c_str(), &status) == 0; ++i)
        path = folder + "/" + std::to_string(i) + "-" +
               name.substr(name.size() > 240 ? name.size() - 240 : 0);
    return path;
}

bool Inbox::put_back(const ClaimedFile& file) {
    bool again = ++returns_[file.name] <= kMostReturns;
    std::string target = free_name(folder_, file.name);
    bool moved = move_file(file.path, target);
    leave_folder_of(file);
    if (!moved) return false;
    if (again) return true;
    struct stat status {};
    if (::lstat(target.c_str(), &status) == 0)
        seen_[file.name] = {status.st_ino, status.st_size, nanoseconds(status.st_mtim), {}};
    problems_[file.name] = "读取时一直在变化（E_CHANGED），写完后会再读";
    returns_.erase(file.name);
    return false;
}

void Inbox::set_aside(const ClaimedFile& file) {
    if (move_file(file.path, free_name(folder_ + kRefused, file.name))) leave_folder_of(file);
}

}  // namespace intake

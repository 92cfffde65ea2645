#include "app/folder_watcher.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <optional>

#include "support/temporary_directory.h"

using namespace app;
using support::TemporaryDirectory;
using Names = std::set<std::string>;
namespace fs = std::filesystem;

namespace {

// Short delays: a test ends when the report has come, not when a time is over.
constexpr FolderWatcher::Delays kShort{std::chrono::milliseconds(20),
                                       std::chrono::milliseconds(2000)};

class Watch {
  public:
    explicit Watch(const fs::path& folder)
        : watcher_(
              io_, folder.string(),
              [this](const FolderChange& change) { changes_.push_back(change); }, kShort) {}
    // The next report, or nothing after ten seconds.
    std::optional<FolderChange> next() {
        size_t seen = changes_.size();
        auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        while (changes_.size() == seen && std::chrono::steady_clock::now() < limit)
            io_.run_one_for(std::chrono::seconds(1));
        if (changes_.size() == seen) return std::nullopt;
        return changes_.back();
    }
    [[nodiscard]] bool watching() const { return watcher_.watching(); }
    [[nodiscard]] size_t reports() const { return changes_.size(); }

  private:
    asio::io_context io_;
    std::vector<FolderChange> changes_;
    FolderWatcher watcher_;
};

FolderChange settled(Names files) { return {std::move(files), {}, false, false}; }

}  // namespace

TEST_CASE("a file that was written, and one that was moved in, are reported", "[app]") {
    TemporaryDirectory folder;
    TemporaryDirectory elsewhere;
    Watch watch(folder.path());
    CHECK(watch.watching());
    folder.write("a.toml", "x");
    CHECK(watch.next() == settled({"a.toml"}));
    elsewhere.write("b.toml", "x");
    fs::rename(elsewhere.file("b.toml"), folder.file("b.toml"));
    CHECK(watch.next() == settled({"b.toml"}));
}

TEST_CASE("a file that is still open is not reported", "[app]") {
    TemporaryDirectory folder;
    Watch watch(folder.path());
    std::ofstream growing(folder.file("growing.toml"));
    growing << "half" << std::flush;
    folder.write("whole.toml", "x");
    CHECK(watch.next() == settled({"whole.toml"}));
    growing.close();
    CHECK(watch.next() == settled({"growing.toml"}));
}

TEST_CASE("a burst of changes is one report", "[app]") {
    TemporaryDirectory folder;
    Watch watch(folder.path());
    for (int i = 0; i < 10; ++i) {
        folder.write("a.toml", std::to_string(i));
        folder.write("b.toml", std::to_string(i));
    }
    folder.write("~$a.toml", "x");
    folder.write("a.toml.part", "x");
    CHECK(watch.next() == settled({"a.toml", "b.toml"}));
    CHECK(watch.reports() == 1);
}

TEST_CASE("a file that vanished before it settled is not reported", "[app]") {
    TemporaryDirectory folder;
    Watch watch(folder.path());
    folder.write("gone.toml", "x");
    fs::remove(folder.file("gone.toml"));
    folder.write("here.toml", "x");
    CHECK(watch.next() == settled({"here.toml"}));
}

TEST_CASE("a link or a folder under a plan file's name is reported as odd", "[app]") {
    TemporaryDirectory folder;
    TemporaryDirectory elsewhere;
    Watch watch(folder.path());
    fs::create_symlink(elsewhere.write("target.toml", "x"), elsewhere.file("link.toml"));
    fs::rename(elsewhere.file("link.toml"), folder.file("link.toml"));
    CHECK(watch.next() == FolderChange{{}, {"link.toml"}, false, false});
}

TEST_CASE("a folder that disappears is reported, and taken up when it returns", "[app]") {
    TemporaryDirectory parent;
    fs::path folder = parent.path() / "plans";
    fs::create_directory(folder);
    Watch watch(folder);
    SECTION("removed") { fs::remove_all(folder); }
    SECTION("renamed") { fs::rename(folder, parent.path() / "old"); }
    CHECK(watch.next() == FolderChange{{}, {}, false, true});
    CHECK_FALSE(watch.watching());

    fs::create_directory(folder);
    parent.write("plans/a.toml", "x");
    std::optional<FolderChange> change = watch.next();
    REQUIRE(change);
    CHECK(change->rescan);
    CHECK(change->files == Names{"a.toml"});
    CHECK(watch.watching());

    parent.write("plans/b.toml", "x");
    CHECK(watch.next() == settled({"b.toml"}));
}

TEST_CASE("a folder that does not exist yet is awaited", "[app]") {
    TemporaryDirectory parent;
    Watch watch(parent.path() / "plans");
    CHECK_FALSE(watch.watching());
    parent.write("other.toml", "x");
    fs::create_directory(parent.path() / "plans");
    std::optional<FolderChange> change = watch.next();
    REQUIRE(change);
    CHECK(change->rescan);
    CHECK(watch.watching());
}

TEST_CASE("a flood beyond the kernel's queue leads to a look at every file", "[app]") {
    std::ifstream limit_file("/proc/sys/fs/inotify/max_queued_events");
    size_t limit = 0;
    limit_file >> limit;
    if (limit == 0 || limit > 100000) {
        WARN("skipped: the event queue is too long to fill");
        return;
    }
    TemporaryDirectory folder;
    Watch watch(folder.path());
    std::string one = folder.write("a.toml", "");
    std::string other = folder.write("b.toml", "");
    for (size_t i = 0; i <= limit / 2; ++i) {  // equal neighbours would be merged
        ::close(::open(one.c_str(), O_WRONLY | O_CLOEXEC));
        ::close(::open(other.c_str(), O_WRONLY | O_CLOEXEC));
    }
    folder.write("last.toml", "");
    std::optional<FolderChange> change = watch.next();
    REQUIRE(change);
    CHECK(change->rescan);
    CHECK(change->files == Names{"a.toml", "b.toml", "last.toml"});
}

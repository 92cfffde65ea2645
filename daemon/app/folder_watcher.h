#pragma once
// Watches one folder for ledger files that are complete: closed after writing or moved in. A burst
// of changes is one report, some 300 ms after the last of them; while nothing happens, nothing
// runs. A folder that disappears is reported, and awaited in its parent.

#include <asio/io_context.hpp>
#include <asio/posix/stream_descriptor.hpp>
#include <asio/steady_timer.hpp>
#include <functional>
#include <set>
#include <string>

namespace app {

struct FolderChange {
    std::set<std::string> files;  // names in the folder: regular files that settled
    std::set<std::string> odd;    // with such a name: links, folders, pipes, sockets, devices
    bool rescan = false;          // events were lost, or the folder is new: look at every file
    bool vanished = false;        // the folder is gone

    friend bool operator==(const FolderChange&, const FolderChange&) = default;
};

class FolderWatcher {
  public:
    using Callback = std::function<void(const FolderChange&)>;
    struct Delays {
        std::chrono::milliseconds settle{300};    // after the last event
        std::chrono::milliseconds longest{5000};  // after the first, however many follow
    };

    // The folder need not exist. Throws std::system_error where the kernel gives no inotify
    // instance.
    FolderWatcher(asio::io_context& io, std::string folder, Callback callback, Delays delays);
    FolderWatcher(asio::io_context& io, std::string folder, Callback callback)
        : FolderWatcher(io, std::move(folder), std::move(callback), Delays{}) {}

    // False while the folder is missing.
    [[nodiscard]] bool watching() const { return folder_watch_ >= 0; }
    void stop();

  private:
    bool watch_folder();
    void watch_parent();
    void wait();
    void read_events();
    void take(int watch, uint32_t mask, const std::string& name);
    void lose_folder();
    void find_folder();
    void settle();
    void report();

    std::string folder_;
    Callback callback_;
    Delays delays_;
    asio::posix::stream_descriptor events_;
    asio::steady_timer timer_;
    std::chrono::steady_clock::time_point first_event_{};
    bool settling_ = false;
    int folder_watch_ = -1;
    int parent_watch_ = -1;
    std::set<std::string> touched_;
    FolderChange change_;
};

}  // namespace app

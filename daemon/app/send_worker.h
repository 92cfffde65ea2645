#pragma once
// One thread that sends. A channel blocks for as long as a server hangs, so it must not run on the
// thread of the io_context; the outcome comes back there, and only there the database is written.

#include <asio/executor_work_guard.hpp>
#include <asio/io_context.hpp>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "notify/channel.h"

namespace app {

class SendWorker {
  public:
    using Done = std::function<void(const notify::SendResult&)>;

    explicit SendWorker(asio::io_context& io);
    // Joins the thread: waits for the mail in flight (request_stop() shortens that).
    ~SendWorker();

    // Hands one mail over; `done` runs on the io_context. One at a time: a call while busy() throws
    // std::logic_error.
    void send(std::shared_ptr<notify::Channel> channel, notify::Mail mail, Done done);

    [[nodiscard]] bool busy() const { return busy_; }
    // How long the mail in flight has been under way; nothing when there is none.
    [[nodiscard]] std::optional<std::chrono::steady_clock::duration> in_flight() const;

    // True once the service stops; channels end a transfer when they see it.
    [[nodiscard]] const std::atomic<bool>& stopping() const { return stopping_; }
    void request_stop() { stopping_ = true; }

  private:
    struct Job {
        std::shared_ptr<notify::Channel> channel;
        notify::Mail mail;
        Done done;
    };
    using Work = asio::executor_work_guard<asio::io_context::executor_type>;

    void run();
    void finish(const Done& done, const notify::SendResult& result);

    asio::io_context& io_;
    std::optional<Work> work_;  // keeps the io_context running while a mail is in flight
    bool busy_ = false;         // io thread only, like started_
    std::chrono::steady_clock::time_point started_{};
    std::atomic<bool> stopping_{false};
    std::mutex mutex_;
    std::condition_variable wake_;
    std::optional<Job> job_;  // guarded by mutex_, like quit_
    bool quit_ = false;
    std::thread thread_;  // last: it uses all of the above
};

}  // namespace app

#pragma once
// Threads that work on the ledger, each through a connection of its own, which is opened when there
// is something to do. They never checkpoint the write-ahead log: the daemon's connection alone does
// (reliability.md (b), design rules).

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "store/assignment_index.h"
#include "store/database.h"

namespace console {

class Workers {
  public:
    // A thread's own: the connection, and what it holds of the ledger in memory.
    struct Desk {
        store::Database db;
        store::AssignmentIndex index = {};
    };
    using Job = std::function<void(Desk&)>;
    // A job that could not be given a database.
    using Failed = std::function<void(const std::string& why)>;

    Workers(std::string ledger_file, size_t threads, size_t longest_queue);
    // What waits is dropped, what runs is awaited.
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    // False where too many jobs wait. An exception of the job is passed to `failed`.
    [[nodiscard]] bool submit(Job job, Failed failed);

  private:
    struct Item {
        Job job;
        Failed failed;
    };
    void run();
    void serve(std::optional<Desk>& desk, const Item& item);

    std::string ledger_file_;
    size_t wanted_threads_, longest_queue_;
    std::mutex mutex_;  // guards all below
    std::condition_variable wake_;
    std::deque<Item> queue_;
    size_t idle_ = 0;
    bool quit_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace console

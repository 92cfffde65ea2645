#include "console/worker.h"

namespace console {

Workers::Workers(std::string ledger_file, size_t threads, size_t longest_queue)
    : ledger_file_(std::move(ledger_file)),
      wanted_threads_(threads),
      longest_queue_(longest_queue) {}

Workers::~Workers() {
    {
        std::lock_guard lock(mutex_);
        quit_ = true;
        queue_.clear();
    }
    wake_.notify_all();
    for (std::thread& thread : threads_) thread.join();
}

bool Workers::submit(Job job, Failed failed) {
    std::lock_guard lock(mutex_);
    if (quit_ || queue_.size() >= longest_queue_) return false;
    queue_.push_back({std::move(job), std::move(failed)});
    if (idle_ < queue_.size() && threads_.size() < wanted_threads_)
        threads_.emplace_back([this] { run(); });
    wake_.notify_one();
    return true;
}

void Workers::run() {
    std::optional<Desk> desk;
    std::unique_lock lock(mutex_);
    while (true) {
        ++idle_;
        wake_.wait(lock, [this] { return quit_ || !queue_.empty(); });
        --idle_;
        if (quit_) return;
        Item item = std::move(queue_.front());
        queue_.pop_front();
        lock.unlock();
        serve(desk, item);
        item = {};
        lock.lock();
    }
}

void Workers::serve(std::optional<Desk>& desk, const Item& item) {
    try {
        if (!desk) {
            base::Result<store::Database> opened = store::Database::open(ledger_file_);
            if (!opened.ok()) return item.failed(opened.error().message);
            desk.emplace(Desk{std::move(opened).value()});
            desk->db.execute("PRAGMA wal_autocheckpoint = 0");
            desk->db.execute("PRAGMA cache_size = -4000");
        }
        item.job(*desk);
    } catch (const std::exception& error) {
        item.failed(error.what());
    }
}

}  // namespace console

#pragma once
// From the inbox into the ledger, one file at a time and never on the loop's time: a thread of its
// own reads and keeps the bytes, the reader process reads the document, the loop commits document
// and drafts, and only then the file goes. inotify wakes it; a rescan now and then serves folders
// that tell nothing (NFS, SMB) and lost events.

#include <asio/executor_work_guard.hpp>
#include <asio/io_context.hpp>
#include <asio/posix/stream_descriptor.hpp>
#include <asio/steady_timer.hpp>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <thread>

#include "base/clock.h"
#include "intake/document_file.h"
#include "intake/document_filing.h"
#include "intake/document_reading.h"
#include "intake/inbox.h"

namespace app {

struct InboxPaths {
    std::string inbox;
    std::string originals;
};

class InboxIntake {
  public:
    // What an administrator at the terminal reads: one Chinese line.
    using Tell = std::function<void(const std::string&)>;

    // `database` and `clock` must outlive it.
    InboxIntake(asio::io_context& io, store::Database& database, const base::Clock& clock,
                InboxPaths paths, Tell tell, intake::ReadOptions options = {});
    ~InboxIntake();

    // Makes the folder, goes on with what an earlier run left, and watches.
    [[nodiscard]] base::Status start();
    // Looks at the folder, as if the timer had called.
    void look();
    // Ends the reader process and the watching; what is claimed is read after the next start.
    void stop();

    // Nothing is under way and nothing waits but files that have not settled.
    [[nodiscard]] bool idle() const { return !busy_ && queue_.empty(); }
    [[nodiscard]] int filed() const { return filed_; }

  private:
    // A file on its way: its bytes go as soon as the reader has them.
    struct Job {
        intake::ClaimedFile file;
        base::Result<intake::DocumentFile> document =
            base::Error{base::ErrorCode::kStorage, "", ""};
        base::Result<std::string> original = std::string();
        int64_t size = 0;
    };
    using Work = asio::executor_work_guard<asio::io_context::executor_type>;

    void watch();
    void wait_for_event();
    void look_later(std::chrono::milliseconds delay);
    [[nodiscard]] std::chrono::milliseconds rescan() const;
    void next();
    void fetch(intake::ClaimedFile file);
    void fetched(Job job);
    void read_on();
    void wait_for_reader();
    void decide(const base::Result<extract::Reading>& reading);
    void settle_claim(const intake::DraftedDocument& drafted);
    void retry_later(const std::string& reason);
    void done();
    void tell_of(const intake::Filing& filing) const;

    asio::io_context& io_;
    store::Database& database_;
    const base::Clock& clock_;
    InboxPaths paths_;
    Tell tell_;
    intake::ReadOptions options_;
    intake::Inbox inbox_;
    asio::posix::stream_descriptor events_;
    asio::posix::stream_descriptor reader_;
    asio::steady_timer look_timer_;
    asio::steady_timer reader_timer_;
    std::deque<intake::ClaimedFile> left_over_;
    std::deque<std::string> queue_;  // names that are ready
    std::optional<Job> job_;
    std::optional<intake::DocumentReading> reading_;
    std::thread thread_;
    std::optional<Work> work_;  // keeps the loop running while the thread is
    bool busy_ = false;
    bool stopped_ = false;
    int watch_ = -1;
    std::string trouble_;  // that was told of, and lasts
    int filed_ = 0;
};

}  // namespace app

#pragma once
// The daemon: one io_context, and one function, step(), that everything wakes: the timer, a change
// of the clock, of the folder, a word of the command line (SIGUSR1), the outcome of an attempt to
// send. A step records what was sent, runs the clock if it is time, hands out the next message, and
// sleeps until the next moment at which anything can be due.

#include <asio/io_context.hpp>
#include <asio/steady_timer.hpp>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>

#include "app/console_server.h"
#include "app/folder_watcher.h"
#include "app/inbox_intake.h"
#include "app/ledger_loader.h"
#include "app/outbox_sender.h"
#include "app/send_worker.h"
#include "app/service_notify.h"
#include "app/signals.h"
#include "app/wake_timer.h"
#include "base/clock.h"
#include "intake/configuration.h"
#include "store/database.h"
#include "supervision/tick.h"

namespace app {

// Reads the configuration anew, with the command line's options on top.
using Reconfigure = std::function<base::Result<intake::Configuration>()>;

struct DaemonParts {
    store::Database database;
    intake::Configuration configuration;
    Reconfigure reconfigure;
    std::optional<base::Instant> earliest;  // the clock is not believed before
    TimeSource time_source = TimeSource::kRealtime;
    std::string ledger_file = {};  // of `database`, for the console; empty: no console
};

class Daemon {
  public:
    // `clock` and `out`, the terminal, must outlive the daemon.
    Daemon(DaemonParts parts, const base::Clock& clock, std::ostream& out);

    // Loads, reports, and runs until a signal stops it. kUsage: a configuration that cannot be
    // used. Throws where the database fails for another reason than a full disk.
    [[nodiscard]] base::Status run();

    // As if the timer or the signal had called; from any thread, at the next turn of the
    // io_context.
    void wake(Wake wake);
    void stop();
    void reload();
    [[nodiscard]] asio::io_context& io() { return io_; }
    // On the io_context: nothing is under way and nothing waits but for a later moment.
    // The console's port; 0 where there is none.
    [[nodiscard]] int port() const { return console_ ? console_->port() : 0; }
    [[nodiscard]] bool idle() const { return sender_.idle() && (!inbox_ || inbox_->idle()); }

  private:
    enum class Because { kStart, kDue, kClockChanged, kFolder, kLedger, kOutcome, kReload };

    base::Status start();
    void step(Because because);
    void run_clock(base::Instant now);
    void log_chain_head();
    void schedule(base::Instant now);
    LoadReport load(base::Instant now);
    void on_folder(const FolderChange& change);
    void start_inbox();
    void reconfigure();
    base::Status use_channels();
    void report_start(base::Instant now);
    void report_round(base::Instant now);
    void give_back_memory();
    void start_console();
    void begin_stop();
    void await_stop(int turns);
    [[nodiscard]] bool may_send(base::Instant now) const;
    [[nodiscard]] std::string status_text(base::Instant next) const;
    [[nodiscard]] bool healthy() const;

    const base::Clock& clock_;
    std::ostream& out_;
    store::Database database_;
    intake::Configuration configuration_;
    Reconfigure reconfigure_;
    supervision::Setup setup_;
    supervision::Tick tick_;
    int64_t logged_event_ = 0;  // whose hash the journal has
    std::optional<base::Instant> next_wake_;
    std::string trouble_;  // Chinese, for the status line: what keeps the service from working
    bool load_pending_ = false;  // the folder changed, and the disk had no room for it
    std::string mail_description_;
    int reported_sent_ = 0;  // messages told of at the terminal
    bool stopping_ = false;

    asio::io_context io_;
    ServiceNotify notify_;
    SendWorker worker_;
    OutboxSender sender_;
    WakeTimer timer_;
    std::unique_ptr<FolderWatcher> plans_watcher_;
    std::unique_ptr<Signals> signals_;
    std::unique_ptr<InboxIntake> inbox_;  // none: not configured
    std::string ledger_file_;
    base::Instant last_run_{};  // of the clock
    asio::steady_timer stop_timer_;
    std::unique_ptr<ConsoleServer> console_;  // none: off, or its port is taken
};

}  // namespace app

#include "app/daemon.h"

#include <malloc.h>

#include <algorithm>
#include <asio/post.hpp>
#include <ostream>

#include "app/start_report.h"
#include "base/log.h"
#include "base/utf8.h"
#include "store/event_chain.h"

namespace app {

namespace {

using std::chrono::minutes;
using std::chrono::seconds;

// After a full disk: long enough to cost nothing, short enough to be unnoticed.
constexpr seconds kRetryAfterTrouble{30};
// An attempt to send is cut off by the channel long before this; only a defect lasts longer.
constexpr minutes kLongestAttempt{20};
// A moment that passed so long ago without a step means that the loop is ill.
constexpr seconds kLongestDelay{120};

// SQLite's own words for SQLITE_FULL: room comes back without a restart, any other failure may not.
bool is_disk_full(const std::exception& error) {
    std::string what = error.what();
    return what.find("disk is full") != std::string::npos ||
           what.find("磁盘已满") != std::string::npos;
}

supervision::Setup setup_of(const intake::Configuration& configuration,
                            std::optional<base::Instant> earliest) {
    supervision::Setup setup;
    setup.ladder = configuration.ladder;
    setup.schedule = configuration.schedule;
    setup.earliest = earliest;
    setup.acts = configuration.acts;
    setup.nodes = configuration.nodes;
    return setup;
}

}  // namespace

Daemon::Daemon(DaemonParts parts, const base::Clock& clock, std::ostream& out)
    : clock_(clock),
      out_(out),
      database_(std::move(parts.database)),
      configuration_(std::move(parts.configuration)),
      reconfigure_(std::move(parts.reconfigure)),
      setup_(setup_of(configuration_, parts.earliest)),
      notify_(io_),
      worker_(io_),
      sender_(database_, worker_, [this] { step(Because::kOutcome); }),
      timer_(
          io_, clock, parts.time_source,
          [this](Wake wake) { step(wake == Wake::kDue ? Because::kDue : Because::kClockChanged); }),
      ledger_file_(std::move(parts.ledger_file)),
      stop_timer_(io_) {}

base::Status Daemon::run() {
    base::Status started = start();
    if (!started) return started;
    io_.run();
    base::log_info("stopped", {{"sent", sender_.sent()}});
    return {};
}

// The watcher comes first, so that what changes while the folder is read is seen.
base::Status Daemon::start() {
    base::Status usable = use_channels();
    if (!usable) return usable;
    signals_ = std::make_unique<Signals>(
        io_, [this](int) { begin_stop(); }, [this](int) { reconfigure(); },
        [this](int) { step(Because::kLedger); });
    plans_watcher_ =
        std::make_unique<FolderWatcher>(io_, configuration_.service.plans_directory(),
                                        [this](const FolderChange& change) { on_folder(change); });
    base::Instant now = clock_.now();
    int interrupted = store::recover_interrupted(database_, now);
    if (interrupted > 0) base::log_warning("attempts_interrupted", {{"messages", interrupted}});
    if (load(now).calendar_broken)
        return base::Error{
            base::ErrorCode::kUsage,
            "工作日历 calendar.toml 有误（见上），不能据以计算工作日，请改正后再启动"};
    step(Because::kStart);
    report_start(now);
    start_inbox();
    start_console();
    notify_.ready(status_text(next_wake_.value_or(now)));
    notify_.watch([this] { return healthy(); });
    return {};
}

// The one place where a failure of the database is caught.
void Daemon::step(Because because) {
    base::Instant now = clock_.now();
    try {
        sender_.record_outcome(now);
        if (because == Because::kClockChanged && inbox_) inbox_->look();
        if (because == Because::kClockChanged)
            base::log_warning("clock_changed", {{"now", base::format_local(now)}});
        load_pending_ = load_pending_ || because == Because::kFolder || because == Because::kReload;
        if (load_pending_) load(now);
        load_pending_ = false;
        bool clock_asks = because != Because::kOutcome || now >= tick_.next;
        if (clock_asks || sender_.take_new_failure()) run_clock(now);
        trouble_.clear();
        if (stopping_) return;
        if (may_send(now)) (void)sender_.send_next(now);
        schedule(now);
        if (sender_.idle()) report_round(now);
    } catch (const std::exception& error) {
        if (!is_disk_full(error)) throw;
        trouble_ = "磁盘已满，台账暂不能写入，腾出空间后自动恢复";
        base::log_error("disk_full", {{"reason", error.what()}});
        notify_.status(trouble_);
        next_wake_ = now + kRetryAfterTrouble;
        timer_.wake_at(next_wake_);
    }
}

void Daemon::run_clock(base::Instant now) {
    bool held = tick_.held;
    last_run_ = now;
    tick_ = supervision::tick(database_, setup_, now);
    if (tick_.held && !held) {
        out_ << tick_.reason << "\n" << std::flush;
        base::log_error("clock_implausible", {{"reason", tick_.reason}});
    }
    if (tick_.ladder_messages + tick_.digests + tick_.office_messages > 0)
        base::log_info("decided", {{"ladder_messages", tick_.ladder_messages},
                                   {"notices", tick_.notices},
                                   {"digests", tick_.digests},
                                   {"office_messages", tick_.office_messages}});
    log_chain_head();
}

// The journal is kept apart from the ledger: a head that stands there outlives a rewritten file.
void Daemon::log_chain_head() {
    store::ChainHead head = store::chain_head(database_);
    if (head.id == logged_event_) return;
    logged_event_ = head.id;
    base::log_info("chain_head", {{"event", head.id}, {"sm3", head.hash}});
}

bool Daemon::may_send(base::Instant now) const {
    return !tick_.held && supervision::inside_window(setup_, now);
}

// At least a second ahead: a moment that stays in the past must not make the loop spin.
void Daemon::schedule(base::Instant now) {
    base::Instant next = tick_.next;
    std::optional<base::Instant> attempt = sender_.next_attempt();
    if (attempt && !tick_.held)
        next = std::min(next, supervision::next_in_window(setup_, *attempt));
    next = std::max(next, now + seconds(1));
    if (next == next_wake_) return timer_.wake_at(next);
    next_wake_ = next;
    timer_.wake_at(next);
    notify_.status(status_text(next));
    base::log_info("sleeping", {{"until", base::format_local(next)}});
}

void Daemon::report_start(base::Instant now) {
    int64_t waiting = 0;
    for (const store::OutboxCount& count : store::count_messages(database_))
        if (count.state != "sent" && count.state != "failed" && count.state != "withdrawn")
            waiting += count.messages;
    out_ << standing_summary(database_, base::local_date(now)) << "邮件：" << mail_description_
         << "；待发 " << waiting << " 封\n下次唤醒：" << format_moment(tick_.next) << "\n"
         << std::flush;
    give_back_memory();
}

// Told when all that could be sent is sent.
void Daemon::report_round(base::Instant now) {
    int sent = sender_.sent() - reported_sent_;
    if (sent == 0) return;
    reported_sent_ = sender_.sent();
    out_ << base::format_local(now) << " 已发出 " << sent << " 封，下次唤醒 "
         << base::format_local(next_wake_.value_or(tick_.next)) << "\n"
         << std::flush;
    give_back_memory();
}

// A burst is over: what it took goes back to the system, the database's page cache too.
void Daemon::give_back_memory() {
    database_.release_memory();
    ::malloc_trim(0);
}

LoadReport Daemon::load(base::Instant now) {
    std::string folder = configuration_.service.plans_directory();
    LoadReport report = load_ledger(database_, folder, setup_, now);
    if (console_) console_->use(setup_);
    out_ << load_summary(report, folder) << std::flush;
    return report;
}

void Daemon::on_folder(const FolderChange& change) {
    std::string folder = configuration_.service.plans_directory();
    if (change.vanished && !change.rescan) {
        out_ << "方案目录 " << folder << " 不见了，台账保持原样，目录恢复后自动载入\n"
             << std::flush;
        return base::log_error("folder_vanished", {{"folder", folder}});
    }
    step(Because::kFolder);
}

// A folder that cannot be made keeps nothing else from working.
void Daemon::start_inbox() {
    const intake::ServiceConfiguration& service = configuration_.service;
    if (service.inbox_directory().empty()) return;
    InboxPaths paths{service.inbox_directory(), service.originals_directory()};
    inbox_ = std::make_unique<InboxIntake>(io_, database_, clock_, std::move(paths),
                                           [this](const std::string& line) {
                                               out_ << line << "\n" << std::flush;
                                           });
    base::Status started = inbox_->start();
    if (started) return;
    inbox_.reset();
    out_ << started.error().message << "\n" << std::flush;
    base::log_error("inbox_off", {{"reason", started.error().message}});
}

// A port that is taken keeps nothing else from working.
void Daemon::start_console() {
    if (ledger_file_.empty() || configuration_.http.listen == "off") return;
    auto health = [this] {
        return console::Health{healthy(), status_text(next_wake_.value_or(clock_.now())),
                               last_run_};
    };
    console_ = std::make_unique<ConsoleServer>(
        io_, configuration_.http,
        console::ConsoleOptions{ledger_file_, "",
                                inbox_ ? configuration_.service.inbox_directory() : ""},
        clock_, health, [this] { step(Because::kLedger); });
    console_->use(setup_);
    base::Status opened = console_->open();
    out_ << (opened ? "控制台：" + console_->url() : "控制台未开：" + opened.error().message)
         << "\n"
         << std::flush;
    if (opened) return base::log_info("console_open", {{"port", console_->port()}});
    console_.reset();
    base::log_error("console_off", {{"reason", opened.error().message}});
}

base::Status Daemon::use_channels() {
    base::Result<Channels> channels = make_channels(configuration_, worker_.stopping());
    if (!channels) return channels.error();
    mail_description_ = channels->description;
    sender_.use(std::move(channels).value(),
                {configuration_.mail.from_name, configuration_.mail.from});
    return {};
}

// A configuration that is wrong, as a whole or in a part, leaves everything as it was.
void Daemon::reconfigure() {
    notify_.reloading();
    intake::Configuration old = configuration_;
    base::Result<intake::Configuration> fresh = reconfigure_();
    base::Status usable = fresh ? base::Status() : base::Status(fresh.error());
    if (usable) {
        if (!(fresh->service == old.service))
            out_ << "状态目录、方案目录、收发件目录的改动须重新启动后生效\n" << std::flush;
        configuration_ = *fresh;
        configuration_.service = old.service;
        usable = use_channels();
    }
    if (usable) {
        setup_.ladder = configuration_.ladder;
        setup_.schedule = configuration_.schedule;
        if (console_) console_->use(setup_);
        base::log_info("configuration_read");
    } else {
        configuration_ = old;
        out_ << "新配置有误，沿用原配置：" << usable.error().message << "\n" << std::flush;
        base::log_error("configuration_refused", {{"reason", usable.error().message}});
    }
    step(Because::kReload);
    notify_.ready(usable ? status_text(next_wake_.value_or(clock_.now()))
                         : "新配置有误，沿用原配置：" + usable.error().message);
}

// An attempt under way ends soon and is recorded; nothing is claimed after this.
void Daemon::begin_stop() {
    if (stopping_) return;
    stopping_ = true;
    base::log_info("stopping");
    notify_.stopping("正在停止");
    notify_.stop();
    worker_.request_stop();
    timer_.stop();
    plans_watcher_->stop();
    if (inbox_) inbox_->stop();
    signals_->stop();
    if (!console_) return;
    console_->close();
    await_stop(0);
}

// Connections that a browser keeps open would hold the loop for as long as they like: it ends when
// the work has, at the latest two seconds after it for requests under way.
void Daemon::await_stop(int turns) {
    constexpr int kMostTurns = 100;
    constexpr std::chrono::milliseconds kTurn{20};
    bool requests = console_->under_way() > 0 && turns < kMostTurns;
    if (idle() && !requests) return io_.stop();
    stop_timer_.expires_after(kTurn);
    stop_timer_.async_wait([this, turns](const asio::error_code&) { await_stop(turns + 1); });
}

std::string Daemon::status_text(base::Instant next) const {
    if (!trouble_.empty()) return trouble_;
    if (tick_.held) return tick_.reason;
    std::string text = "下次唤醒 " + base::format_local(next);
    if (!sender_.stopped_because().empty()) text += "；邮件停发：" + sender_.stopped_because();
    return text;
}

bool Daemon::healthy() const {
    std::optional<std::chrono::steady_clock::duration> flight = worker_.in_flight();
    if (flight && *flight > kLongestAttempt) return false;
    return !next_wake_ || clock_.now() < *next_wake_ + kLongestDelay;
}

void Daemon::wake(Wake wake) {
    asio::post(io_,
               [this, wake] { step(wake == Wake::kDue ? Because::kDue : Because::kClockChanged); });
}

void Daemon::stop() {
    asio::post(io_, [this] { begin_stop(); });
}

void Daemon::reload() {
    asio::post(io_, [this] { reconfigure(); });
}

}  // namespace app

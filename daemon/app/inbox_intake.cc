#include "app/inbox_intake.h"

#include <sys/inotify.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <asio/post.hpp>
#include <cerrno>
#include <csignal>
#include <system_error>

#include "base/log.h"
#include "base/utf8.h"
#include "intake/draft_plan.h"
#include "intake/original_store.h"

namespace app {

namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr uint32_t kEvents = IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_TO | IN_ONLYDIR;
// After an event: the burst goes on for a while.
constexpr milliseconds kBurst{300};
// A folder on this machine tells of its changes; the rescan is for lost events.
constexpr minutes kRescanLocal{10};
constexpr minutes kRescanNetwork{1};
constexpr seconds kRetry{30};
constexpr const char* kActor = "duband";

// statfs(2): file systems whose changes from elsewhere inotify does not see.
constexpr std::array<uint32_t, 6> kNetwork = {0x6969,     0x517B,     0xFF534D42,
                                              0xFE534D42, 0x65735546, 0x01021997};

int create_inotify() {
    int fd = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (fd < 0) throw std::system_error(errno, std::generic_category(), "inotify_init1");
    return fd;
}

void block_signals() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, nullptr);
}

}  // namespace

InboxIntake::InboxIntake(asio::io_context& io, store::Database& database, const base::Clock& clock,
                         InboxPaths paths, Tell tell, intake::ReadOptions options)
    : io_(io),
      database_(database),
      clock_(clock),
      paths_(std::move(paths)),
      tell_(std::move(tell)),
      options_(std::move(options)),
      inbox_(paths_.inbox),
      events_(io, create_inotify()),
      reader_(io),
      look_timer_(io),
      reader_timer_(io) {}

InboxIntake::~InboxIntake() {
    stop();
    if (thread_.joinable()) thread_.join();
}

base::Status InboxIntake::start() {
    if (base::Status made = inbox_.prepare(); !made) return made;
    for (intake::ClaimedFile& file : inbox_.left_over()) left_over_.push_back(std::move(file));
    if (!left_over_.empty()) base::log_info("inbox_resumed", {{"files", left_over_.size()}});
    watch();
    wait_for_event();
    look();
    return {};
}

void InboxIntake::watch() {
    if (watch_ < 0)
        watch_ = ::inotify_add_watch(events_.native_handle(), paths_.inbox.c_str(), kEvents);
}

// What happened does not matter: the folder is looked at.
void InboxIntake::wait_for_event() {
    events_.async_wait(asio::posix::descriptor_base::wait_read, [this](asio::error_code error) {
        if (error || stopped_) return;
        alignas(inotify_event) char buffer[16384];
        while (::read(events_.native_handle(), buffer, sizeof buffer) > 0) {
        }
        look_later(kBurst);
        wait_for_event();
    });
}

milliseconds InboxIntake::rescan() const {
    struct statfs system {};
    if (watch_ < 0 || ::statfs(paths_.inbox.c_str(), &system) != 0) return kRescanNetwork;
    auto type = static_cast<uint32_t>(system.f_type);
    bool network = std::find(kNetwork.begin(), kNetwork.end(), type) != kNetwork.end();
    return network ? kRescanNetwork : kRescanLocal;
}

// A look that is due sooner stays.
void InboxIntake::look_later(milliseconds delay) {
    if (stopped_) return;
    std::chrono::steady_clock::time_point at = std::chrono::steady_clock::now() + delay;
    if (look_timer_.expiry() > std::chrono::steady_clock::now() && look_timer_.expiry() <= at)
        return;
    look_timer_.expires_at(at);
    look_timer_.async_wait([this](asio::error_code error) {
        if (!error && !stopped_) look();
    });
}

void InboxIntake::look() {
    if (stopped_) return;
    base::Instant now = clock_.now();
    intake::Inbox::Look found = inbox_.look(now);
    if (found.missing) {
        watch_ = -1;
        (void)inbox_.prepare();
        watch();
    }
    for (const std::string& problem : found.problems) {
        base::log_warning("inbox_problem", {{"reason", problem}});
        tell_("收件目录中的 " + problem);
    }
    queue_.assign(found.ready.begin(), found.ready.end());
    milliseconds delay = rescan();
    if (found.next) delay = std::min<milliseconds>(delay, *found.next - now + milliseconds(100));
    look_timer_.expires_at(std::chrono::steady_clock::time_point{});
    look_later(delay);
    next();
}

void InboxIntake::next() {
    while (!busy_ && !stopped_) {
        if (!left_over_.empty()) {
            intake::ClaimedFile file = std::move(left_over_.front());
            left_over_.pop_front();
            return fetch(std::move(file));
        }
        if (queue_.empty()) return;
        std::string name = std::move(queue_.front());
        queue_.pop_front();
        if (std::optional<intake::ClaimedFile> file = inbox_.claim(name)) fetch(std::move(*file));
    }
}

// Fifty megabytes and their fsync are the thread's.
void InboxIntake::fetch(intake::ClaimedFile file) {
    busy_ = true;
    if (thread_.joinable()) thread_.join();
    work_.emplace(io_.get_executor());
    thread_ = std::thread([this, file = std::move(file)]() mutable {
        block_signals();
        Job job;
        job.document = intake::open_document(file.path);
        job.file = std::move(file);
        if (job.document.ok()) {
            job.size = static_cast<int64_t>(job.document->bytes.size());
            job.original = intake::keep_original(paths_.originals, *job.document);
        }
        asio::post(io_, [this, job = std::move(job)]() mutable { fetched(std::move(job)); });
    });
}

void InboxIntake::fetched(Job job) {
    work_.reset();
    if (stopped_) return;
    job_ = std::move(job);
    if (!job_->document.ok()) {
        const base::Error& error = job_->document.error();
        base::log_warning("inbox_unreadable", {{"reason", error.message}});
        bool again = inbox_.put_back(job_->file);
        if (!again) tell_("收件未读：" + error.message);
        look_later(kBurst);
        return done();
    }
    if (!job_->original.ok()) return retry_later(job_->original.error().message);
    try {
        if (std::optional<intake::Filing> known =
                intake::find_filing(database_, job_->document->sha256)) {
            if (!job_->file.resumed) tell_of(*known);
            inbox_.finish(job_->file);
            return done();
        }
    } catch (const std::exception& error) {
        return retry_later(error.what());
    }
    base::Result<intake::DocumentReading> started =
        intake::DocumentReading::start(*job_->document, options_);
    job_->document->bytes = std::string();
    if (!started.ok()) return decide(started.error());
    reading_.emplace(std::move(*started));
    wait_for_reader();
}

void InboxIntake::wait_for_reader() {
    asio::error_code ignored;
    int fd = ::dup(reading_->fd());
    if (fd < 0) return retry_later("文件描述符用尽");
    reader_.close(ignored);
    reader_.assign(fd, ignored);
    reader_.async_wait(asio::posix::descriptor_base::wait_read, [this](asio::error_code error) {
        if (!error) read_on();
    });
    reader_timer_.expires_at(reading_->until());
    reader_timer_.async_wait([this](asio::error_code error) {
        if (!error) read_on();
    });
}

void InboxIntake::read_on() {
    if (stopped_ || !reading_) return;
    asio::error_code ignored;
    reader_.close(ignored);
    reader_timer_.cancel();
    std::optional<base::Result<extract::Reading>> result = reading_->proceed();
    if (!result) return wait_for_reader();
    reading_.reset();
    decide(*result);
}

// Where the system gives no process, the document is not to blame.
void InboxIntake::decide(const base::Result<extract::Reading>& reading) {
    if (!reading.ok() && reading.error().code == base::ErrorCode::kStorage)
        return retry_later(reading.error().message);
    try {
        settle_claim(intake::draft_document(reading, job_->document->name));
    } catch (const std::exception& error) {
        return retry_later(error.what());
    }
    done();
}

void InboxIntake::settle_claim(const intake::DraftedDocument& drafted) {
    bool secret = drafted.report.reason == "E_SECRET";
    if (secret) intake::remove_original(paths_.originals, *job_->original);
    intake::Arrival arrival;
    arrival.name = base::escape_controls(job_->file.name);
    arrival.digest = job_->document->sha256;
    arrival.original = secret ? "" : *job_->original;
    arrival.size = job_->size;
    arrival.source = store::DocumentSource::kInbox;
    arrival.actor = kActor;
    tell_of(intake::file_document(database_, arrival, drafted, clock_.now()));
    trouble_.clear();
    ++filed_;
    if (secret)
        inbox_.set_aside(job_->file);
    else
        inbox_.finish(job_->file);
}

// The disk is full, or the reader is not installed: the file stays claimed, and comes again.
void InboxIntake::retry_later(const std::string& reason) {
    base::log_error("inbox_waits", {{"reason", reason}});
    if (reason != trouble_) tell_("收件暂停，排除后自动继续：" + reason);
    trouble_ = reason;
    left_over_.push_front(std::move(job_->file));
    job_.reset();
    reading_.reset();
    reader_timer_.expires_after(kRetry);
    reader_timer_.async_wait([this](asio::error_code error) {
        if (error || stopped_) return;
        busy_ = false;
        next();
    });
}

void InboxIntake::done() {
    job_.reset();
    reading_.reset();
    busy_ = false;
    asio::post(io_, [this] { next(); });
}

void InboxIntake::tell_of(const intake::Filing& filing) const {
    std::string line = "收件 " + base::escape_controls(job_->file.name) + "：";
    if (filing.existed)
        line += "已存在（文件 " + std::to_string(filing.document) + "）";
    else if (filing.drafts.empty())
        line += "待人工处理：" + filing.report.message + " [" + filing.report.reason + "]";
    for (size_t i = 0; i < filing.drafts.size() && !filing.existed; ++i)
        line += (i == 0 ? "草稿 D" : "、D") + std::to_string(filing.drafts[i]);
    base::log_info("inbox_filed", {{"document", filing.document},
                                   {"existed", filing.existed ? 1 : 0},
                                   {"drafts", filing.drafts.size()},
                                   {"reason", filing.report.reason}});
    tell_(line);
}

void InboxIntake::stop() {
    if (stopped_) return;
    stopped_ = true;
    asio::error_code ignored;
    events_.close(ignored);
    reader_.close(ignored);
    look_timer_.cancel();
    reader_timer_.cancel();
    reading_.reset();
}

}  // namespace app

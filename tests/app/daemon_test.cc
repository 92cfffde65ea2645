#include "app/daemon.h"

#include <unistd.h>
#include <asio/post.hpp>
#include <catch2/catch.hpp>
#include <csignal>
#include <future>
#include <sstream>
#include <thread>

#include "store/event_store.h"
#include "support/temporary_directory.h"

using namespace app;
using base::Instant;
using support::TemporaryDirectory;
namespace fs = std::filesystem;

namespace {

Instant instant(std::string_view utc) { return *base::parse_utc(utc); }

// A clock that another thread may set.
class SharedClock final : public base::Clock {
  public:
    explicit SharedClock(Instant now) : now_(now.time_since_epoch().count()) {}
    [[nodiscard]] Instant now() const override { return Instant(std::chrono::seconds(now_)); }
    void set(Instant now) { now_ = now.time_since_epoch().count(); }

  private:
    std::atomic<int64_t> now_;
};

// A daemon on its own thread, on a state and a plans folder of its own.
class Running {
  public:
    explicit Running(std::string_view utc, bool with_plan = true) : clock(instant(utc)) {
        fs::create_directory(plans());
        for (const char* file : {"units.toml", "calendar.toml"})
            fs::copy(fs::path(DUBAN_SOURCE_DIR) / "plans" / file, plans() / file);
        if (with_plan) add_plan("2024-05-07-livelihood-projects.toml");
    }
    ~Running() {
        if (thread_.joinable()) (void)stop();
    }
    void add_plan(const std::string& file) const {
        fs::copy(fs::path(DUBAN_SOURCE_DIR) / "plans" / file, plans() / file);
    }
    [[nodiscard]] fs::path plans() const { return state.path() / "plans"; }
    [[nodiscard]] fs::path outbox() const { return state.path() / "outbox"; }

    void start() {
        configuration.service.state = state.path().string();
        base::Result<store::Database> database = store::Database::open(state.file("ledger.db"));
        REQUIRE(database.ok());
        daemon = std::make_unique<Daemon>(
            DaemonParts{std::move(database).value(), configuration, [this] { return fresh; },
                        earliest, TimeSource::kMonotonic},
            clock, out_);
        thread_ = std::thread([this] { result_.set_value(daemon->run()); });
    }
    base::Status stop() {
        daemon->stop();
        return join();
    }
    base::Status join() {
        thread_.join();
        base::Status ended = result_.get_future().get();
        result_ = {};
        printed = out_.str();
        daemon.reset();
        return ended;
    }
    void jump(std::string_view utc) {
        clock.set(instant(utc));
        daemon->wake(Wake::kClockChanged);
    }
    // Until the outbox holds `count` messages, at most twenty seconds.
    [[nodiscard]] bool mails_reach(size_t count) {
        return until([&] { return mails() >= count; });
    }
    [[nodiscard]] size_t mails() const {
        size_t count = 0;
        std::error_code none;
        for (const fs::directory_entry& entry : fs::directory_iterator(outbox(), none))
            count += entry.path().extension() == ".eml" ? 1 : 0;
        return count;
    }
    // Until what was posted before is done and no mail is in flight.
    void settle() {
        for (bool idle = false; !idle;) {
            std::promise<bool> turn;
            asio::post(daemon->io(), [&] { turn.set_value(daemon->idle()); });
            idle = turn.get_future().get();
        }
    }
    template <class Condition>
    bool until(Condition condition) {
        auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        while (!condition()) {
            if (std::chrono::steady_clock::now() > limit) return false;
            settle();
        }
        return true;
    }

    TemporaryDirectory state;
    SharedClock clock;
    intake::Configuration configuration;
    base::Result<intake::Configuration> fresh = intake::Configuration{};
    std::optional<Instant> earliest;
    std::unique_ptr<Daemon> daemon;
    std::string printed;

  private:
    std::ostringstream out_;
    std::promise<base::Status> result_;
    std::thread thread_;
};

// What a store read by another connection holds, after the daemon has ended.
template <class Read>
auto read_ledger(const Running& running, Read read) {
    base::Result<store::Database> database =
        store::Database::open(running.state.path().string() + "/ledger.db");
    REQUIRE(database.ok());
    return read(*database);
}

}  // namespace

TEST_CASE("the daemon loads, reports, sends what is due and stops", "[app]") {
    Running running("2024-10-24T01:00:00Z");
    running.start();
    CHECK(running.mails_reach(3));
    CHECK(running.stop().ok());
    for (const char* text :
         {"方案 1 个（新 1、改动 0、未变 0）", "单位 104 个", "已逾期", "城市健康客厅", "在办承办",
          "未来 14 天到期", "公共充电桩", ".eml", "下次唤醒："})
        CHECK_THAT(running.printed, Catch::Contains(text));
}

TEST_CASE("a restart sends nothing a second time", "[app]") {
    Running running("2024-10-24T01:00:00Z");
    running.start();
    REQUIRE(running.mails_reach(3));
    running.settle();
    CHECK(running.stop().ok());
    size_t mails = running.mails();
    size_t rows = read_ledger(running, [](store::Database& database) {
        return store::list_messages(database, "", 1000).size();
    });
    running.start();
    running.settle();
    CHECK(running.stop().ok());
    CHECK_THAT(running.printed, Catch::Contains("未变 1"));
    CHECK(running.mails() == mails);
    CHECK(rows == read_ledger(running, [](store::Database& database) {
              return store::list_messages(database, "", 1000).size();
          }));
}

TEST_CASE("a clock that jumps a week ahead wakes the daemon, and what became due is sent once",
          "[app]") {
    Running running("2024-10-30T01:00:00Z");
    running.start();
    running.settle();
    size_t before = running.mails();
    running.jump("2024-11-06T01:00:00Z");  // over the due day of 31 October
    CHECK(running.mails_reach(before + 1));
    running.jump("2024-11-06T01:00:01Z");
    running.settle();
    CHECK(running.stop().ok());
    std::vector<store::Message> office = read_ledger(running, [](store::Database& database) {
        std::vector<store::Message> all = store::list_messages(database, "", 1000);
        std::erase_if(all, [](const store::Message& m) {
            return m.kind != "office" ||
                   base::local_date(m.decided_at) != *base::parse_date("2024-11-06");
        });
        return all;
    });
    CHECK(office.size() == 1);
}

TEST_CASE("a clock that is set back holds all sending until it is right again", "[app]") {
    Running running("2024-10-31T01:00:00Z");
    running.start();
    REQUIRE(running.mails_reach(1));
    running.settle();
    running.jump("2024-10-24T01:00:00Z");
    running.settle();
    size_t held = running.mails();
    running.jump("2024-11-01T01:00:00Z");
    CHECK(running.mails_reach(held + 1));
    CHECK(running.stop().ok());
    CHECK_THAT(running.printed, Catch::Contains("早于已有记录"));
    CHECK_THAT(running.printed, Catch::Contains("暂停一切发送"));
}

TEST_CASE("a clock before the build's date sends nothing", "[app]") {
    Running running("2024-10-31T01:00:00Z");
    running.earliest = instant("2026-01-01T00:00:00Z");
    running.start();
    running.settle();
    CHECK(running.stop().ok());
    CHECK(running.mails() == 0);
    CHECK_THAT(running.printed, Catch::Contains("暂停一切发送"));
}

TEST_CASE("a plan that is put into the folder is loaded and a broken one changes nothing",
          "[app]") {
    Running running("2024-10-24T01:00:00Z", false);
    running.start();
    running.settle();
    std::ofstream(running.plans() / "broken.toml") << "number = \"x\"\ndue = 2024-02-30\n";
    size_t before = running.mails();
    running.add_plan("2024-05-07-livelihood-projects.toml");
    CHECK(running.mails_reach(before + 1));
    CHECK(running.stop().ok());
    CHECK_THAT(running.printed, Catch::Contains("方案 0 个"));
    CHECK_THAT(running.printed, Catch::Contains("方案 1 个（新 1"));
    CHECK_THAT(running.printed, Catch::Contains("broken.toml 第 2 行"));
}

TEST_CASE("a broken configuration is refused at reload and the old one stays", "[app]") {
    Running running("2024-10-24T01:00:00Z");
    running.fresh = base::Error{base::ErrorCode::kUsage, "配置文件 x 第 3 行：有误"};
    running.start();
    running.daemon->reload();
    running.settle();
    CHECK(running.mails_reach(3));
    CHECK(running.stop().ok());
    CHECK_THAT(running.printed, Catch::Contains("沿用原配置：配置文件 x 第 3 行：有误"));
}

TEST_CASE("a reload takes over the new times of day", "[app]") {
    Running running("2024-10-24T00:00:00Z");  // 08:00
    running.fresh = intake::Configuration{};
    running.fresh.value().schedule.window_begin = std::chrono::minutes(7 * 60);
    running.fresh.value().schedule.digest_time = std::chrono::minutes(7 * 60);
    running.fresh.value().schedule.ladder_time = std::chrono::minutes(7 * 60 + 30);
    running.start();
    running.settle();
    CHECK(running.mails() == 0);
    running.daemon->reload();
    CHECK(running.mails_reach(1));
    CHECK(running.stop().ok());
}

TEST_CASE("what the command line changes in the ledger wakes the daemon", "[app]") {
    Running running("2024-10-24T01:00:00Z", false);
    running.start();
    running.settle();
    {
        base::Result<store::Database> other =
            store::Database::open(running.state.file("ledger.db"));
        REQUIRE(other.ok());
        REQUIRE(store::enqueue(*other,
                               {"key", store::MessageKind::kOffice, "督查员", "a@xingxian.example",
                                "subject", "text", "", "test/1"},
                               running.clock.now()));
    }
    size_t before = running.mails();
    REQUIRE(::kill(::getpid(), SIGUSR1) == 0);
    CHECK(running.mails_reach(before + 1));
    CHECK(running.stop().ok());
}

TEST_CASE("a broken calendar keeps the daemon from starting", "[app]") {
    Running running("2024-10-24T01:00:00Z");
    std::ofstream(running.plans() / "calendar.toml") << "[[year]]\nyear = \"x\"\n";
    running.start();
    base::Status ended = running.join();
    REQUIRE_FALSE(ended.ok());
    CHECK_THAT(ended.error().message, Catch::Contains("calendar.toml"));
    CHECK(running.mails() == 0);
}

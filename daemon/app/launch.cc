#include "app/launch.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <ostream>

#include "app/daemon.h"
#include "app/instance_lock.h"
#include "app/options.h"
#include "app/start_report.h"
#include "base/log.h"
#include "base/utf8.h"
#include "store/event_store.h"

namespace app {

namespace {

// What stands on the command line goes before the file. Without --config a missing file is empty.
base::Result<intake::Configuration> configure(const Options& options) {
    base::Result<intake::Configuration> read =
        options.config
            ? intake::load_configuration(*options.config)
            : intake::load_configuration_or_defaults(std::string(intake::kConfigurationPath));
    if (!read) return read;
    intake::Configuration configuration = *read;
    if (options.state) configuration.service.state = *options.state;
    if (options.plans) configuration.service.plans = *options.plans;
    return configuration;
}

base::Status make_directory(const std::string& directory) {
    std::error_code failure;
    std::filesystem::create_directories(directory, failure);
    if (!failure) return {};
    return base::Error{base::ErrorCode::kStorage, "状态目录 " + base::escape_controls(directory) +
                                                      " 建不了：" + failure.message()};
}

// Backups, or a log without its database, mean that there was a ledger: an empty one would hide
// that it is lost.
base::Status check_not_lost(const std::string& ledger, const std::string& backups) {
    namespace fs = std::filesystem;
    std::error_code none;
    if (fs::exists(ledger, none)) return {};
    bool backed_up = fs::is_directory(backups, none) && !fs::is_empty(backups, none);
    if (!backed_up && !fs::exists(ledger + "-wal", none)) return {};
    return base::Error{base::ErrorCode::kStorage,
                       "有备份或日志，却没有台账 " + base::escape_controls(ledger) +
                           "：请用 backup/ 中的备份恢复；确要从空台账开始，请先移走它们"};
}

// A service clock never goes back behind what its ledger has recorded: it goes on from there.
base::Instant start_of_clock(store::Database& database, base::Instant asked) {
    std::optional<base::Instant> last = store::last_event_at(database);
    return last ? std::max(*last, asked) : asked;
}

// A service clock of its own has a ledger of its own.
std::string ledger_file(const Options& options, const intake::Configuration& configuration) {
    std::optional<base::Date> day;
    if (options.start) day = base::local_date(*options.start);
    return configuration.service.ledger_file(day);
}

base::Instant build_date() { return base::at_local(*base::parse_date(DUBAN_BUILD_DATE), {}); }

std::string banner(const intake::Configuration& configuration, base::Instant now, bool shifted) {
    return "督办台账服务 " + version_line() + "\n服务时钟：" + format_moment(now) +
           (shifted ? "（由 --date 指定，按实际速度走）" : "") + "\n状态目录：" +
           configuration.service.state + "\n";
}

struct Refusal {
    int exit_code;
    base::Error error;
};

int refuse(std::ostream& err, const Refusal& refusal) {
    err << "duband：" << refusal.error.message << std::endl;
    base::log_error("not_started",
                    {{"exit", refusal.exit_code}, {"reason", refusal.error.message}});
    return refusal.exit_code;
}

int serve(const Options& options, const intake::Configuration& configuration,
          store::Database database, std::ostream& out, std::ostream& err) {
    std::unique_ptr<base::Clock> clock = std::make_unique<base::SystemClock>();
    if (options.start)
        clock = std::make_unique<base::ShiftedClock>(start_of_clock(database, *options.start));
    bool shifted = options.start.has_value();
    out << banner(configuration, clock->now(), shifted) << std::flush;
    base::log_info("started", {{"version", version_line()},
                               {"sqlite", store::Database::library_version()},
                               {"schema", database.schema_version()},
                               {"state", configuration.service.state},
                               {"now", base::format_local(clock->now())}});
    DaemonParts parts{std::move(database),
                      configuration,
                      [options] { return configure(options); },
                      shifted ? std::nullopt : std::make_optional(build_date()),
                      shifted ? TimeSource::kMonotonic : TimeSource::kRealtime,
                      ledger_file(options, configuration)};
    Daemon daemon(std::move(parts), *clock, out);
    base::Status ended = daemon.run();
    if (!ended) return refuse(err, {kExitConfiguration, ended.error()});
    out << "已停止\n" << std::flush;
    return 0;
}

int prepare_and_serve(const Options& options, std::ostream& out, std::ostream& err) {
    base::Result<intake::Configuration> configuration = configure(options);
    if (!configuration) return refuse(err, {kExitConfiguration, configuration.error()});
    const std::string& state = configuration->service.state;
    base::Status made = make_directory(state);
    if (!made) return refuse(err, {kExitStorage, made.error()});
    base::Result<InstanceLock> lock = InstanceLock::acquire(state);
    if (!lock) {
        bool held = lock.error().code == base::ErrorCode::kRefused;
        return refuse(err, {held ? kExitInstance : kExitStorage, lock.error()});
    }
    std::string ledger = ledger_file(options, *configuration);
    base::Status there = check_not_lost(ledger, state + "/backup");
    if (!there) return refuse(err, {kExitStorage, there.error()});
    base::Result<store::Database> database =
        store::Database::open(ledger, store::Database::Check::kQuick);
    if (!database) return refuse(err, {kExitStorage, database.error()});
    return serve(options, *configuration, std::move(database).value(), out, err);
}

}  // namespace

int launch(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err) {
    base::Result<Options> options = parse_options(arguments);
    if (!options) {
        err << "duband：" << options.error().message << std::endl;
        return kExitUsage;
    }
    if (options->help || options->version) {
        out << (options->help ? usage(options->language) : version_line() + "\n") << std::flush;
        return 0;
    }
    ::umask(0077);
    // `duban` signals whoever holds the lock, and the lock is taken before the loop listens.
    std::signal(SIGUSR1, SIG_IGN);
    // A person at a terminal reads the report; events are for the journal and for files.
    if (::isatty(STDERR_FILENO) == 1) base::set_log_level(base::LogLevel::kWarning);
    try {
        return prepare_and_serve(*options, out, err);
    } catch (const std::exception& error) {
        return refuse(err, {kExitDefect,
                            {base::ErrorCode::kStorage,
                             std::string("数据库或系统出错，服务停止：") + error.what()}});
    }
}

}  // namespace app

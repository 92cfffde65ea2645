#include "cli/session.h"

#include <fcntl.h>
#include <pwd.h>
#include <signal.h>
#include <unistd.h>

#include <charconv>
#include <filesystem>
#include <fstream>
#include <istream>
#include <ostream>

#include "base/clock.h"
#include "intake/unit_file.h"
#include "store/event_store.h"
#include "store/unit_store.h"
#include "supervision/unit_act.h"

namespace cli {

using base::Error;
using base::ErrorCode;

namespace {

std::string login_name() {
    const passwd* user = ::getpwuid(::getuid());
    return user ? user->pw_name : "uid " + std::to_string(::getuid());
}

// With --date the act happens on that day: at 09:00, or just after the ledger's last record of the
// day.
base::Instant moment(store::Database& db, const std::optional<base::Date>& service_day) {
    if (!service_day) return base::SystemClock().now();
    base::Instant start = base::at_local(*service_day, std::chrono::hours(9));
    std::optional<base::Instant> last = store::last_event_at(db);
    return last && *last > start ? *last : start;
}

}  // namespace

std::vector<Option> ledger_options(std::vector<Option> own) {
    own.push_back({"--state", "DIR", "状态目录（默认取自配置文件）"});
    own.push_back({"--date", "DATE", "演示台账：duband --date 当天的台账，按该日办理"});
    own.push_back({"--as", "NAME", "经办人姓名（默认登录名）"});
    own.push_back(
        {"--role", "ROLE",
         "经办人身份：liaison 联络员、head 主要负责人、officer 督查员（默认）、"
         "director 督查室主任、leader 分管领导、county_head 县长、administrator 系统管理员",
         "officer"});
    return own;
}

base::Result<intake::Configuration> configuration_of(const Arguments& args) {
    std::string file = args.get("--config");
    base::Result<intake::Configuration> configuration =
        file.empty()
            ? intake::load_configuration_or_defaults(std::string(intake::kConfigurationPath))
            : intake::load_configuration(file);
    if (!configuration.ok()) return configuration;
    if (std::string state = args.get("--state"); !state.empty())
        configuration->service.state = state;
    if (std::string plans = args.get("--plans"); !plans.empty())
        configuration->service.plans = plans;
    return configuration;
}

base::Result<calendar::WorkCalendar> calendar_of(const intake::Configuration& configuration) {
    std::string file = configuration.service.plans_directory() + "/calendar.toml";
    if (!std::filesystem::exists(file)) return calendar::WorkCalendar{};
    return intake::read_calendar_file(file);
}

base::Result<std::unique_ptr<Session>> open_session(const Arguments& args, Missing missing) {
    base::Result<intake::Configuration> configuration = configuration_of(args);
    if (!configuration.ok()) return configuration.error();
    std::optional<base::Date> day;
    if (std::string text = args.get("--date"); !text.empty()) {
        day = base::parse_date(text);
        if (!day)
            return Error{ErrorCode::kUsage, "--date“" + text + "”不是日期，应写作 2024-10-08"};
    }
    std::string office = args.get("--role").empty() ? "officer" : args.get("--role");
    std::optional<ledger::ActorRole> role = ledger::actor_role(office);
    if (!role) return Error{ErrorCode::kUsage, "--role“" + office + "”不是认识的身份，见 --help"};
    base::Result<calendar::WorkCalendar> calendar = calendar_of(*configuration);
    if (!calendar.ok()) return calendar.error();
    std::string file = configuration->service.ledger_file(day);
    if (missing == Missing::kRefuse && !std::filesystem::exists(file))
        return Error{ErrorCode::kStorage,
                     "台账 " + file + " 不存在；请先启动 duband，或用 --state 指明状态目录"};
    base::Result<store::Database> db = store::Database::open(file);
    if (!db.ok()) return db.error();
    base::Instant now = moment(*db, day);
    std::string actor = args.get("--as").empty() ? login_name() : args.get("--as");
    supervision::Setup setup{*calendar, configuration->ladder, configuration->schedule,
                             {},        configuration->acts,   configuration->nodes};
    return std::make_unique<Session>(
        Session{*configuration, std::move(db).value(), setup, now, actor, *role});
}

base::Result<base::Date> date_of(const Arguments& args, const std::string& option,
                                 std::optional<base::Date> fallback) {
    std::string text = args.get(option);
    if (text.empty() && fallback) return *fallback;
    std::optional<base::Date> date = base::parse_date(text);
    if (date) return *date;
    return Error{ErrorCode::kUsage, option + "“" + text + "”不是日期，应写作 2024-10-08"};
}

base::Result<units::Register> register_of(Session& s) {
    units::Register stored = store::load_register(s.db);
    if (!stored.units.empty()) return stored;
    std::string file = s.configuration.service.plans_directory() + "/units.toml";
    if (!std::filesystem::exists(file))
        return Error{ErrorCode::kRefused,
                     "台账里还没有单位名册，也找不到 " + file + "；请先放好 units.toml"};
    base::Result<units::Register> units = intake::read_units_file(file);
    if (!units.ok()) return units;
    store::Transaction transaction(s.db);
    supervision::RegisterEntry entry = supervision::enter_register(s.db, *units);
    transaction.commit();
    return entry.units;
}

bool asked_and_agreed(Streams& streams, const std::string& question) {
    streams.out << question << "[y/N] " << std::flush;
    std::string answer;
    if (!std::getline(streams.in, answer)) {
        streams.out << '\n';
        return false;
    }
    return answer == "y" || answer == "Y" || answer == "yes" || answer == "是";
}

base::Result<int64_t> number_of(const std::string& text) {
    int64_t value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc() && end == text.data() + text.size() && value > 0) return value;
    return Error{ErrorCode::kUsage, "“" + text + "”不是编号"};
}

// The lock file names the daemon only while the lock itself is held (fcntl(2), F_OFD_GETLK).
void wake_daemon(const Session& session) {
    std::string file = session.configuration.service.state + "/duband.lock";
    int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return;
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    bool held = ::fcntl(fd, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    ::close(fd);
    pid_t pid = 0;
    if (held && std::ifstream(file) >> pid && pid > 1) ::kill(pid, SIGUSR1);
}

}  // namespace cli

#include "app/options.h"

#include <getopt.h>

namespace app {

namespace {

// Behind the printable characters, so that no short option is taken for one of them.
enum LongOption { kState = 256, kPlans, kConfig, kDate, kLang, kVersion };

const option kOptions[] = {
    {"state", required_argument, nullptr, kState},   {"plans", required_argument, nullptr, kPlans},
    {"config", required_argument, nullptr, kConfig}, {"date", required_argument, nullptr, kDate},
    {"lang", required_argument, nullptr, kLang},     {"help", no_argument, nullptr, 'h'},
    {"version", no_argument, nullptr, kVersion},     {nullptr, 0, nullptr, 0},
};

base::Error usage_error(const std::string& reason) {
    return {base::ErrorCode::kUsage, reason + "。用 duband --help 查看用法。"};
}

std::optional<Language> parse_language(std::string_view text) {
    if (text == "zh") return Language::kChinese;
    if (text == "en") return Language::kEnglish;
    return std::nullopt;
}

base::Status apply(int found, const std::string& value, Options& options) {
    switch (found) {
        case kState:
            options.state = value;
            break;
        case kPlans:
            options.plans = value;
            break;
        case kConfig:
            options.config = value;
            break;
        case kDate:
            options.start = parse_service_time(value);
            if (!options.start)
                return usage_error("--date 应写作 2024-10-08 或 \"2024-10-08 09:00\"，不是“" +
                                   value + "”");
            return {};
        case kLang: {
            std::optional<Language> language = parse_language(value);
            if (!language) return usage_error("--lang 只能是 zh 或 en，不是“" + value + "”");
            options.language = *language;
            return {};
        }
        case 'h':
            options.help = true;
            return {};
        case kVersion:
            options.version = true;
            return {};
    }
    if (value.empty()) return usage_error("--state、--plans、--config 的值不得为空");
    return {};
}

}  // namespace

std::optional<base::Instant> parse_service_time(std::string_view text) {
    constexpr std::chrono::minutes kMorning{9 * 60};
    std::optional<base::Date> date = base::parse_date(text.substr(0, 10));
    if (!date) return std::nullopt;
    if (text.size() == 10) return base::at_local(*date, kMorning);
    if (text.size() != 16 || (text[10] != ' ' && text[10] != 'T') || text[13] != ':')
        return std::nullopt;
    int digits[4];
    constexpr size_t kPlaces[] = {11, 12, 14, 15};
    for (int i = 0; i < 4; ++i) {
        char c = text[kPlaces[i]];
        if (c < '0' || c > '9') return std::nullopt;
        digits[i] = c - '0';
    }
    int hour = digits[0] * 10 + digits[1];
    int minute = digits[2] * 10 + digits[3];
    if (hour > 23 || minute > 59) return std::nullopt;
    return base::at_local(*date, std::chrono::minutes(hour * 60 + minute));
}

base::Result<Options> parse_options(const std::vector<std::string>& arguments) {
    std::vector<std::string> copies = arguments;
    copies.insert(copies.begin(), "duband");
    std::vector<char*> argv;
    for (std::string& copy : copies) argv.push_back(copy.data());
    argv.push_back(nullptr);
    int argc = static_cast<int>(copies.size());
    Options options;
    opterr = 0;
    optind = 0;  // 0 makes glibc start afresh
    for (int found; (found = getopt_long(argc, argv.data(), "+:h", kOptions, nullptr)) != -1;) {
        std::string at = argv[static_cast<size_t>(optind - 1)];
        if (found == ':') return usage_error("“" + at + "”后面缺少值");
        if (found == '?') return usage_error("不认识的参数“" + at + "”");
        base::Status applied = apply(found, optarg == nullptr ? "" : optarg, options);
        if (!applied) return applied.error();
    }
    if (optind < argc)
        return usage_error("不认识的参数“" + copies[static_cast<size_t>(optind)] + "”");
    return options;
}

std::string usage(Language language) {
    if (language == Language::kEnglish)
        return "usage: duband [--state DIR] [--plans DIR] [--config FILE] [--date DATE]\n"
               "  --state DIR    database, lock and outbox (default /var/lib/duban)\n"
               "  --plans DIR    plan files, units and calendar (default: plans in the state "
               "directory)\n"
               "  --config FILE  configuration (default /etc/duban/duban.toml, if there is one)\n"
               "  --date DATE    start the service clock there: 2024-10-08 (09:00) or "
               "\"2024-10-08 14:30\"\n"
               "  --lang LANG    zh (default) or en\n"
               "  --help, --version\n"
               "exit status: 0 stopped, 2 usage, 75 another instance runs, 78 configuration\n";
    return "用法：duband [--state 目录] [--plans 目录] [--config 文件] [--date 日期]\n"
           "  --state 目录   数据库、锁和发件箱所在目录（默认 /var/lib/duban）\n"
           "  --plans 目录   方案、单位和日历文件所在目录（默认为状态目录下的 plans）\n"
           "  --config 文件  配置文件（默认 /etc/duban/duban.toml，没有则全用默认值）\n"
           "  --date 日期    服务时钟从该时刻走起：2024-10-08（即 9 时）或 \"2024-10-08 14:30\"\n"
           "  --lang 语言    zh（默认）或 en\n"
           "  --help         显示本页\n"
           "  --version      显示版本\n"
           "示例：\n"
           "  duband --state var --plans plans --date 2024-10-08\n"
           "退出码：0 正常停止，2 用法有误，75 已有一个实例在运行，78 配置有误\n";
}

std::string version_line() { return "duband " DUBAN_VERSION; }

}  // namespace app

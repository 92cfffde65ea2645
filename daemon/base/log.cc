#include "base/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/sinks/systemd_sink.h>
#include <spdlog/spdlog.h>

#include <cstdlib>

#include "base/utf8.h"

namespace base {

namespace {

// systemd sets JOURNAL_STREAM for a service whose stderr is the journal (systemd.exec(5)).
std::shared_ptr<spdlog::logger> make_logger() {
    std::shared_ptr<spdlog::logger> logger;
    if (std::getenv("JOURNAL_STREAM") != nullptr) {
        logger = std::make_shared<spdlog::logger>(
            "duban", std::make_shared<spdlog::sinks::systemd_sink_mt>("duban"));
        logger->set_pattern("%v");
    } else {
        logger = std::make_shared<spdlog::logger>(
            "duban", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        logger->set_pattern("%Y-%m-%dT%H:%M:%S%z %l %v");
    }
    logger->flush_on(spdlog::level::info);
    return logger;
}

spdlog::logger& logger() {
    static std::shared_ptr<spdlog::logger> instance = make_logger();
    return *instance;
}

spdlog::level::level_enum to_spdlog(LogLevel level) {
    switch (level) {
        case LogLevel::kDebug:
            return spdlog::level::debug;
        case LogLevel::kInfo:
            return spdlog::level::info;
        case LogLevel::kWarning:
            return spdlog::level::warn;
        case LogLevel::kError:
            return spdlog::level::err;
    }
    return spdlog::level::err;
}

std::string quote(const std::string& value) {
    std::string safe = escape_controls(value);
    if (!safe.empty() && safe.find_first_of(" \"=") == std::string::npos) return safe;
    std::string out = "\"";
    for (char c : safe) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

}  // namespace

void set_log_level(LogLevel level) { logger().set_level(to_spdlog(level)); }

void log(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) {
    std::string line(event);
    for (const LogField& field : fields) {
        line += ' ';
        line += field.key;
        line += '=';
        line += quote(field.value);
    }
    logger().log(to_spdlog(level), "{}", line);
}

}  // namespace base

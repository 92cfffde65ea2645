#pragma once
// Logging: a constant lower-case event and key=value pairs, one line each, to journald when systemd
// runs the process and to stderr otherwise. spdlog is seen by log.cc alone.

#include <initializer_list>
#include <string>
#include <string_view>

namespace base {

enum class LogLevel { kDebug, kInfo, kWarning, kError };

// One key=value. Values with blanks are quoted; control characters are escaped.
struct LogField {
    std::string_view key;
    std::string value;
    LogField(std::string_view k, std::string_view v) : key(k), value(v) {}
    LogField(std::string_view k, const std::string& v) : key(k), value(v) {}
    LogField(std::string_view k, const char* v) : key(k), value(v) {}
    template <class Number>
    LogField(std::string_view k, Number v) : key(k), value(std::to_string(v)) {}
};

void set_log_level(LogLevel level);
void log(LogLevel level, std::string_view event, std::initializer_list<LogField> fields = {});

inline void log_info(std::string_view event, std::initializer_list<LogField> fields = {}) {
    log(LogLevel::kInfo, event, fields);
}
inline void log_warning(std::string_view event, std::initializer_list<LogField> fields = {}) {
    log(LogLevel::kWarning, event, fields);
}
inline void log_error(std::string_view event, std::initializer_list<LogField> fields = {}) {
    log(LogLevel::kError, event, fields);
}

}  // namespace base

#pragma once
// The command line of `duband`. What stands there goes before the configuration file.

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace app {

enum class Language { kChinese, kEnglish };

struct Options {
    std::optional<std::string> state;   // --state DIR
    std::optional<std::string> plans;   // --plans DIR
    std::optional<std::string> config;  // --config FILE; without it a missing file means defaults
    // --date DATE | "DATE HH:MM", at +08:00: the service clock starts there, 09:00 where only a
    // date is given, and runs at real speed.
    std::optional<base::Instant> start;
    Language language = Language::kChinese;
    bool help = false;
    bool version = false;
};

// `arguments` without the program's name. kUsage with the argument at fault.
[[nodiscard]] base::Result<Options> parse_options(const std::vector<std::string>& arguments);

// "2024-10-08", "2024-10-08 14:30" or "2024-10-08T14:30".
[[nodiscard]] std::optional<base::Instant> parse_service_time(std::string_view text);

[[nodiscard]] std::string usage(Language language);
[[nodiscard]] std::string version_line();

}  // namespace app

#pragma once
// The subcommands, one factory a file. A new one is declared here and listed in commands.cc.

#include "cli/command.h"

namespace cli {

[[nodiscard]] Command extract_command();
[[nodiscard]] Command deadline_command();
[[nodiscard]] Command units_command();

}  // namespace cli

#include "cli/commands.h"

#include "cli/command.h"

namespace cli {

std::vector<Command> commands() { return {extract_command(), deadline_command(), units_command()}; }

}  // namespace cli

#include "cli/commands.h"

#include "cli/command.h"

namespace cli {

std::vector<Command> commands() { return {deadline_command(), units_command()}; }

}  // namespace cli

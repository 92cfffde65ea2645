#pragma once
// The subcommands on what is done within a task: one factory a file or two that belong together. A
// new one is declared here and listed in progress_commands.cc.

#include "cli/command.h"

namespace cli {

[[nodiscard]] Command duty_list_command();
[[nodiscard]] Command duty_show_command();
[[nodiscard]] Command duty_report_command();
[[nodiscard]] Command duty_accept_command();
[[nodiscard]] Command duty_return_command();
[[nodiscard]] Command duty_waive_command();
[[nodiscard]] Command duty_renew_command();
[[nodiscard]] Command event_enter_command();
[[nodiscard]] Command event_undo_command();
[[nodiscard]] Command event_list_command();
[[nodiscard]] Command milestone_list_command();
[[nodiscard]] Command milestone_set_command();
[[nodiscard]] Command milestone_done_command();
[[nodiscard]] Command milestone_return_command();
[[nodiscard]] Command quantity_show_command();
[[nodiscard]] Command quantity_report_command();
[[nodiscard]] Command quantity_set_command();
[[nodiscard]] Command quantity_import_command();

}  // namespace cli

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
[[nodiscard]] Command matrix_show_command();
[[nodiscard]] Command matrix_set_command();
[[nodiscard]] Command matrix_import_command();
[[nodiscard]] Command matrix_export_command();
[[nodiscard]] Command score_sheet_command();
[[nodiscard]] Command score_enter_command();
[[nodiscard]] Command score_show_command();
[[nodiscard]] Command score_rank_command();
[[nodiscard]] Command acceptance_draw_command();
[[nodiscard]] Command acceptance_show_command();
[[nodiscard]] Command acceptance_check_command();
[[nodiscard]] Command acceptance_publish_command();
[[nodiscard]] Command acceptance_object_command();
[[nodiscard]] Command acceptance_answer_command();
[[nodiscard]] Command acceptance_decide_command();

}  // namespace cli

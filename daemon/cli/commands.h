#pragma once
// The subcommands, one factory a file or two that belong together. A new one is declared here and
// listed in commands.cc.

#include "cli/command.h"

namespace cli {

[[nodiscard]] Command extract_command();
[[nodiscard]] Command deadline_command();
[[nodiscard]] Command units_command();
[[nodiscard]] Command import_command();
[[nodiscard]] Command plan_list_command();
[[nodiscard]] Command plan_show_command();
[[nodiscard]] Command plan_confirm_command();
[[nodiscard]] Command plan_edit_command();
[[nodiscard]] Command plan_diff_command();
[[nodiscard]] Command plan_drop_command();
[[nodiscard]] Command plan_discard_command();
[[nodiscard]] Command plan_restore_command();
[[nodiscard]] Command task_list_command();
[[nodiscard]] Command task_show_command();
[[nodiscard]] Command task_ack_command();
[[nodiscard]] Command task_feedback_command();
[[nodiscard]] Command task_claim_command();
[[nodiscard]] Command task_close_command();
[[nodiscard]] Command task_return_command();
[[nodiscard]] Command task_confirm_command();
[[nodiscard]] Command report_overdue_command();
[[nodiscard]] Command report_weekly_command();
[[nodiscard]] Command simulate_command();
[[nodiscard]] Command outbox_list_command();
[[nodiscard]] Command outbox_show_command();
[[nodiscard]] Command outbox_retry_command();
[[nodiscard]] Command backup_command();
[[nodiscard]] Command doctor_command();

}  // namespace cli

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
[[nodiscard]] Command plan_reread_command();
[[nodiscard]] Command task_list_command();
[[nodiscard]] Command task_show_command();
[[nodiscard]] Command task_ack_command();
[[nodiscard]] Command task_feedback_command();
[[nodiscard]] Command task_claim_command();
[[nodiscard]] Command task_close_command();
[[nodiscard]] Command task_return_command();
[[nodiscard]] Command task_confirm_command();
[[nodiscard]] Command task_noted_command();
[[nodiscard]] Command task_undo_command();
[[nodiscard]] Command task_extend_command();
[[nodiscard]] Command task_grant_command();
[[nodiscard]] Command task_refuse_command();
[[nodiscard]] Command task_suspend_command();
[[nodiscard]] Command task_resume_command();
[[nodiscard]] Command task_terminate_command();
[[nodiscard]] Command task_reopen_command();
[[nodiscard]] Command plan_extend_command();
[[nodiscard]] Command silence_add_command();
[[nodiscard]] Command silence_list_command();
[[nodiscard]] Command silence_end_command();
[[nodiscard]] Command sheet_list_command();
[[nodiscard]] Command sheet_show_command();
[[nodiscard]] Command sheet_draft_command();
[[nodiscard]] Command sheet_issue_command();
[[nodiscard]] Command sheet_discard_command();
[[nodiscard]] Command unit_list_command();
[[nodiscard]] Command unit_show_command();
[[nodiscard]] Command unit_add_command();
[[nodiscard]] Command unit_rename_command();
[[nodiscard]] Command unit_merge_command();
[[nodiscard]] Command unit_split_command();
[[nodiscard]] Command unit_abolish_command();
[[nodiscard]] Command unit_allot_command();
[[nodiscard]] Command post_list_command();
[[nodiscard]] Command post_assign_command();
[[nodiscard]] Command post_vacate_command();
[[nodiscard]] Command report_overdue_command();
[[nodiscard]] Command report_weekly_command();
[[nodiscard]] Command report_half_month_command();
[[nodiscard]] Command report_monthly_command();
[[nodiscard]] Command report_quarterly_command();
[[nodiscard]] Command bulletin_draft_command();
[[nodiscard]] Command bulletin_list_command();
[[nodiscard]] Command bulletin_show_command();
[[nodiscard]] Command bulletin_issue_command();
[[nodiscard]] Command bulletin_correct_command();
[[nodiscard]] Command simulate_command();
[[nodiscard]] Command outbox_list_command();
[[nodiscard]] Command outbox_show_command();
[[nodiscard]] Command outbox_retry_command();
[[nodiscard]] Command audit_verify_command();
[[nodiscard]] Command audit_head_command();
[[nodiscard]] Command audit_accept_clock_command();
[[nodiscard]] Command backup_command();
[[nodiscard]] Command doctor_command();
[[nodiscard]] Command account_add_command();
[[nodiscard]] Command account_token_command();
[[nodiscard]] Command account_list_command();
[[nodiscard]] Command account_disable_command();
[[nodiscard]] Command watch_command();

// Duties, events, milestones, quantities, matrices, score sheets, acceptance: progress_commands.cc.
[[nodiscard]] std::vector<Command> progress_commands();

}  // namespace cli

#include "cli/commands.h"

#include "cli/command.h"

namespace cli {

std::vector<Command> commands() {
    return {
        // A line each, so that a new one moves no other.
        // clang-format off
        extract_command(),
        deadline_command(),
        units_command(),
        import_command(),
        plan_list_command(),
        plan_show_command(),
        plan_confirm_command(),
        plan_edit_command(),
        plan_diff_command(),
        plan_drop_command(),
        plan_discard_command(),
        plan_restore_command(),
        plan_reread_command(),
        plan_extend_command(),
        task_list_command(),
        task_show_command(),
        task_ack_command(),
        task_feedback_command(),
        task_claim_command(),
        task_close_command(),
        task_return_command(),
        task_confirm_command(),
        task_noted_command(),
        task_extend_command(),
        task_grant_command(),
        task_refuse_command(),
        task_suspend_command(),
        task_resume_command(),
        task_terminate_command(),
        task_reopen_command(),
        task_undo_command(),
        silence_add_command(),
        silence_list_command(),
        silence_end_command(),
        sheet_list_command(),
        sheet_show_command(),
        sheet_draft_command(),
        sheet_issue_command(),
        sheet_discard_command(),
        unit_list_command(),
        unit_show_command(),
        unit_add_command(),
        unit_rename_command(),
        unit_merge_command(),
        unit_split_command(),
        unit_abolish_command(),
        unit_allot_command(),
        post_list_command(),
        post_assign_command(),
        post_vacate_command(),
        report_overdue_command(),
        report_weekly_command(),
        simulate_command(),
        outbox_list_command(),
        outbox_show_command(),
        outbox_retry_command(),
        audit_verify_command(),
        audit_head_command(),
        backup_command(),
        doctor_command(),
        account_add_command(),
        account_token_command(),
        account_list_command(),
        account_disable_command(),
        // clang-format on
    };
}

}  // namespace cli

#include "cli/commands.h"

#include "cli/command.h"

namespace cli {

std::vector<Command> commands() {
    return {
        extract_command(),       deadline_command(),     units_command(),
        import_command(),        plan_list_command(),    plan_show_command(),
        plan_confirm_command(),  plan_edit_command(),    plan_diff_command(),
        plan_drop_command(),     plan_discard_command(), plan_restore_command(),
        task_list_command(),     task_show_command(),    task_ack_command(),
        task_feedback_command(), task_claim_command(),   task_close_command(),
        task_return_command(),   task_confirm_command(), report_overdue_command(),
        report_weekly_command(), simulate_command(),     outbox_list_command(),
        outbox_show_command(),   outbox_retry_command(), backup_command(),
        doctor_command(),
    };
}

}  // namespace cli

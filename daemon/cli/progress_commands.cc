#include "cli/progress_commands.h"

#include "cli/commands.h"

namespace cli {

std::vector<Command> progress_commands() {
    return {
        duty_list_command(),         duty_show_command(),         duty_report_command(),
        duty_accept_command(),       duty_return_command(),       duty_waive_command(),
        duty_renew_command(),        event_enter_command(),       event_undo_command(),
        event_list_command(),        milestone_list_command(),    milestone_set_command(),
        milestone_done_command(),    milestone_return_command(),  quantity_show_command(),
        quantity_report_command(),   quantity_set_command(),      quantity_import_command(),
        matrix_show_command(),       matrix_set_command(),        matrix_import_command(),
        matrix_export_command(),     score_sheet_command(),       score_enter_command(),
        score_show_command(),        score_rank_command(),        acceptance_draw_command(),
        acceptance_show_command(),   acceptance_check_command(),  acceptance_publish_command(),
        acceptance_object_command(), acceptance_answer_command(), acceptance_decide_command(),
    };
}

}  // namespace cli

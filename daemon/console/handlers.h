#pragma once
// The handlers of routes.cc, by the file that holds them.

#include "console/route.h"

namespace console {

// session_routes.cc
[[nodiscard]] http::Response show_session(Call& call);
[[nodiscard]] http::Response sign_in(Call& call);
[[nodiscard]] http::Response sign_out(Call& call);
[[nodiscard]] http::Response activate(Call& call);
// overview_route.cc
[[nodiscard]] http::Response show_overview(Call& call);
// assignment_routes.cc
[[nodiscard]] http::Response list_assignments(Call& call);
[[nodiscard]] http::Response show_assignment(Call& call);
// act_route.cc
[[nodiscard]] http::Response act_on_assignment(Call& call);
// plan_routes.cc
[[nodiscard]] http::Response list_plans(Call& call);
[[nodiscard]] http::Response list_units(Call& call);
[[nodiscard]] http::Response list_drafts(Call& call);
// draft_routes.cc
[[nodiscard]] http::Response show_draft(Call& call);
[[nodiscard]] http::Response confirm_draft(Call& call);
[[nodiscard]] http::Response drop_draft_tasks(Call& call);
[[nodiscard]] http::Response restore_draft_tasks(Call& call);
[[nodiscard]] http::Response discard_draft(Call& call);
// upload_route.cc
[[nodiscard]] http::Response upload_document(Call& call);
// outbox_routes.cc
[[nodiscard]] http::Response list_outbox(Call& call);
[[nodiscard]] http::Response show_message(Call& call);
[[nodiscard]] http::Response retry_message(Call& call);
// account_routes.cc
[[nodiscard]] http::Response list_accounts(Call& call);
[[nodiscard]] http::Response create_account(Call& call);
[[nodiscard]] http::Response change_role(Call& call);
[[nodiscard]] http::Response disable_account(Call& call);
[[nodiscard]] http::Response list_audit(Call& call);
// calendar_routes.cc
[[nodiscard]] http::Response renew_calendar(Call& call);
[[nodiscard]] http::Response show_calendar(Call& call);
// health_routes.cc
[[nodiscard]] http::Response show_health(Call& call);
[[nodiscard]] http::Response show_metrics(Call& call);
[[nodiscard]] http::Response show_openapi(Call& call);

}  // namespace console

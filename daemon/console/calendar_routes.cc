// The due dates in a person's own calendar program.

#include "accounts/password.h"
#include "console/answer.h"
#include "console/assignment_view.h"
#include "console/calendar_text.h"
#include "console/handlers.h"
#include "store/account_store.h"
#include "store/sha256.h"

namespace console {

using http::Response;

namespace {

constexpr std::chrono::days kBack{31}, kAhead{400};
constexpr std::string_view kSuffix = ".ics";

CalendarEvent event_of(const store::AssignmentRow& row, UnitNames& units) {
    std::string plan = row.plan_number.empty() ? row.plan_title : row.plan_number;
    return {"assignment-" + std::to_string(row.id) + "@duban", *row.due,
            (row.soft ? "力争完成：" : "到期：") + row.title + "（" + units.of(row.unit_id) + "）",
            plan + " " + row.ref + "\n" + std::string(chinese_name(row.state))};
}

// The rows of an office or unit; of a leader, those that the plan gives him.
store::AssignmentFilter filter_of(const store::AccountRow& account, accounts::Role role,
                                  base::Date today) {
    store::AssignmentFilter filter;
    if (accounts::is_of_a_unit(role)) filter.own_units = account.unit_ids;
    if (role == accounts::Role::kLeader) filter.leader = account.name;
    filter.state = "open";
    filter.due_from = today - kBack;
    filter.due_until = today + kAhead;
    return filter;
}

}  // namespace

Response renew_calendar(Call& call) {
    std::string token = accounts::random_token();
    store::set_calendar_feed(call.db, call.person().account, store::sha256_hex(token), call.now);
    return json(base::Json::object().set("path", "/calendar/" + token + std::string(kSuffix)));
}

Response show_calendar(Call& call) {
    std::string file = call.path[0];
    if (!file.ends_with(kSuffix)) return not_found();
    std::string token = file.substr(0, file.size() - kSuffix.size());
    std::optional<store::AccountRow> account =
        store::account_of_feed(call.db, store::sha256_hex(token));
    if (!account || account->state != "active") return not_found();
    std::optional<accounts::Role> role = accounts::role(account->role);
    if (!role || !accounts::office(*role)) return not_found();
    UnitNames units(call.db, call.today());
    std::vector<CalendarEvent> events;
    for (const store::AssignmentRow& row :
         store::assignments_where(call.db, filter_of(*account, *role, call.today())))
        events.push_back(event_of(row, units));
    return {200,
            {{"Content-Type", "text/calendar; charset=utf-8"}},
            calendar_text("督办时限", events, call.now),
            false};
}

}  // namespace console

// The first page: every figure is a count over the rows that the caller may see, and leads to the
// list of the same filter.

#include <algorithm>
#include <map>

#include "console/answer.h"
#include "console/assignment_view.h"
#include "console/handlers.h"
#include "store/document_store.h"
#include "store/draft_store.h"
#include "store/outbox_store.h"

namespace console {

using base::Date;
using base::Json;
using ledger::Light;
using ledger::State;
using store::AssignmentRow;

namespace {

constexpr size_t kNewReds = 10;
constexpr std::chrono::days kNew{7};
// The calendar: a month back, four ahead.
constexpr std::chrono::days kBack{35}, kAhead{126};

struct Counts {
    std::map<std::string, int, std::less<>> by_light;
    int open = 0, due = 0, on_time = 0;
};

struct Figures {
    Counts all;
    std::map<int64_t, std::pair<std::string, Counts>> units;  // id → group, counts
    std::map<Date, std::pair<int, int>> days;                 // open rows due, of them red
    std::map<std::string, int> states;
    int today = 0, week = 0, next_week = 0, pending = 0, unconfirmed = 0;
    std::vector<const AssignmentRow*> new_reds;
};

void count(Counts& counts, const AssignmentRow& row, Light light, Date today) {
    ++counts.by_light[std::string(name(light))];
    if (ledger::is_open(row.state)) ++counts.open;
    bool counted = row.due && !row.soft && *row.due < today && row.state != State::kSuspended;
    if (!counted) return;
    ++counts.due;
    bool filed = row.state == State::kClaimed || row.state == State::kClosed;
    if (filed && row.filed_on && *row.filed_on <= *row.due) ++counts.on_time;
}

void count_days(Figures& f, const AssignmentRow& row, Light light, Date today) {
    if (!row.due || !ledger::is_open(row.state)) return;
    Date monday = today - std::chrono::days(base::iso_weekday(today) - 1);
    Date due = *row.due;
    if (due == today) ++f.today;
    if (due >= today && due < monday + std::chrono::days(7)) ++f.week;
    if (due >= monday + std::chrono::days(7) && due < monday + std::chrono::days(14)) ++f.next_week;
    if (due >= today - kBack && due <= today + kAhead) {
        ++f.days[due].first;
        if (light == Light::kRed) ++f.days[due].second;
    }
}

Figures count_all(const std::vector<AssignmentRow>& rows, Date today) {
    Figures f;
    for (const AssignmentRow& row : rows) {
        Light light = ledger::light(row.standing(), today);
        count(f.all, row, light, today);
        auto& [group, counts] = f.units[row.unit_id];
        group = row.unit_group;
        count(counts, row, light, today);
        count_days(f, row, light, today);
        ++f.states[std::string(name(row.state))];
        if (!row.approver.empty()) ++f.pending;
        if (row.loaded_overdue == "new" || row.loaded_overdue == "announced") ++f.unconfirmed;
        if (light == Light::kRed && row.due && today - *row.due <= kNew) f.new_reds.push_back(&row);
    }
    return f;
}

Json lights(const Counts& counts) {
    Json out = Json::object();
    for (Light l :
         {Light::kRed, Light::kYellow, Light::kGreen, Light::kGreenRinged, Light::kGrey}) {
        auto found = counts.by_light.find(name(l));
        out.set(std::string(name(l)), found == counts.by_light.end() ? 0 : found->second);
    }
    return out;
}

Json units_view(const Figures& f, UnitNames& names) {
    Json out = Json::array();
    for (const auto& [id, entry] : f.units)
        out.push(Json::object()
                     .set("id", id)
                     .set("name", names.of(id))
                     .set("group", entry.first)
                     .set("open", entry.second.open)
                     .set("due", entry.second.due)
                     .set("on_time", entry.second.on_time)
                     .set("lights", lights(entry.second)));
    return out;
}

Json days_view(const Figures& f) {
    Json out = Json::array();
    for (const auto& [day, counts] : f.days)
        out.push(Json::object()
                     .set("date", base::format_date(day))
                     .set("due", counts.first)
                     .set("red", counts.second));
    return out;
}

Json new_reds_view(Figures& f, UnitNames& names, Date today) {
    std::stable_sort(
        f.new_reds.begin(), f.new_reds.end(),
        [](const AssignmentRow* a, const AssignmentRow* b) { return *a->due > *b->due; });
    Json out = Json::array();
    for (size_t i = 0; i < std::min(kNewReds, f.new_reds.size()); ++i)
        out.push(row_view(*f.new_reds[i], names, today));
    return out;
}

// For the supervision office only.
void add_office(Call& call, Json& out) {
    if (!Policy::office().allows(call.person().role)) return;
    Json outbox = Json::object();
    for (const store::OutboxCount& c : store::count_messages(call.db))
        outbox.set(c.state, c.messages);
    out.set("outbox", outbox)
        .set("drafts", store::list_drafts(call.db, false).size())
        .set("documents", store::waiting_documents(call.db).size())
        .set("health", Json::object().set("ok", call.health.ok).set("text", call.health.status));
}

}  // namespace

http::Response show_overview(Call& call) {
    store::AssignmentFilter filter;
    filter.own_units = call.own_units();
    std::vector<AssignmentRow> rows = store::assignments_where(call.db, filter);
    Date today = call.today();
    Figures f = count_all(rows, today);
    UnitNames names(call.db, today);
    Json states = Json::object();
    for (const auto& [state, n] : f.states) states.set(state, n);
    Json out = Json::object()
                   .set("today", base::format_date(today))
                   .set("weekday", base::weekday_chinese(today))
                   .set("rows", rows.size())
                   .set("open", f.all.open)
                   .set("lights", lights(f.all))
                   .set("states", states)
                   .set("due_today", f.today)
                   .set("due_this_week", f.week)
                   .set("due_next_week", f.next_week)
                   .set("extensions_pending", f.pending)
                   .set("overdue_unconfirmed", f.unconfirmed)
                   .set("new_reds_count", f.new_reds.size())
                   .set("new_reds", new_reds_view(f, names, today))
                   .set("units", units_view(f, names))
                   .set("days", days_view(f));
    add_office(call, out);
    return json(out);
}

}  // namespace console

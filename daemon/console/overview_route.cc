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
#include "store/unit_store.h"

namespace console {

using base::Date;
using base::Json;
using ledger::Light;
using ledger::State;
using store::AssignmentKey;
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
    std::map<int64_t, Counts> units;
    std::map<Date, std::pair<int, int>> days;  // open rows due, of them red
    std::map<std::string, int> states;
    int today = 0, week = 0, next_week = 0, pending = 0, unconfirmed = 0;
    std::vector<const AssignmentKey*> new_reds;
};

void count(Counts& counts, const ledger::Standing& s, Light light, Date today) {
    ++counts.by_light[std::string(name(light))];
    if (ledger::is_open(s.state)) ++counts.open;
    bool counted = s.due && !s.soft && *s.due < today && s.state != State::kSuspended;
    if (!counted) return;
    ++counts.due;
    bool filed = s.state == State::kClaimed || s.state == State::kClosed;
    if (filed && s.filed && *s.filed <= *s.due) ++counts.on_time;
}

void count_days(Figures& f, const ledger::Standing& s, Light light, Date today) {
    if (!s.due || !ledger::is_open(s.state)) return;
    Date monday = today - std::chrono::days(base::iso_weekday(today) - 1);
    Date due = *s.due;
    if (due == today) ++f.today;
    if (due >= today && due < monday + std::chrono::days(7)) ++f.week;
    if (due >= monday + std::chrono::days(7) && due < monday + std::chrono::days(14)) ++f.next_week;
    if (due >= today - kBack && due <= today + kAhead) {
        ++f.days[due].first;
        if (light == Light::kRed) ++f.days[due].second;
    }
}

Figures count_all(const std::vector<AssignmentKey>& rows, Date today) {
    Figures f;
    for (const AssignmentKey& row : rows) {
        const ledger::Standing& s = row.standing;
        Light light = ledger::light(s, today);
        count(f.all, s, light, today);
        count(f.units[row.unit_id], s, light, today);
        count_days(f, s, light, today);
        ++f.states[std::string(name(s.state))];
        if (s.extension_pending) ++f.pending;
        if (row.loaded_overdue) ++f.unconfirmed;
        if (light == Light::kRed && s.due && today - *s.due <= kNew) f.new_reds.push_back(&row);
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

Json units_view(Call& call, const Figures& f, UnitNames& names) {
    std::map<int64_t, std::string> groups = store::unit_groups(call.db);
    Json out = Json::array();
    for (const auto& [id, counts] : f.units)
        out.push(Json::object()
                     .set("id", id)
                     .set("name", names.of(id))
                     .set("group", groups[id])
                     .set("open", counts.open)
                     .set("due", counts.due)
                     .set("on_time", counts.on_time)
                     .set("lights", lights(counts)));
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

Json new_reds_view(Call& call, Figures& f, UnitNames& names) {
    std::stable_sort(f.new_reds.begin(), f.new_reds.end(),
                     [](const AssignmentKey* a, const AssignmentKey* b) {
                         return *a->standing.due > *b->standing.due;
                     });
    std::vector<int64_t> ids;
    for (size_t i = 0; i < std::min(kNewReds, f.new_reds.size()); ++i)
        ids.push_back(f.new_reds[i]->id);
    Json out = Json::array();
    for (const AssignmentRow& row : store::assignments_by_id(call.db, ids))
        out.push(row_view(row, names, call.today()));
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
    std::vector<AssignmentKey> rows = call.own_rows();
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
                   .set("new_reds", new_reds_view(call, f, names))
                   .set("units", units_view(call, f, names))
                   .set("days", days_view(f));
    add_office(call, out);
    return json(out);
}

}  // namespace console

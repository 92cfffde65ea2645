#include "supervision/digest_run.h"

#include <algorithm>
#include <map>

#include "alert/ladder.h"
#include "base/json.h"
#include "base/text.h"
#include "digest/render.h"
#include "store/digest_store.h"
#include "store/event_chain.h"
#include "store/event_store.h"
#include "store/extension_store.h"
#include "store/notice_store.h"
#include "store/outbox_store.h"
#include "store/plan_store.h"
#include "store/setting_store.h"
#include "store/unit_change_store.h"
#include "supervision/contact.h"
#include "supervision/duty_digest.h"
#include "supervision/office_sections.h"
#include "supervision/row_source.h"
#include "supervision/silence_act.h"

namespace supervision {

using base::Date;
using base::Instant;
using base::Json;
using calendar::IsoWeek;
using digest::Totals;
using ledger::State;
using std::chrono::days;
using store::AssignmentRow;

namespace {

constexpr const char* kDoneWeek = "digest_week";
constexpr const char* kOffice = "office";
constexpr days kSoon{14};

std::string week_of(Date day) { return calendar::format_iso_week(calendar::iso_week(day)); }

bool done(store::Database& db, Date day) {
    return store::setting(db, kDoneWeek).value_or("") >= week_of(day);
}

// Past the week's day. A ledger's very first digest was missed by nobody.
bool late(store::Database& db, const Setup& setup, Date today) {
    std::optional<Date> first = calendar::first_workday_of_week(today, setup.calendar);
    return first && today > *first && store::setting(db, kDoneWeek).has_value();
}

Json to_json(const Totals& t) {
    return Json::object()
        .set("open", t.open)
        .set("red", t.red)
        .set("yellow", t.yellow)
        .set("green", t.green)
        .set("grey", t.grey)
        .set("closed", t.closed);
}

std::optional<Totals> previous_totals(store::Database& db, const std::string& recipient,
                                      Date today) {
    std::optional<std::string> text = store::last_digest_totals(db, recipient, week_of(today));
    if (!text) return {};
    base::Result<Json> json = base::parse_json(*text);
    if (!json.ok()) return {};
    auto number = [&json](std::string_view key) {
        const int64_t* value = (*json)[key].as_int();
        return value ? static_cast<int>(*value) : 0;
    };
    return Totals{number("open"),  number("red"),  number("yellow"),
                  number("green"), number("grey"), number("closed")};
}

bool due_soon(const AssignmentRow& a, Date today) {
    bool at_work = a.state == State::kIssued || a.state == State::kWorking;
    return at_work && a.due && *a.due >= today && *a.due <= today + kSoon;
}

void sort_by_due(std::vector<digest::Row>& rows) {
    std::stable_sort(rows.begin(), rows.end(),
                     [](const digest::Row& a, const digest::Row& b) { return a.due < b.due; });
}

// The sections that both digests have in common.
struct Sections {
    std::vector<digest::Row> overdue, soon;
};

Sections sections(RowSource& source, const std::vector<AssignmentRow>& rows, Date today) {
    Sections out;
    for (const AssignmentRow& a : rows) {
        if (ledger::days_overdue(a.standing(), today) > 0 ||
            ledger::part_overdue(a.standing(), today))
            out.overdue.push_back(source.row(a, true));
        if (due_soon(a, today)) out.soon.push_back(source.row(a, false));
    }
    digest::sort_overdue(out.overdue);
    sort_by_due(out.soon);
    return out;
}

std::vector<digest::PlanLine> by_plan(const std::vector<AssignmentRow>& rows, Date today) {
    std::vector<digest::PlanLine> out;
    for (size_t from = 0; from < rows.size();) {
        size_t to = from;
        while (to < rows.size() && rows[to].plan_id == rows[from].plan_id) ++to;
        std::vector<AssignmentRow> part(rows.begin() + static_cast<long>(from),
                                        rows.begin() + static_cast<long>(to));
        out.push_back({part[0].plan_number, part[0].plan_title, totals_of(part, today)});
        from = to;
    }
    return out;
}

std::vector<digest::GroupLine> by_group(const std::vector<AssignmentRow>& rows, Date today) {
    std::map<std::string, std::vector<AssignmentRow>> groups;
    for (const AssignmentRow& row : rows) groups[row.unit_group].push_back(row);
    std::vector<digest::GroupLine> out;
    for (const auto& [group, part] : groups) out.push_back({group, totals_of(part, today)});
    return out;
}

std::vector<digest::LadderMove> moves(store::Database& db, Date today) {
    std::vector<digest::LadderMove> out;
    Date monday = calendar::monday_of(today);
    for (const store::RungCount& c : store::count_notices(db, monday - days(7), monday - days(1)))
        if (std::optional<alert::Rung> rung = alert::rung(c.rung))
            out.push_back({std::string(chinese_name(*rung)), c.rows, c.recipients});
    return out;
}

bool is_stopped(const RowSource& source, const AssignmentRow& a) {
    return a.state == State::kSuspended || source.silence_of(a) != nullptr;
}

// 无主: open rows of units that are no more, and that no successor took.
void add_ownerless(store::Database& db, RowSource& source, digest::OfficeDigest& out) {
    for (int64_t unit : store::ended_units(db, out.today))
        for (const AssignmentRow& a : store::assignments_of_unit(db, unit)) {
            if (!ledger::is_open(a.state)) continue;
            digest::Row row = source.row(a, false);
            row.note += (row.note.empty() ? "" : "；") + std::string("单位已撤销，待确定承办单位");
            out.without_owner.push_back(std::move(row));
        }
}

// semantics.md §7: what waits for more than three working days says so.
void add_extensions(store::Database& db, const Setup& setup, RowSource& source,
                    digest::OfficeDigest& out) {
    constexpr int kPatience = 3;
    for (const store::Extension& e : store::pending_extensions(db)) {
        std::optional<AssignmentRow> a = store::find_assignment(db, e.assignment_id);
        if (!a) continue;
        digest::Row row = source.row(*a, false);
        int waited = setup.calendar.workdays_between(e.filed_on, out.today);
        if (waited > kPatience)
            row.note += "；已提出" + std::to_string(waited) + "个工作日，尚未批复";
        out.extensions.push_back(std::move(row));
    }
}

void add_silences(store::Database& db, digest::OfficeDigest& out) {
    for (const ledger::Silence& s : store::standing_silences(db, out.today)) {
        if (s.ends_on > out.today + days(7)) continue;
        out.silences_ending.push_back(describe(db, s, out.today) + "：静默至" +
                                      base::format_date_chinese(s.ends_on) + "，理由：" + s.reason +
                                      "，设置人：" + s.author);
    }
}

void add_unknown(store::Database& db, digest::OfficeDigest& out) {
    for (const store::UnknownUnitLine& line : store::unknown_units(db))
        out.unknown_names.push_back(line.name + "（" + line.plan_number + " " + line.ref + "）：" +
                                    line.reason);
    for (const store::OwnerlessTask& task : store::tasks_without_owner(db)) {
        digest::Row row;
        row.plan_number = task.plan_number;
        row.plan_title = task.plan_title;
        row.ref = task.ref;
        row.title = task.title;
        row.quote = task.quote;
        row.due = task.due;
        row.state = State::kDraft;
        row.light = ledger::Light::kGrey;
        out.without_owner.push_back(std::move(row));
    }
}

void add_health(store::Database& db, const Setup& setup, Instant now, digest::OfficeDigest& out) {
    for (const store::Message& m : store::undelivered(db, now))
        out.failed_messages.push_back(m.to_name + "（" + m.to_address + "）《" + m.subject +
                                      "》：" + (m.reply.empty() ? "尚未送出" : m.reply));
    int year = base::split(out.today).year;
    int next = base::split(out.today + days(60)).year;
    for (int y = year; y <= next; ++y)
        if (!setup.calendar.covers(y))
            out.warnings.push_back(std::to_string(y) +
                                   "年的节假日安排尚未录入，该年只按周末计算工作日");
}

struct Composed {
    std::string recipient;  // key of the digest_issue row
    store::Recipient to;
    store::MessageKind kind;
    Totals totals;
    bool empty;
    digest::Rendered body;
};

void issue(store::Database& db, Instant now, const Composed& c, Tick& result) {
    std::string week = week_of(base::local_date(now));
    std::optional<int64_t> id;
    if (!c.empty) {
        // An officer may be a liaison too, and gets both.
        std::string key = std::string(name(c.kind)) + "|" + c.to.address + "|" + week;
        id = store::enqueue(
            db,
            {key, c.kind, c.to.name, c.to.address, c.body.subject, c.body.text, c.body.html,
             c.kind == store::MessageKind::kDigest ? "digest/1" : "office_digest/1"},
            now);
        ++result.digests;
        if (id) store::place_closing_lines(db, c.to.address, *id);
    }
    store::add_digest_issue(db, week, c.recipient, to_json(c.totals).dump(), id, now);
}

}  // namespace

bool digests_due(store::Database& db, const Setup& setup, Instant now) {
    Date today = base::local_date(now);
    if (done(db, today)) return false;
    std::optional<Date> first = calendar::first_workday_of_week(today, setup.calendar);
    return first && now >= base::at_local(*first, setup.schedule.digest_time);
}

Instant next_digests(store::Database& db, const Setup& setup, Instant now) {
    Date today = base::local_date(now);
    if (!done(db, today)) {
        std::optional<Date> first = calendar::first_workday_of_week(today, setup.calendar);
        if (first) {
            Instant at = base::at_local(*first, setup.schedule.digest_time);
            Instant open = next_in_window(setup, std::max(at, now));
            if (week_of(base::local_date(open)) == week_of(today)) return open;
        }
    }
    Date monday = calendar::monday_of(today);
    for (int week = 1; week < 60; ++week)
        if (std::optional<Date> first =
                calendar::first_workday_of_week(monday + days(7 * week), setup.calendar))
            return base::at_local(*first, setup.schedule.digest_time);
    return now + days(7);
}

digest::LiaisonDigest liaison_digest(store::Database& db, const store::LiaisonUnits& liaison,
                                     const Setup& setup, Instant now) {
    digest::LiaisonDigest out;
    out.today = base::local_date(now);
    out.week = calendar::iso_week(out.today);
    out.late = late(db, setup, out.today);
    out.addressee = liaison.liaison.name;
    RowSource source(db, out.today);
    std::vector<AssignmentRow> rows;
    for (int64_t unit : liaison.unit_ids) {
        out.units.push_back(source.unit_name(unit));
        std::vector<AssignmentRow> more = store::assignments_of_unit(db, unit);
        rows.insert(rows.end(), more.begin(), more.end());
    }
    out.totals = totals_of(rows, out.today);
    out.previous = previous_totals(db, liaison.liaison.address, out.today);
    Sections common = sections(source, rows, out.today);
    out.overdue = std::move(common.overdue);
    out.due_soon = std::move(common.soon);
    out.closed = source.closing_rows(liaison.liaison.address);
    for (const AssignmentRow& a : rows) {
        if (!a.blocked.empty() && ledger::is_open(a.state))
            out.blocked.push_back(source.row(a, false));
        if (a.state == State::kIssued) out.to_acknowledge.push_back(source.row(a, false));
        if (a.state == State::kClaimed || a.returned) out.pending.push_back(source.row(a, false));
        if (!a.approver.empty()) out.extensions.push_back(source.row(a, false));
        if (is_stopped(source, a)) out.stopped.push_back(source.row(a, false));
        out.recurring += a.kind == ledger::DeadlineKind::kRecurring && ledger::is_open(a.state);
    }
    out.duties = duty_lines(db, source, rows);
    return out;
}

digest::OfficeDigest office_digest(store::Database& db, const Setup& setup, Instant now) {
    digest::OfficeDigest out;
    out.today = base::local_date(now);
    out.week = calendar::iso_week(out.today);
    out.late = late(db, setup, out.today);
    std::vector<AssignmentRow> rows = store::all_assignments(db);
    RowSource source(db, out.today);
    out.totals = totals_of(rows, out.today);
    out.previous = previous_totals(db, kOffice, out.today);
    out.plans = by_plan(rows, out.today);
    out.groups = by_group(rows, out.today);
    out.moves = moves(db, out.today);
    Sections common = sections(source, rows, out.today);
    out.overdue = std::move(common.overdue);
    out.due_soon = std::move(common.soon);
    for (const AssignmentRow& a : rows) {
        if (a.state == State::kClaimed) out.claimed.push_back(source.row(a, false));
        if (!a.blocked.empty() && ledger::is_open(a.state))
            out.blocked.push_back(source.row(a, false));
        if (is_stopped(source, a)) out.stopped.push_back(source.row(a, false));
    }
    add_extensions(db, setup, source, out);
    add_duties(db, source, rows, out);
    add_silences(db, out);
    add_unknown(db, out);
    add_ownerless(db, source, out);
    add_health(db, setup, now, out);
    add_office_sections(db, setup, source, out);
    out.audit_head = store::format_head(store::chain_head(db));
    return out;
}

void run_digests(store::Database& db, const Setup& setup, Instant now, Tick& result) {
    Date today = base::local_date(now);
    int empty = 0, sent = 0;
    for (const store::LiaisonUnits& liaison : store::liaisons(db, today)) {
        digest::LiaisonDigest facts = liaison_digest(db, liaison, setup, now);
        ++(facts.empty() ? empty : sent);
        issue(db, now,
              {liaison.liaison.address, liaison.liaison, store::MessageKind::kDigest, facts.totals,
               facts.empty(), facts.empty() ? digest::Rendered{} : digest::render(facts)},
              result);
    }
    digest::OfficeDigest facts = office_digest(db, setup, now);
    facts.liaison_digests = sent;
    facts.empty_digests = empty;
    RowSource source(db, today);
    for (const store::Recipient& officer : office_contacts(db, today)) {
        facts.closed = source.closing_rows(officer.address);
        issue(db, now,
              {kOffice, officer, store::MessageKind::kOfficeDigest, facts.totals, false,
               digest::render(facts)},
              result);
    }
    store::set_setting(db, kDoneWeek, week_of(today));
    store::add_event(db, {0,
                          now,
                          "duband",
                          "digest.issue",
                          {},
                          {},
                          {},
                          week_of(today),
                          nullptr,
                          Json::object().set("sent", sent).set("empty", empty)});
}

}  // namespace supervision

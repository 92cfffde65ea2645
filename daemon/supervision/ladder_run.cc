// Each row whose wake day has come is looked at once: its facts and today give the highest rung
// reached. Lines are collected by recipient, so that everybody gets one message; a row of whose
// recipients one had a message today already waits for the next working day.

#include "supervision/ladder_run.h"

#include <algorithm>
#include <map>

#include "alert/ladder.h"
#include "store/event_store.h"
#include "store/notice_store.h"
#include "store/outbox_store.h"
#include "store/sheet_store.h"
#include "store/silence_store.h"
#include "supervision/duty_run.h"
#include "supervision/ladder_message.h"
#include "supervision/rung_recipients.h"
#include "supervision/sheet_act.h"

namespace supervision {

using alert::Rung;
using base::Date;
using base::Instant;
using store::AssignmentRow;
using store::Recipient;

namespace {

std::string message_key(const std::string& address, Date today) {
    return "ladder|" + address + "|" + base::format_date(today);
}

// A notice's rung beside those of the ladder.
constexpr const char* kSuspended = "suspended";

class LadderRun {
  public:
    LadderRun(store::Database& db, const Setup& setup, Instant now, Tick& result)
        : db_(db),
          setup_(setup),
          now_(now),
          today_(base::local_date(now)),
          result_(result),
          composer_(db, today_),
          recipients_(db, composer_.rows()),
          silences_(store::standing_silences(db, today_)),
          awake_(store::awake(db, today_)),
          loaded_(store::newly_loaded_overdue(db)) {}

    void run() {
        for (const AssignmentRow& row : awake_) consider(row);
        announce_loaded();
        for (auto& [address, draft] : drafts_) send(draft);
    }

  private:
    void consider(const AssignmentRow& row) {
        if (row.state == ledger::State::kSuspended) return consider_suspended(row);
        if (!row.due || !ledger::is_open(row.state)) return store::set_wake_day(db_, row.id, {});
        if (is_superseded(db_, row, today_)) return store::set_wake_day(db_, row.id, {});
        alert::RungDates dates = alert::rung_dates(row.issued_on, *row.due, setup_.calendar,
                                                   setup_.ladder, row.ladder_from);
        std::optional<Rung> rung = alert::rung_reached(dates, today_);
        std::optional<Date> next = alert::next_rung_day(dates, today_);
        if (!rung || !alert::on_ladder(row.standing()))
            return store::set_wake_day(db_, row.id, next);
        std::vector<Step> steps = steps_of(row, *rung);
        bool waits = std::any_of(steps.begin(), steps.end(), [this](const Step& step) {
            return step.nobody || any_told_today(step.people);
        });
        if (waits) return store::set_wake_day(db_, row.id, setup_.calendar.shift(today_, 1));
        bool late = setup_.calendar.workday_on_or_after(*row.wake_on) < today_;
        for (const Step& step : steps) take(row, step, late, next);
        store::set_wake_day(db_, row.id, next);
    }

    // One rung for one row: who is still to be told of it.
    struct Step {
        Rung rung;
        std::vector<Addressed> people;
        bool nobody;  // there is nobody to tell at all
        std::string cause;
    };

    // The rung that the row has reached; beside O3 also O4, where it is not the unit's first red.
    std::vector<Step> steps_of(const AssignmentRow& row, Rung rung) {
        std::vector<Step> out;
        auto add = [&](Rung r, const std::string& cause) {
            std::vector<Addressed> people = recipients_.of(row, r);
            if (r > Rung::kO1) add_untold_liaisons(people, row);
            bool nobody = people.empty();
            remove_told(people, row, name(r));
            out.push_back({r, std::move(people), nobody, cause});
        };
        add(rung, std::string(chinese_name(rung)));
        if (rung != Rung::kO3) return out;
        Date since = today_ - std::chrono::days(setup_.ladder.reds_days);
        int reds = 1 + store::reds_of_unit(db_, row.unit_id, row.id, since);
        if (reds >= setup_.ladder.reds)
            add(Rung::kO4, std::to_string(setup_.ladder.reds_days) + "天内第" +
                               std::to_string(reds) + "张红色督办单");
        return out;
    }

    // A liaison who never heard that the row is overdue, because of a silence, of downtime or of a
    // change in the post, hears it with the higher rung.
    void add_untold_liaisons(std::vector<Addressed>& people, const AssignmentRow& row) {
        std::vector<store::Notice> said = store::notices_of(db_, row.id);
        auto told = [&](const std::string& address) {
            return std::any_of(said.begin(), said.end(), [&](const store::Notice& n) {
                return n.due_version == row.due_version && n.rung.starts_with('O') &&
                       n.recipient == address;
            });
        };
        for (const Recipient& liaison : recipients_.liaisons(row))
            if (!told(liaison.address)) recipients_.add(people, {liaison});
    }

    // Tells of a rung and drafts its sheet; where a silence keeps it from the unit, the row wakes
    // again after it.
    void take(const AssignmentRow& row, const Step& step, bool late, std::optional<Date>& next) {
        std::vector<Addressed> people = step.people;
        if (std::optional<Date> muted = muted_until(row, step.rung)) {
            std::erase_if(people, [](const Addressed& p) { return !p.office; });
            Date heard = setup_.calendar.shift(*muted, 1);
            next = std::min(next.value_or(heard), heard);
        }
        draft_sheet(db_, row, step.rung, step.cause, now_);
        if (!people.empty()) tell(row, std::string(name(step.rung)), people, late);
    }

    // The last day on which the unit does not hear of this rung: of a silence, or of its own
    // 已知悉.
    std::optional<Date> muted_until(const AssignmentRow& row, Rung rung) const {
        std::optional<Date> out;
        auto until = [&out](Date day) { out = std::max(out.value_or(day), day); };
        bool noted = row.noted_until && *row.noted_until >= today_ && rung <= Rung::kO1;
        if (noted) until(*row.noted_until);
        for (const ledger::Silence& s : silences_)
            if (covers(s, {row.plan_id, row.unit_id, row.task_id}, today_) && mutes(s, name(rung)))
                until(s.ends_on);
        return out;
    }

    // The until-date has come: the office decides whether the row is resumed, suspended anew or
    // terminated. Told once for each suspension; the row wakes again when something is decided.
    void consider_suspended(const AssignmentRow& row) {
        std::optional<Date> wake = derive_days(setup_, row, today_).wake_on;
        if (wake && *wake > today_) return store::set_wake_day(db_, row.id, wake);
        std::vector<Addressed> people = recipients_.office();
        bool nobody = people.empty();
        remove_told(people, row, kSuspended);
        if (nobody || any_told_today(people))
            return store::set_wake_day(db_, row.id, setup_.calendar.shift(today_, 1));
        store::set_wake_day(db_, row.id, {});
        bool late = setup_.calendar.workday_on_or_after(*row.wake_on) < today_;
        if (!people.empty()) tell(row, kSuspended, people, late);
    }

    // A row may wake for a rung that was said: its days were derived anew, or its claim was
    // returned.
    void remove_told(std::vector<Addressed>& people, const AssignmentRow& row,
                     std::string_view rung) {
        std::vector<store::Notice> said = store::notices_of(db_, row.id);
        std::erase_if(people, [&](const Addressed& p) {
            return std::any_of(said.begin(), said.end(), [&](const store::Notice& n) {
                return n.due_version == row.due_version && n.rung == rung &&
                       n.recipient == p.recipient.address;
            });
        });
    }

    bool told_today(const std::string& address) {
        auto found = told_.find(address);
        if (found == told_.end())
            found =
                told_.emplace(address, store::has_message(db_, message_key(address, today_))).first;
        return found->second;
    }

    bool any_told_today(const std::vector<Addressed>& people) {
        return std::any_of(people.begin(), people.end(),
                           [this](const Addressed& p) { return told_today(p.recipient.address); });
    }

    void tell(const AssignmentRow& row, const std::string& rung,
              const std::vector<Addressed>& people, bool late) {
        for (const Addressed& person : people) {
            LadderDraft& draft = drafts_[person.recipient.address];
            draft.recipient = person.recipient;
            draft.office = draft.office || person.office;
            draft.late = draft.late || late;
            draft.lines.push_back({rung, &row, person.without_recipient});
        }
        store::add_event(db_, {0, now_, "duband", "notice." + rung, row.plan_id, row.task_id,
                               row.id, "", nullptr, nullptr});
    }

    // One summary to the office; the ladder itself waits for an officer's word.
    void announce_loaded() {
        drop_settled();
        const std::vector<Recipient>& officers = recipients_.officers();
        bool can_tell = !officers.empty() &&
                        std::none_of(officers.begin(), officers.end(),
                                     [this](const Recipient& r) { return told_today(r.address); });
        if (!can_tell) return;
        for (const AssignmentRow& row : loaded_) {
            for (const Recipient& officer : officers) {
                LadderDraft& draft = drafts_[officer.address];
                draft.recipient = officer;
                draft.office = true;
                draft.lines.push_back({"loaded", &row, false});
            }
            store::set_loaded_overdue(db_, row.id, "announced");
            store::add_event(db_, {0, now_, "duband", "notice.loaded", row.plan_id, row.task_id,
                                   row.id, "", nullptr, nullptr});
        }
    }

    // Closed, dropped, or claimed in time since the load: nothing is left to be told.
    void drop_settled() {
        std::erase_if(loaded_, [this](const AssignmentRow& row) {
            bool settled = ledger::days_overdue(row.standing(), today_) == 0;
            if (settled) store::set_loaded_overdue(db_, row.id, "no");
            return settled;
        });
    }

    void send(LadderDraft& draft) {
        const std::string& address = draft.recipient.address;
        std::vector<AssignmentRow> closed = closing_rows(address);
        for (const AssignmentRow& row : closed) draft.lines.push_back({"closed", &row, false});
        digest::Rendered body = composer_.compose(draft);
        store::MessageKind kind =
            draft.office ? store::MessageKind::kOffice : store::MessageKind::kLadder;
        std::optional<int64_t> id = store::enqueue(
            db_,
            {message_key(address, today_), kind, draft.recipient.name, address, body.subject,
             body.text, body.html, draft.office ? "office/1" : "ladder/1"},
            now_);
        if (!id) return;  // any_told_today() keeps this from happening
        for (const LadderDraft::Line& line : draft.lines) {
            if (line.rung == "closed") continue;
            const AssignmentRow& row = *line.assignment;
            store::add_notice(db_, {row.id, row.due_version, line.rung, address, today_}, *id);
            ++result_.notices;
        }
        if (!closed.empty()) store::place_closing_lines(db_, address, *id);
        ++(draft.office ? result_.office_messages : result_.ladder_messages);
    }

    std::vector<AssignmentRow> closing_rows(const std::string& address) {
        std::vector<AssignmentRow> out;
        for (int64_t id : store::waiting_closing_lines(db_, address))
            if (std::optional<AssignmentRow> row = store::find_assignment(db_, id))
                out.push_back(std::move(*row));
        return out;
    }

    store::Database& db_;
    const Setup& setup_;
    Instant now_;
    Date today_;
    Tick& result_;
    LadderComposer composer_;
    RungRecipients recipients_;
    std::vector<ledger::Silence> silences_;
    std::vector<AssignmentRow> awake_, loaded_;
    std::map<std::string, bool> told_;
    std::map<std::string, LadderDraft> drafts_;  // by address: the order of messages is stable
};

}  // namespace

void run_ladder(store::Database& db, const Setup& setup, Instant now, Tick& result) {
    LadderRun(db, setup, now, result).run();
}

std::optional<Instant> next_ladder(store::Database& db, const Setup& setup, Instant now) {
    Date today = base::local_date(now);
    std::optional<Date> wake = store::first_wake_day(db);
    if (store::any_newly_loaded_overdue(db)) wake = std::min(wake.value_or(today), today);
    if (!wake) return {};
    Date day = std::max(*wake, next_run_day(setup, now));
    day = setup.calendar.workday_on_or_after(day);
    Instant at = base::at_local(day, setup.schedule.ladder_time);
    if (at > now) return at;
    // Today's run is behind us: what still waits has recipients who were told today.
    return base::at_local(setup.calendar.shift(today, 1), setup.schedule.ladder_time);
}

}  // namespace supervision

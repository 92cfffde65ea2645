#pragma once
// Assignments (task × unit) and their due versions.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ledger/assignment.h"
#include "store/database.h"

namespace store {

// An assignment with what a message or a list shows of its task and plan.
struct AssignmentRow {
    int64_t id = 0, task_id = 0, unit_id = 0, plan_id = 0;
    std::string plan_number, plan_title, ref, title, quote, deadline_text;
    std::string unit_group, printed_name;
    std::vector<std::string> leaders, persons;
    ledger::AssignmentRole role = ledger::AssignmentRole::kLead;
    ledger::DeadlineKind kind = ledger::DeadlineKind::kNone;
    ledger::State state = ledger::State::kIssued;
    base::Date issued_on{};
    int due_version = 0;
    std::optional<base::Date> due, warn_on, wake_on, filed_on;
    bool soft = false, returned = false;
    int return_count = 0;
    std::string loaded_overdue;  // no new announced confirmed
    std::string rating;
    std::string proposed_rating;  // an officer's, that a director has not decided; else empty
    std::string approver;         // whose decision on an extension is awaited: "leader"; else empty
    std::optional<base::Date> suspended_until, terminated_on, reopened_on, noted_until;
    std::optional<base::Date> ladder_from;       // O1 is not before this day: of a confirmed row
    std::vector<ledger::DatedNode> nodes;        // of its item class
    ledger::Stage stage = ledger::Stage::kNone;  // reached by 签收 and feedback
    std::optional<int> percent;                  // progress, as the unit reports it
    std::string blocked;                         // 受阻: the unit's reason; empty: it is not
    std::optional<int> remaining_days;           // of a suspended row with a date
    std::optional<int64_t> merged_into;
    std::optional<int64_t> origin_unit_id;  // whom it was issued to, where it has moved since
    base::Date plan_issued{};
    // Of one period of a recurring duty: the recurring task, the period, reports owed in it, and
    // those that were filed and not returned.
    std::optional<int64_t> series_id;
    std::optional<base::Date> period_start, period_end;
    int min_reports = 1, reports = 0;
    std::optional<base::Date> milestone_due;   // of the earliest milestone that is not done
    std::vector<ledger::Progress> quantities;  // the targets of the row, with what was reported

    [[nodiscard]] ledger::Standing standing() const;
};

// The days that follow from a due date; derived by the caller, who knows the calendar and the
// ladder.
struct DerivedDays {
    std::optional<base::Date> warn_on;
    std::optional<base::Date> wake_on;
};

struct NewAssignment {
    int64_t task_id = 0, unit_id = 0;
    ledger::AssignmentRole role = ledger::AssignmentRole::kLead;
    std::string printed_name;
    base::Date issued_on{};
    std::optional<base::Date> due;
    bool soft = false;
    bool loaded_overdue = false;
    DerivedDays days;
    std::vector<ledger::DatedNode> nodes = {};
};

// As issued, with due version 1 where it has a date.
[[nodiscard]] int64_t insert_assignment(Database& database, const NewAssignment& row,
                                        const std::string& basis, base::Instant now);

[[nodiscard]] std::optional<AssignmentRow> find_assignment(Database& database, int64_t id);
[[nodiscard]] std::vector<AssignmentRow> assignments_of_task(Database& database, int64_t task_id);
[[nodiscard]] std::vector<AssignmentRow> assignments_of_unit(Database& database, int64_t unit_id);
[[nodiscard]] std::vector<AssignmentRow> assignments_of_plan(Database& database, int64_t plan_id);
// Issued, working, claimed or suspended, of all units; in the order of units and due dates.
[[nodiscard]] std::vector<AssignmentRow> open_assignments(Database& database);
// Everything that stands, closed included.
[[nodiscard]] std::vector<AssignmentRow> all_assignments(Database& database);
// Due in [from, to], in any state but terminated.
[[nodiscard]] std::vector<AssignmentRow> due_between(Database& database, base::Date from,
                                                     base::Date to);

// What a list asks for; everything that is given must agree. `own_units` is the reader's scope: it
// is part of the query, so that no caller can forget it. Texts are found as they are, without
// wildcards.
struct AssignmentFilter {
    std::optional<std::vector<int64_t>> own_units;  // nothing: all
    std::optional<int64_t> id, task_id, plan_id, unit_id;
    std::string state;   // a state's name, "open" or "any"; empty: all but terminated
    std::string leader;  // one of 分管领导
    std::string text;    // in title, quote, clause, plan or printed name
    std::optional<base::Date> due_from, due_until;
};
[[nodiscard]] std::vector<AssignmentRow> assignments_where(Database& database,
                                                           const AssignmentFilter& filter);

// The ladder's work: rows whose wake day has come, and the first wake day of all.
[[nodiscard]] std::vector<AssignmentRow> awake(Database& database, base::Date today);
[[nodiscard]] std::optional<base::Date> first_wake_day(Database& database);
void set_wake_day(Database& database, int64_t id, std::optional<base::Date> day);
void set_derived_days(Database& database, int64_t id, const DerivedDays& days);

// Rows that were overdue when they were loaded and are not announced yet.
[[nodiscard]] std::vector<AssignmentRow> newly_loaded_overdue(Database& database);
[[nodiscard]] bool any_newly_loaded_overdue(Database& database);
void set_loaded_overdue(Database& database, int64_t id, const std::string& value);
// The nodes of another item class.
void set_nodes(Database& database, int64_t id, const std::vector<ledger::DatedNode>& nodes);
// What the unit's feedback says: stage, progress in percent, 受阻.
void set_progress(Database& database, int64_t id, ledger::Stage stage, std::optional<int> percent,
                  const std::string& blocked);
// The ladder of a row starts on a day later than its due date says.
void set_ladder_from(Database& database, int64_t id, base::Date day);

// A further due version, which becomes the effective one.
void add_due_version(Database& database, int64_t id, base::Date due, bool soft,
                     const DerivedDays& days, const std::string& basis, base::Instant now);
// The date is gone from the plan: no effective due date; the versions stay.
void drop_due(Database& database, int64_t id);
void set_role(Database& database, int64_t id, ledger::AssignmentRole role);
struct DueVersion {
    int version = 0;
    base::Date due{};
    std::string basis;
};
[[nodiscard]] std::vector<DueVersion> due_versions(Database& database, int64_t id);

// UPDATE with the old state in its WHERE: false where the row was no longer in `from`.
[[nodiscard]] bool change_state(Database& database, int64_t id, ledger::State from,
                                ledger::State to);
void set_claim(Database& database, int64_t id, base::Date filed_on);
void void_claim(Database& database, int64_t id);
void set_rating(Database& database, int64_t id, ledger::Rating rating);
void propose_rating(Database& database, int64_t id, ledger::Rating rating);
// The id of the feedback.
int64_t add_feedback(Database& database, int64_t id, bool claim, const std::string& author,
                     const std::string& text, const std::string& evidence, base::Instant now,
                     ledger::Stage stage = ledger::Stage::kNone);
struct Feedback {
    bool claim = false;
    std::string at, author, text, evidence;
    ledger::Stage stage = ledger::Stage::kNone;
};
// In order; without what was undone.
[[nodiscard]] std::vector<Feedback> feedback_of(Database& database, int64_t id);
void undo_last_feedback(Database& database, int64_t id);

}  // namespace store

#pragma once
// What messages are composed from: plain facts, gathered by `supervision`, with no database and no
// clock behind them. The same facts give the same bytes.

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "calendar/iso_week.h"
#include "ledger/assignment.h"

namespace digest {

// One assignment as a message shows it.
struct Row {
    std::string plan_number;  // 兴政办函〔2024〕7号
    std::string plan_title;
    std::string ref;              // 三/（一）
    std::string title;            // the task
    std::string unit;             // the unit's name on the day of the message
    std::string unit_group = {};  // department, township, …
    std::string quote;            // the document's words the deadline rests on; may be empty
    std::string leaders = {};     // 分管领导, joined by 、
    ledger::State state = ledger::State::kIssued;
    ledger::AssignmentRole role = ledger::AssignmentRole::kLead;
    ledger::Light light = ledger::Light::kGreen;
    bool soft = false;
    std::optional<base::Date> due;
    int days_overdue = 0;                     // calendar days past due; 0 when not overdue
    std::optional<int> days_left;             // calendar days to due, where due is today or later
    std::vector<std::string> reminders = {};  // what was said so far, in order: 临期提醒（9月24日）
    bool overdue_when_loaded = false;  // 载入时已逾期
    std::string note = {};             // further mark: 无收件人, 已退回 1 次：reason
};

// One period of a recurring duty that is under way, or the newest that was missed.
struct DutyLine {
    std::string title;  // 每月盘点进度（2024年5月）
    std::string unit;
    int owed = 1, filed = 0;  // reports
    base::Date due{};
    bool overdue = false;
    std::string note = {};  // 连续3期未报（自2024年3月起）
};

struct Totals {
    int open = 0;
    int red = 0;
    int yellow = 0;
    int green = 0;
    int grey = 0;
    int closed = 0;  // closed so far
    friend bool operator==(const Totals&, const Totals&) = default;
};

// semantics.md §7.
struct LiaisonDigest {
    base::Date today{};
    calendar::IsoWeek week{};
    bool late = false;               // sent after its day: marked 补发
    std::string addressee;           // the person, or the post: 县教科局联络员
    std::vector<std::string> units;  // all units that the liaison serves
    Totals totals;
    std::optional<Totals> previous;   // of the last digest, where there was one
    std::vector<Row> overdue;         // most days first
    std::vector<Row> due_soon;        // due within 14 days, by due date
    std::vector<Row> to_acknowledge;  // issued and not acknowledged
    std::vector<Row> pending;         // claimed and undecided, returned and not refiled
    std::vector<Row> extensions;      // asked for and undecided
    std::vector<Row> blocked;         // 受阻, as the unit says
    std::vector<Row> stopped;         // suspended, or silenced
    std::vector<Row> closed;          // 已销号: told of the overdue, closed since
    int recurring = 0;                // recurring duties in hand
    std::vector<DutyLine> duties;     // what they owe and have filed in this period

    [[nodiscard]] bool empty() const {
        return overdue.empty() && due_soon.empty() && to_acknowledge.empty() && pending.empty() &&
               extensions.empty();
    }
};

struct PlanLine {
    std::string number;
    std::string title;
    Totals totals;
};

struct GroupLine {
    std::string group;  // townships, departments, vertical agencies are listed apart
    Totals totals;
};

// One line for each rung of the last week: how many rows, and to how many people.
struct LadderMove {
    std::string rung;  // 临期提醒
    int rows = 0;
    int recipients = 0;
};

// What was asked of a unit in the week before: semantics.md §7, the burden meter.
struct BurdenLine {
    std::string unit;
    int messages = 0;
    int reports = 0;  // rows that were reminded of or asked for
};

struct OfficeDigest {
    base::Date today{};
    calendar::IsoWeek week{};
    bool late = false;
    Totals totals;
    std::optional<Totals> previous;
    std::vector<PlanLine> plans;
    std::vector<GroupLine> groups;
    std::vector<LadderMove> moves;
    std::vector<Row> overdue;  // grouped by unit, most days first
    std::vector<Row> due_soon;
    std::vector<Row> claimed;         // waiting for the office's decision
    std::vector<Row> extensions;      // asked for and undecided, the longest waiting first
    std::vector<std::string> sheets;  // drafts of sheets and bulletins that wait for a signature
    std::vector<std::string> drafts;  // drafts of documents that wait for confirmation
    std::vector<Row> blocked;         // 受阻, as the unit says
    std::vector<Row> stopped;         // suspended, or silenced
    std::vector<std::string> silences_ending;  // within a week: whom, until, why, by whom
    std::vector<Row> closed;                   // 已销号: told of the overdue, closed since
    std::vector<Row> without_owner;            // no unit resolved
    std::vector<std::string> unknown_names;  // 有关部门（兴政发〔2024〕4号 一/（一）/2.）
    std::vector<std::string> failed_messages;  // recipient, subject, the server's reply
    std::vector<BurdenLine> burden;            // the units with the most first
    int burden_ceiling = 0;                    // more than this is named
    std::vector<std::string> health;           // of the last runs
    int liaison_digests = 0;                   // sent this week
    int empty_digests = 0;                     // not sent, because nothing was to be said
    std::vector<std::string> warnings;         // 2027 年无节假日安排…
    std::vector<DutyLine> missed_duties;       // periods overdue, the newest of each
    std::vector<std::string> renewals;         // duties whose plan year ends
    int duties_owed = 0, duties_filed = 0;     // periods under way
    std::string audit_head;                    // "128:0f3a…", printed so that it stands elsewhere
};

// The rows of one rung in a ladder message.
struct RungSection {
    std::string rung;   // "R0"
    std::string title;  // 临期提醒
    std::vector<Row> rows;
};

// One message of the ladder: at most one a recipient and working day.
struct LadderMessage {
    base::Date today{};
    bool late = false;    // 补发
    bool office = false;  // to the supervision office: an alert, grouped by unit
    std::string addressee;
    std::vector<RungSection> sections;  // highest rung first
    std::vector<Row> loaded_overdue;    // 载入时已逾期: one summary to the office
    std::vector<Row> closed;            // 已销号: told of the overdue, closed since
};

// Mail that will not arrive, told to the office.
struct FailureNotice {
    base::Date today{};
    std::string addressee;
    struct Failure {
        std::string to_name, to_address, subject, reply;
        int attempts = 0;
    };
    std::vector<Failure> failures;
};

// What a channel sends.
struct Rendered {
    std::string subject;
    std::string text;
    std::string html;
};

}  // namespace digest

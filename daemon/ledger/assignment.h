#pragma once
// One task × one unit: its states, and which light the row shows. semantics.md §2 and §4. What may
// be done in which state stands in act.h.

#include <optional>
#include <string_view>

#include "base/date.h"
#include "ledger/deadline.h"
#include "ledger/nodes.h"
#include "ledger/progress.h"

namespace ledger {

// Stored. Overdue, light, blocked are derived, never states.
enum class State { kDraft, kIssued, kWorking, kClaimed, kClosed, kSuspended, kTerminated };
enum class AssignmentRole { kLead, kSupport, kEach };
enum class Rating { kExcellent, kGood, kPassed };

[[nodiscard]] std::string_view name(State state);          // "working"
[[nodiscard]] std::string_view chinese_name(State state);  // 办理中
[[nodiscard]] std::string_view name(AssignmentRole role);
[[nodiscard]] std::string_view chinese_name(AssignmentRole role);
[[nodiscard]] std::string_view name(Rating rating);
[[nodiscard]] std::string_view chinese_name(Rating rating);
[[nodiscard]] std::optional<State> state(std::string_view name);
[[nodiscard]] std::optional<AssignmentRole> assignment_role(std::string_view name);
// "excellent" or 优秀.
[[nodiscard]] std::optional<Rating> rating(std::string_view name);

// Neither closed nor terminated nor still a draft.
[[nodiscard]] bool is_open(State state);

enum class Light { kGrey, kGreen, kGreenRinged, kYellow, kRed };
[[nodiscard]] std::string_view name(Light light);          // "green_ringed"
[[nodiscard]] std::string_view chinese_name(Light light);  // 红灯

// What lights and rungs are derived from.
struct Standing {
    State state = State::kIssued;
    DeadlineKind kind = DeadlineKind::kNone;
    bool soft = false;
    std::optional<base::Date> due;            // the effective due date, inclusive
    std::optional<base::Date> warn;           // first day of the warning
    std::optional<base::Date> filed;          // day on which the standing claim was filed
    bool returned = false;                    // returned and not refiled
    bool extension_pending = false;           // asked for and undecided: the clock goes on
    std::optional<base::Date> node_due = {};  // by the end of which a feedback is owed
    std::optional<base::Date> begin = {};     // T0, from which progress is linear
    std::optional<int> percent = {};          // progress, where the unit reports one
    bool milestone_overdue = false;           // a milestone of the row is past its day
    std::vector<Progress> progress = {};      // quantities, and reports owed in a period
    std::optional<base::Date> part_due = {};  // of the earliest milestone that is not done
};

// Reported progress below 70 % of the linear share of the limit (semantics.md §4). Never on the
// first day, and never without a report.
[[nodiscard]] bool is_behind(const Standing& standing, base::Date today);
// A node's feedback was due before today and has not come.
[[nodiscard]] bool misses_node(const Standing& standing, base::Date today);

// Calendar days past due: 0 on the due day and before, 0 where a claim was filed in time. A soft
// due date and one that is unknown are never overdue.
[[nodiscard]] int days_overdue(const Standing& standing, base::Date today);
// A milestone under the row is past its day: the row is red, whatever its own date.
[[nodiscard]] bool part_overdue(const Standing& standing, base::Date today);
[[nodiscard]] Light light(const Standing& standing, base::Date today);

}  // namespace ledger

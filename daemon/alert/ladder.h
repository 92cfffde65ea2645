#pragma once
// The ladder of reminders and escalation (semantics.md §5): from a due date and the calendar to the
// days on which somebody is told. Conditions on facts, not a chain of timers: a restart derives
// them again.

#include <optional>
#include <string_view>

#include "base/date.h"
#include "calendar/work_calendar.h"
#include "ledger/assignment.h"
#include "ledger/rules.h"

namespace alert {

// Lowest first. A rung fires once for each (assignment, due version).
enum class Rung {
    kEarly,  // R0E: the one notice more that a long task has
    kR0,     // warn date
    kR1,     // due day, or the working day before it
    kO1,     // first working day overdue
    kO2,     // some working days after O1
    kO3,     // some working days after O2
    kO4,     // so many calendar days overdue
};
inline constexpr int kRungs = 7;
[[nodiscard]] std::string_view name(Rung rung);  // "R0E" "R0" "R1" "O1" "O2" "O3" "O4"
// 提前告知 临期提醒 到期提醒 逾期告警 升级督办 提级督办 通报约谈建议
[[nodiscard]] std::string_view chinese_name(Rung rung);
[[nodiscard]] std::optional<Rung> rung(std::string_view name);

// The working day of each rung.
struct RungDates {
    std::optional<base::Date> early;
    base::Date warn;     // R0
    base::Date due_day;  // R1
    base::Date overdue;  // O1
    base::Date second;   // O2
    base::Date third;    // O3
    base::Date fourth;   // O4, never before O3
};

// `issued` is T0, the day the limit began; `due` is inclusive and may be a day off. A row that was
// overdue when it was loaded climbs from the day on which an officer confirmed it, `from`.
[[nodiscard]] RungDates rung_dates(base::Date issued, base::Date due,
                                   const calendar::WorkCalendar& calendar,
                                   const ledger::LadderRules& rules,
                                   std::optional<base::Date> from = {});

// The highest rung whose day has come by `today`, or nothing.
[[nodiscard]] std::optional<Rung> rung_reached(const RungDates& dates, base::Date today);
// The first day after `today` on which another rung is reached; nothing after O4.
[[nodiscard]] std::optional<base::Date> next_rung_day(const RungDates& dates, base::Date today);

// Whether the ladder speaks of a row at all: a hard date, open, and no claim filed in time.
[[nodiscard]] bool on_ladder(const ledger::Standing& standing);

}  // namespace alert

#include "alert/ladder.h"

#include <algorithm>
#include <array>

namespace alert {

using base::Date;
using ledger::State;

namespace {

struct Names {
    std::string_view name, chinese;
};
constexpr std::array<Names, kRungs> kNames = {{{"R0E", "提前告知"},
                                               {"R0", "临期提醒"},
                                               {"R1", "到期提醒"},
                                               {"O1", "逾期告警"},
                                               {"O2", "升级督办"},
                                               {"O3", "提级督办"},
                                               {"O4", "通报约谈建议"}}};

// semantics.md §4: limit ≤ 7 days: 1 working day before; ≤ 15 working days: 3; else 5.
int warn_workdays(Date issued, Date due, const calendar::WorkCalendar& calendar,
                  const ledger::LadderRules& rules) {
    if ((due - issued).count() <= rules.short_days) return rules.short_warn;
    // A limit of more than twice as many calendar days cannot hold so few working days.
    bool maybe_middle = (due - issued).count() <= 3 * rules.middle_workdays;
    if (maybe_middle && calendar.workdays_between(issued, due) <= rules.middle_workdays)
        return rules.middle_warn;
    return rules.long_warn;
}

}  // namespace

std::string_view name(Rung r) { return kNames.at(static_cast<size_t>(r)).name; }
std::string_view chinese_name(Rung r) { return kNames.at(static_cast<size_t>(r)).chinese; }

std::optional<Rung> rung(std::string_view text) {
    for (size_t i = 0; i < kNames.size(); ++i)
        if (kNames[i].name == text) return static_cast<Rung>(i);
    return {};
}

RungDates rung_dates(Date issued, Date due, const calendar::WorkCalendar& calendar,
                     const ledger::LadderRules& rules, std::optional<Date> from) {
    RungDates out;
    out.warn = calendar.shift(due, -warn_workdays(issued, due, calendar, rules));
    out.due_day = calendar.workday_on_or_before(due);
    out.overdue = calendar.shift(due, 1);
    Date begins = due;  // the last day before the row counts as overdue
    if (from && *from > out.overdue) {
        out.overdue = calendar.workday_on_or_after(*from);
        begins = *from - std::chrono::days(1);
    }
    out.second = calendar.shift(out.overdue, rules.second_workdays);
    out.third = calendar.shift(out.second, rules.third_workdays);
    Date month = begins + std::chrono::days(rules.fourth_days);
    out.fourth = std::max(calendar.workday_on_or_after(month), out.third);
    if ((due - issued).count() > rules.early_days)
        out.early = calendar.shift(due, -rules.early_warn);
    return out;
}

std::optional<Rung> rung_reached(const RungDates& dates, Date today) {
    if (today >= dates.fourth) return Rung::kO4;
    if (today >= dates.third) return Rung::kO3;
    if (today >= dates.second) return Rung::kO2;
    if (today >= dates.overdue) return Rung::kO1;
    if (today >= dates.due_day) return Rung::kR1;
    if (today >= dates.warn) return Rung::kR0;
    if (dates.early && today >= *dates.early) return Rung::kEarly;
    return {};
}

std::optional<Date> next_rung_day(const RungDates& dates, Date today) {
    std::optional<Date> out;
    auto offer = [&](Date day) {
        if (today < day && (!out || day < *out)) out = day;
    };
    if (dates.early) offer(*dates.early);
    for (Date day :
         {dates.warn, dates.due_day, dates.overdue, dates.second, dates.third, dates.fourth})
        offer(day);
    return out;
}

bool on_ladder(const ledger::Standing& s) {
    if (s.kind != ledger::DeadlineKind::kDate || s.soft || !s.due) return false;
    if (s.state == State::kIssued || s.state == State::kWorking) return true;
    return s.state == State::kClaimed && s.filed && *s.filed > *s.due;
}

}  // namespace alert

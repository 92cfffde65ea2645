// Values of terms that run from an event.

#include <algorithm>

#include "extract/deadline_context.h"
#include "extract/deadline_value.h"

namespace extract {

namespace {

using ledger::Deadline;
using ledger::SpanUnit;

constexpr int kDaysPerWeek = 7;
constexpr int kMonthsPerYear = 12;
constexpr int kHoursPerDay = 24;
constexpr int kDaysOfHalfMonth = 15;

void set_length(Deadline& out, int count, int unit) {
    out.days = count;
    switch (unit) {
        case kWorkdays:
            out.unit = SpanUnit::kWorkday;
            break;
        case kWeeks:
            out.days = count * kDaysPerWeek;
            break;
        case kMonths:
            out.unit = SpanUnit::kMonth;
            break;
        case kYears:
            out.unit = SpanUnit::kMonth;
            out.days = count * kMonthsPerYear;
            break;
        case kHours:
            out.days = (count + kHoursPerDay - 1) / kHoursPerDay;
            break;
        default:
            break;
    }
}

}  // namespace

Deadline produce_next_day(const Captures&, const Surroundings& s) {
    Deadline out;
    out.kind = ledger::DeadlineKind::kRelative;
    set_length(out, 1, kDays);
    out.event = event_before(s.text, s.begin, s.end).name;
    return out;
}

Deadline produce_length(const Captures& c, const Surroundings& s) {
    Deadline out;
    out.kind = ledger::DeadlineKind::kRelative;
    std::u32string_view words = s.text.view(s.begin, s.end);
    if (c.has(Slot::kUnit)) {
        set_length(out, c.get(Slot::kCount), c.get(Slot::kUnit));
    } else if (s.text.view(s.begin, s.end).find(U"年") != std::u32string_view::npos) {
        set_length(out, kMonthsPerYear / 2, kMonths);
    } else {
        set_length(out, kDaysOfHalfMonth, kDays);
    }
    out.event = words.starts_with(U"提前") ? "提前" : event_before(s.text, s.begin, s.end).name;
    if (out.days == 0 && c.get(Slot::kUnit) != kHours) return {};
    return out;
}

}  // namespace extract

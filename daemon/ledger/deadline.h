#pragma once
// What a document says about time, as a value. semantics.md §1 (due), gold/GUIDE.md (deadline).

#include <optional>
#include <string>

#include "base/date.h"

namespace ledger {

enum class DeadlineKind {
    kNone,       // no time stated
    kDate,       // one due date
    kRecurring,  // RFC 5545 RRULE without DTSTART
    kRelative,   // so many days after an event whose date is unknown
};

enum class SpanUnit { kDay, kWorkday, kMonth };

struct Deadline {
    DeadlineKind kind = DeadlineKind::kNone;
    std::string text;                 // the wording, as printed
    std::optional<base::Date> start;  // kDate: first day of the step, where one is stated
    std::optional<base::Date> due;    // kDate: inclusive, overdue from the next day
    bool soft = false;                // 力争, 争取, 原则上, 计划
    std::string rrule;                // kRecurring: FREQ=MONTHLY;BYMONTHDAY=20
    int min = 1;                      // kRecurring: reports owed within one period
    int days = 0;                     // kRelative: count of `unit`
    SpanUnit unit = SpanUnit::kDay;   // kRelative
    std::string event;                // kRelative: 印发之日, 收到通知

    friend bool operator==(const Deadline&, const Deadline&) = default;
};

// "none" "date" "recurring" "relative"; "day" "workday" "month".
[[nodiscard]] std::string_view name(DeadlineKind kind);
[[nodiscard]] std::string_view name(SpanUnit unit);
[[nodiscard]] std::optional<DeadlineKind> deadline_kind(std::string_view name);
[[nodiscard]] std::optional<SpanUnit> span_unit(std::string_view name);

}  // namespace ledger

#pragma once
// Deadline expressions: finding the span and resolving the value are two functions. Text in, values
// out; no clock, no I/O. The rules stand in a table, each with a real phrasing beside it.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "ledger/deadline.h"

namespace extract {

// What a year, or a month, that is not printed is taken from. A phase or heading goes before the
// document.
struct DeadlineContext {
    base::Date document_date;                    // 成文日期
    std::optional<int> year = {};                // year of the enclosing phase or heading
    std::optional<base::Date> phase_start = {};  // first day of the enclosing phase, where known
};

// One deadline expression found in a sentence. Offsets are bytes into the text given to
// find_deadlines.
struct DeadlineSpan {
    size_t begin = 0;
    size_t end = 0;
    int rule = 0;  // index into the rule table; deadline_rule_name() tells its name
};

[[nodiscard]] std::vector<DeadlineSpan> find_deadlines(std::string_view text);
[[nodiscard]] ledger::Deadline resolve_deadline(std::string_view text, const DeadlineSpan& span,
                                                const DeadlineContext& context);
[[nodiscard]] std::string_view deadline_rule_name(int rule);

// 汛期前, 两会前: a term that names a season or an event and no date. The value is the rule's or
// relative; a plan's own text leaves such a task without a date, for the officer to set.
[[nodiscard]] bool names_a_season(const DeadlineSpan& span);

// Both steps, in printed order, without those of kind none.
[[nodiscard]] std::vector<ledger::Deadline> deadlines_in(std::string_view text,
                                                         const DeadlineContext& context);

}  // namespace extract

#pragma once
// The only ways to stop a clock and to drop a task, each on a basis document, and the way back from
// a closing that was untrue. All are a director's. semantics.md §2.

#include "supervision/act.h"

namespace supervision {

struct Suspension {
    std::string basis;   // document
    base::Date until{};  // obligatory; the office is told when it has come
};
// 中止: the clock stops, the days that remain are kept, a waiting request for extension lapses.
[[nodiscard]] base::Status suspend(store::Database& database, int64_t assignment,
                                   const Actor& actor, const Suspension& suspension,
                                   const Setup& setup, base::Instant now);
// 恢复: a new due version, max(due, today + remaining days).
[[nodiscard]] base::Status resume(store::Database& database, int64_t assignment, const Actor& actor,
                                  const std::string& basis, const Setup& setup, base::Instant now);
// 终止: withdrawn, or merged into another assignment, whose number is kept.
[[nodiscard]] base::Status terminate(store::Database& database, int64_t assignment,
                                     const Actor& actor, const std::string& basis,
                                     std::optional<int64_t> merged_into, base::Instant now);
// 回头看 found it untrue: at work again under the same number, the result struck.
[[nodiscard]] base::Status reopen(store::Database& database, int64_t assignment, const Actor& actor,
                                  const std::string& reason, const Setup& setup, base::Instant now);

}  // namespace supervision

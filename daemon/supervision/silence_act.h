#pragma once
// Silences: an officer mutes messages to units for a while, and may end that early.
// semantics.md §11.

#include <string>

#include "ledger/silence.h"
#include "supervision/act.h"

namespace supervision {

// `silence` without id and author. Refused: no matcher, no reason, an end beyond
// setup.acts.silence_days after the start, a start before today, a rung above O2. The new id.
[[nodiscard]] base::Result<int64_t> start_silence(store::Database& database,
                                                  const ledger::Silence& silence,
                                                  const Actor& actor, const Setup& setup,
                                                  base::Instant now);
// What it kept back and still holds is said on the next run.
[[nodiscard]] base::Status end_silence(store::Database& database, int64_t id, const Actor& actor,
                                       const std::string& reason, const Setup& setup,
                                       base::Instant now);
// 县教科局；兴政办函〔2024〕7号；任务《…》: whom and what it is about.
[[nodiscard]] std::string describe(store::Database& database, const ledger::Silence& silence,
                                   base::Date today);

}  // namespace supervision

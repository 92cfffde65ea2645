#pragma once
// What differs between the task in the ledger and the task in the file, field by field, for people.

#include <string>
#include <vector>

#include "ledger/plan.h"

namespace supervision {

// "三/（一） 时限：2024-11-30 → 2024-12-15", one a field.
[[nodiscard]] std::vector<std::string> differences(const ledger::Task& before,
                                                   const ledger::Task& after);
// The deadline on one line: 2024-11-30, 力争 2024-11-30, 2024-06-01 至 2024-11-30, 周期
// FREQ=MONTHLY, 印发后 30 日, 无.
[[nodiscard]] std::string describe(const ledger::Deadline& deadline);

}  // namespace supervision

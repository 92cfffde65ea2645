#pragma once
// A plan ledger in TOML (design.md, Formats) ⇄ ledger::Plan.

#include <string>
#include <string_view>

#include "base/result.h"
#include "ledger/plan.h"

namespace intake {

// `file` is the name that the error carries, with the line. At most 5,000 tasks.
[[nodiscard]] base::Result<ledger::Plan> parse_plan(std::string_view text, std::string_view file);
// Regular files of at most 20 MiB; the error names the file.
[[nodiscard]] base::Result<ledger::Plan> read_plan_file(const std::string& path);

}  // namespace intake

#pragma once
// A score sheet as a TOML file:
//
//   name = "厕所革命检查评分表"
//   [[item]]
//   title = "组织领导"
//   full = 10
//   rule = "没有方案扣5分"

#include <string>
#include <string_view>

#include "base/result.h"
#include "ledger/score.h"

namespace intake {

// `name` is the file's, for messages.
[[nodiscard]] base::Result<ledger::ScoreSheet> parse_score_sheet(std::string_view text,
                                                                 std::string_view name);
[[nodiscard]] base::Result<ledger::ScoreSheet> read_score_sheet(const std::string& path);

}  // namespace intake

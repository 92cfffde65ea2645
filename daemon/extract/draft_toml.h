#pragma once
// A draft in the form of the reviewed ledger (design.md, Formats: Plan ledger): an officer corrects
// it and loads it. What the program is not sure of stands above the task as a comment.

#include <string>
#include <string_view>

#include "extract/draft.h"

namespace extract {

// `origin` names the file the draft was read from.
[[nodiscard]] std::string draft_toml(const Draft& draft, std::string_view origin);

}  // namespace extract

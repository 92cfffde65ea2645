#pragma once
// What an officer should look at before a drafted task is trusted: said in Chinese, and taken off
// the task's confidence.

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "extract/draft.h"
#include "extract/outline.h"

namespace extract {

// 三、 behind 一、: an item that the reader may have missed. At most five are said.
[[nodiscard]] std::vector<std::string> numbering_gaps(const Outline& outline);

void add_doubts(DraftTask& task, std::optional<base::Date> issued);

}  // namespace extract

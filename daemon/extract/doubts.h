#pragma once
// What an officer should look at before a drafted task is trusted: said in Chinese, and taken off
// the task's confidence.

#include <optional>

#include "base/date.h"
#include "extract/draft.h"

namespace extract {

void add_doubts(DraftTask& task, std::optional<base::Date> issued);

}  // namespace extract

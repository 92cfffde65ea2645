#pragma once
// A body and its annex often print the same tasks twice. One of the two stays, and says where the
// other stands.

#include <vector>

#include "extract/draft.h"

namespace extract {

// Keeps of each pair the one that states more (a time, then the row of an annex).
void merge_restated(std::vector<DraftTask>& tasks);

}  // namespace extract

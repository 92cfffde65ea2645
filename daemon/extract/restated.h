#pragma once
// A document that prints its tasks twice, in the body and in a list behind it, states each once.

#include <vector>

#include "extract/draft.h"

namespace extract {

// Merges a task of the body with the row or item of an annex that says the same: one title is in
// the other, they share a unit, and their times do not differ. The kept one knows the other place.
void merge_restated(std::vector<DraftTask>& tasks);

}  // namespace extract

#pragma once
// The tasks of one item: a list of units makes the item one task, dated clauses become tasks of
// their own, a list of duties gives one to each unit. gold/GUIDE.md, What is a task.

#include <vector>

#include "extract/deadline.h"
#include "extract/draft.h"
#include "extract/outline.h"

namespace extract {

struct ItemContext {
    const NormalText& text;
    const Outline& outline;
    DeadlineContext dates;
    bool rules = false;  // the document lays down standing rules
};

[[nodiscard]] std::vector<DraftTask> item_tasks(const ItemContext& context, int node);

}  // namespace extract

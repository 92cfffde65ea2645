#pragma once
// Puts the parts of a task together: title, quote, source text, and how sure all that is.

#include <string>

#include "extract/draft.h"
#include "extract/outline.h"

namespace extract {

class TaskBuilder {
  public:
    TaskBuilder(const NormalText& text, const Node& node) : text_(text), node_(node) {}

    // A task that rests on the words from `begin` to `end` of the item's text; its title ends at
    // `title_end`.
    [[nodiscard]] DraftTask make(ledger::TaskType type, size_t begin, size_t title_end,
                                 size_t end) const;

  private:
    const NormalText& text_;
    const Node& node_;
};

// Adds what is not there yet, in order.
void add_units(std::vector<std::string>& to, const std::vector<std::string>& units);

// At most 60 characters, without numbers of an item and closing marks.
[[nodiscard]] std::string short_title(std::string_view text);

}  // namespace extract

#pragma once
// Makes draft tasks of an item's text: the item itself, or one dated clause of it; and answers who
// acts nearest to a time.

#include <optional>
#include <string>
#include <vector>

#include "extract/draft.h"
#include "extract/item_facts.h"
#include "extract/task_builder.h"

namespace extract {

// The same date, period or length, whatever the wording.
[[nodiscard]] bool same_time(const ledger::Deadline& a, const ledger::Deadline& b);

class ItemMaker {
  public:
    explicit ItemMaker(const ItemContext& context, const ItemFacts& facts)
        : facts_(facts), text_(facts.text()), build_(context.text, facts.node()) {}

    // The item as a whole, titled by its heading or its first clause.
    [[nodiscard]] DraftTask item_task(ledger::TaskType type,
                                      const ledger::Deadline& deadline) const;
    // The clause that a time stands in.
    [[nodiscard]] DraftTask clause_task(const DatedSpan& span,
                                        std::vector<std::string> units) const;
    // Any other stretch of the item's text.
    [[nodiscard]] DraftTask stretch(ledger::TaskType type, size_t begin, size_t title_end,
                                    size_t end) const {
        return build_.make(type, begin, title_end, end);
    }
    [[nodiscard]] ledger::TaskType type_of_item(const ledger::Deadline& deadline) const;

    // The subject of the nearest clause before the span's within its statement.
    [[nodiscard]] std::vector<std::string> nearest_actors(const DatedSpan& span) const;
    // Marks those of the task's units that the item says 牵头 of.
    void give_lead(DraftTask& made) const;

  private:
    [[nodiscard]] size_t item_title_end() const;
    [[nodiscard]] size_t span_clause_end(const DatedSpan& span, const Clause& clause) const;
    [[nodiscard]] bool enumerated(const DatedSpan& span) const;

    const ItemFacts& facts_;
    std::string_view text_;
    TaskBuilder build_;
    mutable std::optional<std::vector<std::string>> leads_;  // marked 牵头 anywhere in the item
};

}  // namespace extract

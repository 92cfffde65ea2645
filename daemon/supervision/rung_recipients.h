#pragma once
// Whom each rung of the ladder goes to: semantics.md §5, the column "to".

#include <string>
#include <vector>

#include "alert/ladder.h"
#include "supervision/row_source.h"

namespace supervision {

struct Addressed {
    store::Recipient recipient;
    bool office = false;             // reads the office's form, and is never muted
    bool without_recipient = false;  // has the line because the rung's own post has no address
};

// Holders on one day; read once.
class RungRecipients {
  public:
    RungRecipients(store::Database& database, RowSource& rows);

    // Each address once. Empty: nobody of the rung has an address, and the office has none either.
    [[nodiscard]] std::vector<Addressed> of(const store::AssignmentRow& row, alert::Rung rung);
    // Officers and directors: who decides on a suspension whose end has come.
    [[nodiscard]] std::vector<Addressed> office() const;
    [[nodiscard]] const std::vector<store::Recipient>& officers() const { return officers_; }
    [[nodiscard]] const std::vector<store::Recipient>& liaisons(const store::AssignmentRow& row);
    // Where the address is not in the list yet.
    static void add(std::vector<Addressed>& list, const Addressed& person);

  private:
    [[nodiscard]] std::vector<store::Recipient> approvers(const store::AssignmentRow& row) const;
    // The leaders whose field the plan names.
    [[nodiscard]] std::vector<store::Recipient> leaders(const store::AssignmentRow& row) const;

    RowSource& rows_;
    std::vector<store::Recipient> officers_, directors_, leaders_, county_heads_;
};

}  // namespace supervision

#pragma once
// From stored rows to the rows that messages show. One object a run: names and holders are read
// once.

#include <map>
#include <string>
#include <vector>

#include "digest/facts.h"
#include "store/assignment_store.h"
#include "store/notice_store.h"
#include "store/silence_store.h"
#include "store/unit_store.h"

namespace supervision {

class RowSource {
  public:
    RowSource(store::Database& database, base::Date today)
        : database_(database),
          today_(today),
          silences_(store::standing_silences(database, today)) {}

    // `with_reminders` reads what was said so far of each row.
    [[nodiscard]] digest::Row row(const store::AssignmentRow& assignment, bool with_reminders);
    [[nodiscard]] const std::string& unit_name(int64_t unit_id);
    // Who holds the role for a unit on the day; empty where the post is vacant or has no address.
    [[nodiscard]] const std::vector<store::Recipient>& holders(int64_t unit_id,
                                                               units::PostRole role);
    // Rows whose closing line waits for the next message to this address.
    [[nodiscard]] std::vector<digest::Row> closing_rows(const std::string& address);
    // The silence that covers the row today and ends last.
    [[nodiscard]] const ledger::Silence* silence_of(const store::AssignmentRow& assignment) const;
    [[nodiscard]] base::Date today() const { return today_; }

  private:
    [[nodiscard]] std::string note(const store::AssignmentRow& assignment);
    [[nodiscard]] std::string parts_note(const store::AssignmentRow& assignment);
    [[nodiscard]] std::string extension_note(const store::AssignmentRow& assignment);

    store::Database& database_;
    base::Date today_;
    std::vector<ledger::Silence> silences_;
    std::map<int64_t, std::string> names_;
    std::map<std::pair<int64_t, units::PostRole>, std::vector<store::Recipient>> holders_;
};

[[nodiscard]] digest::Totals totals_of(const std::vector<store::AssignmentRow>& rows,
                                       base::Date today);

}  // namespace supervision

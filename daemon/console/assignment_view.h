#pragma once
// An assignment as the API shows it. What a reader may do with it is worked out here too, by the
// ledger's own two functions.

#include <map>
#include <string>
#include <vector>

#include "console/route.h"
#include "store/assignment_store.h"

namespace console {

// Names of units on a day, each looked up once.
class UnitNames {
  public:
    UnitNames(store::Database& db, base::Date day) : db_(db), day_(day) {}
    const std::string& of(int64_t unit_id);

  private:
    store::Database& db_;
    base::Date day_;
    std::map<int64_t, std::string> names_;
};

// A line of a list.
[[nodiscard]] base::Json row_view(const store::AssignmentRow& row, UnitNames& units,
                                  base::Date today);
// Acts that the caller's office and the row's state allow: [{"act":"claim","name":"申请销号"}].
[[nodiscard]] base::Json allowed_acts(Call& call, const store::AssignmentRow& row);
// The whole page: row, plan, units of the task, due versions, timeline, feedback, evidence,
// extensions, acts.
[[nodiscard]] base::Json page_view(Call& call, const store::AssignmentRow& row);
// Grows with every change of the row: the id of its last event, as an ETag.
[[nodiscard]] std::string version_tag(store::Database& db, int64_t assignment_id);

// The row, if it exists and the caller may see it.
[[nodiscard]] std::optional<store::AssignmentRow> own_row(Call& call, std::string_view id);

[[nodiscard]] base::Json maybe(const std::optional<base::Date>& date);

}  // namespace console

#pragma once
// What lists and figures ask of every row, kept in memory for one connection and read anew when the
// ledger has changed: thousands of rows are filtered and counted without touching the database.
// The reader's own units are an argument of every question.

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "store/assignment_store.h"

namespace store {

struct AssignmentKey {
    int64_t id = 0, unit_id = 0, plan_id = 0;
    ledger::Standing standing;
    bool loaded_overdue = false;  // and not confirmed
};

class AssignmentIndex {
  public:
    using OwnUnits = std::optional<std::vector<int64_t>>;

    // Rows of those units (nothing: all) for which `keep` holds, in the order of plans and tasks;
    // terminated ones included.
    [[nodiscard]] std::vector<AssignmentKey> rows(
        Database& database, const OwnUnits& own_units,
        const std::function<bool(const AssignmentKey&)>& keep = {});
    // How often it was read: for tests.
    [[nodiscard]] int readings() const { return readings_; }

  private:
    void refresh(Database& database);

    std::vector<AssignmentKey> keys_;
    int64_t version_ = -1, changes_ = -1;
    int readings_ = 0;
};

// Full rows in the order of `ids`; those that are gone are left out.
[[nodiscard]] std::vector<AssignmentRow> assignments_by_id(Database& database,
                                                           const std::vector<int64_t>& ids);
// Ids of the rows in whose title, quote, clause, plan or printed name the text stands, and that
// have the leader; an empty text or leader asks for nothing. Ascending.
[[nodiscard]] std::vector<int64_t> assignments_with(Database& database, const std::string& text,
                                                    const std::string& leader);

}  // namespace store

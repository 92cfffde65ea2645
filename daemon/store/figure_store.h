#pragma once
// The rows that figures of a period rest on, read in one pass.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ledger/assignment.h"
#include "store/database.h"

namespace store {

// A unit row with a hard date in the period, neither suspended nor terminated.
struct FigureLine {
    int64_t assignment = 0, unit = 0;
    std::string group;
    ledger::AssignmentRole role = ledger::AssignmentRole::kLead;
    ledger::State state = ledger::State::kIssued;
    base::Date due{}, original_due{};
    std::optional<base::Date> filed;
    int returns = 0;
    bool extended = false;
};
// Effective due date in [from, to]; in the order of their ids.
[[nodiscard]] std::vector<FigureLine> figure_lines(Database& database, base::Date from,
                                                   base::Date to);

struct UnitInHand {
    std::string group;
    int reds = 0;  // open rows past their due date without a claim in time
};
// Every unit with a row that stands, by unit.
[[nodiscard]] std::map<int64_t, UnitInHand> units_in_hand(Database& database, base::Date today);

// SM3 over the lines in their order: what a bulletin keeps as proof of its rows.
[[nodiscard]] std::string hash_of(const std::vector<FigureLine>& lines);

}  // namespace store

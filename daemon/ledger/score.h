#pragma once
// Score sheets (检查评分表): items with full marks, deductions with reasons, totals and ranks.

#include <string>
#include <vector>

#include "base/result.h"

namespace ledger {

struct ScoreItem {
    std::string title;
    double full = 0;
    std::string rule;  // how marks are deducted, in words
    friend bool operator==(const ScoreItem&, const ScoreItem&) = default;
};
struct ScoreSheet {
    std::string name;
    std::vector<ScoreItem> items;
    friend bool operator==(const ScoreSheet&, const ScoreSheet&) = default;
};
struct Deduction {
    std::string item;
    double points = 0;
    std::string reason;
    friend bool operator==(const Deduction&, const Deduction&) = default;
};

[[nodiscard]] double full_marks(const ScoreSheet& sheet);
// Full marks less the deductions; no item below zero.
[[nodiscard]] double total(const ScoreSheet& sheet, const std::vector<Deduction>& deductions);
// Titles that differ, marks above zero, at least one item.
[[nodiscard]] base::Status check(const ScoreSheet& sheet);
// Each names an item, deducts more than nothing and no more than the item has, with a reason.
[[nodiscard]] base::Status check(const ScoreSheet& sheet, const std::vector<Deduction>& deductions);

// 1, 2, 2, 4: equal totals share the rank. The ranks stand in the order of `totals`.
[[nodiscard]] std::vector<int> ranks(const std::vector<double>& totals);

}  // namespace ledger

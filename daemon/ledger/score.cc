#include "ledger/score.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace ledger {

namespace {

constexpr double kTolerance = 1e-9;
constexpr double kMost = 10000;

base::Error refused(const std::string& why) { return {base::ErrorCode::kRefused, why}; }

double deducted(const std::string& item, const std::vector<Deduction>& deductions) {
    double out = 0;
    for (const Deduction& d : deductions)
        if (d.item == item) out += d.points;
    return out;
}

}  // namespace

double full_marks(const ScoreSheet& sheet) {
    double out = 0;
    for (const ScoreItem& item : sheet.items) out += item.full;
    return out;
}

double total(const ScoreSheet& sheet, const std::vector<Deduction>& deductions) {
    double out = 0;
    for (const ScoreItem& item : sheet.items)
        out += std::max(0.0, item.full - deducted(item.title, deductions));
    return out;
}

base::Status check(const ScoreSheet& sheet) {
    if (sheet.items.empty()) return refused("评分表没有评分项");
    std::set<std::string> titles;
    for (const ScoreItem& item : sheet.items) {
        if (item.title.empty()) return refused("评分项须有名称");
        if (!titles.insert(item.title).second) return refused("评分项“" + item.title + "”重复");
        if (!std::isfinite(item.full) || item.full <= 0 || item.full > kMost)
            return refused("评分项“" + item.title + "”的满分须大于零");
    }
    return {};
}

base::Status check(const ScoreSheet& sheet, const std::vector<Deduction>& deductions) {
    for (const Deduction& d : deductions) {
        auto item = std::find_if(sheet.items.begin(), sheet.items.end(),
                                 [&d](const ScoreItem& i) { return i.title == d.item; });
        if (item == sheet.items.end()) return refused("评分表没有评分项“" + d.item + "”");
        if (!std::isfinite(d.points) || d.points <= 0)
            return refused("“" + d.item + "”的扣分须大于零");
        if (d.reason.empty()) return refused("“" + d.item + "”的扣分须写明理由");
        if (deducted(d.item, deductions) > item->full + kTolerance)
            return refused("“" + d.item + "”的扣分超过满分");
    }
    return {};
}

std::vector<int> ranks(const std::vector<double>& totals) {
    std::vector<int> out;
    for (double mine : totals)
        out.push_back(
            1 + static_cast<int>(std::count_if(totals.begin(), totals.end(), [mine](double other) {
                return other > mine + kTolerance;
            })));
    return out;
}

}  // namespace ledger

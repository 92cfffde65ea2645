// Four passes, each over what the one before left: the same quote, the same place with like words,
// like words at any place (best pairs first), the same place with some words in common.

#include "supervision/plan_match.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/utf8.h"
#include "supervision/plan_difference.h"

namespace supervision {

using ledger::Plan;
using ledger::Task;

namespace {

constexpr double kLike = 0.5;       // at the same place
constexpr double kMoved = 0.6;      // at another place
constexpr double kReworded = 0.25;  // at the same place, with nothing better anywhere
// Pairs that are compared at most: two plans of 700 tasks that share nothing take a second.
constexpr size_t kMostPairs = 500'000;

using Bigrams = std::vector<uint64_t>;  // sorted

Bigrams bigrams_of(const Task& task) {
    Bigrams out;
    for (const std::string* text : {&task.title, &task.quote}) {
        char32_t last = 0;
        for (char32_t c : base::to_utf32(*text)) {
            if (last != 0) out.push_back(uint64_t{last} << 32 | c);
            last = c;
        }
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

// Dice's coefficient.
double alike(const Bigrams& a, const Bigrams& b) {
    if (a.empty() || b.empty()) return a.empty() && b.empty() ? 1 : 0;
    size_t common = 0;
    for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] == b[j]) ++common;
        bool step = a[i] <= b[j];
        j += b[j] <= a[i] ? 1 : 0;
        i += step ? 1 : 0;
    }
    return 2.0 * static_cast<double>(common) / static_cast<double>(a.size() + b.size());
}

class Matching {
  public:
    Matching(const std::vector<Task>& before, const std::vector<Task>& after)
        : before_(before), after_(after), old_(after.size()), taken_(before.size()) {
        for (const Task& t : before) before_grams_.push_back(bigrams_of(t));
        for (const Task& t : after) after_grams_.push_back(bigrams_of(t));
        for (size_t i = 0; i < before.size(); ++i) places_[{before[i].ref, before[i].n}] = i;
    }

    std::vector<TaskMatch> run() {
        same_quote();
        same_place(kLike);
        any_place();
        same_place(kReworded);
        std::vector<TaskMatch> out;
        for (size_t j = 0; j < after_.size(); ++j) out.push_back({old_[j], j});
        for (size_t i = 0; i < before_.size(); ++i)
            if (!taken_[i]) out.push_back({i, {}});
        return out;
    }

  private:
    void pair(size_t i, size_t j) {
        old_[j] = i;
        taken_[i] = true;
    }

    // Only quotes that stand once on each side say which task is meant.
    void same_quote() {
        std::map<std::string, std::pair<std::vector<size_t>, std::vector<size_t>>> quotes;
        for (size_t i = 0; i < before_.size(); ++i) quotes[before_[i].quote].first.push_back(i);
        for (size_t j = 0; j < after_.size(); ++j) quotes[after_[j].quote].second.push_back(j);
        for (const auto& [quote, places] : quotes)
            if (!quote.empty() && places.first.size() == 1 && places.second.size() == 1)
                pair(places.first[0], places.second[0]);
    }

    void same_place(double least) {
        for (size_t j = 0; j < after_.size(); ++j) {
            if (old_[j]) continue;
            auto found = places_.find({after_[j].ref, after_[j].n});
            if (found == places_.end() || taken_[found->second]) continue;
            if (alike(before_grams_[found->second], after_grams_[j]) >= least)
                pair(found->second, j);
        }
    }

    void any_place() {
        std::vector<size_t> left, right;
        for (size_t i = 0; i < before_.size(); ++i)
            if (!taken_[i]) left.push_back(i);
        for (size_t j = 0; j < after_.size(); ++j)
            if (!old_[j]) right.push_back(j);
        if (left.size() * right.size() > kMostPairs) return;
        std::vector<std::tuple<double, size_t, size_t>> pairs;
        for (size_t i : left)
            for (size_t j : right)
                if (double like = alike(before_grams_[i], after_grams_[j]); like >= kMoved)
                    pairs.emplace_back(-like, j, i);
        std::sort(pairs.begin(), pairs.end());
        for (const auto& [like, j, i] : pairs)
            if (!old_[j] && !taken_[i]) pair(i, j);
    }

    const std::vector<Task>& before_;
    const std::vector<Task>& after_;
    std::vector<Bigrams> before_grams_, after_grams_;
    std::map<std::pair<std::string, int>, size_t> places_;
    std::vector<std::optional<size_t>> old_;  // of each task of after_
    std::vector<bool> taken_;                 // of before_
};

void compare_heads(const Plan& before, const Plan& after, std::vector<std::string>& out) {
    auto note = [&](std::string_view field, const std::string& a, const std::string& b) {
        if (a != b) out.push_back(std::string(field) + "：" + a + " → " + b);
    };
    note("文号", before.number, after.number);
    note("名称", before.title, after.title);
    note("印发单位", before.issuer, after.issuer);
    note("成文日期", base::format_date(before.issued), base::format_date(after.issued));
    note("文种", before.kind, after.kind);
}

}  // namespace

std::vector<TaskMatch> match_tasks(const std::vector<Task>& before,
                                   const std::vector<Task>& after) {
    return Matching(before, after).run();
}

double similarity(const Task& a, const Task& b) { return alike(bigrams_of(a), bigrams_of(b)); }

std::vector<std::string> plan_differences(const Plan& before, const Plan& after) {
    std::vector<std::string> out;
    compare_heads(before, after, out);
    for (const TaskMatch& match : match_tasks(before.tasks, after.tasks)) {
        if (!match.before) {
            const Task& t = after.tasks[*match.after];
            out.push_back(t.ref + " 新增：" + t.title);
        } else if (!match.after) {
            const Task& t = before.tasks[*match.before];
            out.push_back(t.ref + " 撤下：" + t.title);
        } else {
            const Task &a = before.tasks[*match.before], &b = after.tasks[*match.after];
            if (a.ref != b.ref) out.push_back(b.ref + " 条目：" + a.ref + " → " + b.ref);
            std::vector<std::string> fields = differences(a, b);
            out.insert(out.end(), fields.begin(), fields.end());
        }
    }
    return out;
}

}  // namespace supervision

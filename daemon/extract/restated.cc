#include "extract/restated.h"

#include <algorithm>
#include <unordered_map>

#include "base/utf8.h"
#include "extract/wording.h"

namespace extract {

namespace {

constexpr size_t kShortestShared = 24;  // bytes: eight characters that two titles share
constexpr size_t kMostCandidates = 16;  // tasks with the same eight characters or the same time
constexpr size_t kFewestPairs = 6;      // of characters in a title that can be told again
constexpr double kMostlyShared = 0.55;  // of a row's pairs of characters
constexpr double kPartlyShared = 0.3;   // where most rows of the table are told again
constexpr double kSureOfRest = 0.8;     // of a row that is not, beside rows that are
constexpr size_t kItemBytes = 3000;     // of a body item that are compared

bool share_a_unit(const ledger::Task& a, const ledger::Task& b) {
    if (a.units.empty() || b.units.empty()) return a.units.empty() == b.units.empty();
    return std::any_of(a.units.begin(), a.units.end(), [&](const std::string& unit) {
        return std::find(b.units.begin(), b.units.end(), unit) != b.units.end();
    });
}

bool in_annex(const DraftTask& task) {
    return task.task.ref.starts_with("附件") || task.task.ref.starts_with("附表") ||
           task.task.ref.starts_with("表");
}

bool dated(const DraftTask& task) { return task.task.deadline.kind != ledger::DeadlineKind::kNone; }

bool times_agree(const DraftTask& a, const DraftTask& b) {
    const ledger::Deadline &x = a.task.deadline, &y = b.task.deadline;
    if (!dated(a) || !dated(b)) return true;
    return x.kind == y.kind && x.due == y.due && x.rrule == y.rrule && x.days == y.days;
}

// Body tasks by their titles and by every run of eight characters in these.
class BodyIndex {
  public:
    explicit BodyIndex(const std::vector<DraftTask>& tasks) : tasks_(tasks) {
        for (size_t i = 0; i < tasks.size(); ++i)
            if (!in_annex(tasks[i])) add(i);
    }

    // The body task that says the same, or none.
    [[nodiscard]] std::optional<size_t> same_as(const DraftTask& row,
                                                const std::vector<bool>& dropped,
                                                double shared) const {
        const std::string& title = row.task.title;
        std::string key = title.size() < kShortestShared ? title : first_run(title);
        for (auto [at, end] = runs_.equal_range(key); at != end; ++at) {
            const DraftTask& other = tasks_[at->second];
            if (dropped[at->second] || !contains(other.task.title, title)) continue;
            if (share_a_unit(row.task, other.task) && times_agree(row, other)) return at->second;
        }
        return reworded(row, dropped, shared);
    }

  private:
    // The body task of the same time and a same unit whose item holds most of the row's words.
    [[nodiscard]] std::optional<size_t> reworded(const DraftTask& row,
                                                 const std::vector<bool>& dropped,
                                                 double most) const {
        if (!dated(row) || row.task.units.empty()) return {};
        std::optional<size_t> best;
        for (auto [at, end] = times_.equal_range(time_key(row)); at != end; ++at) {
            const DraftTask& other = tasks_[at->second];
            bool fits = !dropped[at->second] && !other.task.units.empty() &&
                        share_a_unit(row.task, other.task) && times_agree(row, other);
            double shared = fits ? shared_pairs(row.task.title, other.source_text) : 0;
            if (shared < most) continue;
            most = shared;
            best = at->second;
        }
        return best;
    }

    static std::string time_key(const DraftTask& task) {
        const ledger::Deadline& d = task.task.deadline;
        return (d.due ? base::format_date(*d.due) : "") + "|" + d.rrule + "|" +
               std::to_string(d.days);
    }

    // How many of the pairs of neighbouring characters of `title` stand in `text`.
    static double shared_pairs(std::string_view title, std::string_view text) {
        size_t pairs = 0, found = 0;
        for (size_t at = 0; at < title.size();) {
            size_t first = base::decode_utf8(title, at).size;
            if (at + first >= title.size()) break;
            size_t both = first + base::decode_utf8(title, at + first).size;
            ++pairs;
            found += text.substr(0, kItemBytes).find(title.substr(at, both)) != text.npos;
            at += first;
        }
        return pairs < kFewestPairs ? 0 : static_cast<double>(found) / static_cast<double>(pairs);
    }

    void add(size_t i) {
        if (dated(tasks_[i]) && times_.count(time_key(tasks_[i])) < kMostCandidates)
            times_.emplace(time_key(tasks_[i]), i);
        const std::string& title = tasks_[i].task.title;
        if (title.size() < kShortestShared) return insert(title, i);
        for (size_t at = 0; at + kShortestShared <= title.size();
             at += base::decode_utf8(title, at).size)
            insert(first_run(std::string_view(title).substr(at)), i);
    }

    void insert(const std::string& run, size_t i) {
        if (runs_.count(run) < kMostCandidates) runs_.emplace(run, i);
    }

    static std::string first_run(std::string_view title) {
        return std::string(base::first_characters(title, kShortestShared / 3));
    }

    // Short titles (加强宣传) must be the same.
    static bool contains(std::string_view a, std::string_view b) {
        if (a == b) return true;
        if (std::min(a.size(), b.size()) < kShortestShared) return false;
        return a.find(b) != std::string_view::npos || b.find(a) != std::string_view::npos;
    }

    const std::vector<DraftTask>& tasks_;
    std::unordered_multimap<std::string, size_t> runs_, times_;
};

void merge_into(DraftTask& kept, const DraftTask& gone) {
    kept.also_at.push_back({gone.task.ref, gone.task.quote, gone.source_offset});
    kept.diagnostics.push_back("同一任务另见“" + gone.task.ref + "”，已合并为一条");
    if (kept.task.units != gone.task.units)
        kept.diagnostics.push_back("两处所列责任单位不完全一致，请核对");
}

}  // namespace

namespace {

// 附件1 of 附件1/3, 表 of 表/3.
std::string table_of(const DraftTask& row) {
    return row.task.ref.substr(0, row.task.ref.find('/'));
}

class Merger {
  public:
    explicit Merger(std::vector<DraftTask>& tasks)
        : tasks_(tasks), body_(tasks), dropped_(tasks.size(), false) {}

    void run() {
        merge_rows([](const DraftTask&) { return kMostlyShared; });
        // A table that tells most of its rows again tells them all again, in whatever words.
        std::unordered_map<std::string, int> told = balance();
        merge_rows([&told](const DraftTask& row) {
            return told[table_of(row)] > 0 ? kPartlyShared : kMostlyShared;
        });
        doubt_the_rest();
        remove_dropped();
    }

  private:
    // A row of a table that tells other tasks of the body again may be one of these in other words.
    void doubt_the_rest() {
        std::unordered_map<std::string, bool> tells;
        for (size_t i = 0; i < tasks_.size(); ++i)
            if (in_annex(tasks_[i]) && merged(i)) tells[table_of(tasks_[i])] = true;
        for (size_t i = 0; i < tasks_.size(); ++i) {
            if (!in_annex(tasks_[i]) || merged(i) || !tells[table_of(tasks_[i])]) continue;
            tasks_[i].confidence = std::min(tasks_[i].confidence, kSureOfRest);
            tasks_[i].diagnostics.push_back(
                "同表其他行与正文重复，本行可能是正文某项任务的另一种写法");
        }
    }

    // Rows told again less rows that are not, of each table.
    std::unordered_map<std::string, int> balance() const {
        std::unordered_map<std::string, int> out;
        for (size_t i = 0; i < tasks_.size(); ++i)
            if (in_annex(tasks_[i])) out[table_of(tasks_[i])] += merged(i) ? 1 : -1;
        return out;
    }

    [[nodiscard]] bool merged(size_t i) const { return dropped_[i] || !tasks_[i].also_at.empty(); }

    template <typename Threshold>
    void merge_rows(Threshold shared) {
        for (size_t i = 0; i < tasks_.size(); ++i) {
            if (!in_annex(tasks_[i]) || merged(i)) continue;
            std::optional<size_t> other = body_.same_as(tasks_[i], dropped_, shared(tasks_[i]));
            if (other) merge(i, *other);
        }
    }

    void merge(size_t row, size_t body) {
        const std::string& a = tasks_[row].task.title;
        const std::string& b = tasks_[body].task.title;
        bool reworded = a.find(b) == std::string::npos && b.find(a) == std::string::npos;
        bool keep_body = dated(tasks_[body]) && (!dated(tasks_[row]) || reworded);
        size_t kept = keep_body ? body : row, gone = keep_body ? row : body;
        merge_into(tasks_[kept], tasks_[gone]);
        dropped_[gone] = true;
    }

    void remove_dropped() {
        size_t to = 0;
        for (size_t i = 0; i < tasks_.size(); ++i) {
            if (dropped_[i]) continue;
            if (to != i) tasks_[to] = std::move(tasks_[i]);
            ++to;
        }
        tasks_.resize(to);
    }

    std::vector<DraftTask>& tasks_;
    BodyIndex body_;
    std::vector<bool> dropped_;
};

}  // namespace

void merge_restated(std::vector<DraftTask>& tasks) { Merger(tasks).run(); }

}  // namespace extract

#include "extract/column_way.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/deadline.h"
#include "extract/unit_mention.h"
#include "extract/wording.h"

namespace extract {

namespace {

constexpr size_t kLongestTime = 30;  // characters of a cell with a time
constexpr size_t kLongestGroup = 45;
constexpr size_t kLongText = 40;  // characters: more is what is to be done, not its name
constexpr double kNever = -9;

bool time_cell(std::string_view cell, size_t characters) {
    if (characters > kLongestTime || cell.ends_with("。")) return false;
    if (starts_with_any(cell, {"长期", "持续", "常态化", "立即", "全年", "即时", "每年", "每月"}))
        return characters < 12;
    if (cell.size() >= 7 && row_digits(cell.substr(0, 2)) && cell.substr(4, 3) == "年" &&
        characters <= 16)
        return true;
    size_t timed = 0;
    for (const DeadlineSpan& span : find_deadlines(cell)) timed += span.end - span.begin;
    return timed * 2 > cell.size();
}

// A、B、C, of which most end like offices.
bool mostly_offices(std::string_view cell) {
    size_t parts = 0, offices = 0;
    while (!cell.empty()) {
        size_t end = std::min(cell.find("、"), cell.size());
        ++parts;
        offices += ends_like_office(cell.substr(0, end)) || names_unit(cell.substr(0, end));
        cell.remove_prefix(std::min(cell.size(), end + 3));
    }
    return parts >= 2 && offices * 10 >= parts * 7;
}

bool units_cell(const std::string& cell) {
    if (cell.ends_with("。")) return false;
    if (ends_like_office(cell) && names_unit(cell)) return true;
    if (mostly_offices(cell)) return true;
    size_t named = 0;
    for (const std::string& unit : unit_mentions("责任单位：" + cell).units)
        named += unit.size() + 3;
    return named * 10 >= cell.size() * 7 && names_unit(cell);
}

bool person_cell(std::string_view cell) {
    while (!cell.empty()) {
        size_t end = std::min({cell.find("、"), cell.find(' '), cell.size()});
        size_t letters = base::count_characters(cell.substr(0, end));
        if (letters < 2 || letters > 4 || names_unit(cell.substr(0, end))) return false;
        cell.remove_prefix(
            std::min(cell.size(), end + (cell.substr(end).starts_with("、") ? 3 : 1)));
    }
    return true;
}

double suits_names(const LineKind& kind) {
    if (kind.units) return 3;
    if (kind.nothing) return 0.5;
    if (kind.number) return kNever;
    if (kind.sentence) return -4;
    return kind.time || kind.characters > 12 ? -2 : -1.2;
}

double suits_work(const LineKind& kind, bool is_name, bool has_content) {
    if (kind.number) return -4;
    if (kind.time) return -2;
    if (kind.units) return -1.5;
    if (kind.nothing) return 0;
    if (is_name) return has_content && (kind.characters > kLongText || kind.sentence) ? -0.5 : 1;
    return 1;
}

double suits(const LineKind& kind, Column column, bool has_content) {
    switch (column) {
        case Column::kNumber:
            return kind.number ? 3 : kNever;
        case Column::kDeadline:
            if (kind.time) return 3;
            if (kind.nothing) return 0.5;
            return kind.number ? kNever : kind.characters > kLongText ? -3 : -1.5;
        case Column::kLead:
        case Column::kUnits:
        case Column::kOffice:
        case Column::kTown:
            return suits_names(kind);
        case Column::kPersons:
        case Column::kLeaders:
            if (kind.number) return kNever;
            if (kind.nothing) return 0.5;
            return kind.person ? 2 : kind.units ? -1 : kind.characters <= 6 ? 0.5 : -3;
        case Column::kName:
            return suits_work(kind, true, has_content);
        case Column::kContent:
        case Column::kDuties:
            return suits_work(kind, false, has_content);
        case Column::kOther:
            return kind.units ? -1 : kind.characters > kLongText ? -0.5 : 0.2;
    }
    return 0;
}

// A line over the full width, between two rows.
double suits_group(const LineKind& kind) {
    if (kind.number || kind.nothing) return kNever;
    if (kind.sentence || kind.characters > kLongestGroup) return -4;
    return kind.time || kind.units ? -3 : -0.8;
}

double cost_of_more(Column column) {
    if (column == Column::kNumber) return 6;
    bool words = column == Column::kName || column == Column::kContent ||
                 column == Column::kDuties || column == Column::kOther;
    return words ? 0.8 : 1.5;
}

double cost_of_skipping(Column column) {
    if (column == Column::kNumber) return 2.5;
    return column == Column::kOther ? 0.4 : 1.0;
}

// The cheapest way of a run of lines through the columns; state columns.size() is a group line.
class ColumnWay {
  public:
    ColumnWay(Columns columns, const std::vector<LineKind>& lines)
        : columns_(std::move(columns)),
          content_(holds(columns_, Column::kContent) || holds(columns_, Column::kDuties)),
          states_(columns_.size() + 1) {
        for (Column column : columns_)
            skipped_.push_back(skipped_.back() + cost_of_skipping(column));
        std::vector<double> score(states_);
        for (size_t s = 0; s < states_; ++s) score[s] = fits(lines[0], s) - cost_of_start(s);
        note(score, 0);
        for (size_t i = 1; i < lines.size(); ++i) score = advanced(score, lines[i], i);
    }

    [[nodiscard]] std::vector<WayStep> way() const {
        std::vector<WayStep> out(best_line_ + 1);
        size_t state = best_state_;
        for (size_t i = best_line_ + 1; i-- > 0;) {
            bool begins = i == 0 || begins_[i - 1][state];
            out[i] = {state, begins};
            if (i > 0) state = from_[i - 1][state];
        }
        return out;
    }

  private:
    [[nodiscard]] double fits(const LineKind& kind, size_t state) const {
        return state == columns_.size() ? suits_group(kind)
                                        : suits(kind, columns_[state], content_);
    }
    [[nodiscard]] double cost_of_start(size_t state) const {
        return state == columns_.size() ? 0 : skipped_[state];
    }
    [[nodiscard]] double cost_of_end(size_t state) const {
        return state == columns_.size() ? 0 : skipped_.back() - skipped_[state + 1];
    }

    std::vector<double> advanced(const std::vector<double>& score, const LineKind& line,
                                 size_t at) {
        std::vector<double> next(states_, -1e9);
        from_.emplace_back(states_);
        begins_.emplace_back(states_);
        for (size_t to = 0; to < states_; ++to)
            for (size_t from = 0; from < states_; ++from) {
                bool group = to == columns_.size() || from == columns_.size();
                double fresh = score[from] - cost_of_end(from) - cost_of_start(to);
                double on = group        ? -1e9
                            : to == from ? score[from] - cost_of_more(columns_[to])
                            : to > from  ? score[from] - (skipped_[to] - skipped_[from + 1])
                                         : -1e9;
                double best = std::max(fresh, on);
                if (best <= next[to]) continue;
                next[to] = best;
                from_.back()[to] = from;
                begins_.back()[to] = fresh > on;
            }
        for (size_t s = 0; s < states_; ++s) next[s] += fits(line, s);
        note(next, at);
        return next;
    }

    void note(const std::vector<double>& score, size_t line) {
        for (size_t s = 0; s < columns_.size(); ++s)
            if (double ended = score[s] - cost_of_end(s); ended > best_) {
                best_ = ended;
                best_line_ = line;
                best_state_ = s;
            }
    }

    Columns columns_;
    bool content_;
    size_t states_;
    std::vector<double> skipped_ = {0};  // cost of skipping the columns before each
    std::vector<std::vector<size_t>> from_;
    std::vector<std::vector<bool>> begins_;
    double best_ = 0;
    size_t best_line_ = 0, best_state_ = 0;
};

}  // namespace

bool row_digits(std::string_view cell) {
    while (ends_with_any(cell, {"、", "．", "."})) cell.remove_suffix(cell.ends_with(".") ? 1 : 3);
    return !cell.empty() && cell.size() <= 3 &&
           cell.find_first_not_of("0123456789") == std::string_view::npos;
}

LineKind kind_of(const std::string& cell) {
    LineKind kind;
    kind.characters = base::count_characters(cell);
    kind.number = row_digits(cell);
    kind.nothing = cell.find_first_not_of("-/") == std::string::npos || cell == "无" ||
                   cell == "—" || cell == "——";
    kind.sentence = ends_with_any(cell, {"。", "；"});
    if (kind.number || kind.nothing) return kind;
    kind.time = time_cell(cell, kind.characters);
    kind.units = !kind.time && units_cell(cell);
    kind.person = !kind.time && !kind.units && person_cell(cell);
    return kind;
}

std::vector<WayStep> way_through(const Columns& columns, const std::vector<LineKind>& lines) {
    return ColumnWay(columns, lines).way();
}

}  // namespace extract

// Rules that touch each other form a lattice. Its columns and rows cut the table into pieces;
// pieces without a rule between them are one (merged) cell.

#include "document/page_grid.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "document/page_lines.h"

namespace document {

namespace {

constexpr double kTouch = 3.5;   // points: rules this near meet
constexpr double kNarrow = 4.5;  // points: lines nearer than this are one border
constexpr size_t kMostColumns = 64;
constexpr size_t kMostRows = 600;

class Union {
  public:
    explicit Union(size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), 0); }
    size_t find(size_t i) {
        while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
        return i;
    }
    void join(size_t a, size_t b) {  // the smaller index stays the root
        a = find(a), b = find(b);
        parent_[std::max(a, b)] = std::min(a, b);
    }

  private:
    std::vector<size_t> parent_;
};

// A stroke of a letter: 一, 丨.
bool inside_word(const Rule& rule, const std::vector<WordBox>& words) {
    return std::any_of(words.begin(), words.end(), [&](const WordBox& word) {
        double size = size_of(word);
        return rule.x1 >= word.x - 1 && rule.x2 <= word.right() + 1 &&
               rule.y1 >= word.middle() - 0.8 * size && rule.y2 <= word.middle() + 0.8 * size;
    });
}

bool meet(const Rule& across, const Rule& down) {
    return down.x1 >= across.x1 - kTouch && down.x1 <= across.x2 + kTouch &&
           across.y1 >= down.y1 - kTouch && across.y1 <= down.y2 + kTouch;
}

// Borders of cells meet two others at least; what meets one is a stroke or an underline.
std::vector<Rule> well_met(const std::vector<Rule>& rules) {
    std::vector<Rule> out;
    for (const Rule& rule : rules) {
        int met = 0;
        for (const Rule& other : rules) {
            if (rule.horizontal() == other.horizontal()) continue;
            met += rule.horizontal() ? meet(rule, other) : meet(other, rule);
            if (met == 2) break;
        }
        if (met >= 2) out.push_back(rule);
    }
    return out;
}

std::vector<std::vector<Rule>> lattices(const std::vector<Rule>& rules) {
    std::vector<size_t> across, down;
    for (size_t i = 0; i < rules.size(); ++i) (rules[i].horizontal() ? across : down).push_back(i);
    Union groups(rules.size());
    for (size_t a : across)
        for (size_t d : down)
            if (meet(rules[a], rules[d])) groups.join(a, d);
    std::vector<std::vector<Rule>> out(rules.size());
    for (size_t i = 0; i < rules.size(); ++i) out[groups.find(i)].push_back(rules[i]);
    out.erase(std::remove_if(out.begin(), out.end(), [](const auto& g) { return g.size() < 4; }),
              out.end());
    return out;
}

std::vector<double> borders(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    std::vector<double> out;
    for (double value : values)
        if (out.empty() || value - out.back() > kNarrow) out.push_back(value);
    return out;
}

size_t slot(const std::vector<double>& lines, double at) {
    auto after = std::upper_bound(lines.begin(), lines.end(), at);
    auto index = std::max<std::ptrdiff_t>(0, after - lines.begin() - 1);
    return std::min(static_cast<size_t>(index), lines.size() - 2);
}

struct CellWords {
    std::vector<WordBox> words;
    size_t row = 0, column = 0, last_column = 0, last_row = 0;
};

class Lattice {
  public:
    explicit Lattice(const std::vector<Rule>& rules) {
        std::vector<double> xs, ys;
        for (const Rule& rule : rules) {
            // The ends of a rule stand for the outer borders where those are not drawn.
            xs.insert(xs.end(), {rule.x1, rule.x2});
            ys.insert(ys.end(), {rule.y1, rule.y2});
        }
        outer(rules, xs, ys);
        xs_ = borders(std::move(xs));
        ys_ = borders(std::move(ys));
        down_.resize(xs_.size());
        across_.resize(ys_.size());
        for (const Rule& rule : rules) index(rule);
    }

    [[nodiscard]] bool is_table() const {
        return xs_.size() >= 3 && ys_.size() >= 2 && xs_.size() <= kMostColumns &&
               ys_.size() <= kMostRows;
    }

    PageTable read(std::vector<WordBox>& words) {
        Union cells((xs_.size() - 1) * (ys_.size() - 1));
        merge(cells);
        collect(words, cells);
        return table(cells);
    }

  private:
    // Inner ends of rules are no borders: only drawn lines and the extremes are.
    static void outer(const std::vector<Rule>& rules, std::vector<double>& xs,
                      std::vector<double>& ys) {
        auto [left, right] = std::minmax_element(xs.begin(), xs.end());
        auto [top, bottom] = std::minmax_element(ys.begin(), ys.end());
        std::vector<double> x = {*left, *right}, y = {*top, *bottom};
        for (const Rule& rule : rules)
            (rule.horizontal() ? y : x).push_back(rule.horizontal() ? rule.y1 : rule.x1);
        xs = std::move(x);
        ys = std::move(y);
    }

    static size_t nearest(const std::vector<double>& lines, double at) {
        auto after = std::lower_bound(lines.begin(), lines.end(), at);
        if (after == lines.end()) return lines.size() - 1;
        size_t i = static_cast<size_t>(after - lines.begin());
        return i > 0 && at - lines[i - 1] < lines[i] - at ? i - 1 : i;
    }

    void index(const Rule& rule) {
        if (rule.horizontal()) {
            across_[nearest(ys_, rule.y1)].push_back(rule);
        } else {
            down_[nearest(xs_, rule.x1)].push_back(rule);
        }
    }

    [[nodiscard]] bool ruled(bool across, size_t line, double from, double to) const {
        int seen = 0;
        for (double part : {0.25, 0.5, 0.75}) {
            double at = from + part * (to - from);
            const std::vector<Rule>& rules = across ? across_[line] : down_[line];
            seen += std::any_of(rules.begin(), rules.end(), [&](const Rule& r) {
                return across ? r.x1 <= at && at <= r.x2 : r.y1 <= at && at <= r.y2;
            });
        }
        return seen >= 2;
    }

    [[nodiscard]] size_t cell(size_t row, size_t column) const {
        return row * (xs_.size() - 1) + column;
    }

    void merge(Union& cells) const {
        for (size_t r = 0; r + 1 < ys_.size(); ++r) {
            for (size_t c = 0; c + 1 < xs_.size(); ++c) {
                if (c + 2 < xs_.size() && !ruled(false, c + 1, ys_[r], ys_[r + 1]))
                    cells.join(cell(r, c), cell(r, c + 1));
                if (r + 2 < ys_.size() && !ruled(true, r + 1, xs_[c], xs_[c + 1]))
                    cells.join(cell(r, c), cell(r + 1, c));
            }
        }
    }

    [[nodiscard]] bool holds(const WordBox& word) const {
        double x = word.x + word.w / 2, y = word.middle();
        return x > xs_.front() && x < xs_.back() && y > ys_.front() && y < ys_.back();
    }

    void collect(std::vector<WordBox>& words, Union& cells) {
        size_t columns = xs_.size() - 1;
        content_.resize(columns * (ys_.size() - 1));
        for (size_t i = 0; i < content_.size(); ++i) {
            CellWords& root = content_[cells.find(i)];
            if (cells.find(i) == i) root.row = i / columns, root.column = i % columns;
            root.last_column = std::max(root.last_column, i % columns);
            root.last_row = std::max(root.last_row, i / columns);
        }
        std::vector<WordBox> outside;
        for (WordBox& word : words) {
            if (!holds(word)) {
                outside.push_back(std::move(word));
                continue;
            }
            size_t r = slot(ys_, word.middle()), c = slot(xs_, word.x + word.w / 2);
            content_[cells.find(cell(r, c))].words.push_back(std::move(word));
        }
        words = std::move(outside);
        find_padding();
    }

    void find_padding() {
        for (const CellWords& content : content_)
            for (const WordBox& word : content.words)
                padding_ = std::min({padding_, word.x - xs_[content.column],
                                     xs_[content.last_column + 1] - word.right()});
        padding_ = std::max(padding_, 0.0);
    }

    [[nodiscard]] std::string text(CellWords& content) const {
        double width = xs_[content.last_column + 1] - xs_[content.column];
        return cell_text(std::move(content.words), width - 2 * padding_);
    }

    // White lines on a filled header are not seen: words that keep to three columns or more, none
    // across a border, are cells of their own.
    [[nodiscard]] bool keeps_columns(const CellWords& content) const {
        std::set<size_t> seen;
        for (const WordBox& word : content.words) {
            size_t first = slot(xs_, word.x + 2), last = slot(xs_, word.right() - 2);
            if (first != last) return false;
            seen.insert(first);
        }
        return seen.size() >= 3;
    }

    void split(CellWords& content) {
        std::vector<WordBox> words = std::move(content.words);
        content.words.clear();
        size_t last_column = content.last_column, row = content.row;
        for (size_t c = content.column; c <= last_column; ++c) {
            CellWords& part = content_[cell(row, c)];
            part.row = row, part.column = part.last_column = c;
            part.last_row = content.last_row;
            split_.insert(cell(row, c));
        }
        for (WordBox& word : words)
            content_[cell(row, slot(xs_, word.x + word.w / 2))].words.push_back(std::move(word));
    }

    PageTable table(Union& cells) {
        PageTable out;
        out.top = ys_.front();
        out.bottom = ys_.back();
        out.columns = xs_;
        size_t columns = xs_.size() - 1, rows = ys_.size() - 1;
        std::vector<std::string> texts(content_.size());
        for (size_t i = 0; i < content_.size(); ++i)
            if (cells.find(i) == i && keeps_columns(content_[i])) split(content_[i]);
        for (size_t i = 0; i < content_.size(); ++i) texts[i] = text(content_[i]);
        for (size_t r = 0; r < rows; ++r) {
            Row row;
            for (size_t c = 0; c < columns; ++c) {
                size_t at = cell(r, c);
                size_t root = split_.count(at) > 0 ? at : cells.find(at);
                const CellWords& content = content_[root];
                bool first_column = content.column == c;
                row.cells.push_back({first_column ? texts[root] : "",
                                     first_column && content.row < r && !texts[root].empty()});
            }
            out.rows.push_back(std::move(row));
        }
        for (size_t c = 0; c < columns; ++c)
            out.open_at_bottom.push_back(content_[cells.find(cell(rows - 1, c))].row + 1 < rows);
        return out;
    }

    std::vector<double> xs_, ys_;
    std::vector<std::vector<Rule>> down_, across_;  // by border
    std::vector<CellWords> content_;                // by root cell
    std::set<size_t> split_;
    double padding_ = 10;
};

}  // namespace

std::vector<PageTable> ruled_tables(const std::vector<Rule>& rules, std::vector<WordBox>& words) {
    std::vector<Rule> drawn;
    for (const Rule& rule : rules)
        if (!inside_word(rule, words)) drawn.push_back(rule);
    std::vector<PageTable> out;
    for (const std::vector<Rule>& group : lattices(well_met(drawn))) {
        Lattice lattice(group);
        if (!lattice.is_table()) continue;
        PageTable table = lattice.read(words);
        bool empty = std::all_of(table.rows.begin(), table.rows.end(), [](const Row& row) {
            return std::all_of(row.cells.begin(), row.cells.end(),
                               [](const Cell& cell) { return cell.text.empty(); });
        });
        if (!empty) out.push_back(std::move(table));
    }
    std::sort(out.begin(), out.end(),
              [](const PageTable& a, const PageTable& b) { return a.top < b.top; });
    return out;
}

}  // namespace document

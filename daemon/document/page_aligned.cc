// A table without rules is read in three steps: lines of three parts and more mark where it may be;
// strips that hardly any of its lines cross are the borders of its columns; the numbers in the
// first column, or else the lines that begin there, are its rows.

#include "document/page_aligned.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "document/page_lines.h"

namespace document {

namespace {

constexpr double kPart = 0.7;           // characters between two parts of a line
constexpr size_t kFewestParts = 3;      // of a line that may belong to a table
constexpr size_t kFewestSeeds = 3;      // such lines
constexpr size_t kMostBetween = 12;     // lines between two of them
constexpr double kNarrowestStrip = 4;   // points
constexpr size_t kCrossingPercent = 8;  // of the lines may cross a strip
constexpr double kNextLine = 1.9;       // characters from line to line within a table
constexpr size_t kFewestColumns = 3;
constexpr int kMostHeaderLines = 5;

using Lines = std::vector<PrintedLine>;

std::optional<int> row_number(std::string_view text) {
    while (!text.empty() && (text.back() == '.' || text.back() == ' ')) text.remove_suffix(1);
    if (text.ends_with("、")) text.remove_suffix(3);
    if (text.empty() || text.size() > 3) return {};
    int out = 0;
    for (char c : text) {
        if (c < '0' || c > '9') return {};
        out = out * 10 + (c - '0');
    }
    return out;
}

// 序号, 责任单位, 完成时限, or a piece of them where the cell is narrow.
bool names_column(const WordBox& word) {
    constexpr size_t kLongest = 24;  // bytes
    if (word.text.size() > kLongest) return false;
    for (std::string_view part :
         {"序",   "号",   "任务", "单位", "时限", "部门", "责任", "内容", "领导", "时间", "项目",
          "备注", "牵头", "配合", "主办", "协办", "目标", "措施", "事项", "要求", "名称"})
        if (word.text.find(part) != std::string::npos) return true;
    return false;
}

bool names_columns(const PrintedLine& line) {
    return line.words.size() >= kFewestParts &&
           std::all_of(line.words.begin(), line.words.end(), names_column);
}

// Lines [first, last) that may be one table.
struct Region {
    size_t first = 0, last = 0;
};

std::vector<Region> regions(const Lines& lines) {
    std::vector<Region> out;
    size_t seeds = 0;
    for (size_t i = 0; i < lines.size(); ++i) {
        if (gaps(lines[i], kPart).size() + 1 < kFewestParts) continue;
        bool near = !out.empty() && i - out.back().last <= kMostBetween;
        if (!near) {
            if (!out.empty() && seeds < kFewestSeeds) out.pop_back();
            out.push_back({i, i});
            seeds = 0;
        }
        out.back().last = i + 1;
        ++seeds;
    }
    if (!out.empty() && seeds < kFewestSeeds) out.pop_back();
    return out;
}

// By how many lines below the header each point from `left` on is printed over.
std::vector<size_t> coverage(const Lines& lines, Region region, double left, double right) {
    std::vector<size_t> out(static_cast<size_t>(right - left) + 2);
    for (size_t i = region.first; i < region.last; ++i) {
        const std::vector<WordBox>& words = lines[i].words;
        if (std::all_of(words.begin(), words.end(), names_column)) continue;
        for (const WordBox& word : words) {
            auto to = static_cast<size_t>(word.right() - left) + 1;
            for (auto x = static_cast<size_t>(word.x - left); x < to && x < out.size(); ++x)
                ++out[x];
        }
    }
    return out;
}

// The middle of the longest run of [from, to) that the fewest lines cross.
double emptiest(const std::vector<size_t>& cover, size_t from, size_t to) {
    auto begin = cover.begin() + static_cast<std::ptrdiff_t>(from);
    auto end = cover.begin() + static_cast<std::ptrdiff_t>(to);
    size_t least = *std::min_element(begin, end);
    size_t best = from, length = 0;
    for (size_t x = from; x < to;) {
        size_t run = x;
        while (x < to && cover[x] == least) ++x;
        if (x - run > length) best = run, length = x - run;
        if (x == run) ++x;
    }
    return static_cast<double>(best) + static_cast<double>(length) / 2;
}

// Borders of columns: outer edges and the middles of the strips.
std::vector<double> column_borders(const Lines& lines, Region region) {
    double left = 1e9, right = 0;
    for (size_t i = region.first; i < region.last; ++i) {
        left = std::min(left, lines[i].x());
        right = std::max(right, lines[i].right());
    }
    if (!(right - left < 20'000) || right - left < 30) return {};
    std::vector<size_t> cover = coverage(lines, region, left, right);
    // A merged cell may cross a strip below the header too (a heading of a group of rows).
    size_t most = (region.last - region.first) * kCrossingPercent / 100;
    std::vector<double> out = {left};
    for (size_t x = 0; x < cover.size();) {
        size_t from = x;
        while (x < cover.size() && cover[x] <= most) ++x;
        bool strip = static_cast<double>(x - from) >= kNarrowestStrip;
        if (strip && from > 0 && x < cover.size()) out.push_back(left + emptiest(cover, from, x));
        if (x == from) ++x;
    }
    out.push_back(right);
    return out;
}

size_t column_of(const std::vector<double>& borders, const WordBox& word) {
    double middle = word.x + word.w / 2;
    size_t column = 0;
    while (column + 2 < borders.size() && middle >= borders[column + 1]) ++column;
    return column;
}

size_t crossed(const std::vector<double>& borders, const PrintedLine& line) {
    size_t out = 0;
    for (const WordBox& word : line.words)
        for (size_t b = 1; b + 1 < borders.size(); ++b)
            out += word.x + 2 < borders[b] && borders[b] < word.right() - 2;
    return out;
}

class AlignedTable {
  public:
    AlignedTable(Lines& lines, Region region, std::vector<double> borders, bool centred)
        : lines_(lines), region_(region), borders_(std::move(borders)), centred_(centred) {}

    std::optional<PageTable> read() {
        if (borders_.size() < kFewestColumns + 1) return {};
        reach_up();
        reach_down();
        find_numbers();
        bool named = false;
        for (size_t i = region_.first; i < region_.last && i < region_.first + 3; ++i)
            named |= names_columns(lines_[i]);
        if (numbered_.size() < 2 && !named) return {};
        return table();
    }

    [[nodiscard]] Region region() const { return region_; }

  private:
    // Merged cells of the header above the first line of three parts.
    void reach_up() {
        for (int n = 0; n < kMostHeaderLines && region_.first > 0; ++n) {
            const PrintedLine& line = lines_[region_.first - 1];
            bool header = std::all_of(line.words.begin(), line.words.end(), names_column);
            if (!header || !near(line, lines_[region_.first])) return;
            --region_.first;
        }
    }

    // Lines of the last row below its first line.
    void reach_down() {
        while (region_.last < lines_.size()) {
            const PrintedLine& line = lines_[region_.last];
            bool outside = line.x() < borders_.front() - 2 || line.right() > borders_.back() + 2;
            if (outside || crossed(borders_, line) > 0) return;
            if (!near(line, lines_[region_.last - 1])) return;
            ++region_.last;
        }
    }

    static bool near(const PrintedLine& a, const PrintedLine& b) {
        double smaller = std::min(a.size, b.size), larger = std::max(a.size, b.size);
        return std::abs(a.middle() - b.middle()) <= kNextLine * smaller && larger <= 1.15 * smaller;
    }

    void find_numbers() {
        for (size_t i = region_.first; i < region_.last; ++i) {
            const WordBox& first = lines_[i].words.front();
            std::optional<int> number = row_number(first.text);
            bool next = number && (numbered_.empty() || *number == last_number_ + 1);
            if (!next || column_of(borders_, first) != 0) continue;
            if (numbered_.empty()) first_number_ = *number;
            last_number_ = *number;
            numbered_.push_back(i);
        }
    }

    // Lines that name columns, in one cell or wrapped: 序号 | 任务 | 责任单位, and below it
    // 牵头单位 | 配合单位.
    [[nodiscard]] size_t header_lines() const {
        size_t n = 0;
        while (region_.first + n < region_.last) {
            const PrintedLine& line = lines_[region_.first + n];
            if (!std::all_of(line.words.begin(), line.words.end(), names_column)) break;
            ++n;
        }
        return n;
    }

    // The row of each line: header lines are rows of their own. Text between the header and the
    // first number stands above a centred number, or finishes the last row of the page before.
    [[nodiscard]] std::vector<size_t> rows() {
        size_t header = header_lines();
        if (numbered_.empty() || (numbered_.size() < 2 && header == 0))
            return rows_by_first_column();
        bool between = numbered_.front() > region_.first + header;
        if (between && first_number_ == 1) centred_ = true;
        if (first_number_ == 1 && !between) centred_ = false;
        std::vector<size_t> out;
        size_t begin = header > 0 ? 1 : 0;  // all lines of the header are one row
        size_t torn = between && !centred_ ? 1 : 0;
        for (size_t i = region_.first; i < region_.last; ++i) {
            if (i < region_.first + header) {
                out.push_back(0);
            } else if (torn > 0 && i < numbered_.front()) {
                out.push_back(begin);
            } else {
                out.push_back(begin + torn + (centred_ ? nearest(i) : above(i)));
            }
        }
        return out;
    }

    [[nodiscard]] std::vector<size_t> rows_by_first_column() const {
        std::vector<size_t> out;
        size_t row = 0;
        for (size_t i = region_.first; i < region_.last; ++i) {
            bool begins = column_of(borders_, lines_[i].words.front()) == 0;
            if (i > region_.first && begins) ++row;
            out.push_back(row);
        }
        return out;
    }

    [[nodiscard]] size_t above(size_t line) const {
        auto next = std::upper_bound(numbered_.begin(), numbered_.end(), line);
        return next == numbered_.begin() ? 0 : static_cast<size_t>(next - numbered_.begin()) - 1;
    }

    [[nodiscard]] size_t nearest(size_t line) const {
        size_t best = 0;
        auto distance = [&](size_t row) {
            return std::abs(lines_[numbered_[row]].middle() - lines_[line].middle());
        };
        for (size_t row = 1; row < numbered_.size(); ++row)
            if (distance(row) < distance(best)) best = row;
        return best;
    }

    PageTable table() {
        size_t columns = borders_.size() - 1;
        std::vector<size_t> row_of = rows();
        std::vector<std::vector<std::vector<WordBox>>> cells(
            row_of.empty() ? 0 : row_of.back() + 1, std::vector<std::vector<WordBox>>(columns));
        PageTable out;
        out.top = lines_[region_.first].middle();
        out.bottom = lines_[region_.last - 1].middle();
        for (size_t i = region_.first; i < region_.last; ++i)
            for (WordBox& word : lines_[i].words)
                cells[row_of[i - region_.first]][column_of(borders_, word)].push_back(
                    std::move(word));
        std::vector<double> widths = text_widths(cells);
        for (auto& row : cells) {
            Row made;
            for (size_t c = 0; c < columns; ++c)
                made.cells.push_back({cell_text(std::move(row[c]), widths[c])});
            out.rows.push_back(std::move(made));
        }
        out.columns = std::move(borders_);
        out.open_at_bottom.assign(columns, false);
        out.drawn = false;
        out.centred = centred_;
        return out;
    }

    // The width of a column is that of its longest line.
    [[nodiscard]] static std::vector<double> text_widths(
        const std::vector<std::vector<std::vector<WordBox>>>& cells) {
        std::vector<double> out(cells.empty() ? 0 : cells.front().size());
        for (const auto& row : cells)
            for (size_t c = 0; c < row.size(); ++c)
                for (const PrintedLine& line : group_lines(row[c]))
                    out[c] = std::max(out[c], line.right() - line.x());
        return out;
    }

    Lines& lines_;
    Region region_;
    std::vector<double> borders_;
    std::vector<size_t> numbered_;
    int first_number_ = 0, last_number_ = 0;
    bool centred_;
};

}  // namespace

std::vector<PageTable> aligned_tables(std::vector<WordBox>& words, bool centred) {
    Lines lines = group_lines(words);
    std::vector<PageTable> out;
    std::vector<bool> taken(lines.size());
    for (Region region : regions(lines)) {
        if (taken[region.first]) continue;
        AlignedTable candidate(lines, region, column_borders(lines, region), centred);
        std::optional<PageTable> table = candidate.read();
        if (!table) continue;
        region = candidate.region();
        std::fill(taken.begin() + static_cast<std::ptrdiff_t>(region.first),
                  taken.begin() + static_cast<std::ptrdiff_t>(region.last), true);
        out.push_back(std::move(*table));
    }
    if (out.empty()) return out;
    words.clear();
    for (size_t i = 0; i < lines.size(); ++i)
        if (!taken[i])
            for (WordBox& word : lines[i].words) words.push_back(std::move(word));
    return out;
}

}  // namespace document

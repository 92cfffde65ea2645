// Which line is the cell of which column is the cheapest way through the columns (Viterbi, 1967):
// a line scores by how well it suits a column, a step costs what it skips. Rows begin where the
// way turns back to an earlier column.

#include "extract/cell_lines.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.h"
#include "extract/deadline.h"
#include "extract/document_split.h"
#include "extract/marker.h"
#include "extract/table_cells.h"
#include "extract/table_column.h"
#include "extract/unit_mention.h"
#include "extract/wording.h"

namespace extract {

namespace {

constexpr size_t kLongestColumnName = 42;  // bytes
constexpr size_t kFewestColumns = 3;
constexpr size_t kMostColumns = 12;
constexpr size_t kMostLines = 4000;  // of one table
constexpr size_t kLongestTime = 30;  // characters of a cell with a time
constexpr size_t kLongestGroup = 45;
constexpr size_t kLongText = 40;  // characters: more is what is to be done, not its name
constexpr double kNever = -9;

struct LineKind {
    bool number = false, time = false, units = false, person = false, nothing = false;
    bool sentence = false;
    size_t characters = 0;
};

bool digits(std::string_view cell) {
    while (ends_with_any(cell, {"、", "．", "."})) cell.remove_suffix(cell.ends_with(".") ? 1 : 3);
    return !cell.empty() && cell.size() <= 3 &&
           cell.find_first_not_of("0123456789") == std::string_view::npos;
}

bool time_cell(std::string_view cell, size_t characters) {
    if (characters > kLongestTime || cell.ends_with("。")) return false;
    if (starts_with_any(cell, {"长期", "持续", "常态化", "立即", "全年", "即时", "每年", "每月"}))
        return characters < 12;
    if (cell.size() >= 7 && digits(cell.substr(0, 2)) && cell.substr(4, 3) == "年" &&
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

LineKind kind_of(const std::string& cell) {
    LineKind kind;
    kind.characters = base::count_characters(cell);
    kind.number = digits(cell);
    kind.nothing = cell.find_first_not_of("-/") == std::string::npos || cell == "无" ||
                   cell == "—" || cell == "——";
    kind.sentence = ends_with_any(cell, {"。", "；"});
    if (kind.number || kind.nothing) return kind;
    kind.time = time_cell(cell, kind.characters);
    kind.units = !kind.time && units_cell(cell);
    kind.person = !kind.time && !kind.units && person_cell(cell);
    return kind;
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

    // The state of each line up to the best end of the table, and whether a row begins there.
    struct Step {
        size_t state;
        bool begins;
    };
    [[nodiscard]] std::vector<Step> way() const {
        std::vector<Step> out(best_line_ + 1);
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

struct CellTable {
    size_t header = 0;  // line of the first column's name
    size_t first = 0;   // line of the first cell
    size_t columns = 0;
    std::vector<ColumnWay::Step> way;  // from `first` on
};

class CellLines {
  public:
    explicit CellLines(NormalText& text) : text_(text) {
        out_.source = text.source;
        out_.whole_paragraphs = text.whole_paragraphs;
    }

    void run() {
        std::vector<CellTable> tables;
        for (size_t i = 0; i < text_.lines.size();) {
            std::optional<CellTable> table = table_at(i);
            if (!table) {
                ++i;
                continue;
            }
            i = table->first + table->way.size();
            tables.push_back(std::move(*table));
        }
        if (!tables.empty()) rewrite(tables);
    }

  private:
    [[nodiscard]] bool may_name_column(size_t i) const {
        if (i >= text_.lines.size()) return false;
        std::string_view raw = text_.line(i);
        if (raw.size() > kLongestColumnName || raw.find('\t') != std::string_view::npos)
            return false;
        if (starts_with_any(raw, {"附件", "附表", "附："})) return false;
        return !contains_any(raw, {"，", "。", "；", "：", "《"}) && !parse_marker(raw) &&
               !digits(raw) && !whole_date(raw);
    }

    [[nodiscard]] std::optional<CellTable> table_at(size_t i) const {
        size_t known = 0, end = i;
        std::vector<std::string> names;
        for (; end < i + kMostColumns && may_name_column(end); ++end) {
            names.push_back(without_blanks(text_.line(end)));
            bool column = column_of(names.back()) != Column::kOther;
            if (end == i && !column && !(may_name_column(i + 1) && opens_with_number(i + 1)))
                return {};
            known += column;
        }
        // Where the rows are numbered, the names end before the number 1 or a line over the full
        // width above it; else at the last name that is a known column.
        size_t last = names.size();
        while (last > 0 && column_of(names[last - 1]) == Column::kOther &&
               names[last - 1] != "备注") {
            --last;
        }
        names.resize(last);
        if (names.size() < kFewestColumns || known < kFewestColumns) return {};
        return table_with(i, names);
    }

    [[nodiscard]] bool opens_with_number(size_t i) const {
        return column_of(without_blanks(text_.line(i))) == Column::kNumber;
    }

    // The column names may take in the first cells (a name without marks): the shortest header
    // that binds work and whose table is whole is taken last.
    [[nodiscard]] std::optional<CellTable> table_with(size_t i,
                                                      std::vector<std::string> names) const {
        for (; names.size() >= kFewestColumns; names.pop_back()) {
            Columns columns = with_name(names);
            if (!task_header(columns)) continue;
            CellTable table{i, i + names.size(), names.size(), {}};
            std::vector<LineKind> lines = kinds(table.first);
            if (lines.size() < names.size()) continue;
            table.way = ColumnWay(columns, lines).way();
            if (complete(table, columns)) return table;
        }
        return {};
    }

    [[nodiscard]] std::vector<LineKind> kinds(size_t from) const {
        std::vector<LineKind> out;
        for (size_t i = from; i < text_.lines.size() && out.size() < kMostLines; ++i) {
            std::string cell = without_blanks(text_.line(i));
            bool stops = text_.line(i).find('\t') != std::string_view::npos ||
                         starts_with_any(cell, {"附件", "附表", "（此件", "抄送"}) ||
                         !document_number(text_.line(i)).empty();
            if (stops) break;
            out.push_back(kind_of(cell));
        }
        return out;
    }

    // At least two rows, and most of them with work and with a unit or a time.
    static bool complete(const CellTable& table, const Columns& columns) {
        size_t rows = 0, whole = 0;
        bool work = false, bound = false;
        auto close = [&] {
            whole += work && bound;
            work = bound = false;
        };
        for (const ColumnWay::Step& step : table.way) {
            if (step.state == columns.size()) continue;
            if (step.begins) close(), ++rows;
            Column c = columns[step.state];
            work |= c == Column::kName || c == Column::kContent || c == Column::kDuties;
            bound |= c == Column::kLead || c == Column::kUnits || c == Column::kOffice ||
                     c == Column::kDeadline;
        }
        close();
        return rows >= 2 && whole * 2 >= rows;
    }

    void rewrite(const std::vector<CellTable>& tables) {
        size_t i = 0;
        for (const CellTable& table : tables) {
            for (; i < table.header; ++i) copy_line(i);
            open_line(i);
            for (; i < table.first; ++i) copy_cell(i, i == table.header ? "" : "\t");
            end_line();
            write_rows(table);
            i = table.first + table.way.size();
        }
        for (; i < text_.lines.size(); ++i) copy_line(i);
        out_.offset.push_back(text_.offset.back());
        text_ = std::move(out_);
    }

    void write_rows(const CellTable& table) {
        size_t column = 0;
        for (size_t n = 0; n < table.way.size(); ++n) {
            const ColumnWay::Step& step = table.way[n];
            size_t line = table.first + n;
            bool group = step.state == table.columns;
            if (step.begins) {
                if (n > 0) close_row(column, table.columns);
                open_line(line);
                column = 0;
            }
            size_t to = group ? 0 : step.state;
            std::string before(to - column, '\t');
            if (before.empty() && !step.begins) before = "\v";
            copy_cell(line, before);
            column = to;
        }
        close_row(column, table.columns);
    }

    void close_row(size_t column, size_t columns) {
        for (; column + 1 < columns; ++column) put('\t', line_end_);
        end_line();
    }

    void put(char c, uint32_t at) {
        out_.text += c;
        out_.offset.push_back(at);
    }
    void open_line(size_t like) {
        out_.lines.push_back(text_.lines[like]);
        out_.lines.back().begin = out_.text.size();
    }
    void end_line() {
        out_.lines.back().end = out_.text.size();
        put('\n', line_end_);
    }
    void copy_line(size_t i) {
        open_line(i);
        copy_cell(i, "");
        end_line();
    }
    void copy_cell(size_t i, std::string_view before) {
        const Line& line = text_.lines[i];
        for (char c : before) put(c, text_.offset[line.begin]);
        out_.text.append(text_.text, line.begin, line.end - line.begin);
        out_.offset.insert(out_.offset.end(),
                           text_.offset.begin() + static_cast<ptrdiff_t>(line.begin),
                           text_.offset.begin() + static_cast<ptrdiff_t>(line.end));
        line_end_ = text_.offset[line.end];
    }

    NormalText& text_;
    NormalText out_;
    uint32_t line_end_ = 0;  // in the source, of the line copied last
};

}  // namespace

void join_cell_lines(NormalText& text) { CellLines(text).run(); }

}  // namespace extract

#include "extract/cell_lines.h"

#include <algorithm>
#include <optional>

#include "extract/column_way.h"
#include "extract/document_split.h"
#include "extract/marker.h"
#include "extract/table_cells.h"
#include "extract/table_column.h"
#include "extract/wording.h"

namespace extract {

namespace {

constexpr size_t kLongestColumnName = 42;  // bytes
constexpr size_t kFewestColumns = 3;
constexpr size_t kMostColumns = 12;
constexpr size_t kMostLines = 4000;  // of one table

struct CellTable {
    size_t header = 0;  // line of the first column's name
    size_t first = 0;   // line of the first cell
    size_t columns = 0;
    std::vector<WayStep> way;  // from `first` on
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
            if (!table) table = allotment_at(i);
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
               !row_digits(raw) && !whole_date(raw);
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

    // 区域 | 公厕改造（座） | 转运站（座) over rows of a name and numbers.
    [[nodiscard]] std::optional<CellTable> allotment_at(size_t i) const {
        size_t end = i;
        while (end < i + kMostColumns && may_name_column(end)) ++end;
        for (size_t names = end - i; names >= 2; --names) {
            bool numbered = opens_with_number(i);
            if (numbered && names == 2) break;
            CellTable table{i, i + names, names, {}};
            while (allots(table.first + table.way.size(), names, numbered))
                for (size_t c = 0; c < names; ++c) table.way.push_back({c, c == 0});
            if (table.way.size() >= 2 * names) return table;
        }
        return {};
    }

    // Whether a row of one name and numbers begins at a line.
    [[nodiscard]] bool allots(size_t line, size_t names, bool numbered) const {
        if (line + names > text_.lines.size()) return false;
        for (size_t c = 0; c < names; ++c) {
            std::string cell = without_blanks(text_.line(line + c));
            bool name = c == (numbered ? 1 : 0);
            bool number = cell.find_first_not_of("0123456789.,%-/—") == std::string::npos;
            if (name == number || (name && cell.size() > kLongestColumnName)) return false;
            if (name && ends_with_any(cell, {"。", "：", "；"})) return false;
        }
        return true;
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
            table.way = way_through(columns, lines);
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
        for (const WayStep& step : table.way) {
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
            const WayStep& step = table.way[n];
            size_t line = table.first + n;
            bool group = step.state == table.columns;
            if (step.begins) {
                if (n > 0) close_row(column, table.columns);
                open_line(line);
                column = 0;
            }
            size_t to = group ? 0 : step.state;
            std::string before(to - column, '\t');
            if (before.empty() && !step.begins) before.assign(1, '\v');
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

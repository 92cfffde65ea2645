// A table with cells. Its header may stand on two rows and be printed again on the next page; a row
// over the full width groups those below it; a row without a number of its own goes on with the
// one above.

#include "extract/grid_table.h"

#include <algorithm>
#include <map>

#include "extract/allocation_table.h"
#include "extract/deadline.h"
#include "extract/section.h"
#include "extract/table_cells.h"
#include "extract/table_column.h"
#include "extract/table_row.h"
#include "extract/wording.h"

namespace extract {

namespace {

bool total_row(std::string_view name) {
    return starts_with_any(name, {"合计", "总计", "小计", "共计"}) ||
           ends_with_any(name, {"合计", "总计", "小计", "共计"});
}

bool row_number(std::string_view cell) {
    return !cell.empty() && cell.size() <= 6 &&
           cell.find_first_not_of("0123456789.-、") == std::string_view::npos;
}

bool binds(Column c) {
    return c == Column::kLead || c == Column::kUnits || c == Column::kLeaders ||
           c == Column::kPersons || c == Column::kDeadline || c == Column::kOffice;
}

class GridReader {
  public:
    GridReader(const ItemContext& context, const TableLines& table)
        : context_(context), table_(table) {
        for (size_t i = table.first; i < table.last && !dittos_; ++i)
            dittos_ = context.text.line(i).find(kDitto) != std::string_view::npos;
    }

    std::vector<DraftTask> read() {
        for (size_t i = table_.first; i < table_.last; ++i) take_line(i);
        finish();
        return std::move(out_);
    }

  private:
    void take_line(size_t line) {
        std::vector<std::string> cells = cells_of(context_.text.line(line));
        if (takes_header(cells)) return;
        if (in_header_) settle_header();
        if (columns_.empty()) return;
        if (grouping(cells)) {
            finish();
            carried_.clear();
            group_ = cells.front();
            return;
        }
        if (open_ && continues(cells)) return extend(line);
        finish();
        open(cells, line);
    }

    bool takes_header(const std::vector<std::string>& cells) {
        bool again =
            !upper_.empty() && std::find(upper_.begin(), upper_.end(), cells) != upper_.end();
        if (!again && !header_row(cells) && !lower_header(cells)) return false;
        if (again && !columns_.empty()) return finish(), true;
        if (!in_header_) {
            finish();
            upper_.clear();
            header_.clear();
        }
        in_header_ = true;
        header_ = joined_header(header_, cells);
        upper_.push_back(cells);
        return true;
    }

    // 牵头 | 配合 below the upper row, whose other cells reach down.
    [[nodiscard]] bool lower_header(const std::vector<std::string>& cells) const {
        if (!in_header_ || upper_.size() > 2) return false;
        size_t known = 0;
        for (const std::string& cell : cells) {
            if (cell.empty() || cell == kDitto) continue;
            if (row_number(cell) || column_of(cell) == Column::kOther) return false;
            ++known;
        }
        return known > 0;
    }

    void settle_header() {
        in_header_ = false;
        Columns columns = with_name(header_);
        columns_ = task_header(columns) ? columns : Columns{};
        carried_.clear();
        group_.clear();
    }

    // A single text over the full width, at the left.
    [[nodiscard]] bool grouping(const std::vector<std::string>& cells) const {
        if (cells.front().empty() || cells.front() == kDitto || row_number(cells.front()))
            return false;
        return columns_.size() > 2 && std::all_of(cells.begin() + 1, cells.end(), [&](auto& cell) {
                   return cell.empty() || cell == cells.front();
               });
    }

    [[nodiscard]] std::string_view at(const std::vector<std::string>& cells, size_t i) const {
        return i < cells.size() ? std::string_view(cells[i]) : std::string_view();
    }

    // Whether a line belongs to the row above: its number and all that binds are empty or reach
    // down from there.
    [[nodiscard]] bool continues(const std::vector<std::string>& cells) const {
        bool numbered = holds(columns_, Column::kNumber);
        bool keyed = numbered || holds(columns_, Column::kName);
        if (!keyed) return false;
        for (size_t i = 0; i < columns_.size(); ++i) {
            std::string_view cell = at(cells, i);
            bool own = !cell.empty() && cell != kDitto;
            bool key = columns_[i] == (numbered ? Column::kNumber : Column::kName);
            if (key && own) return false;
            if (key && dittos_ && cell.empty()) return false;
            if (dittos_ && binds(columns_[i]) && own) return false;
        }
        return dittos_ || (numbered ? !binds_anew(cells) : !binds_anything(cells));
    }

    // A line without a number that names units or a time of its own is a row of its own; wrapped
    // lines only go on with a name or a list.
    [[nodiscard]] bool binds_anew(const std::vector<std::string>& cells) const {
        for (size_t i = 0; i < columns_.size(); ++i) {
            Column c = columns_[i];
            std::string_view cell = at(cells, i);
            if (cell.empty() || !binds(c)) continue;
            if (c == Column::kDeadline && !find_deadlines(cell).empty()) return true;
            bool names = c == Column::kLead || c == Column::kUnits;
            std::string above = joined_words(context_.text, row_.cells[i]);
            if (names && !open_list(above) && opens_with_name(cell)) return true;
        }
        return false;
    }

    static bool open_list(std::string_view cell) {
        return ends_with_any(cell, {"、", "，", "；", "和", "及"});
    }

    [[nodiscard]] bool binds_anything(const std::vector<std::string>& cells) const {
        for (size_t i = 0; i < columns_.size(); ++i)
            if (binds(columns_[i]) && !at(cells, i).empty()) return true;
        return false;
    }

    void open(const std::vector<std::string>& cells, size_t line) {
        row_ = {};
        row_.cells = pieces_of(context_.text, line);
        row_.cells.resize(columns_.size());
        row_.lines = {line};
        row_.group = group_;
        open_ = true;
        for (size_t i = 0; i < columns_.size(); ++i) {
            bool number = columns_[i] == Column::kNumber;
            bool above = at(cells, i) == kDitto || (number && at(cells, i).empty());
            if (!above) continue;
            row_.cells[i] = carried_[i];
            row_.shares_number |= number;
        }
    }

    void extend(size_t line) {
        std::vector<CellPieces> more = pieces_of(context_.text, line);
        for (size_t i = 0; i < more.size() && i < row_.cells.size(); ++i)
            for (const CellPiece& piece : more[i])
                if (context_.text.text.compare(piece.begin, kDitto.size(), kDitto) != 0)
                    row_.cells[i].push_back(piece);
        row_.lines.push_back(line);
    }

    [[nodiscard]] bool empty(Column column) const {
        for (size_t i = 0; i < columns_.size(); ++i)
            if (columns_[i] == column && !row_.cells[i].empty()) return false;
        return true;
    }

    // Whether nobody answers for the row: no unit, or only such as support or oversee.
    [[nodiscard]] bool no_unit() const {
        for (size_t i = 0; i < columns_.size(); ++i) {
            Column c = columns_[i];
            bool unit = c == Column::kLead || c == Column::kUnits || c == Column::kOffice;
            if (unit && !row_.cells[i].empty() && !supporting(header_[i])) return false;
        }
        return true;
    }

    // Merged cells are printed once. Where the file does not mark them, a row without any unit
    // takes those above it, a row without a time the time above it; both are said.
    void carry() {
        bool no_unit = this->no_unit();
        for (size_t i = 0; i < columns_.size(); ++i) {
            Column c = columns_[i];
            bool merges = !dittos_ && (c == Column::kDeadline || (binds(c) && no_unit) ||
                                       (binds(c) && row_.shares_number));
            if (merges && row_.cells[i].empty() && !carried_[i].empty()) {
                row_.cells[i] = carried_[i];
                if (c != Column::kLeaders && c != Column::kPersons)
                    row_.said.push_back("“" + header_[i] + "”一栏为空，按合并单元格沿用上一行");
            }
            carried_[i] = row_.cells[i];
        }
    }

    void finish() {
        if (!open_) return;
        open_ = false;
        for (const CellPieces& cell : row_.cells)
            if (!cell.empty() && total_row(joined_words(context_.text, cell))) return;
        if (empty(Column::kName) && empty(Column::kContent) && empty(Column::kDuties)) return;
        carry();
        TableRow made{context_, table_.node, columns_, header_, numbered_};
        std::vector<DraftTask> tasks = row_tasks(made, row_);
        if (!tasks.empty() && !row_.shares_number) ++numbered_;
        std::move(tasks.begin(), tasks.end(), std::back_inserter(out_));
    }

    const ItemContext& context_;
    const TableLines& table_;
    bool dittos_ = false;  // the file marks the cells that reach down
    bool in_header_ = false, open_ = false;
    std::vector<std::string> header_;
    std::vector<std::vector<std::string>> upper_;  // the header's rows as printed
    Columns columns_;
    std::map<size_t, CellPieces> carried_;
    std::string group_;
    GridRow row_;
    size_t numbered_ = 0;
    std::vector<DraftTask> out_;
};

}  // namespace

std::vector<DraftTask> grid_tasks(const ItemContext& context, const TableLines& table) {
    if (section_role(context.outline, table.node) == SectionRole::kIgnored) return {};
    std::vector<DraftTask> out = GridReader(context, table).read();
    return out.empty() ? allocation_tasks(context, table) : out;
}

}  // namespace extract

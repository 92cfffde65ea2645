#include "intake/matrix_sheet.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "base/utf8.h"
#include "document/sheet_writer.h"
#include "intake/ledger_sheet_cells.h"

namespace intake {

using base::Error;
using base::ErrorCode;
using ledger::Matrix;
using ledger::MatrixCell;
using ledger::MatrixRow;

namespace {

constexpr size_t kMaxRows = 20000, kMaxColumns = 200, kMaxFaults = 20;
constexpr size_t kMaxName = 200;  // characters
constexpr std::string_view kDueMark = "时限";

bool any_of(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

bool is_head(const SheetLine& line) {
    return line.cells.size() >= 3 && any_of(line.cells[0], {"乡镇", "乡（镇）", "单位", "片区"}) &&
           !line.cells[1].empty() && !line.cells[2].empty();
}

class MatrixReader {
  public:
    MatrixReader(std::string file, base::Date today) : file_(std::move(file)), today_(today) {}

    base::Result<Matrix> read(const std::vector<SheetLine>& lines, const std::string& name) {
        matrix_.name = name;
        auto head = std::find_if(lines.begin(), lines.end(), is_head);
        if (head == lines.end())
            return Error{ErrorCode::kBadInput,
                         file_ + "：没有找到表头，应为“乡镇、点位”和各步骤的名称", "E_MATRIX"};
        first_ = head->first_column;
        read_head(*head);
        for (auto line = head + 1; line != lines.end() && line->sheet == head->sheet; ++line)
            read_line(*line);
        if (matrix_.rows.empty() && faults_.empty()) faults_.push_back("表中没有点位");
        if (!faults_.empty())
            return Error{ErrorCode::kBadInput,
                         file_ + "：" + base::join(faults_, "\n" + file_ + "："), "E_MATRIX"};
        return matrix_;
    }

  private:
    void fault(const SheetLine& line, size_t cell, const std::string& what) {
        if (faults_.size() >= kMaxFaults) return;
        faults_.push_back(base::escape_controls(line.sheet + "!" +
                                                document::column_letters(line.first_column + cell) +
                                                std::to_string(line.row) + "：" + what));
    }

    // Empty cells at the ends of a row may be missing from its text.
    std::string cell(const SheetLine& line, size_t at) const {
        size_t column = at + first_;
        if (column < line.first_column || column - line.first_column >= line.cells.size())
            return "";
        return line.cells[column - line.first_column];
    }

    void read_head(const SheetLine& line) {
        std::set<std::string> seen;
        for (size_t c = 2; c < line.cells.size(); ++c) {
            const std::string& title = line.cells[c];
            if (title.empty()) break;
            if (!seen.insert(title).second) fault(line, c, "步骤“" + title + "”重复");
            if (base::count_characters(title) > kMaxName) fault(line, c, "步骤名称过长");
            matrix_.columns.push_back({title, {}});
        }
        if (matrix_.columns.size() > kMaxColumns) fault(line, 2, "步骤过多");
    }

    void read_line(const SheetLine& line) {
        std::string township = cell(line, 0), name = cell(line, 1);
        if (township == kDueMark) return read_due(line);
        if (township.empty() && name.empty()) return;
        if (name.empty()) return fault(line, 1, "缺少点位名称");
        if (base::count_characters(name) > kMaxName) return fault(line, 1, "点位名称过长");
        if (!rows_.insert({township, name}).second)
            return fault(line, 1, "点位“" + township + " " + name + "”重复");
        if (matrix_.rows.size() >= kMaxRows) return fault(line, 0, "点位过多");
        MatrixRow row{township, name, {}};
        for (size_t c = 0; c < matrix_.columns.size(); ++c)
            row.cells.push_back(read_cell(line, c + 2));
        matrix_.rows.push_back(std::move(row));
    }

    void read_due(const SheetLine& line) {
        for (size_t c = 0; c < matrix_.columns.size(); ++c) {
            std::string text = cell(line, c + 2);
            if (text.empty()) continue;
            matrix_.columns[c].due = typed_date(text);
            if (!matrix_.columns[c].due) fault(line, c + 2, "“" + text + "”不是日期");
        }
    }

    MatrixCell read_cell(const SheetLine& line, size_t at) {
        std::string text = cell(line, at);
        if (text.empty() || any_of(text, {"×", "✗", "否", "未完成", "—", "-"})) return {};
        if (any_of(text, {"√", "✓", "✔", "是", "完成", "已完成"})) return {today_, ""};
        std::optional<base::Date> date = typed_date(text);
        if (date && *date > today_) fault(line, at, "完成日期“" + text + "”晚于今天");
        if (date) return {date, ""};
        return {{}, text};
    }

    std::string file_;
    base::Date today_;
    size_t first_ = 0;
    Matrix matrix_;
    std::set<std::pair<std::string, std::string>> rows_;
    std::vector<std::string> faults_;
};

document::SheetValue value_of(const MatrixCell& cell) {
    if (cell.done_on) return *cell.done_on;
    if (cell.note.empty()) return std::monostate();
    return cell.note;
}

}  // namespace

base::Result<std::string> matrix_sheet(const Matrix& matrix, base::Date today) {
    document::Sheet sheet;
    sheet.name = "调度表";
    sheet.columns = {{"乡镇", 14}, {"点位", 22}};
    document::SheetRow due{{std::string(kDueMark), std::string()}, false};
    for (const ledger::MatrixColumn& column : matrix.columns) {
        sheet.columns.push_back({column.title, 14});
        due.values.push_back(column.due ? document::SheetValue(*column.due)
                                        : document::SheetValue(std::monostate()));
    }
    sheet.rows.push_back(std::move(due));
    for (const MatrixRow& row : matrix.rows) {
        document::SheetRow out{{row.township, row.name}, false};
        for (size_t c = 0; c < row.cells.size(); ++c) {
            out.values.push_back(value_of(row.cells[c]));
            const std::optional<base::Date>& day = matrix.columns[c].due;
            out.marked = out.marked || (!row.cells[c].done_on && day && *day < today);
        }
        sheet.rows.push_back(std::move(out));
    }
    return document::workbook_bytes({{std::move(sheet)}, today});
}

base::Result<Matrix> read_matrix_sheet(const extract::Reading& reading,
                                       const std::string& matrix_name, const std::string& file_name,
                                       base::Date today) {
    return MatrixReader(file_name, today).read(sheet_lines(reading.text), matrix_name);
}

}  // namespace intake

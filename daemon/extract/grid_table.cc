#include "extract/grid_table.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "extract/allocation_table.h"
#include "extract/marker.h"
#include "extract/section.h"
#include "extract/table_cells.h"
#include "extract/table_column.h"
#include "extract/task_builder.h"
#include "extract/unit_mention.h"
#include "extract/wording.h"

namespace extract {

namespace {

using ledger::TaskType;

using Columns = std::vector<Column>;

Columns columns_of(const std::vector<std::string>& cells) {
    Columns out;
    for (const std::string& cell : cells) out.push_back(column_of(cell));
    return out;
}

bool holds(const Columns& columns, Column column) {
    return std::find(columns.begin(), columns.end(), column) != columns.end();
}

bool task_header(const Columns& columns) {
    bool work = holds(columns, Column::kName) || holds(columns, Column::kContent);
    bool bound = holds(columns, Column::kUnits) || holds(columns, Column::kLead) ||
                 (holds(columns, Column::kDeadline) && holds(columns, Column::kNumber));
    return work && bound;
}

bool total_row(std::string_view name) {
    return contains_any(name, {"合计", "总计", "小计", "共计"});
}

// Names of persons in a cell: parted by marks, two to four characters each.
std::vector<std::string> persons_of(std::string_view cell) {
    std::vector<std::string> out;
    std::string name;
    auto flush = [&] {
        size_t n = base::count_characters(name);
        if (n >= 2 && n <= 4) out.push_back(name);
        name.clear();
    };
    for (size_t i = 0; i < cell.size();) {
        base::CodePoint c = base::decode_utf8(cell, i);
        if (c.value >= 0x4E00 && c.value <= 0x9FFF) {
            name += cell.substr(i, c.size);
        } else {
            flush();
        }
        i += c.size;
    }
    flush();
    return out;
}

class GridReader {
  public:
    GridReader(const ItemContext& context, const TableLines& table)
        : context_(context), table_(table), node_(context.outline.nodes[table.node]) {}

    std::vector<DraftTask> read() {
        for (size_t i = table_.first; i < table_.last; ++i) take_row(i);
        finish();
        return std::move(out_);
    }

  private:
    void take_row(size_t line) {
        std::vector<std::string> cells = cells_of(context_.text.line(line));
        Columns columns = columns_of(cells);
        if (task_header(columns)) {  // also a header printed again on the next page
            finish();
            columns_ = columns;
            header_ = cells;
            carried_.clear();
            return;
        }
        if (columns_.empty()) return;
        if (continues(cells)) return extend(cells, line);
        finish();
        row_ = cells;
        row_.resize(columns_.size());
        first_line_ = last_line_ = line;
        open_ = true;
    }

    // A line without a number of its own continues the row above it.
    [[nodiscard]] bool continues(const std::vector<std::string>& cells) const {
        if (!open_ || !holds(columns_, Column::kNumber)) return false;
        for (size_t i = 0; i < columns_.size() && i < cells.size(); ++i)
            if (columns_[i] == Column::kNumber) return cells[i].empty();
        return true;
    }

    void extend(const std::vector<std::string>& cells, size_t line) {
        for (size_t i = 0; i < cells.size() && i < row_.size(); ++i) row_[i] += cells[i];
        last_line_ = line;
    }

    // Merged cells are printed once. A row without any unit takes those above it, a row without a
    // time the time above it; both are said.
    void carry(std::vector<std::string>& said) {
        bool no_unit = cell(Column::kLead).empty() && cell(Column::kUnits).empty();
        for (size_t i = 0; i < columns_.size(); ++i) {
            Column c = columns_[i];
            bool of_units = c == Column::kLead || c == Column::kUnits || c == Column::kLeaders ||
                            c == Column::kPersons;
            bool merges = (of_units && no_unit) || c == Column::kDeadline;
            if (merges && row_[i].empty() && !carried_[i].empty()) {
                row_[i] = carried_[i];
                if (c != Column::kLeaders && c != Column::kPersons)
                    said.push_back("“" + header_[i] + "”一栏为空，按合并单元格沿用上一行");
            }
            if (c != Column::kNumber) carried_[i] = row_[i];
        }
    }

    [[nodiscard]] std::string cell(Column column) const {
        std::string out;
        for (size_t i = 0; i < columns_.size(); ++i)
            if (columns_[i] == column && !row_[i].empty())
                out += (out.empty() ? "" : "；") + row_[i];
        return out;
    }

    void finish() {
        if (!open_) return;
        open_ = false;
        std::vector<std::string> said;
        carry(said);
        std::string name = cell(Column::kName), content = cell(Column::kContent);
        if (name.empty() && content.empty()) return;
        if (total_row(name) || total_row(row_.front())) return;
        DraftTask made = base_task(name, content);
        if (!said.empty()) made.confidence = 0.75;
        made.diagnostics = said;
        read_units(made);
        made.task.leaders = persons_of(cell(Column::kLeaders));
        add_units(made.task.persons, persons_of(cell(Column::kPersons)));
        read_deadline(made, content);
        if (made.task.units.empty() && made.task.deadline.kind == ledger::DeadlineKind::kNone)
            return;
        out_.push_back(std::move(made));
    }

    DraftTask base_task(const std::string& name, const std::string& content) {
        Node row;
        std::string number = cell(Column::kNumber);
        if (number.empty()) number = std::to_string(out_.size() + 1);
        row.ref = (node_.ref.empty() ? "表" : node_.ref) + "/" + number;
        row.first_line = first_line_;
        for (size_t i = first_line_; i <= last_line_; ++i)
            row.text.append(context_.text, context_.text.lines[i].begin,
                            context_.text.lines[i].end);
        const std::string& opening = name.empty() ? content : name;
        size_t begin = row.text.text.find(opening);
        if (begin == std::string::npos) begin = 0;
        size_t end = row.text.text.size();
        DraftTask made =
            TaskBuilder(context_.text, row)
                .make(TaskType::kTask, begin, std::min(end, begin + opening.size()), end);
        made.confidence = 0.93;
        return made;
    }

    void read_units(DraftTask& made) const {
        std::string lead = cell(Column::kLead), units = cell(Column::kUnits);
        if (!lead.empty()) {
            UnitMentions mentions = unit_mentions("牵头单位：" + lead);
            made.task.lead = mentions.units;
            made.task.units = mentions.units;
            add_units(made.task.persons, mentions.persons);
        }
        if (units.empty()) return;
        UnitMentions mentions = unit_mentions("责任单位：" + units);
        add_units(made.task.units, mentions.units);
        add_units(made.task.lead, mentions.lead);
        add_units(made.task.persons, mentions.persons);
        if (made.task.units.empty()) {
            made.task.units = {units};
            made.diagnostics.push_back("“" + units + "”未能识别为单位名称，按原文列出");
            made.confidence = 0.6;
        }
    }

    void read_deadline(DraftTask& made, const std::string& content) const {
        std::string stated = cell(Column::kDeadline);
        std::vector<ledger::Deadline> found =
            deadlines_in(stated.empty() ? content : stated, context_.dates);
        if (!found.empty()) {
            made.task.deadline = found.front();
        } else if (!stated.empty()) {
            made.diagnostics.push_back("完成时限“" + stated + "”没有确定的日期");
        }
        if (made.task.deadline.kind == ledger::DeadlineKind::kRecurring)
            made.task.type = TaskType::kRecurring;
    }

    const ItemContext& context_;
    const TableLines& table_;
    const Node& node_;
    Columns columns_;
    std::vector<std::string> header_;
    std::map<size_t, std::string> carried_;
    std::vector<std::string> row_;
    size_t first_line_ = 0, last_line_ = 0;
    bool open_ = false;
    std::vector<DraftTask> out_;
};

}  // namespace

std::vector<DraftTask> grid_tasks(const ItemContext& context, const TableLines& table) {
    if (section_role(context.outline, table.node) == SectionRole::kIgnored) return {};
    std::vector<DraftTask> out = GridReader(context, table).read();
    return out.empty() ? allocation_tasks(context, table) : out;
}

}  // namespace extract

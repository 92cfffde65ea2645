#include "extract/allocation_table.h"

#include <algorithm>

#include "extract/table_cells.h"
#include "extract/table_column.h"
#include "extract/task_builder.h"
#include "extract/wording.h"

namespace extract {

namespace {

bool number_cell(std::string_view cell) {
    return !cell.empty() && cell.find_first_not_of("0123456789.,%") == std::string_view::npos;
}

bool allots(std::string_view title) {
    return contains_any(title, {"任务", "分解", "分配", "指标", "计划"}) &&
           !title.ends_with("名单");
}

class AllocationReader {
  public:
    AllocationReader(const ItemContext& context, const TableLines& table, std::string title)
        : context_(context),
          table_(table),
          node_(context.outline.nodes[table.node]),
          title_(std::move(title)) {}

    std::vector<DraftTask> read() {
        for (size_t i = table_.first; i < table_.last; ++i) {
            std::vector<std::string> cells = cells_of(context_.text.line(i));
            if (header_.empty()) {
                auto town = std::find_if(cells.begin(), cells.end(), [](const std::string& cell) {
                    return column_of(cell) == Column::kTown;
                });
                if (town == cells.end()) continue;
                town_ = static_cast<size_t>(town - cells.begin());
                header_ = cells;
                continue;
            }
            take(cells, i);
        }
        return std::move(out_);
    }

  private:
    void take(const std::vector<std::string>& cells, size_t line) {
        if (town_ >= cells.size()) return;
        const std::string& town = cells[town_];
        auto quantity = std::find_if(cells.begin() + static_cast<ptrdiff_t>(town_) + 1, cells.end(),
                                     number_cell);
        bool named = town.size() >= 6 && town.size() <= 36 && !number_cell(town) &&
                     !contains_any(town, {"合计", "总计", "小计", "共计", "全县", "全市"});
        if (!named || quantity == cells.end()) return;
        Node row;
        row.first_line = line;
        row.ref = (node_.ref.empty() ? "表" : node_.ref) + "/" + std::to_string(out_.size() + 1);
        row.text.append(context_.text, context_.text.lines[line].begin,
                        context_.text.lines[line].end);
        size_t end = row.text.text.size();
        DraftTask made = TaskBuilder(context_.text, row).make(ledger::TaskType::kTask, 0, end, end);
        size_t column = static_cast<size_t>(quantity - cells.begin());
        std::string what = column < header_.size() ? header_[column] : "";
        made.task.title = short_title(town + "：" + (what.empty() ? title_ : what) + *quantity);
        made.task.units = {town};
        made.confidence = 0.8;
        made.diagnostics.push_back("由分配表“" + title_ + "”逐行列出，数量见原文");
        out_.push_back(std::move(made));
    }

    const ItemContext& context_;
    const TableLines& table_;
    const Node& node_;
    std::string title_;
    std::vector<std::string> header_;
    size_t town_ = 0;
    std::vector<DraftTask> out_;
};

}  // namespace

std::vector<DraftTask> allocation_tasks(const ItemContext& context, const TableLines& table) {
    const Annex* annex = context.outline.annex_of(table.node);
    if (annex == nullptr || !allots(annex->title)) return {};
    return AllocationReader(context, table, annex->title).read();
}

}  // namespace extract

#include "extract/allocation_table.h"

#include <algorithm>
#include <optional>

#include "extract/table_cells.h"
#include "extract/table_column.h"
#include "extract/task_builder.h"
#include "extract/wording.h"

namespace extract {

namespace {

constexpr size_t kLongestName = 36;     // bytes of a township's name
constexpr size_t kLongestMeasure = 18;  // 万立方米
constexpr size_t kLinesAbove = 4;       // in which 单位：万吨 stands above a table

bool number_cell(std::string_view cell) {
    return !cell.empty() && cell.find_first_not_of("0123456789.,%") == std::string_view::npos;
}

bool number_or_none(std::string_view cell) {
    return number_cell(cell) || cell.empty() || cell == "-" || cell == "—" || cell == "/";
}

bool allots(std::string_view title) {
    return contains_any(title, {"任务", "分解", "分配", "指标", "计划", "目标"}) &&
           !title.ends_with("名单");
}

// 任务量（户）, 造林面积/亩: what the column counts in; empty where it does not say.
std::string measure_in(std::string_view header) {
    size_t open = header.rfind("（"), close = header.rfind("）");
    if (open != std::string_view::npos && close != std::string_view::npos && close > open) {
        std::string_view inner = header.substr(open + 3, close - open - 3);
        if (inner.starts_with("单位：")) inner.remove_prefix(9);
        return inner.size() <= kLongestMeasure ? std::string(inner) : std::string();
    }
    size_t slash = header.rfind('/');
    bool behind = slash != std::string_view::npos && header.size() - slash <= kLongestMeasure;
    return behind ? std::string(header.substr(slash + 1)) : std::string();
}

std::string without_measure(std::string_view header) {
    size_t cut = std::min(header.find("（"), header.find('/'));
    return std::string(header.substr(0, cut));
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
                if (std::optional<size_t> found = receiver_column(cells, i)) {
                    town_ = *found;
                    header_ = cells;
                }
                continue;
            }
            take(cells, i);
        }
        return std::move(out_);
    }

  private:
    // 乡镇, or a column of units (承训单位, 用人单位) with numbers in the row below.
    [[nodiscard]] std::optional<size_t> receiver_column(const std::vector<std::string>& header,
                                                        size_t line) const {
        for (size_t c = 0; c < header.size(); ++c)
            if (column_of(header[c]) == Column::kTown) return c;
        if (line + 1 >= table_.last) return {};
        std::vector<std::string> below = cells_of(context_.text.line(line + 1));
        for (size_t c = 0; c < std::min(header.size(), below.size()); ++c) {
            bool named = ends_with_any(header[c], {"单位", "部门", "地区", "区域", "名称", "市州",
                                                   "县市", "（州）", "学校", "院校", "机构"});
            if (!named || below[c].empty() || number_cell(below[c])) continue;
            auto first = below.begin() + static_cast<ptrdiff_t>(c) + 1;
            bool numbers = first != below.end() && std::all_of(first, below.end(), number_or_none);
            return numbers ? std::optional(c) : std::nullopt;
        }
        return {};
    }

    // The columns behind the township's that hold a number in this row.
    [[nodiscard]] std::vector<size_t> numbers(const std::vector<std::string>& cells) const {
        std::vector<size_t> out;
        for (size_t i = town_ + 1; i < cells.size(); ++i)
            if (number_cell(cells[i])) out.push_back(i);
        return out;
    }

    // 单位：万吨 above the table.
    [[nodiscard]] std::string measure_above() const {
        for (size_t i = table_.first; i-- > 0 && i + kLinesAbove >= table_.first;) {
            std::string line = without_blanks(context_.text.line(i));
            size_t at = line.find("单位：");
            if (at == std::string::npos || line.size() > at + 9 + kLongestMeasure) continue;
            std::string measure = line.substr(at + 9);
            while (measure.ends_with("）")) measure.resize(measure.size() - 3);
            return measure;
        }
        return {};
    }

    [[nodiscard]] std::string header(size_t column) const {
        return column < header_.size() ? header_[column] : std::string();
    }

    [[nodiscard]] std::string measure_of(size_t column) const {
        std::string own = measure_in(header(column));
        return own.empty() ? measure_above() : own;
    }

    // 城关镇：任务量12.5万吨; all columns where there are several.
    [[nodiscard]] std::string told(const std::vector<std::string>& cells,
                                   const std::vector<size_t>& columns) const {
        std::string out;
        for (size_t column : columns) {
            std::string what = without_measure(header(column));
            if (what.empty()) what = title_;
            out += (out.empty() ? "：" : "、") + what + cells[column] + measure_of(column);
        }
        return cells[town_] + out;
    }

    void take(const std::vector<std::string>& cells, size_t line) {
        if (town_ >= cells.size()) return;
        const std::string& town = cells[town_];
        std::vector<size_t> columns = numbers(cells);
        bool named = town.size() >= 6 && town.size() <= kLongestName && !number_cell(town) &&
                     !contains_any(town, {"合计", "总计", "小计", "共计", "全县", "全市"});
        if (!named || columns.empty()) return;
        Node row;
        row.first_line = line;
        row.ref = (node_.ref.empty() ? "表" : node_.ref) + "/" + std::to_string(out_.size() + 1);
        row.text.append(context_.text, context_.text.lines[line].begin,
                        context_.text.lines[line].end);
        size_t end = row.text.text.size();
        DraftTask made = TaskBuilder(context_.text, row).make(ledger::TaskType::kTask, 0, end, end);
        made.source_text = printed_rows(context_.text, {line});
        made.task.title = short_title(told(cells, columns));
        made.task.units = {town};
        made.confidence = 0.9;
        made.diagnostics.push_back("由分配表“" + title_ + "”逐行列出，数量见原文");
        if (columns.size() == 1)
            made.quantity = Quantity{cells[columns[0]], measure_of(columns[0])};
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

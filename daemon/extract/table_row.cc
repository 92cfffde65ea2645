#include "extract/table_row.h"

#include <algorithm>

#include "extract/item_tasks.h"
#include "extract/task_builder.h"
#include "extract/unit_mention.h"
#include "extract/wording.h"

namespace extract {

namespace {

constexpr double kSureOfRow = 0.95;
constexpr double kSureOfCarried = 0.75;

class RowReader {
  public:
    RowReader(const TableRow& table, const GridRow& row)
        : table_(table), row_(row), text_(table.context.text) {}

    std::vector<DraftTask> read() {
        Node item = item_node();
        Responsibility said = said_by_columns();
        std::vector<DraftTask> out = listed_row_tasks(table_.context, item, said);
        if (out.empty()) return out;
        DraftTask& task = out.front();
        bool bound =
            !task.task.units.empty() || task.task.deadline.kind != ledger::DeadlineKind::kNone;
        if (!bound) {
            out.erase(out.begin());
        } else {
            describe(task);
        }
        std::string words = printed_rows(text_, row_.lines);
        for (DraftTask& made : out) {
            made.task.ref = item.ref;
            made.source_text = words;
            made.source_offset = text_.offset[text_.lines[row_.lines.front()].begin];
        }
        return out;
    }

  private:
    [[nodiscard]] std::vector<CellPieces> cells(Column column) const {
        std::vector<CellPieces> out;
        for (size_t i = 0; i < table_.columns.size(); ++i)
            if (table_.columns[i] == column && !row_.cells[i].empty()) out.push_back(row_.cells[i]);
        return out;
    }

    [[nodiscard]] std::string number() const {
        std::string printed;
        for (const CellPieces& cell : cells(Column::kNumber)) printed = joined_words(text_, cell);
        while (ends_with_any(printed, {"、", "．"})) printed.resize(printed.size() - 3);
        while (printed.ends_with(".")) printed.pop_back();
        return printed.empty() ? std::to_string(table_.before + 1) : printed;
    }

    // Name and content as an item: the name is its heading.
    [[nodiscard]] Node item_node() const {
        const Node& above = table_.context.outline.nodes[table_.node];
        Node node;
        node.ref = (above.ref.empty() ? "表" : above.ref) + "/" + number();
        node.first_line = row_.lines.front();
        for (const CellPieces& cell : cells(Column::kName)) add(node, cell);
        node.heading_end = node.text.text.size();
        for (Column column : {Column::kContent, Column::kDuties})
            for (const CellPieces& cell : cells(column)) add(node, cell);
        if (node.heading_end == node.text.text.size()) node.heading_end = 0;
        return node;
    }

    void add(Node& node, const CellPieces& cell) const {
        node.text.start_paragraph();
        for (const CellPiece& piece : cell) {
            if (ends_sentence(node.text.text)) node.text.start_paragraph();
            node.text.append(text_, piece.begin, piece.end);
        }
    }

    [[nodiscard]] Responsibility said_by_columns() const {
        Responsibility said;
        said.labelled = true;
        for (size_t i = 0; i < table_.columns.size(); ++i) {
            if (row_.cells[i].empty()) continue;
            switch (table_.columns[i]) {
                case Column::kLead:
                    add_names(said.mentions, i, true);
                    break;
                case Column::kUnits:
                case Column::kOffice:
                    add_names(said.mentions, i, false);
                    break;
                case Column::kLeaders:
                    add_units(said.mentions.leaders, persons_in(text_, row_.cells[i]));
                    break;
                case Column::kPersons:
                    add_units(said.mentions.persons, persons_in(text_, row_.cells[i]));
                    break;
                case Column::kDeadline:
                    said.deadline_text += (said.deadline_text.empty() ? "" : "；") +
                                          joined_times(text_, row_.cells[i]);
                    break;
                default:
                    break;
            }
        }
        if (said.mentions.units.empty() && !row_.group.empty()) add_group(said.mentions);
        return said;
    }

    // A row that names nobody belongs to the units of the row over the full width above it.
    void add_group(UnitMentions& to) const {
        if (!contains_any(row_.group, {"责任单位", "牵头单位", "牵头", "责任部门"})) return;
        UnitMentions group = unit_mentions(row_.group);
        to.units = group.units;
        to.lead = group.lead;
    }

    void add_names(UnitMentions& to, size_t column, bool lead) const {
        std::string words = joined_units(text_, row_.cells[column]);
        UnitMentions found = unit_mentions((lead ? "牵头单位：" : "责任单位：") + words);
        if (found.units.empty() && !names_nobody(words)) found.units = {words};
        if (std::vector<std::string> listed = offices_listed(words); !listed.empty())
            found.units = std::move(listed);
        add_units(to.units, found.units);
        bool first =
            contains_any(table_.header[column], {"首位", "第一位", "排第一", "列第一", "第一个"});
        if (first && !found.units.empty()) found.lead = {found.units.front()};
        add_units(to.lead, lead ? found.units : found.lead);
        add_units(to.persons, found.persons);
    }

    // A、B: a cell of nothing but names that end like offices is taken as printed.
    static std::vector<std::string> offices_listed(std::string_view words) {
        std::vector<std::string> out;
        while (!words.empty()) {
            size_t mark = std::min(words.find("、"), words.size());
            std::string_view name = words.substr(0, mark);
            bool plain = ends_like_office(name) && names_unit(name) &&
                         !contains_any(name, {"（", " ", "/", "等", "牵头", "配合", "各", "及"});
            if (!plain) return {};
            out.emplace_back(name);
            words.remove_prefix(std::min(words.size(), mark + 3));
        }
        return out;
    }

    static bool names_nobody(std::string_view words) {
        return words.size() < 6 || words.find_first_not_of("-/—、 ") == std::string_view::npos ||
               words == "无";
    }

    void describe(DraftTask& task) const {
        if (!cells(Column::kDuties).empty() && task.task.type == ledger::TaskType::kTask)
            task.task.type = ledger::TaskType::kDuty;
        task.confidence = row_.said.empty() ? kSureOfRow : kSureOfCarried;
        add_units(task.diagnostics, row_.said);
        std::string stated;
        for (const CellPieces& cell : cells(Column::kDeadline)) stated += joined_times(text_, cell);
        if (stated.empty() || task.task.deadline.kind != ledger::DeadlineKind::kNone) return;
        task.diagnostics.push_back("完成时限“" + stated + "”没有确定的日期");
        bool printed = stated.find_first_of("0123456789") != std::string::npos;
        if (printed) task.confidence = std::min(task.confidence, kSureOfCarried);
    }

    const TableRow& table_;
    const GridRow& row_;
    const NormalText& text_;
};

}  // namespace

std::vector<DraftTask> row_tasks(const TableRow& table, const GridRow& row) {
    return RowReader(table, row).read();
}

}  // namespace extract

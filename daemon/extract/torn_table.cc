// A torn table keeps the order of its columns but not their borders. A row begins at a line that
// opens with its number; behind the last full stop of its text come leader, leading unit (persons),
// units and time.

#include <algorithm>

#include "base/utf8.h"
#include "extract/grid_table.h"
#include "extract/section.h"
#include "extract/table_column.h"
#include "extract/task_builder.h"
#include "extract/unit_mention.h"
#include "extract/wording.h"

namespace extract {

namespace {

std::vector<std::string_view> words(std::string_view line) {
    std::vector<std::string_view> out;
    while (!line.empty()) {
        size_t blank = line.find(' ');
        if (blank != 0) out.push_back(line.substr(0, blank));
        if (blank == std::string_view::npos) break;
        line.remove_prefix(blank + 1);
    }
    return out;
}

// The number that opens a row: digits, then a blank or the end of the line.
int row_number(std::string_view line) {
    size_t digits = 0;
    while (digits < line.size() && line[digits] >= '0' && line[digits] <= '9') ++digits;
    if (digits == 0 || digits > 3) return 0;
    if (digits < line.size() && line[digits] != ' ') return 0;
    return std::stoi(std::string(line.substr(0, digits)));
}

bool person_name(std::string_view word) {
    size_t n = base::count_characters(word);
    return n >= 2 && n <= 3 && word.size() == 3 * n && !names_unit(word) &&
           !ends_with_any(word, {"局", "委", "办", "部", "厅"});
}

class TornReader {
  public:
    TornReader(const ItemContext& context, const TableLines& table)
        : context_(context), table_(table), node_(context.outline.nodes[table.node]) {}

    std::vector<DraftTask> read() {
        size_t line = table_.first;
        while (line < table_.last && row_number(context_.text.line(line)) != 1) read_header(line++);
        int expected = 1;
        for (; line < table_.last; ++line) {
            if (row_number(context_.text.line(line)) == expected) {
                finish(line);
                first_ = line;
                ++expected;
            }
        }
        finish(table_.last);
        return std::move(out_);
    }

  private:
    void read_header(size_t line) {
        for (std::string_view word : words(context_.text.line(line)))
            columns_.push_back(column_of(word));
    }

    [[nodiscard]] bool has(Column column) const {
        return std::find(columns_.begin(), columns_.end(), column) != columns_.end();
    }

    void finish(size_t end) {
        if (first_ == 0) return;
        Node row;
        row.first_line = first_;
        row.ref = node_.ref.empty() ? "表" : node_.ref;
        for (size_t i = first_; i < end; ++i)
            row.text.append(context_.text, context_.text.lines[i].begin,
                            context_.text.lines[i].end);
        int number = row_number(context_.text.line(first_));
        row.ref += "/" + std::to_string(number);
        row.body = std::to_string(number).size();
        size_t name_end = row.body + name_length(end);
        DraftTask made =
            TaskBuilder(context_.text, row)
                .make(ledger::TaskType::kTask, row.body, name_end, row.text.text.size());
        read_tail(made, end);
        made.confidence = made.task.units.empty() ? 0.4 : 0.9;
        made.diagnostics.push_back("表格在原文中被拆成散行，栏目按内容推定");
        first_ = 0;
        if (!made.task.units.empty() || made.task.deadline.kind != ledger::DeadlineKind::kNone)
            out_.push_back(std::move(made));
    }

    // The name is the second word of the row; short lines below finish it.
    [[nodiscard]] size_t name_length(size_t end) const {
        std::vector<std::string_view> opening = words(context_.text.line(first_));
        if (opening.size() < 2) return 0;
        size_t length = opening[1].size();
        if (opening.size() > 2) return length;
        for (size_t i = first_ + 1; i < end; ++i) {
            std::string_view line = context_.text.line(i);
            if (line.size() > 18 || line.find(' ') != std::string_view::npos) break;
            length += line.size();
        }
        return length;
    }

    // Lines behind the row's text: a leader's name, leading units with their persons in brackets,
    // the other units, the time.
    void read_tail(DraftTask& made, size_t end) const {
        std::string first_units, units, time;
        size_t from = tail_line(end);
        for (size_t i = from; i < end; ++i) {
            for (std::string_view word : words(context_.text.line(i))) {
                bool leader = made.task.leaders.empty() && units.empty() && first_units.empty() &&
                              has(Column::kLeaders) && person_name(word);
                bool timely = !time.empty() || starts_time(word);
                if (leader) {
                    made.task.leaders.emplace_back(word);
                } else if (timely) {
                    time += word;
                } else {
                    (i == from && has(Column::kLead) ? first_units : units) += word;
                }
            }
        }
        part_units(first_units, units);
        give_units(made, first_units, units);
        std::vector<ledger::Deadline> found = deadlines_in(time, context_.dates);
        if (!found.empty()) made.task.deadline = found.front();
    }

    static bool starts_time(std::string_view word) {
        return !word.empty() && word[0] >= '0' && word[0] <= '9';
    }

    // The leading units end at the bracket of their persons; without one, at their line.
    static void part_units(std::string& lead, std::string& units) {
        std::string all = lead + units;
        size_t open = all.find("（"), close = all.find("）");
        if (open == std::string::npos || close == std::string::npos || close < open) return;
        bool persons = !names_unit(all.substr(open + 3, close - open - 3));
        if (lead.empty() || !persons) return;
        lead = all.substr(0, close + 3);
        units = all.substr(close + 3);
    }

    static void give_units(DraftTask& made, const std::string& lead, const std::string& units) {
        UnitMentions leading = unit_mentions("牵头单位及责任人：" + lead);
        UnitMentions others = unit_mentions("责任单位：" + units);
        made.task.lead = leading.units;
        made.task.units = leading.units;
        made.task.persons = leading.persons;
        for (const std::string& unit : others.units)
            if (std::find(made.task.units.begin(), made.task.units.end(), unit) ==
                made.task.units.end())
                made.task.units.push_back(unit);
    }

    [[nodiscard]] size_t tail_line(size_t end) const {
        size_t last_stop = first_;
        for (size_t i = first_; i < end; ++i)
            if (context_.text.line(i).ends_with("。")) last_stop = i;
        return last_stop + 1;
    }

    const ItemContext& context_;
    const TableLines& table_;
    const Node& node_;
    std::vector<Column> columns_;
    size_t first_ = 0;
    std::vector<DraftTask> out_;
};

}  // namespace

std::vector<DraftTask> torn_tasks(const ItemContext& context, const TableLines& table) {
    if (section_role(context.outline, table.node) == SectionRole::kIgnored) return {};
    return TornReader(context, table).read();
}

}  // namespace extract

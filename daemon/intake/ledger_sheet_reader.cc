// Workbook → plans. Columns are found by their headings, rows by the plan's number in them; every
// fault is collected with its cell, so that one round of corrections is enough.

#include <algorithm>
#include <limits>

#include "base/text.h"
#include "base/utf8.h"
#include "calendar/recurrence.h"
#include "document/sheet_writer.h"
#include "intake/ledger_columns.h"
#include "intake/ledger_sheet.h"
#include "intake/ledger_sheet_cells.h"

namespace intake {

namespace {

using ledger::Deadline;
using ledger::DeadlineKind;
using ledger::Plan;
using ledger::Task;

constexpr size_t kMaxTasks = 5000;
constexpr size_t kMaxFaults = 20;
constexpr size_t kAbsent = std::numeric_limits<size_t>::max();

class Faults {
  public:
    void add(const std::string& place, const std::string& what) {
        if (lines_.size() < kMaxFaults)
            lines_.push_back(base::escape_controls(place + "：" + what));
        else
            ++more_;
    }
    [[nodiscard]] bool none() const { return lines_.empty(); }
    [[nodiscard]] base::Error error(const std::string& name) const {
        std::string message = name + "：" + base::join(lines_, "\n" + name + "：");
        if (more_ > 0) message += "\n" + name + "：另有 " + std::to_string(more_) + " 处错误";
        return {base::ErrorCode::kBadInput, message, "E_LEDGER_SHEET"};
    }

  private:
    std::vector<std::string> lines_;
    size_t more_ = 0;
};

std::string without_blanks(std::string text) {
    for (std::string_view blank : {" ", "\v", "　"}) base::replace_all(text, blank, "");
    return text;
}

bool heads(const SheetLine& line, std::initializer_list<std::string_view> headings) {
    return std::all_of(headings.begin(), headings.end(), [&](std::string_view heading) {
        return std::any_of(line.cells.begin(), line.cells.end(), [&](const std::string& cell) {
            return without_blanks(cell) == heading;
        });
    });
}
bool heads_tasks(const SheetLine& line) { return heads(line, {"条目", "时限类型", "起算事件"}); }
bool heads_plans(const SheetLine& line) { return heads(line, {"标题", "发文机关", "成文日期"}); }

// The head row of one sheet: where each column of the form stands.
template <size_t N>
class Head {
  public:
    Head(const SheetLine& line, const std::array<ColumnForm, N>& forms, Faults& faults) {
        at_.fill(kAbsent);
        for (size_t c = 0; c < line.cells.size(); ++c)
            for (size_t f = 0; f < N; ++f)
                if (without_blanks(line.cells[c]) == forms[f].heading) take(line, c, f, faults);
        for (size_t f = 0; f < N; ++f)
            if (at_[f] == kAbsent && !forms[f].grey)
                faults.add(line.sheet, "缺少“" + std::string(forms[f].heading) +
                                           "”一列，请从原表恢复（可以移动列，不要删除）");
    }
    [[nodiscard]] size_t column(size_t form) const { return at_.at(form); }

  private:
    void take(const SheetLine& line, size_t cell, size_t form, Faults& faults) {
        if (at_[form] != kAbsent)
            faults.add(line.sheet + "!" + document::column_letters(line.first_column + cell) +
                           std::to_string(line.row),
                       "列名“" + line.cells[cell] + "”重复");
        at_[form] = line.first_column + cell;
    }
    std::array<size_t, N> at_;
};

// One row under a head; takes typed values and notes what is wrong with them.
template <class Column, size_t N>
class Fields {
  public:
    Fields(const SheetLine& line, const Head<N>& head, Faults& faults)
        : line_(line), head_(head), faults_(faults) {}

    [[nodiscard]] std::string text(Column which) const {
        size_t column = head_.column(static_cast<size_t>(which));
        if (column == kAbsent || column < line_.first_column) return "";
        size_t cell = column - line_.first_column;
        return cell < line_.cells.size() ? line_.cells[cell] : "";
    }

    // Line ends inside a sentence are the sheet's.
    [[nodiscard]] std::string sentence(Column which) {
        std::string out = text(which);
        base::replace_all(out, "\v", "");
        if (base::escape_controls(out) != out) fault(which, "不得含控制字符");
        return out;
    }

    [[nodiscard]] std::string required(Column which, const char* what) {
        std::string out = sentence(which);
        if (out.empty()) fault(which, std::string("缺少") + what);
        return out;
    }

    [[nodiscard]] std::vector<std::string> names(Column which) {
        std::vector<std::string> out = typed_names(text(which));
        for (const std::string& name : out)
            if (base::escape_controls(name) != name) fault(which, "不得含控制字符");
        return out;
    }

    [[nodiscard]] std::optional<base::Date> date(Column which) {
        std::string shown = text(which);
        if (shown.empty()) return {};
        std::optional<base::Date> date = typed_date(shown);
        if (!date) fault(which, "“" + shown + "”不是日期，应写作 2024-12-31 或 2024年12月31日");
        return date;
    }

    [[nodiscard]] std::optional<int> number(Column which, int low, int high) {
        std::string shown = text(which);
        if (shown.empty()) return {};
        std::optional<int> number = typed_number(shown);
        if (number && *number >= low && *number <= high) return number;
        fault(which, "“" + shown + "”应为 " + std::to_string(low) + " 到 " + std::to_string(high) +
                         " 的整数");
        return {};
    }

    // A word of a list; nothing where the cell is blank.
    template <class Value, size_t M>
    [[nodiscard]] std::optional<Value> word(Column which, const std::array<Word<Value>, M>& words) {
        std::string shown = without_blanks(text(which));
        if (shown.empty()) return {};
        std::optional<Value> value = value_of(words, shown);
        if (value) return value;
        std::vector<std::string> all;
        for (const Word<Value>& word : words) all.emplace_back(word.chinese);
        fault(which, "“" + shown + "”应为：" + base::join(all, "、"));
        return {};
    }

    void fault(Column which, const std::string& what) {
        size_t column = head_.column(static_cast<size_t>(which));
        std::string letters =
            column == kAbsent ? std::string("?") : document::column_letters(column);
        faults_.add(line_.sheet + "!" + letters + std::to_string(line_.row), what);
    }

  private:
    const SheetLine& line_;
    const Head<N>& head_;
    Faults& faults_;
};

using TaskFields = Fields<TaskColumn, kTaskColumns.size()>;
using PlanFields = Fields<PlanColumn, kPlanColumns.size()>;

// What is filled in decides; the column 时限类型 must not say otherwise.
DeadlineKind deadline_kind(TaskFields& row) {
    std::optional<DeadlineKind> said = row.word(TaskColumn::kKind, kKindWords);
    bool dated = !row.text(TaskColumn::kDue).empty();
    bool ruled = !row.text(TaskColumn::kRule).empty();
    bool counted = !row.text(TaskColumn::kDays).empty();
    if (dated + ruled + counted > 1)
        row.fault(TaskColumn::kDue, "完成期限、周期规则、期限数只能填一种");
    DeadlineKind filled = dated     ? DeadlineKind::kDate
                          : ruled   ? DeadlineKind::kRecurring
                          : counted ? DeadlineKind::kRelative
                                    : DeadlineKind::kNone;
    if (!said || *said == filled || *said == DeadlineKind::kNone) return filled;
    TaskColumn wanted = *said == DeadlineKind::kDate        ? TaskColumn::kDue
                        : *said == DeadlineKind::kRecurring ? TaskColumn::kRule
                                                            : TaskColumn::kDays;
    row.fault(wanted, "时限类型为“" + std::string(word_of(kKindWords, *said)) + "”，但没有填“" +
                          std::string(kTaskColumns.at(static_cast<size_t>(wanted)).heading) + "”");
    return *said;
}

void read_date(TaskFields& row, Deadline& d) {
    d.start = row.date(TaskColumn::kStart);
    d.due = row.date(TaskColumn::kDue);
    if (d.start && d.due && *d.start > *d.due)
        row.fault(TaskColumn::kStart, "起始日期晚于完成期限");
    std::string soft = without_blanks(row.text(TaskColumn::kSoft));
    d.soft = soft == kYes;
    if (!soft.empty() && soft != kYes && soft != "否")
        row.fault(TaskColumn::kSoft, "“" + soft + "”应为“是”，或不填");
}

Deadline read_deadline(TaskFields& row) {
    Deadline d;
    d.kind = deadline_kind(row);
    d.text = row.sentence(TaskColumn::kText);
    if (d.kind == DeadlineKind::kDate) {
        read_date(row, d);
    } else if (d.kind == DeadlineKind::kRecurring) {
        d.rrule = row.sentence(TaskColumn::kRule);
        d.min = row.number(TaskColumn::kMin, 1, 1000).value_or(1);
        base::Status sound = calendar::check_rrule(d.rrule);
        if (!sound.ok()) row.fault(TaskColumn::kRule, sound.error().message);
    } else if (d.kind == DeadlineKind::kRelative) {
        d.days = row.number(TaskColumn::kDays, 0, 3660).value_or(0);
        d.unit = row.word(TaskColumn::kSpan, kSpanWords).value_or(ledger::SpanUnit::kDay);
        d.event = row.sentence(TaskColumn::kEvent);
    }
    return d;
}

Task read_task(TaskFields& row) {
    Task task;
    task.ref = row.required(TaskColumn::kRef, "条目（如 三/（一））");
    task.type = row.word(TaskColumn::kType, kTypeWords).value_or(ledger::TaskType::kTask);
    task.title = row.required(TaskColumn::kTitle, "任务名称");
    task.lead = row.names(TaskColumn::kLead);
    task.units = row.names(TaskColumn::kUnits);
    task.leaders = row.names(TaskColumn::kLeaders);
    task.persons = row.names(TaskColumn::kPersons);
    task.deadline = read_deadline(row);
    task.quote = row.sentence(TaskColumn::kQuote);
    if (task.quote.empty()) task.quote = task.deadline.text;
    for (size_t i = task.lead.size(); i-- > 0;)  // who leads is responsible too
        if (std::find(task.units.begin(), task.units.end(), task.lead[i]) == task.units.end())
            task.units.insert(task.units.begin(), task.lead[i]);
    return task;
}

// A row that holds nothing a person fills in.
bool empty_task(const TaskFields& row) {
    return row.text(TaskColumn::kRef).empty() && row.text(TaskColumn::kTitle).empty() &&
           row.text(TaskColumn::kUnits).empty() && row.text(TaskColumn::kLead).empty();
}

class WorkbookReader {
  public:
    explicit WorkbookReader(const document::FlatText& text) : lines_(sheet_lines(text)) {}

    base::Result<std::vector<Plan>> read(const std::string& name) {
        check_version();
        read_plans();
        if (faults_.none()) read_tasks();
        if (!faults_.none()) return faults_.error(name);
        for (Plan& plan : plans_) ledger::number_tasks(plan.tasks);
        return std::move(plans_);
    }

  private:
    using Lines = std::vector<SheetLine>::const_iterator;

    void check_version() {
        for (const SheetLine& line : lines_) {
            if (line.cells[0] != kFormName || line.cells.size() < 2) continue;
            std::optional<int> version = typed_number(line.cells[1]);
            if (!version || *version > kFormVersion)
                faults_.add(line.sheet, "台账表格由更新版本的程序生成，请升级后再载入");
        }
    }

    // The head row's end, or nothing and a fault.
    template <class IsHead>
    std::optional<Lines> find_head(IsHead is_head, std::string_view sheet) {
        auto head = std::find_if(lines_.begin(), lines_.end(), is_head);
        if (head != lines_.end()) return head;
        faults_.add("工作簿", "缺少“" + std::string(sheet) + "”工作表，或其表头被改动");
        return {};
    }

    void read_plans() {
        std::optional<Lines> found = find_head(heads_plans, kPlanSheet);
        if (!found) return;
        Head<kPlanColumns.size()> head(**found, kPlanColumns, faults_);
        for (auto line = *found + 1; line != lines_.end() && line->sheet == (*found)->sheet; ++line)
            read_plan({*line, head, faults_});
        if (plans_.empty() && faults_.none())
            faults_.add(std::string(kPlanSheet), "没有方案，请至少填写一行");
    }

    void read_plan(PlanFields row) {
        if (row.text(PlanColumn::kTitle).empty() && row.text(PlanColumn::kNumber).empty()) return;
        Plan plan;
        int fallback = static_cast<int>(plans_.size()) + 1;
        int number = row.number(PlanColumn::kPlan, 1, 100'000).value_or(fallback);
        if (!numbers_.emplace(number, plans_.size()).second)
            row.fault(PlanColumn::kPlan, "方案序号 " + std::to_string(number) + " 重复");
        plan.number = row.sentence(PlanColumn::kNumber);
        plan.title = row.required(PlanColumn::kTitle, "方案标题");
        plan.issuer = row.required(PlanColumn::kIssuer, "发文机关");
        std::optional<base::Date> issued = row.date(PlanColumn::kIssued);
        if (row.text(PlanColumn::kIssued).empty()) row.fault(PlanColumn::kIssued, "缺少成文日期");
        plan.issued = issued.value_or(base::Date{});
        plan.kind = row.word(PlanColumn::kKind, kPlanKindWords).value_or("plan");
        plans_.push_back(std::move(plan));
    }

    void read_tasks() {
        std::optional<Lines> found = find_head(heads_tasks, kTaskSheet);
        if (!found) return;
        Head<kTaskColumns.size()> head(**found, kTaskColumns, faults_);
        if (!faults_.none()) return;
        size_t count = 0;
        for (auto line = *found + 1; line != lines_.end() && line->sheet == (*found)->sheet;
             ++line) {
            TaskFields row(*line, head, faults_);
            if (empty_task(row)) continue;
            if (++count > kMaxTasks)
                return faults_.add(line->sheet,
                                   "超过 " + std::to_string(kMaxTasks) + " 项，请拆分后再载入");
            if (Plan* plan = plan_of(row)) plan->tasks.push_back(read_task(row));
        }
    }

    // Where there is one plan, its number need not stand in every row.
    Plan* plan_of(TaskFields& row) {
        std::string shown = row.text(TaskColumn::kPlan);
        if (shown.empty() && plans_.size() == 1) return &plans_[0];
        std::optional<int> number = typed_number(shown);
        auto found = number ? numbers_.find(*number) : numbers_.end();
        if (found == numbers_.end()) {
            row.fault(TaskColumn::kPlan,
                      shown.empty() ? "缺少方案序号" : "“" + shown + "”不是“方案”工作表中的序号");
            return nullptr;
        }
        Plan& plan = plans_[found->second];
        if (plan.kind != "plan" && plan.kind != "rules") {
            row.fault(TaskColumn::kPlan, "该文件的文种不分派任务，请先在“方案”工作表中更正文种");
            return nullptr;
        }
        return &plan;
    }

    std::vector<SheetLine> lines_;
    Faults faults_;
    std::vector<Plan> plans_;
    std::map<int, size_t> numbers_;  // of a plan in its sheet → index
};

}  // namespace

bool is_ledger_sheet(const extract::Reading& reading) {
    if (reading.format != "xlsx") return false;
    std::vector<SheetLine> lines = sheet_lines(reading.text);
    return std::any_of(lines.begin(), lines.end(), heads_tasks);
}

base::Result<std::vector<Plan>> read_ledger_sheet(const extract::Reading& reading,
                                                  const std::string& name) {
    return WorkbookReader(reading.text).read(name);
}

}  // namespace intake

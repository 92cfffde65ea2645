// Drafts → workbook. The way back is ledger_sheet_reader.cc.

#include "intake/ledger_sheet.h"

#include "base/text.h"
#include "base/utf8.h"
#include "document/sheet_writer.h"
#include "intake/ledger_columns.h"
#include "intake/ledger_sheet_cells.h"

namespace intake {

namespace {

using document::Sheet;
using document::SheetColumn;
using document::SheetRow;
using document::SheetValue;
using extract::Draft;
using extract::DraftTask;
using ledger::Deadline;
using ledger::DeadlineKind;

constexpr double kSure = 0.9;  // below it a row is coloured

template <size_t N, class Value>
std::vector<std::string> choices(const std::array<Word<Value>, N>& words) {
    std::vector<std::string> out;
    for (const Word<Value>& word : words) out.emplace_back(word.chinese);
    return out;
}

template <size_t N>
Sheet empty_sheet(std::string_view name, const std::array<ColumnForm, N>& forms) {
    Sheet sheet;
    sheet.name = name;
    for (const ColumnForm& form : forms)
        sheet.columns.push_back({std::string(form.heading), form.width, {}, form.grey});
    return sheet;
}

SheetColumn& column(Sheet& sheet, TaskColumn which) {
    return sheet.columns.at(static_cast<size_t>(which));
}

// A list in one cell: 县教科局、县住建局.
std::string listed(const std::vector<std::string>& names) {
    std::vector<std::string> shown;
    for (const std::string& name : names) {
        bool whole = typed_names(name) == std::vector<std::string>{name};
        shown.push_back(whole ? name : std::string(kNameOpen) + name + std::string(kNameClose));
    }
    return base::join(shown, "、");
}

// Grey cells only: what an officer corrects is never cut.
std::string readable(std::string text) {
    constexpr size_t kShown = 8000;
    base::replace_all(text, "\v", "\n");
    if (base::count_characters(text) <= kShown) return text;
    return std::string(base::first_characters(text, kShown)) + "……（下略）";
}

SheetValue date_or_nothing(const std::optional<base::Date>& date) {
    return date ? SheetValue(*date) : SheetValue();
}

std::string place(const DraftTask& draft) {
    if (!draft.cell.empty()) return draft.cell;
    return draft.page ? "第" + std::to_string(*draft.page) + "页" : "";
}

class TaskRow {
  public:
    TaskRow() { row_.values.resize(kTaskColumns.size()); }
    void set(TaskColumn column, SheetValue value) {
        row_.values.at(static_cast<size_t>(column)) = std::move(value);
    }
    void say(TaskColumn column, std::string_view text) { set(column, std::string(text)); }
    void count(TaskColumn column, int number) { set(column, static_cast<double>(number)); }
    void mark() { row_.marked = true; }
    SheetRow take() { return std::move(row_); }

  private:
    SheetRow row_;
};

void set_deadline(TaskRow& row, const Deadline& d) {
    row.say(TaskColumn::kKind, word_of(kKindWords, d.kind));
    row.say(TaskColumn::kText, d.text);
    if (d.kind == DeadlineKind::kDate) {
        row.set(TaskColumn::kStart, date_or_nothing(d.start));
        row.set(TaskColumn::kDue, date_or_nothing(d.due));
        if (d.soft) row.say(TaskColumn::kSoft, kYes);
    } else if (d.kind == DeadlineKind::kRecurring) {
        row.say(TaskColumn::kRule, d.rrule);
        row.count(TaskColumn::kMin, d.min);
    } else if (d.kind == DeadlineKind::kRelative) {
        row.count(TaskColumn::kDays, d.days);
        row.say(TaskColumn::kSpan, word_of(kSpanWords, d.unit));
        row.say(TaskColumn::kEvent, d.event);
    }
}

SheetRow task_row(const DraftTask& draft, int plan, int number) {
    const ledger::Task& task = draft.task;
    TaskRow row;
    row.count(TaskColumn::kPlan, plan);
    row.count(TaskColumn::kNumber, number);
    // A commitment in running text has no number; the ledger names every task.
    row.say(TaskColumn::kRef, task.ref.empty() ? kUnnumbered : task.ref);
    row.say(TaskColumn::kType, word_of(kTypeWords, task.type));
    row.say(TaskColumn::kTitle, task.title.empty() ? task.quote : task.title);
    row.say(TaskColumn::kLead, listed(task.lead));
    row.say(TaskColumn::kUnits, listed(task.units));
    row.say(TaskColumn::kLeaders, listed(task.leaders));
    row.say(TaskColumn::kPersons, listed(task.persons));
    set_deadline(row, task.deadline);
    row.say(TaskColumn::kQuote, task.quote);
    row.say(TaskColumn::kSource, readable(draft.source_text));
    row.say(TaskColumn::kPlace, place(draft));
    row.set(TaskColumn::kConfidence, draft.confidence);
    row.say(TaskColumn::kDoubts, readable(base::join(draft.diagnostics, "\n")));
    if (draft.confidence < kSure || !draft.diagnostics.empty()) row.mark();
    return row.take();
}

SheetRow plan_row(const Draft& draft, int number) {
    const ledger::Plan& plan = draft.plan;
    SheetRow row;
    row.values = {static_cast<double>(number),
                  plan.number,
                  plan.title,
                  plan.issuer,
                  draft.has_date ? SheetValue(plan.issued) : SheetValue(),
                  std::string(word_of(kPlanKindWords, std::string_view(plan.kind))),
                  readable(base::join(draft.diagnostics, "\n"))};
    row.marked = !draft.diagnostics.empty();
    return row;
}

Sheet form_sheet() {
    Sheet sheet;
    sheet.name = kFormSheet;
    sheet.columns = {{"格式", 16}, {"版本", 8}};
    sheet.rows.push_back({{std::string(kFormName), static_cast<double>(kFormVersion)}, false});
    sheet.hidden = true;
    return sheet;
}

}  // namespace

base::Result<std::string> ledger_sheet(const std::vector<Draft>& drafts) {
    Sheet tasks = empty_sheet(kTaskSheet, kTaskColumns);
    column(tasks, TaskColumn::kType).choices = choices(kTypeWords);
    column(tasks, TaskColumn::kKind).choices = choices(kKindWords);
    column(tasks, TaskColumn::kSpan).choices = choices(kSpanWords);
    column(tasks, TaskColumn::kSoft).choices = {std::string(kYes)};
    Sheet plans = empty_sheet(kPlanSheet, kPlanColumns);
    plans.columns.at(static_cast<size_t>(PlanColumn::kKind)).choices = choices(kPlanKindWords);
    document::Workbook book;
    int plan = 0;
    int number = 0;
    for (const Draft& draft : drafts) {
        plans.rows.push_back(plan_row(draft, ++plan));
        if (draft.has_date) book.created = std::max(book.created, draft.plan.issued);
        for (const DraftTask& task : draft.tasks)
            tasks.rows.push_back(task_row(task, plan, ++number));
    }
    book.sheets = {std::move(tasks), std::move(plans), form_sheet()};
    return document::workbook_bytes(book);
}

}  // namespace intake

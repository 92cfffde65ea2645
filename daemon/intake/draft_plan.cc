#include "intake/draft_plan.h"

#include <algorithm>
#include <array>

#include "intake/ledger_sheet.h"

namespace intake {

using store::DocumentState;

namespace {

// Text that the reader had to replace, or could hardly read: nothing found in it is sure.
constexpr std::array<std::string_view, 3> kTextInDoubt = {"W_GARBLED", "W_SCAN", "W_ENCODING"};
constexpr double kDoubtful = 0.5;

DraftedDocument failure(const base::Error& error) {
    DraftedDocument out;
    out.report.state = DocumentState::kFailed;
    out.report.reason = error.reason.empty() ? "E_READ" : error.reason;
    out.report.message = error.message;
    return out;
}

bool in_doubt(const extract::Reading& reading) {
    return std::any_of(reading.warnings.begin(), reading.warnings.end(),
                       [](const document::Warning& w) {
                           return std::find(kTextInDoubt.begin(), kTextInDoubt.end(), w.code) !=
                                  kTextInDoubt.end();
                       });
}

void lower_confidence(std::vector<ledger::Draft>& drafts) {
    for (ledger::Draft& draft : drafts) {
        draft.doubts.insert(draft.doubts.begin(), "原文有识别不清之处（见文件提示），请逐条核对");
        for (ledger::DraftTask& task : draft.tasks)
            task.confidence = std::min(task.confidence, kDoubtful);
    }
}

constexpr std::array<std::string_view, 6> kKinds = {"plan",     "rules", "personnel",
                                                    "approval", "seal",  "news"};

// What comes out of the reader process is checked against the ledger's rules here, once.
ledger::Deadline sound(ledger::Deadline d) {
    if (d.kind == ledger::DeadlineKind::kDate && !d.due) d.kind = ledger::DeadlineKind::kNone;
    if (d.start && d.due && *d.start > *d.due) d.start.reset();
    d.min = std::max(d.min, 1);
    return d;
}

// A workbook that an officer has worked through: every row is his word.
base::Result<std::vector<extract::Draft>> drafts_of(const extract::Reading& reading,
                                                    const std::string& name) {
    if (!is_ledger_sheet(reading)) return reading.drafts;
    base::Result<std::vector<ledger::Plan>> plans = read_ledger_sheet(reading, name);
    if (!plans.ok()) return plans.error();
    std::vector<extract::Draft> out;
    for (ledger::Plan& plan : *plans) {
        extract::Draft draft;
        draft.has_date = true;
        for (ledger::Task& task : plan.tasks) {
            draft.tasks.emplace_back();
            draft.tasks.back().task = std::move(task);
            draft.tasks.back().confidence = 1;
        }
        plan.tasks.clear();
        draft.plan = std::move(plan);
        out.push_back(std::move(draft));
    }
    return out;
}

}  // namespace

ledger::Draft to_ledger(const extract::Draft& draft) {
    ledger::Draft out;
    out.plan = draft.plan;
    out.plan.tasks.clear();
    bool known = std::find(kKinds.begin(), kKinds.end(), draft.plan.kind) != kKinds.end();
    if (!known) out.plan.kind = "plan";
    out.has_date = draft.has_date;
    out.doubts = draft.diagnostics;
    for (const extract::DraftTask& t : draft.tasks) {
        out.tasks.push_back({t.task, t.source_text, t.page.value_or(0), t.cell, t.confidence,
                             t.diagnostics, ledger::DraftTaskState::kOpen});
        ledger::Task& task = out.tasks.back().task;
        // A commitment in running text has no number; the ledger names every task.
        if (task.ref.empty()) task.ref = "正文";
        if (task.title.empty()) task.title = task.quote.empty() ? "（无标题）" : task.quote;
        task.n = 0;
        task.deadline = sound(t.task.deadline);
    }
    number_open_tasks(out);
    return out;
}

extract::Draft to_extract(const ledger::Draft& draft) {
    extract::Draft out;
    out.plan = draft.plan;
    out.has_date = draft.has_date;
    out.diagnostics = draft.doubts;
    for (const ledger::DraftTask& t : draft.tasks) {
        if (t.state != ledger::DraftTaskState::kOpen) continue;
        extract::DraftTask task;
        task.task = t.task;
        task.source_text = t.source_text;
        if (t.page > 0) task.page = t.page;
        task.cell = t.cell;
        task.confidence = t.confidence;
        task.diagnostics = t.diagnostics;
        out.tasks.push_back(std::move(task));
    }
    return out;
}

DraftedDocument draft_document(const base::Result<extract::Reading>& reading,
                               const std::string& name) {
    if (!reading.ok()) return failure(reading.error());
    base::Result<std::vector<extract::Draft>> drafts = drafts_of(*reading, name);
    if (!drafts.ok()) return failure(drafts.error());
    DraftedDocument out;
    out.report.format = reading->format;
    out.report.text = reading->text.utf8;
    for (const document::Warning& w : reading->warnings)
        out.report.warnings.push_back(w.code + " " + w.message);
    size_t tasks = 0;
    for (const extract::Draft& draft : *drafts) {
        tasks += draft.tasks.size();
        if (!draft.tasks.empty() && tasks <= kMostTasks) out.drafts.push_back(to_ledger(draft));
    }
    out.report.state = DocumentState::kDrafted;
    if (tasks > kMostTasks) {
        out.drafts.clear();
        out.report.state = DocumentState::kFailed;
        out.report.reason = "E_LIMIT";
        out.report.message = "文中有 " + std::to_string(tasks) + " 项任务，超过 " +
                             std::to_string(kMostTasks) + " 项的上限，一项也没有载入，请拆分后再试";
    } else if (tasks == 0) {
        out.report.state = DocumentState::kEmpty;
        out.report.reason = "W_NO_TASKS";
        out.report.message = "没有找到任务，请人工核对原文";
    }
    if (in_doubt(*reading)) lower_confidence(out.drafts);
    return out;
}

}  // namespace intake

#include "cli/draft_view.h"

#include <algorithm>
#include <cmath>
#include <ostream>

#include "base/table.h"
#include "base/text.h"
#include "base/utf8.h"
#include "supervision/plan_difference.h"
#include "units/odd_characters.h"

namespace cli {

using base::Error;
using base::ErrorCode;
using base::Json;
using ledger::DraftTask;
using ledger::DraftTaskState;

namespace {

constexpr size_t kDoubtsShown = 200;

std::string clean(const std::string& text) { return base::escape_controls(text); }

std::string name_line(const intake::UnresolvedName& name) {
    std::string out = "“" + units::visible_name(name.printed) + "”（" +
                      std::to_string(name.tasks.size()) + " 项任务）";
    if (!name.listed.empty()) return out + "：" + name.listed + "，照登，转督查室明确";
    if (name.candidates.empty()) return out + "：名册中没有相近的单位";
    for (const units::Suggestion& s : name.candidates)
        out += "\n      可能是 " + s.name + "（" + s.code + "）：" + s.reason;
    return out;
}

void print_names(const intake::DraftReview& review, std::ostream& out) {
    if (review.names.empty()) return;
    out << "  未对应到名册的单位：\n";
    for (const intake::UnresolvedName& name : review.names)
        out << "    " << name_line(name) << '\n';
}

// What to type next.
void print_next(const store::DraftRow& row, const intake::DraftReview& review, std::ostream& out) {
    if (row.state != store::DraftState::kOpen) return;
    std::string id = draft_name(row.id);
    out << "  下一步：duban plan show " << id << "（逐条核对）；";
    if (!row.draft.has_date) {
        out << "duban plan edit " << id << "（先补成文日期）\n";
        return;
    }
    auto blocking = std::find_if(review.names.begin(), review.names.end(),
                                 [](const intake::UnresolvedName& n) { return n.blocks(); });
    std::string unit;
    if (blocking != review.names.end())
        unit = " --unit " + units::visible_name(blocking->printed) + "=" +
               (blocking->candidates.empty() ? "单位代码" : blocking->candidates[0].code);
    if (!review.sure.empty())
        out << "duban plan confirm " << id << " --sure（先入账有把握的 " << review.sure.size()
            << " 项）；";
    out << "duban plan confirm " << id << " --all" << unit << "（全部入账）\n";
}

void print_head(const store::DraftRow& row, const intake::DraftReview& review, std::ostream& out) {
    const ledger::Plan& plan = row.draft.plan;
    out << draft_name(row.id) << "  " << (plan.number.empty() ? "（无文号）" : clean(plan.number))
        << "《" << (plan.title.empty() ? "（无标题）" : clean(plan.title)) << "》"
        << (row.state == store::DraftState::kOpen ? ""
                                                  : "  " + std::string(chinese_name(row.state)))
        << "\n  " << clean(plan.issuer) << (plan.issuer.empty() ? "" : "，")
        << (row.draft.has_date ? base::format_date_chinese(plan.issued) : "没有成文日期")
        << "；任务 " << row.draft.tasks.size() << " 项：有把握 " << review.sure.size()
        << " 项，待核 " << review.unsure.size() << " 项";
    size_t confirmed = count(row.draft, DraftTaskState::kConfirmed);
    size_t dropped = count(row.draft, DraftTaskState::kDropped);
    if (confirmed > 0) out << "，已入账 " << confirmed << " 项";
    if (dropped > 0) out << "，已弃用 " << dropped << " 项";
    out << '\n';
}

std::string_view state_word(const intake::DraftReview& review, const DraftTask& task, size_t i) {
    if (task.state == DraftTaskState::kConfirmed) return "已入账";
    if (task.state == DraftTaskState::kDropped) return "已弃用";
    bool sure = std::binary_search(review.sure.begin(), review.sure.end(), i);
    return sure ? "有把握" : "待核";
}

bool several(const ledger::Draft& draft, const std::string& ref) {
    return std::count_if(draft.tasks.begin(), draft.tasks.end(),
                         [&](const DraftTask& t) { return t.task.ref == ref; }) > 1;
}

std::string address(const ledger::Draft& draft, size_t i) {
    const ledger::Task& t = draft.tasks[i].task;
    return several(draft, t.ref) ? t.ref + "#" + std::to_string(t.n) : t.ref;
}

std::string shown_units(const ledger::Task& task) {
    std::string out;
    for (const std::string& unit : task.units)
        out += (out.empty() ? "" : "、") + units::visible_name(unit);
    return out.empty() ? "（未写明）" : out;
}

Json names_json(const intake::DraftReview& review) {
    Json out = Json::array();
    for (const intake::UnresolvedName& name : review.names) {
        Json candidates = Json::array();
        for (const units::Suggestion& s : name.candidates)
            candidates.push(Json::object()
                                .set("code", s.code)
                                .set("name", s.name)
                                .set("likeness", units::name(s.likeness))
                                .set("reason", s.reason));
        out.push(Json::object()
                     .set("name", name.printed)
                     .set("shown", units::visible_name(name.printed))
                     .set("listed", name.listed)
                     .set("tasks", name.tasks.size())
                     .set("candidates", std::move(candidates)));
    }
    return out;
}

Json doubts_json(const ledger::Draft& draft, const intake::DraftReview& review) {
    Json out = Json::array();
    for (const intake::Doubt& d : review.doubts)
        out.push(Json::object()
                     .set("code", d.code)
                     .set("task", d.task ? Json(address(draft, *d.task)) : Json())
                     .set("message", d.message));
    return out;
}

Json task_json(const ledger::Draft& draft, const intake::DraftReview& review, size_t i) {
    const DraftTask& t = draft.tasks[i];
    return Json::object()
        .set("position", i + 1)
        .set("ref", t.task.ref)
        .set("n", t.task.n)
        .set("state", name(t.state))
        .set("sure", std::binary_search(review.sure.begin(), review.sure.end(), i))
        .set("type", name(t.task.type))
        .set("title", t.task.title)
        .set("lead", t.task.lead)
        .set("units", t.task.units)
        .set("deadline", supervision::describe(t.task.deadline))
        .set("due", t.task.deadline.due ? Json(base::format_date(*t.task.deadline.due)) : Json())
        .set("quote", t.task.quote)
        .set("source_text", t.source_text)
        .set("place", place_of(t))
        .set("confidence", std::round(t.confidence * 100) / 100)
        .set("diagnostics", t.diagnostics);
}

}  // namespace

std::string draft_name(int64_t id) { return "D" + std::to_string(id); }

std::optional<int64_t> draft_id(const std::string& text) {
    bool letter = !text.empty() && (text[0] == 'D' || text[0] == 'd');
    base::Result<int64_t> number = number_of(letter ? text.substr(1) : text);
    if (!number.ok()) return {};
    return *number;
}

base::Result<store::DraftRow> draft_named(Session& s, const std::string& text) {
    std::optional<int64_t> id = draft_id(text);
    if (!id) return Error{ErrorCode::kUsage, "“" + clean(text) + "”不是草稿编号，应写作 D3"};
    std::optional<store::DraftRow> row = store::find_draft(s.db, *id);
    if (!row) return Error{ErrorCode::kNotFound, "没有草稿 " + draft_name(*id)};
    return *row;
}

base::Result<std::vector<size_t>> tasks_named(const ledger::Draft& draft,
                                              const std::vector<std::string>& refs,
                                              DraftTaskState state) {
    std::vector<size_t> out;
    for (const std::string& text : refs) {
        size_t before = out.size();
        bool there = false;
        for (size_t i = 0; i < draft.tasks.size(); ++i) {
            const ledger::Task& t = draft.tasks[i].task;
            if (t.ref != text && t.ref + "#" + std::to_string(t.n) != text) continue;
            there = true;
            if (draft.tasks[i].state == state) out.push_back(i);
        }
        base::Result<int64_t> place = number_of(text);
        if (!there && place.ok() && static_cast<size_t>(*place) <= draft.tasks.size()) {
            there = true;
            size_t i = static_cast<size_t>(*place) - 1;
            if (draft.tasks[i].state == state) out.push_back(i);
        }
        if (!there) return Error{ErrorCode::kNotFound, "草稿中没有条目“" + clean(text) + "”"};
        if (out.size() == before)
            return Error{ErrorCode::kRefused,
                         "条目“" + clean(text) + "”的任务" +
                             (state == DraftTaskState::kOpen ? "已入账或已弃用" : "没有弃用")};
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

void print_draft_summary(const store::DraftRow& row, const intake::DraftReview& review,
                         std::ostream& out) {
    print_head(row, review, out);
    print_names(review, out);
    print_next(row, review, out);
}

void print_draft(const store::DraftRow& row, const intake::DraftReview& review, std::ostream& out) {
    const ledger::Draft& draft = row.draft;
    print_head(row, review, out);
    base::Table table({{"", 4, true},
                       {"条目", 18},
                       {"任务", 40},
                       {"责任单位", 36},
                       {"时限", 30},
                       {"出处", 16},
                       {"", 6}});
    for (size_t i = 0; i < draft.tasks.size(); ++i) {
        const DraftTask& t = draft.tasks[i];
        table.add({std::to_string(i + 1), address(draft, i), t.task.title, shown_units(t.task),
                   supervision::describe(t.task.deadline), place_of(t),
                   std::string(state_word(review, t, i))});
    }
    table.print(out);
    print_names(review, out);
    if (!review.doubts.empty()) out << "  待核事项 " << review.doubts.size() << " 处：\n";
    for (size_t i = 0; i < std::min(review.doubts.size(), kDoubtsShown); ++i) {
        const intake::Doubt& d = review.doubts[i];
        out << "    " << i + 1 << ". "
            << (d.task ? clean(address(draft, *d.task)) + "：" : std::string()) << clean(d.message)
            << "（" << d.code << "）\n";
    }
    print_next(row, review, out);
}

Json draft_summary_json(const store::DraftRow& row, const intake::DraftReview& review) {
    const ledger::Plan& plan = row.draft.plan;
    return Json::object()
        .set("draft", draft_name(row.id))
        .set("document", row.document_id)
        .set("number", plan.number)
        .set("title", plan.title)
        .set("issuer", plan.issuer)
        .set("issued", row.draft.has_date ? Json(base::format_date(plan.issued)) : Json())
        .set("kind", plan.kind)
        .set("state", name(row.state))
        .set("tasks", row.draft.tasks.size())
        .set("sure", review.sure.size())
        .set("unsure", review.unsure.size())
        .set("confirmed", count(row.draft, DraftTaskState::kConfirmed))
        .set("dropped", count(row.draft, DraftTaskState::kDropped))
        .set("unresolved", names_json(review))
        .set("doubts", doubts_json(row.draft, review));
}

Json draft_json(const store::DraftRow& row, const intake::DraftReview& review) {
    Json tasks = Json::array();
    for (size_t i = 0; i < row.draft.tasks.size(); ++i) tasks.push(task_json(row.draft, review, i));
    return draft_summary_json(row, review).set("task", std::move(tasks));
}

}  // namespace cli

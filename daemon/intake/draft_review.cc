#include "intake/draft_review.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "units/odd_characters.h"

namespace intake {

using ledger::DraftTask;
using ledger::DraftTaskState;

namespace {

struct Reviewing {
    const ledger::Draft& draft;
    units::Register units;  // with the choices of this draft
    base::Date today;
    std::map<std::string, size_t> known;  // printed → place in result.names, or kResolved
    DraftReview result;
};
constexpr size_t kResolved = static_cast<size_t>(-1);

void doubt(Reviewing& r, const char* code, std::optional<size_t> task, std::string message) {
    r.result.doubts.push_back({code, task, std::move(message)});
}

size_t look_up(Reviewing& r, const std::string& printed) {
    auto known = r.known.find(printed);
    if (known != r.known.end()) return known->second;
    size_t place = kResolved;
    if (r.units.resolve(printed, r.draft.plan.issued).codes.empty()) {
        UnresolvedName name;
        name.printed = printed;
        auto listed = r.units.unresolved.find(printed);
        if (listed != r.units.unresolved.end()) name.listed = listed->second;
        name.odd = !units::odd_characters(printed).empty();
        if (name.blocks()) name.candidates = units::suggest(r.units, printed, r.draft.plan.issued);
        place = r.result.names.size();
        r.result.names.push_back(std::move(name));
    }
    return r.known[printed] = place;
}

std::string unit_message(const UnresolvedName& name) {
    std::string out = "单位“" + units::visible_name(name.printed) + "”没有对应到名册";
    if (name.odd)
        out += "，名称里夹有看不见或易混的字符（" +
               units::code_points(units::odd_characters(name.printed)) + "）";
    if (!name.candidates.empty())
        out += "，可能是“" + name.candidates[0].name + "”（" + name.candidates[0].reason + "）";
    return out;
}

// True where no name of the task keeps it out.
bool review_units(Reviewing& r, size_t i) {
    bool sound = true;
    for (const std::string& printed : r.draft.tasks[i].task.units) {
        size_t place = look_up(r, printed);
        if (place == kResolved) continue;
        UnresolvedName& name = r.result.names[place];
        if (name.tasks.empty() || name.tasks.back() != i) name.tasks.push_back(i);
        if (!name.blocks()) continue;
        doubt(r, "W_UNIT", i, unit_message(name));
        sound = false;
    }
    return sound;
}

bool review_due(Reviewing& r, size_t i) {
    const std::optional<base::Date>& due = r.draft.tasks[i].task.deadline.due;
    if (!due || !r.draft.has_date) return true;
    if (*due < r.draft.plan.issued) {
        doubt(r, "W_INVERTED", i,
              "时限倒挂：" + base::format_date(*due) + " 早于成文日期 " +
                  base::format_date(r.draft.plan.issued));
        return false;
    }
    if (*due < r.today)
        doubt(r, "W_OVERDUE", i,
              "时限 " + base::format_date(*due) + " 已过，入账后标为“载入时已逾期”，待督查室确认");
    return true;
}

// Some diagnostics name their code: “W_DATE：“2月30日”不是日历上的日期……”.
void doubt_as_said(Reviewing& r, std::optional<size_t> task, const char* fallback,
                   const std::string& said) {
    constexpr std::string_view kColon = "：";
    size_t colon = said.find(kColon);
    bool code = said.starts_with("W_") && colon != std::string::npos &&
                said.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_") == colon;
    if (!code) return doubt(r, fallback, task, said);
    doubt(r, said.substr(0, colon).c_str(), task, said.substr(colon + kColon.size()));
}

void review_task(Reviewing& r, size_t i) {
    const DraftTask& t = r.draft.tasks[i];
    bool units = review_units(r, i);
    bool due = review_due(r, i);
    bool confident = t.confidence >= ledger::kSureConfidence;
    for (const std::string& said : t.diagnostics) doubt_as_said(r, i, "W_TASK", said);
    if (!confident && t.diagnostics.empty())
        doubt(r, "W_TASK", i,
              "把握不大（" + std::to_string(std::lround(t.confidence * 100)) + "%）");
    (units && due && confident ? r.result.sure : r.result.unsure).push_back(i);
}

// 县教体局 in another county's plan would mean ours.
void review_issuer(Reviewing& r) {
    const std::string& issuer = r.draft.plan.issuer;
    if (issuer.empty() || r.units.county.empty() || issuer.starts_with(r.units.county)) return;
    if (!r.units.resolve(issuer, r.draft.plan.issued).codes.empty()) return;
    doubt(r, "W_ISSUER", {},
          "印发单位“" + units::visible_name(issuer) + "”不在" + r.units.county +
              "名册中，请核对是否下达本县的文件；文中“县…局”会对应到本县单位");
}

void review_head(Reviewing& r) {
    const ledger::Plan& plan = r.draft.plan;
    if (plan.title.empty()) doubt(r, "W_TITLE", {}, "没有标题");
    if (plan.number.empty()) doubt(r, "W_NUMBER", {}, "没有文号，按原件识别");
    if (plan.issuer.empty()) doubt(r, "W_ISSUER", {}, "没有印发单位");
    review_issuer(r);
    if (!r.draft.has_date)
        doubt(r, "W_ISSUED", {}, "没有成文日期，单位和时限不能核定，请先补上");
    else if (plan.issued > r.today)
        doubt(r, "W_ISSUED", {}, "成文日期 " + base::format_date(plan.issued) + " 晚于今天");
    for (const std::string& said : r.draft.doubts) doubt_as_said(r, {}, "W_DOCUMENT", said);
}

}  // namespace

DraftReview review_draft(const ledger::Draft& draft, const units::Register& units,
                         base::Date today) {
    Reviewing r{draft, units, today, {}, {}};
    r.units.choices = {draft.choices.begin(), draft.choices.end()};
    review_head(r);
    for (size_t i = 0; i < draft.tasks.size(); ++i)
        if (draft.tasks[i].state == DraftTaskState::kOpen) review_task(r, i);
    return std::move(r.result);
}

}  // namespace intake

#include "extract/item_facts.h"

#include <algorithm>

#include "extract/predicate.h"
#include "extract/task_builder.h"
#include "extract/unit_mention.h"
#include "extract/wording.h"

namespace extract {

namespace {

using ledger::Deadline;
using ledger::DeadlineKind;

constexpr size_t kIntroductionTail = 400;  // bytes of an introduction that are read again per child

constexpr size_t kNearBytes = 1500;

// 2024年 as a step: its first to its last day.
bool bare_year(const Deadline& d) {
    if (d.kind != DeadlineKind::kDate || !d.start || !d.due) return false;
    base::YearMonthDay from = base::split(*d.start), to = base::split(*d.due);
    return from.year == to.year && from.month == 1 && from.day == 1 && to.month == 12 &&
           to.day == 31 && ends_with_any(d.text, {"年", "年度"});
}

// 督促企业实施“日管控、周排查、月调度”: the periods of others.
bool imposed_mechanism(std::string_view before) {
    size_t open = before.rfind("“"), close = before.rfind("”");
    bool quoted =
        open != std::string_view::npos && (close == std::string_view::npos || close < open);
    return quoted && contains_any(before, {"督促", "推动", "指导", "引导"});
}

// 1个工作日内办结, 公示10天: what citizens are promised; a duty only in standing rules.
bool service_period(const Deadline& d, std::string_view words) {
    if (d.kind != DeadlineKind::kRelative) return false;
    if (contains_any(d.event, {"印发", "会议", "下发", "发布", "收到", "通知"})) return false;
    return d.event.empty() || contains_any(words, {"办结", "公示", "受理", "审批", "答复", "办理"});
}

// 牵头单位是…第一责任单位: the clause's subject is made responsible.
std::vector<std::string> bearer_of_duty(std::string_view clause) {
    while (ends_with_any(clause, {"。", "；"})) clause.remove_suffix(3);
    size_t is = clause.find("是");
    if (is == std::string_view::npos || is == 0 || is > 90) return {};
    if (!ends_with_any(clause, {"责任单位", "责任主体", "责任部门", "实施主体"})) return {};
    std::string subject(clause.substr(0, is));
    std::vector<std::string> units = acting_units(subject + "负责");
    if (units.empty() && ends_with_any(subject, {"单位", "部门", "乡镇"})) units = {subject};
    return units;
}

std::vector<std::string> bearers_of_duty(std::string_view words) {
    std::vector<std::string> out;
    if (!contains_any(words, {"责任单位", "责任主体", "责任部门", "实施主体"})) return out;
    while (!words.empty()) {
        size_t comma = std::min(words.find("，"), words.size());
        add_units(out, bearer_of_duty(words.substr(0, comma)));
        words.remove_prefix(std::min(words.size(), comma + 3));
    }
    return out;
}

// 各牵头单位要组织各有关单位，…: the organised act too, where the clause names nothing else.
std::vector<std::string> organised_units(std::string_view words) {
    constexpr std::string_view kOrganise = "要组织";
    size_t at = words.find(kOrganise);
    if (at == std::string_view::npos) return {};
    std::string_view rest = words.substr(at + kOrganise.size());
    size_t comma = rest.find("，");
    if (comma == std::string_view::npos || comma > 90) return {};
    std::string clause(rest.substr(0, comma));
    size_t named = 0;
    std::vector<std::string> units = acting_units(clause + "负责");
    for (const std::string& unit : units) named += unit.size();
    return named * 10 >= clause.size() * 8 ? units : std::vector<std::string>{};
}

// The words that can bear on a span: the whole statement, or its surroundings where the statement
// never ends.
struct Near {
    std::string_view words;
    DeadlineSpan span;
};

Near near_words(std::string_view words, const DeadlineSpan& span) {
    if (words.size() <= 4 * kNearBytes) return {words, span};
    size_t begin = span.begin > kNearBytes ? span.begin - kNearBytes : 0;
    while (begin < span.begin && (static_cast<unsigned char>(words[begin]) & 0xC0) == 0x80) ++begin;
    DeadlineSpan moved = span;
    moved.begin -= begin;
    moved.end -= begin;
    return {words.substr(begin, moved.end + kNearBytes), moved};
}

int leading_year(std::string_view text) {
    if (text.size() < 7 || !text.substr(4).starts_with("年")) return 0;
    int year = 0;
    for (char c : text.substr(0, 4)) {
        if (c < '0' || c > '9') return 0;
        year = year * 10 + (c - '0');
    }
    return year;
}

}  // namespace

ItemFacts::ItemFacts(const ItemContext& context, int node)
    : context_(context),
      node_(context.outline.nodes[node]),
      role_(section_role(context.outline, node)),
      dates_(context.dates) {
    if (text().empty() || role_ == SectionRole::kIgnored) return;
    paragraphs_ = paragraphs_of(node_);
    said_ = find_responsibility(node_, paragraphs_);
    find_statements();
    find_spans();
    drop_plan_years();
    span_count_.assign(statements_.size(), 0);
    for (const DatedSpan& span : spans_)
        if (span.statement != kHeading) ++span_count_[span.statement];
    find_inherited();
}

void ItemFacts::find_statements() {
    for (const Paragraph& p : paragraphs_) {
        if (said_.covers(p.begin) || ignored_label(p.label)) continue;
        size_t begin = std::max(p.begin, node_.heading_end);
        size_t end = p.end;
        for (const TextRange& range : said_.ranges)
            if (range.begin > begin && range.begin < end) end = range.begin;
        if (begin >= end) continue;
        for (const Statement& s : statements_of(text(), begin, end)) statements_.push_back(s);
    }
}

void ItemFacts::find_spans() {
    if (node_.heading_end > node_.body) add_spans({node_.body, node_.heading_end, {}}, kHeading);
    if (const DatedSpan* heading = heading_span(); heading != nullptr && heading->deadline.start) {
        dates_.year = base::split(*heading->deadline.start).year;
        dates_.phase_start = heading->deadline.start;
    }
    for (size_t i = 0; i < statements_.size(); ++i) add_spans(statements_[i], i);
    if (said_.deadline_text.empty()) return;
    std::vector<Deadline> stated = deadlines_in(said_.deadline_text, dates_);
    if (!stated.empty()) stated_ = stated.front();
}

void ItemFacts::add_spans(const Statement& s, size_t index) {
    std::string_view words = text().substr(s.begin, s.end - s.begin);
    for (const DeadlineSpan& span : find_deadlines(words)) {
        Near near = near_words(words, span);
        Deadline value = resolve_deadline(near.words, near.span, dates_);
        if (value.kind == DeadlineKind::kNone) value = resolve_as_planned(near.words, near.span);
        if (value.kind == DeadlineKind::kNone) continue;
        if (imposed_mechanism(near.words.substr(0, near.span.begin))) continue;
        if (!context_.rules && service_period(value, near.words)) continue;
        spans_.push_back({s.begin + span.begin, s.begin + span.end, value, index});
    }
}

// A past date with its year printed is a report, except as a step of a schedule and under 务必.
Deadline ItemFacts::resolve_as_planned(std::string_view words, const DeadlineSpan& span) const {
    std::string_view before = words.substr(0, span.begin);
    size_t comma = before.rfind("，");
    if (comma != std::string_view::npos) before.remove_prefix(comma);
    bool planned = role_ == SectionRole::kSteps || contains_any(before, {"务必", "必须", "确保"});
    int year = leading_year(words.substr(span.begin));
    if (!planned || year == 0 || year >= base::split(dates_.document_date).year + 1) return {};
    DeadlineContext earlier = dates_;
    earlier.document_date = base::civil_date(year, 1, 1).value_or(dates_.document_date);
    return resolve_deadline(words, span, earlier);
}

// A single bare year is the plan's own period; years that follow one another are steps.
void ItemFacts::drop_plan_years() {
    std::vector<int> years;
    for (const DatedSpan& span : spans_)
        if (span.deadline.due) years.push_back(base::split(*span.deadline.due).year);
    bool several =
        std::any_of(years.begin(), years.end(), [&](int year) { return year != years.front(); });
    if (several || siblings_run_by_years()) return;
    std::erase_if(spans_, [](const DatedSpan& span) { return bare_year(span.deadline); });
}

bool ItemFacts::siblings_run_by_years() const {
    int own = leading_year(node_.content());
    if (own == 0 || node_.parent < 0) return false;
    for (int sibling : context_.outline.nodes[node_.parent].children) {
        int other = leading_year(context_.outline.nodes[sibling].content());
        if (other != 0 && other != own) return true;
    }
    return false;
}

void ItemFacts::find_inherited() {
    if (node_.parent < 0) return;
    const Node& above = context_.outline.nodes[node_.parent];
    std::string_view words = above.text.text;
    if (!words.ends_with("：") || !above.marker) return;
    if (words.size() > kIntroductionTail) {
        size_t cut = words.find("。", words.size() - kIntroductionTail);
        if (cut == std::string_view::npos) return;
        words.remove_prefix(cut);
    }
    std::vector<Deadline> found = deadlines_in(words, dates_);
    if (!found.empty() && found.back().kind == DeadlineKind::kDate && !bare_year(found.back()))
        inherited_ = found.back();
}

const std::vector<std::string>& ItemFacts::actors(size_t begin, size_t end) const {
    auto [found, fresh] = actors_.try_emplace({begin, end});
    if (!fresh) return found->second;
    std::string_view words = text().substr(begin, end - begin);
    if (appoints(words)) return found->second;
    std::vector<std::string>& units = found->second;
    units = bearers_of_duty(words);
    add_units(units, acting_units(words));
    add_units(units, organised_units(words));
    return units;
}

const std::vector<std::string>& ItemFacts::actors(const Statement& s) const {
    return actors(s.begin, s.end);
}

const std::vector<std::string>& ItemFacts::clause_actors(const DatedSpan& span) const {
    Clause clause = clause_of(span);
    return actors(clause.begin, clause.end);
}

Clause ItemFacts::clause_of(const DatedSpan& span) const {
    auto [found, fresh] = clauses_.try_emplace(span.statement);
    std::vector<Clause>& all = found->second;
    if (fresh) all = clauses_of(text(), statements_[span.statement]);
    auto behind = std::upper_bound(all.begin(), all.end(), span.begin,
                                   [](size_t at, const Clause& c) { return at < c.begin; });
    return behind == all.begin() ? all.front() : *std::prev(behind);
}

bool ItemFacts::alone_in_statement(const DatedSpan& span) const {
    return span.statement < span_count_.size() && span_count_[span.statement] == 1;
}

// Spans stand in printed order: only the neighbours can share a clause.
bool ItemFacts::alone_in_clause(const DatedSpan& span) const {
    Clause clause = clause_of(span);
    size_t at = static_cast<size_t>(&span - spans_.data());
    auto shares = [&](const DatedSpan& other) {
        return other.statement == span.statement && other.begin >= clause.begin &&
               other.end <= clause.end;
    };
    return !(at > 0 && shares(spans_[at - 1])) &&
           !(at + 1 < spans_.size() && shares(spans_[at + 1]));
}

bool ItemFacts::dated(size_t statement) const {
    return statement < span_count_.size() && span_count_[statement] > 0;
}

const DatedSpan* ItemFacts::heading_span() const {
    for (const DatedSpan& span : spans_)
        if (span.statement == kHeading) return &span;
    return nullptr;
}

const DatedSpan* ItemFacts::step_span() const {
    if (const DatedSpan* heading = heading_span()) return heading;
    for (const DatedSpan& span : spans_) {
        bool opens = span.statement == 0 && span.begin <= statements_[0].begin + 3;
        if (opens && span.deadline.kind == DeadlineKind::kDate && span.deadline.start) return &span;
    }
    return nullptr;
}

const DatedSpan* ItemFacts::governing_span() const {
    if (const DatedSpan* heading = heading_span()) return heading;
    if (spans_.empty() || spans_.front().statement != 0) return nullptr;
    const DatedSpan& first = spans_.front();
    Clause clause = clause_of(first);
    bool opens = clause.begin <= statements_[0].begin + 3;
    bool several = spans_.size() > 1 && spans_[1].statement == 0 && spans_[1].end <= clause.end &&
                   first.deadline.kind == DeadlineKind::kRecurring;
    if (several) return nullptr;  // 周调度、月通报: each period is a duty of its own
    if (statements_.size() > 1) return opens && node_.heading_end == node_.body ? &first : nullptr;
    // A period in a later clause is one duty beside the item, a date is when the item is done.
    return opens || first.deadline.kind != DeadlineKind::kRecurring ? &first : nullptr;
}

bool ItemFacts::introduces() const { return !node_.children.empty() && text().ends_with("："); }

}  // namespace extract

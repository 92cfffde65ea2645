#include "extract/item_facts.h"

#include <algorithm>

#include "base/text.h"
#include "extract/modal_subject.h"
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
constexpr size_t kAgainBytes = 60;
constexpr size_t kFewBytesBehind = 15;  // of a clause that names no deed but 完工
constexpr size_t kDeedBytes = 9;        // the least that says what is to be done by a date

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

// 现将《…》印发给你们, 特制定本方案: what the document does by being issued.
bool issues(std::string_view words) {
    if (!contains_any(words, {"本", "如下", "以下", "印发给你们"})) return false;
    // 本办法自2024年9月1日起施行，由县财政局负责解释
    if (words.find("本") < 7 && contains_any(words, {"起施行", "起执行", "起实施", "负责解释"}))
        return true;
    return contains_any(words, {"印发给你们", "特制定本", "制定本方案", "制定本办法", "制定本计划",
                                "事项通知如下", "通知如下：", "提出以下要求", "提出如下",
                                "提出以下", "纪要如下", "制定如下", "分工如下", "公告如下"});
}

// 1个工作日内办结, 公示10天: what citizens are promised; a duty only in standing rules.
bool service_period(const Deadline& d, std::string_view words) {
    if (d.kind != DeadlineKind::kRelative) return false;
    if (contains_any(d.event, {"印发", "会议", "下发", "发布", "收到", "通知"})) return false;
    if (contains_any(words, {"报送", "报备", "上报", "办结报告", "书面报告"})) return false;
    bool bound = contains_any(words, {"应在", "须在", "要在", "必须", "应于", "务必", "应当在"});
    if (d.event.empty() && bound && !contains_any(words, {"办结", "公示", "受理", "审批", "办理"}))
        return false;
    return d.event.empty() || contains_any(words, {"办结", "公示", "受理", "审批", "答复", "办理"});
}

// 本项目的建设主体为县水务公司: who stands behind the role.
std::vector<std::string> named_bearer(std::string_view clause) {
    for (std::string_view role : {"责任主体", "建设主体", "实施主体", "责任单位", "牵头单位",
                                  "实施单位", "建设单位", "主管部门", "牵头部门"})
        for (std::string_view is : {"为", "是"}) {
            size_t at = clause.find(std::string(role) + std::string(is));
            if (at == std::string_view::npos) continue;
            std::string_view named = clause.substr(at + role.size() + is.size());
            return unit_mentions("责任单位：" + std::string(named)).units;
        }
    return {};
}

// 牵头单位是…第一责任单位: the clause's subject is made responsible.
std::vector<std::string> bearer_of_duty(std::string_view clause) {
    while (ends_with_any(clause, {"。", "；"})) clause.remove_suffix(3);
    if (!ends_with_any(clause, {"责任单位", "责任主体", "责任部门", "实施主体"}))
        return named_bearer(clause);
    size_t is = clause.find("是");
    if (is == std::string_view::npos || is == 0 || is > 90) return {};
    std::string subject(clause.substr(0, is));
    std::vector<std::string> units = acting_units(subject + "负责");
    if (units.empty() && ends_with_any(subject, {"单位", "部门", "乡镇"})) units = {subject};
    return units;
}

std::vector<std::string> bearers_of_duty(std::string_view words) {
    std::vector<std::string> out;
    if (!contains_any(words, {"责任单位", "责任主体", "责任部门", "实施主体", "建设主体",
                              "牵头单位", "实施单位", "建设单位", "主管部门", "牵头部门"}))
        return out;
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

// A name that the document lists goes before a part of it that the sentence alone tells.
void add_known(std::vector<std::string>& units, const std::vector<std::string>& known) {
    for (const std::string& name : known) {
        std::erase_if(units, [&name](const std::string& unit) {
            return unit != name && (name.ends_with(unit) || name.starts_with(unit));
        });
        bool longer = std::any_of(units.begin(), units.end(), [&name](const std::string& unit) {
            return unit.starts_with(name) || unit.ends_with(name);
        });
        if (!longer) units.push_back(name);
    }
}

// 报送《城关街道消防工作情况表》: who is named in the title of a form does not act.
std::string without_book_titles(std::string_view words) {
    std::string out;
    while (!words.empty()) {
        size_t open = words.find("《"), close = words.find("》", std::min(open, words.size()));
        if (close == std::string_view::npos) break;
        out += words.substr(0, open + 3);
        words.remove_prefix(close);
    }
    return out + std::string(words);
}

// 部署各区宗教场所, 动员各部门: whom another tells to act.
bool addressed(std::string_view unit) {
    return starts_with_any(unit, {"部署各", "动员各", "组织各", "督促各", "指导各", "发动各",
                                  "引导各", "要求各", "推动各", "支持各", "鼓励各", "帮助各"});
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

// A heading is a unit's name only where it ends as nothing else does (not 污水处理, 能力不足).
static bool is_office_heading(std::string_view unit) {
    return ends_with_any(
        unit, {"办公室", "局", "中心", "委",     "站",   "所",     "队",   "科",   "院",
               "部",     "厅", "办",   "政府",   "公司", "委员会", "单位", "部门", "组",
               "镇",     "乡", "街道", "办事处", "银行", "学校",   "社",   "会",   "专班"});
}

std::vector<std::string> heading_units(const Node& node) {
    if (!node.marker) return {};
    std::string_view name = node.heading_end > node.body ? node.heading() : node.content();
    while (ends_with_any(name, {"。", "："})) name.remove_suffix(3);
    if (name.size() < 6 || name.size() > 90 || contains_any(name, {"，", "“"})) return {};
    if (!names_unit(name) || ends_with_any(name, {"职责", "分工", "任务", "工作"})) return {};
    size_t named = 0;
    std::vector<std::string> units = unit_mentions("责任单位：" + std::string(name)).units;
    for (const std::string& unit : units)
        if (!is_office_heading(unit)) return {};
    for (const std::string& unit : units) named += unit.size();
    return named * 10 >= name.size() * 8 ? units : std::vector<std::string>{};
}

ItemFacts::ItemFacts(const ItemContext& context, int node)
    : context_(context),
      node_(context.outline.nodes[node]),
      role_(section_role(context.outline, node)),
      dates_(context.dates) {
    if (text().empty() || role_ == SectionRole::kIgnored) return;
    paragraphs_ = paragraphs_of(node_);
    said_ = context.said.at(static_cast<size_t>(node));
    read();
    find_inherited();
}

ItemFacts::ItemFacts(const ItemContext& context, const Node& row, Responsibility said)
    : context_(context),
      node_(row),
      role_(SectionRole::kWork),
      dates_(context.dates),
      paragraphs_(paragraphs_of(row)),
      said_(std::move(said)) {
    read();
}

void ItemFacts::read() {
    find_statements();
    find_spans();
    find_stated();
    drop_years_of_things();
    drop_plan_years();
    span_count_.assign(statements_.size(), 0);
    for (const DatedSpan& span : spans_)
        if (span.statement != kHeading) ++span_count_[span.statement];
}

void ItemFacts::find_statements() {
    for (const Paragraph& p : paragraphs_) {
        if (said_.covers(p.begin) || ignored_label(p.label)) continue;
        size_t begin = std::max(p.begin, node_.heading_end);
        size_t end = p.end;
        for (const TextRange& range : said_.ranges)
            if (range.begin > begin && range.begin < end) end = range.begin;
        if (begin >= end) continue;
        for (Statement s : statements_of(text(), begin, end)) {
            std::string_view words = behind_issuing(text().substr(s.begin, s.end - s.begin));
            s.begin = s.end - words.size();
            if (!issues(words)) statements_.push_back(s);
        }
    }
}

void ItemFacts::find_spans() {
    if (node_.heading_end > node_.body) add_spans({node_.body, node_.heading_end, {}}, kHeading);
    if (const DatedSpan* heading = heading_span(); heading != nullptr && heading->deadline.start) {
        dates_.year = base::split(*heading->deadline.start).year;
        dates_.phase_start = heading->deadline.start;
    }
    for (size_t i = 0; i < statements_.size(); ++i) add_spans(statements_[i], i);
}

void ItemFacts::find_stated() {
    std::string_view words = said_.deadline_text;
    size_t in_spans = 0;
    for (const DeadlineSpan& span : find_deadlines(words)) {
        Deadline value = resolve_deadline(words, span, dates_);
        if (value.kind == DeadlineKind::kNone) continue;
        in_spans += span.end - span.begin;
        if (!stated_) {
            stated_ = value;
        } else {
            stated_besides_.push_back(value);
        }
    }
    // Dates alone are one stretch or one list; with deeds between them each is a commitment.
    if (words.size() < in_spans + kDeedBytes * (stated_besides_.size() + 1))
        stated_besides_.clear();
}

void ItemFacts::add_spans(const Statement& s, size_t index) {
    std::string_view words = text().substr(s.begin, s.end - s.begin);
    for (const DeadlineSpan& span : find_deadlines(words)) {
        Near near = near_words(words, span);
        Deadline value = resolve_deadline(near.words, near.span, dates_);
        if (value.kind == DeadlineKind::kNone) value = resolve_as_planned(near.words, near.span);
        if (value.kind == DeadlineKind::kNone) {
            std::string_view passed = words.substr(span.begin, span.end - span.begin);
            if (contains_any(passed, {"前", "底", "每", "年内"})) passed_over_ = passed;
            continue;
        }
        if (imposed_mechanism(near.words.substr(0, near.span.begin))) continue;
        if (!context_.rules && service_period(value, near.words)) continue;
        if (names_a_season(span)) continue;  // 汛前, 春播前
        if (value.kind == DeadlineKind::kRelative && value.days == 0) continue;
        if (says_again(value, s.begin + span.begin, index)) continue;
        spans_.push_back({s.begin + span.begin, s.begin + span.end, value, index});
    }
}

// 到2023年底，完成年内整改问题17项: the same date again within its clause or the next.
bool ItemFacts::says_again(const Deadline& value, size_t begin, size_t statement) const {
    if (spans_.empty() || value.kind != DeadlineKind::kDate) return false;
    const DatedSpan& before = spans_.back();
    if (before.statement != statement || before.deadline.due != value.due) return false;
    std::string_view between = text().substr(before.end, begin - before.end);
    return between.size() < kAgainBytes && contains_any(before.deadline.text, {"到", "至"}) &&
           between.starts_with("，") && !contains_any(between.substr(3), {"，", "；", "。"});
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
    bool schedule = role_ == SectionRole::kSteps;
    std::erase_if(spans_, [schedule](const DatedSpan& span) {
        return bare_year(span.deadline) && !(schedule && span.statement == kHeading);
    });
}

// 制定2018年、2019年改造计划: years within a clause say what, not when.
void ItemFacts::drop_years_of_things() {
    std::erase_if(spans_, [this](const DatedSpan& span) {
        if (!bare_year(span.deadline) || span.statement == kHeading) return false;
        Clause clause = clause_of(span);
        if (span.begin <= clause.begin + 3) return false;
        std::string_view behind = text().substr(span.end, clause.end - span.end);
        return ends_with_any(behind, {"计划", "方案", "规划", "预算", "清单", "报告", "总结"});
    });
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

std::vector<std::string> ItemFacts::inherited_actors() const {
    if (node_.parent < 0) return {};
    const Node& above = context_.outline.nodes[node_.parent];
    if (std::vector<std::string> units = heading_units(above); !units.empty()) return units;
    std::string_view words = above.text.text;
    if (!above.marker || !words.ends_with("：") || words.size() > kIntroductionTail) return {};
    words.remove_prefix(above.body);
    size_t stop = words.rfind("。");
    if (stop != std::string_view::npos) words.remove_prefix(stop + 3);
    std::vector<std::string> units = acting_units(words);
    add_known(units, context_.known.subjects(words));
    return units;
}

const std::vector<std::string>& ItemFacts::actors(size_t begin, size_t end) const {
    auto [found, fresh] = actors_.try_emplace({begin, end});
    if (!fresh) return found->second;
    std::string_view words = text().substr(begin, end - begin);
    if (appoints(words)) return found->second;
    std::vector<std::string>& units = found->second;
    units = bearers_of_duty(words);
    // 由县水利局牵头、县财政局配合，…: as if parted by a comma
    std::string parted = without_book_titles(words);
    base::replace_all(parted, "牵头、", "牵头，");
    add_units(units, acting_units(parted));
    add_units(units, organised_units(words));
    add_known(units, context_.known.subjects(words));
    if (units.empty()) units = modal_subjects(words);
    std::erase_if(units, [](const std::string& unit) { return addressed(unit); });
    std::stable_sort(units.begin(), units.end(), [words](const auto& a, const auto& b) {
        return words.find(a) < words.find(b);
    });
    return units;
}

const std::vector<std::string>& ItemFacts::actors(const Statement& s) const {
    return actors(s.begin, s.end);
}

const std::vector<std::string>& ItemFacts::clause_actors(const DatedSpan& span) const {
    Clause clause = clause_of(span);
    return actors(clause.begin, clause.end);
}

const std::vector<Clause>& ItemFacts::clauses(size_t statement) const {
    auto [found, fresh] = clauses_.try_emplace(statement);
    if (fresh) found->second = clauses_of(text(), statements_[statement]);
    return found->second;
}

Clause ItemFacts::clause_of(const DatedSpan& span) const {
    const std::vector<Clause>& all = clauses(span.statement);
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
    if (statements_.size() > 1)
        return (opens || ends_deed(first)) && node_.heading_end == node_.body ? &first : nullptr;
    // 改造42个。每月25日前调度进度: what stands before is a result of its own.
    bool result = node_.heading().find_first_of("0123456789") != std::string_view::npos;
    bool periodic = first.deadline.kind == DeadlineKind::kRecurring;
    if (opens) return result && periodic ? nullptr : &first;
    // A period in a later clause is one duty beside the item, a date is when the item is done.
    if (first.deadline.kind == DeadlineKind::kRecurring) return nullptr;
    return node_.heading_end == node_.body ? &first : last_of_all();
}

// 实施安防工程80公里，确保8月底前完工: the second clause says when the first is done.
bool ItemFacts::ends_deed(const DatedSpan& span) const {
    Clause clause = clause_of(span);
    const std::vector<Clause>& all = clauses(span.statement);
    if (all.size() < 2 || all[1].begin != clause.begin) return false;
    if (span.deadline.kind != DeadlineKind::kDate) return false;
    std::string_view before = text().substr(clause.begin, span.begin - clause.begin);
    std::string_view behind = text().substr(span.end, clause.end - span.end);
    bool whole = contains_any(behind, {"完工", "完成", "竣工", "建成", "投用", "投入使用", "交付"});
    return whole && behind.size() <= kFewBytesBehind &&
           (before.empty() || before == "，" ||
            ends_with_any(before, {"确保", "力争", "争取", "于"}));
}

// Under a heading a date in a later clause is one commitment of several, unless the clause says
// that the whole is done by then: 年底前全部落地, 于5月30日前公布.
const DatedSpan* ItemFacts::last_of_all() const {
    const DatedSpan& last = spans_.back();
    if (last.statement != 0 || last.deadline.kind != DeadlineKind::kDate) return nullptr;
    Clause clause = clause_of(last);
    std::string_view words = text().substr(clause.begin, clause.end - clause.begin);
    bool whole = contains_any(words, {"全部", "全面完成", "全面建成", "全面落实", "全覆盖"});
    bool then = spans_.size() == 1 && words.starts_with("于") && last.begin <= clause.begin + 3;
    return whole || then ? &last : nullptr;
}

bool ItemFacts::introduces() const { return !node_.children.empty() && text().ends_with("："); }

}  // namespace extract
